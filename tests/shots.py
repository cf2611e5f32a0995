"""A picture of every screen in light, dark and at twice the size, and in the languages asked for.

`python tests/shots.py FOLDER [de] [es] [fr] [longer] [mirrored]`; the last two are pseudo-languages.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "desktop"), str(HERE.parent / "packaging")]


from typing import TYPE_CHECKING

import msgspec
import translations
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QScrollArea, QWidget

from builders import card_mark, contact, moment, page, period, target, wait, written
from gui.simulated import RESOURCES, Simulation
from leeward.core import acts, pages, people
from leeward.core.access import Protection
from leeward.core.changes import Change
from leeward.core.companion import ActKind, Answer, PageKind, Role
from leeward.core.proof import BrowserProof, Proof, Verdict
from leeward.core.records import Level, Mark, Shared, Situation
from leeward.core.shield import Outcome, Result
from leeward.core.state import Profile, Settings, State
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.widgets.entry_list import EntryList
from leeward.gui.window import Window
from lived import lived
from pseudo import LEFT, RIGHT, plain, speak_pseudo
from shots_moments import moments
from shots_paths import take_all
from shots_progress import progress
from spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Callable

WELCOMED = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
RICH = State(
    periods=(period(),),
    contacts=(contact("2026-11-15 22:10"),),
    waits=tuple(wait() for _ in range(14)),
    targets=(
        target(),
        target("tiktok"),
        target("tumblr", "example-person", level=Level.PERSON),
        target("strava"),
    ),
    cards=tuple(
        card_mark(card, mark, saved)
        for card, mark, saved in (
            ("save-what-i-may-need", Mark.DONE, "2026-11-10 20:00"),
            ("two-people-who-know", Mark.DONE, "2026-11-10 20:10"),
            ("block-number-iphone", Mark.DONE, "2026-11-11 09:00"),
            ("this-computer", Mark.DONE, "2026-11-12 09:00"),
            ("apple-photos", Mark.DONE, "2026-11-13 09:00"),
            ("money-apps", Mark.NOT_FOR_ME, "2026-11-13 09:10"),
        )
    ),
    pages=(page("Every time I look, I lose two days. I want my evenings back."),),
    profile=WELCOMED,
)
FRESH = State(periods=(period("2026-11-21"),), profile=WELCOMED)
CARE = State(
    profile=Profile(welcomed=True, situation=Situation.CARE, shared=Shared.YES),
    settings=Settings(discreet=True),
)


def planned(state: State) -> State:
    """`state` with people and with a plan of each kind."""
    for name, reach, role in (
        ("Ada", "0170 555 01 23", Role.FRIEND),
        ("Dr. Holm", "Thursdays", Role.COUNSELLOR),
    ):
        state = people.add(state, name, reach=reach, role=role, now=moment())
    for kind, title, then, when in (
        (ActKind.PLAN, "I want to look at their page", "I wait ten minutes", acts.ANY_TIME),
        (ActKind.PLACE, "The gym", "Go at another hour", acts.When(weekdays=(1, 3))),
        (ActKind.DATE, "Our day", "Go with somebody who knows", acts.When(day=dt.date(2026, 11, 22))),
        (ActKind.ROUTINE, "Sunday breakfast", "Swim, then the market", acts.When(weekdays=(6,))),
        (ActKind.ACT, "Walk along some water", "", acts.When(day=dt.date(2026, 11, 21))),
    ):
        state = acts.add(state, kind, title, then, when, now=moment())
    return state


def press(window: QWidget, *labels: str | set[str]) -> None:
    """Press visible buttons by their words, or by one of several."""
    for wanted in ({each} if isinstance(each, str) else each for each in labels):
        settle()
        seen = [b for b in window.findChildren(QPushButton) if b.isVisible()]
        found = [
            b
            for b in seen
            if wanted & {said for name in (b.accessibleName(), b.text()) for said in (name, plain(name))}
        ]
        if not found:
            raise LookupError(wanted, sorted({b.accessibleName() for b in seen}))
        found[-1].click()
    settle()


def settle() -> None:
    """Let what waits be done: drawing, and what was to be deleted."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, 52)


class Shots:
    """Takes pictures into a folder, in English or in a language nobody speaks."""

    def __init__(
        self,
        folder: Path,
        suffix: str,
        size: tuple[int, int] = (1080, 720),
        *,
        theme: str = "light",
        language: str = "",
    ) -> None:
        self.folder, self.suffix, self.size = folder, suffix, size
        self.theme, self.language = theme, language
        self.spoken = Spoken(language) if language in translations.languages() else None
        self.left_out: list[str] = []

    def take(
        self,
        name: str,
        simulation: Simulation,
        place: str,
        *labels: str,
        act: Callable[[Simulation, QWidget], None] | None = None,
        size: tuple[int, int] | None = None,
    ) -> None:
        """One picture of a place, after pressing what is named."""
        session = simulation.session
        words: tuple[str | set[str], ...] = labels
        if self.spoken is not None:
            self.spoken.speak(simulation)
            words = tuple(map(self.spoken.of, labels))
        elif self.language:
            speak_pseudo(session.texts, session.content, self.language)
        look = Theme(RESOURCES, self.theme)
        window = Window(session, look, screens(session, look))
        window.resize(*(size or self.size))
        window.show()
        window.open(place)
        try:
            press(window, *words)
            if act is not None:
                act(simulation, window)
                settle()
        except (LookupError, StopIteration):
            # What is found by words with a day in them is found in English alone.
            if self.spoken is None:
                raise
            self.left_out.append(name)
        else:
            self.keep(name, simulation, window)
        window.hide()
        window.deleteLater()
        settle()

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:  # noqa: ARG002
        """Take the picture of what is there now."""
        QTest.qWait(320)
        window.grab().save(str(self.folder / f"{name}{self.suffix}.png"))


def wait_over(simulation: Simulation, _window: QWidget) -> None:
    """The wait for one site is over."""
    simulation.clock.go(minutes=20)
    simulation.session.tick()
    settle()


def check(simulation: Simulation, _window: QWidget) -> None:
    """Two browsers were looked at."""
    checked = Proof(
        at=simulation.clock.at,
        checked=(),
        browsers=(
            BrowserProof(browser="chromium", title="Chromium", verdict=Verdict.CLOSED_FOR_NEW_VISITS),
            BrowserProof(browser="firefox-esr", title="Firefox", verdict=Verdict.AFTER_RESTART),
        ),
    )
    simulation.engine.closing.proof = checked
    simulation.session.changed.emit(Change.SHIELD)
    settle()


def scroll_down(simulation: Simulation, window: QWidget) -> None:
    """The end of a long page, after something was done with the computer's rights."""
    simulation.session.open_urgently(simulation.session.state.targets[0].record)
    settle()
    scroll_to_end(simulation, window)


def scroll_to_end(_simulation: Simulation, window: QWidget) -> None:
    """The end of a long page."""
    for area in window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()


def tell_missing(simulation: Simulation, _window: QWidget) -> None:
    """Somebody took lines out, and the guard can't be asked."""
    simulation.guard.held.clear()
    simulation.guard.answer = Outcome(result=Result.DISMISSED)
    simulation.session.look()


def wait_through(simulation: Simulation, window: QWidget) -> None:
    """Ten minutes go by."""
    simulation.clock.go(minutes=11)
    window.open("today")  # type: ignore[attr-defined]
    window.open("hard")  # type: ignore[attr-defined]


def some_minutes(simulation: Simulation, window: QWidget) -> None:
    """Five minutes go by."""
    simulation.clock.go(minutes=5.2)
    window.open("today")  # type: ignore[attr-defined]
    window.open("hard")  # type: ignore[attr-defined]


def log_one(simulation: Simulation, window: QWidget) -> None:
    """Something is logged while it is locked."""
    simulation.session.do(pages.write_reason, "One more.")
    window.open("help")  # type: ignore[attr-defined]
    window.open("lock")  # type: ignore[attr-defined]


def kept_simulation(by: Protection = Protection.KEYRING) -> Simulation:
    """One with a real document in a throw-away folder, and an older state of it."""
    simulation = Simulation(
        RICH, folder=Path(tempfile.mkdtemp(prefix="leeward-shots-")), sealed_by=by, passphrase="herons"
    )
    simulation.session.do(pages.write_reason, "I sleep better.")
    return simulation


def wrote() -> Simulation:
    """One who has written for some days: pages, lines, a sealed letter, and one that comes back today."""
    line, letter, asked = PageKind.LINE, PageKind.LETTER, PageKind.QUESTIONS
    future = written("A house with a garden.", prompt="future", saved="2026-11-11 20:00")
    dear = written("Dear you.", prompt="letter", kind=letter, saved="2026-11-19 22:00")
    decided = written("", prompt="decision", kind=asked, saved="2026-11-18 22:00")
    said = (Answer(question="sure", number=8), Answer(question="for", text="I hear myself again."))
    own = (
        written("Nothing works. The kitchen is too quiet.", saved="2026-11-10 21:00", mood=2, mood_after=3),
        msgspec.structs.replace(future, again=date(2026, 11, 21)),
        written("I cooked for two.", prompt="handled", kind=line, saved="2026-11-12 20:00", mood=2),
        written("Said no to the party.", prompt="handled", kind=line, saved="2026-11-14 20:00"),
        written("Somebody who asks back.", prompt="needs", kind=line, saved="2026-11-15 20:00"),
        msgspec.structs.replace(decided, answers=said),
        msgspec.structs.replace(dear, sealed_until=date(2026, 12, 24)),
        written("I slept seven hours. I called Jo.", saved="2026-11-20 21:00", mood=3, mood_after=4),
    )
    return Simulation(msgspec.structs.replace(RICH, pages=(*RICH.pages, *own)))


def keep_page(_simulation: Simulation, window: QWidget) -> None:
    """A page is written and kept."""
    area = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
    area.setPlainText("A long walk by the harbour. The gulls were loud.")
    press(window, "Keep", "Sad", "Calm")


def open_first(_simulation: Simulation, window: QWidget) -> None:
    """The first page of the journal is opened."""
    found = window.findChildren(EntryList)[0]
    found.opened.emit(found.things[0])


def look_at_backup(_simulation: Simulation, window: QWidget) -> None:
    """What differs in the first of the older states."""
    settle()
    seen = [b for b in window.findChildren(QPushButton) if b.isVisible()]
    next(b for b in seen if plain(b.text()) == "What differs").click()


def writing(shots: Shots) -> None:
    """The journal, a page of each form, and the end of a period."""
    for place in ("write", "write waves", "write handled", "write decision", "write good-and-not", "weekly"):
        shots.take(f"{place.replace(' ', '-')}", wrote(), place)
    shots.take("journal-written", wrote(), "journal")
    shots.take("journal-page", wrote(), "journal", act=open_first)
    shots.take("write-kept", wrote(), "write free", act=keep_page)
    shots.take("ending", wrote(), "ending")
    shots.take("ending-end", wrote(), "ending", "End the pause…")
    shots.take("ending-questions", wrote(), "ending", "Twelve questions")
    shots.take("today-over", Simulation(RICH, at="2026-12-10 09:00"), "today")
    quiet = msgspec.structs.replace(RICH, contacts=())
    shots.take("today-week", Simulation(quiet, at="2026-11-16 09:00"), "today")
    shots.take("today-weekly", Simulation(RICH, at="2026-11-18 09:00"), "today")
    for about in ("letter", "growth", "boundaries", "late-talk", "first-step", "reason", "whole-picture"):
        shots.take(f"write-{about}", wrote(), f"write {about}")
    shots.take("today-again", wrote(), "today")


def plans_and_people(shots: Shots) -> None:
    """What is done again, and who helps."""
    shots.take("my-list-care", Simulation(CARE), "list", "Check everything I share")
    shots.take("plans", Simulation(planned(RICH)), "plans")
    shots.take("plans-place", Simulation(FRESH), "plans place")
    shots.take("plans-date", Simulation(FRESH), "plans date")
    shots.take("plans-goal", Simulation(FRESH), "plans goal")
    shots.take("plans-care", Simulation(CARE), "plans")
    shots.take("pause", Simulation(RICH), "pause")
    shots.take("people", Simulation(planned(RICH)), "people")
    shots.take("deck", Simulation(planned(RICH)), "deck")
    shots.take("first-hour", Simulation(RICH), "session")
    by_hand(shots)


def by_hand(shots: Shots) -> None:
    """Closed sites where there can be no guard."""
    for reason in ("in-flatpak", "on-windows", "on-macos"):
        simulation = Simulation(RICH, closed=False, installed=False)
        simulation.go_outside(reason)
        shots.take(f"closed-sites-{reason}", simulation, "closed", act=scroll_to_end)


def all_of_them(shots: Shots) -> None:
    """Every screen and state."""
    shots.take("today", Simulation(RICH), "today")
    shots.take("my-list", Simulation(RICH), "list")
    shots.take("closed-sites", Simulation(RICH), "closed")
    shots.take("hard-moment", Simulation(RICH), "hard", act=some_minutes)
    shots.take("help", Simulation(RICH), "help")
    shots.take("journal", Simulation(RICH), "journal")
    writing(shots)
    shots.take("settings", Simulation(RICH), "settings")
    kept = kept_simulation()
    shots.take("document", kept, "document")
    shots.take("document-key", kept, "document", "Show the spare key")
    shots.take("backups", kept, "backups", act=look_at_backup)
    shots.take("carry", kept, "carry", "Everything, sealed")
    shots.take("erase", kept, "erase")
    shots.take("welcome-1", Simulation(), "welcome")
    shots.take("welcome-4", Simulation(), "welcome", *PULLS, "Instagram")
    plans_and_people(shots)
    shots.take("today-fresh", Simulation(FRESH), "today")
    shots.take("today-care", Simulation(CARE), "today")
    shots.take("today-small", Simulation(RICH), "today", size=(720, 520))
    shots.take("today-open", Simulation(RICH, closed=False), "today")
    shots.take("my-list-small", Simulation(RICH), "list", size=(720, 520))
    shots.take("closed-sites-small", Simulation(RICH), "closed", size=(720, 520))
    shots.take("closed-sites-empty", Simulation(FRESH), "closed")
    shots.take("closed-sites-adding", Simulation(FRESH), "closed", "Tumblr")
    shots.take("closed-sites-change", Simulation(RICH), "closed", "Change…")
    shots.take("closed-sites-setup", Simulation(FRESH, installed=False), "closed", "TikTok", "Close TikTok")
    shots.take("closed-sites-open", Simulation(RICH), "closed", act=tell_missing)
    shots.take("closed-sites-waiting", Simulation(RICH), "closed", "Change…", "Ask to open it")
    shots.take("closed-sites-due", Simulation(RICH), "closed", "Change…", "Ask to open it", act=wait_over)
    shots.take("closed-sites-checked", Simulation(RICH), "closed", act=check)
    shots.take("elsewhere", Simulation(RICH), "elsewhere", "uBlock Origin")
    shots.take("settings-acts", Simulation(RICH), "settings", act=scroll_down)
    shots.take("hard-moment-through", Simulation(RICH), "hard", act=wait_through)
    shots.take("hard-moment-fresh", Simulation(FRESH), "hard", size=(720, 520))
    shots.take("something-happened", Simulation(RICH), "happened reached-out")
    shots.take("something-happened-kept", Simulation(RICH), "happened reached-out", "Just now")
    moments(shots, RICH)
    shots.take("welcome-2", Simulation(), "welcome", *PULLS[:1])
    shots.take("welcome-3", Simulation(), "welcome", *PULLS[:2])
    shots.take(
        "welcome-4-setup", Simulation(installed=False), "welcome", *PULLS, "Instagram", "Close Instagram"
    )
    shots.take("welcome-5", Simulation(), "welcome", *PULLS, "Instagram", "Close Instagram")
    shots.take("welcome-6", Simulation(), "welcome", *PULLS, "Instagram", "Close Instagram", "Next")
    shots.take("welcome-7", Simulation(), "welcome", *PULLS, "Instagram", "Close Instagram", "Next", "Later")
    shots.take("lock", Simulation(RICH), "lock")
    shots.take("protect", Simulation(RICH), "protect")
    doors(shots)
    take_all(shots, RICH, CARE)
    progress(shots, RICH)


def doors(shots: Shots) -> None:
    """What stands before a document that is not open."""
    lost = Simulation(folder=kept_simulation().folders.data)
    lost.engine.start()
    lost.session.unlock()
    shots.take("lock-spare-key", lost, "lock")
    shots.take("locking", kept_simulation(by=Protection.PASSPHRASE), "locking")
    shots.take("lock-passphrase", kept_simulation(), "lock-passphrase")
    shots.take("lock-waiting", kept_simulation(by=Protection.PASSPHRASE), "settings", "Lock now", act=log_one)


PULLS = ("No", "It ended and I need distance", "Next")


def twice_the_size(shots: Shots) -> None:
    """The longest screens at 200 %, on a screen of 1440 by 1040."""
    for place in (
        "today",
        "list",
        "closed",
        "hard",
        "help",
        "settings",
        "journal",
        "write free",
        "weekly",
        "ending",
    ):
        shots.take(place, Simulation(RICH), place)
    shots.take("looking-back", Simulation(lived(84)), "looking-back", size=(720, 1500))
    progress(shots, RICH)
    shots.take("welcome-4", Simulation(), "welcome", *PULLS, "Instagram")


PSEUDO = {"longer": LEFT, "mirrored": RIGHT}


def main() -> int:
    """Take all pictures; those at twice the size in a process of their own, since Qt scales once."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    if os.environ.get("QT_SCALE_FACTOR"):
        twice_the_size(Shots(folder, "-200", (720, 520)))
        return 0
    for theme, suffix in (("light", ""), ("dark", "-dark")):
        all_of_them(Shots(folder, suffix, theme=theme))
    for name in sys.argv[2:]:
        language = PSEUDO.get(name, name)
        application.setLayoutDirection(QLocale(language).textDirection())
        QLocale.setDefault(QLocale(language))
        shots = Shots(folder, f"-{name}", language=language)
        all_of_them(shots)
        if shots.left_out:
            sys.stdout.write(f"{name}: not reached: {', '.join(shots.left_out)}\n")
    scaled = os.environ | {"QT_SCALE_FACTOR": "2"}
    return subprocess.run([sys.executable, __file__, str(folder)], env=scaled, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
