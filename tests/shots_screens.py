"""Every screen and state there is a picture of; a new one is added here, or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea

from camera import settle
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Protection
from leeward.core.changes import Change
from leeward.core.proof import BrowserProof, Proof, Verdict
from leeward.core.shield import Outcome, Result
from shots_moments import moments
from shots_paths import take_all
from shots_progress import progress
from shots_states import CARE, FRESH, RICH, kept_simulation
from shots_writing import plans_and_people, writing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from camera import Shots

PULLS = ("No", "It ended and I need distance", "Next")


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
    shots.take("backups", kept, "backups", "What differs")
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


def jump(_simulation: Simulation, window: QWidget) -> None:
    """Ctrl+K, and two letters."""
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle()
    QTest.keyClicks(window.findChild(QDialog).findChild(QLineEdit), "in")  # type: ignore[union-attr]


def doors(shots: Shots) -> None:
    """What stands before a closed document, or where no guard can be; and the ways by the keyboard."""
    by_hand(shots)
    shots.take("keyboard", Simulation(RICH), "keyboard")
    shots.take("jump", Simulation(RICH), "today", act=jump)
    lost = Simulation(folder=kept_simulation().folders.data)
    lost.engine.start()
    lost.session.unlock()
    shots.take("lock-spare-key", lost, "lock")
    shots.take("locking", kept_simulation(by=Protection.PASSPHRASE), "locking")
    shots.take("lock-passphrase", kept_simulation(), "lock-passphrase")
    shots.take("lock-waiting", kept_simulation(by=Protection.PASSPHRASE), "settings", "Lock now", act=log_one)
