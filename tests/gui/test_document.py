"""Your document and its older states, as a person uses them, over a real document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QGuiApplication

from builders import page as page_of
from builders import period, target
from gui.hands import buttons, press, words, write
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Access, Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State, put
from leeward.gui.pages.carry import Carry
from leeward.gui.pages.document import YourDocument
from leeward.store.backups import Reason
from leeward.store.errors import KeyringProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.core.companion import Page
    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=PRIVATE)


def put_in(state: State, version: Page, *, now: object) -> State:  # noqa: ARG001  every intent takes `now`
    """A page of another day."""
    return put(state, version)


def spare_key(simulation: Simulation) -> tuple[str, ...]:
    """The spare key, as the engine has it."""
    told: list[tuple[str, ...]] = []
    simulation.custody.spare_key(told.append, lambda error: None)  # noqa: ARG005
    return told[0]


def test_the_spare_key_is_shown_on_a_press_only(opened: Opened, tmp_path: Path) -> None:
    """Its groups stand nowhere before, can be copied, and are gone when the page is left."""
    simulation = Simulation(BEGUN, folder=tmp_path)
    groups = spare_key(simulation)
    window = opened(simulation, "settings")
    press(window, "Your document")
    assert groups[0] not in words(window)
    press(window, "Show the spare key")
    assert all(group in words(window) for group in groups)
    press(window, "Copy")
    assert QGuiApplication.clipboard().text() == " ".join(groups)
    window.open("today")
    window.open("document")
    assert groups[0] not in words(window)


def test_the_spare_key_becomes_a_pdf(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """One page is written where the person says, and nothing where they rather would not."""
    places = ["", str(tmp_path / "key.pdf"), str(tmp_path / "no such folder" / "key.pdf")]
    simulation = Simulation(BEGUN, folder=tmp_path / "mine")
    page = YourDocument(simulation.session, theme, lambda _title, _name: places.pop(0))
    qtbot.addWidget(page)
    page.show()
    press(page, "Show the spare key", "Save as PDF")
    assert not (tmp_path / "key.pdf").exists()
    press(page, "Save as PDF")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    press(page, "Save as PDF")
    assert "could not be written" in words(page)


def test_a_passphrase_seals_from_now_on(opened: Opened, tmp_path: Path) -> None:
    """Typed twice, it is what opens the document; and the login can have it back."""
    simulation = Simulation(BEGUN, folder=tmp_path)
    window = opened(simulation, "document")
    press(window, "Sealed by a passphrase")
    assert window.place == "protect"
    write(window, "Passphrase", "three quiet herons")
    write(window, "The same once more", "three quiet herons")
    press(window, "Seal it")
    assert window.place == "document"
    assert simulation.custody.protection is Protection.PASSPHRASE
    assert "Nobody can reset it." in words(window)
    press(window, "Sealed by my computer login")
    assert simulation.custody.protection is Protection.KEYRING


def test_unsealing_asks_first(opened: Opened, tmp_path: Path) -> None:
    """One press says what it means; only the next does it, and then there is no spare key."""
    simulation = Simulation(BEGUN, folder=tmp_path)
    window = opened(simulation, "document")
    press(window, "Not sealed")
    assert simulation.custody.protection is Protection.KEYRING
    press(window, "Keep it sealed")
    assert "Leave it open" not in buttons(window)
    press(window, "Not sealed", "Leave it open")
    assert simulation.custody.protection is Protection.OPEN
    assert "Show the spare key" not in buttons(window)


def test_a_keyring_that_says_no_is_told(opened: Opened, tmp_path: Path) -> None:
    """Nothing is changed then, and the page says why."""
    simulation = Simulation(BEGUN, folder=tmp_path, sealed_by=Protection.OPEN)
    window = opened(simulation, "document")
    simulation.secrets.problem = KeyringProblem.LOCKED
    press(window, "Sealed by my computer login")
    assert simulation.custody.protection is Protection.OPEN
    assert "key store is locked" in words(window)


def test_an_older_state_comes_back(opened: Opened, tmp_path: Path) -> None:
    """What differs is shown in kinds and numbers, and a press brings it back."""
    simulation = Simulation(BEGUN, folder=tmp_path)
    simulation.session.do(pages.write_reason, "I sleep better.")
    window = opened(simulation, "document")
    press(window, "Older states")
    press(window, next(name for name in buttons(window) if name.startswith("What differs")))
    assert "Pages: 1 only now" in words(window)
    assert "sleep" not in words(window)
    press(window, "Bring this back")
    assert simulation.session.access is Access.OPEN
    assert not pages.reasons(simulation.session.state)
    assert "It is back." in words(window)
    assert len([name for name in buttons(window) if name.startswith("What differs,")]) == 2


def test_files_go_out_and_come_in(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """What was taken out as a file is shown before another document takes it in."""
    simulation = Simulation(BEGUN, folder=tmp_path / "mine")
    simulation.session.do(pages.write_reason, "I sleep better.")
    file = str(tmp_path / "notes.json")
    page = Carry(simulation.session, theme, lambda _title, _name: file)
    qtbot.addWidget(page)
    page.show()
    assert "In it: Periods: 1 · Pages: 1 · Your answers and settings" in words(page)
    press(page, "Days as a table")
    assert "In it: Periods: 1\n" in words(page)
    press(page, "Everything, readable", "Save as a file")
    assert f"Written: {file}" in words(page)
    other = Simulation(State(profile=PRIVATE), folder=tmp_path / "other")
    there = Carry(other.session, theme, picks=lambda _title: file)
    qtbot.addWidget(there)
    there.show()
    press(there, "Choose a file")
    assert "Pages: 1 only now" in words(there)
    assert not pages.reasons(other.session.state)
    press(there, "Take it in")
    assert pages.reasons(other.session.state) == ("I sleep better.",)


def test_a_sealed_file_asks_for_its_passphrase(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """It is asked for before anything is shown, and a wrong one changes nothing."""
    simulation = Simulation(BEGUN, folder=tmp_path / "mine")
    file = str(tmp_path / "notes.leeward")
    page = Carry(simulation.session, theme, lambda _title, _name: file, lambda _title: file)
    qtbot.addWidget(page)
    page.show()
    press(page, "Everything, sealed", "Save as a file")
    assert not (tmp_path / "notes.leeward").exists()
    write(page, "A passphrase for this file", "three herons")
    press(page, "Save as a file", "Choose a file")
    write(page, "This file's passphrase", "two herons")
    press(page, "Look again")
    assert "doesn't open it" in words(page)
    write(page, "This file's passphrase", "three herons")
    press(page, "Look again")
    assert "Nothing differs." in words(page)


def test_a_wrong_file_is_told_by_line(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """A list with something else in it comes in nowhere, and its line is named."""
    simulation = Simulation(BEGUN, folder=tmp_path / "mine")
    (tmp_path / "days").write_text("2026-11-12\nsome day\n")
    page = Carry(simulation.session, theme, picks=lambda _title: str(tmp_path / "days"))
    qtbot.addWidget(page)
    page.show()
    before = simulation.session.state
    press(page, "Choose a file")
    assert "Line 2:" in words(page)
    assert "Take it in" not in buttons(page)
    assert simulation.session.state == before


def test_erasing_asks_and_then_leaves_nothing(opened: Opened, tmp_path: Path) -> None:
    """Keeping is the larger press; erasing removes every file and opens what is closed."""
    state = msgspec.structs.replace(BEGUN, targets=(target(),))
    simulation = Simulation(state, folder=tmp_path / "mine")
    simulation.session.do(pages.write_reason, "I sleep better.")
    window = opened(simulation, "document")
    press(window, "Erase everything", "Keep everything")
    assert window.place == "document"
    assert simulation.folders.document.exists()
    press(window, "Erase everything")
    shown = buttons(window)
    assert shown["Keep everything"].height() > shown["Erase"].height()
    press(window, "Erase")
    assert "It is erased" in words(window)
    assert "Removed: leeward.json" in words(window)
    assert re.search(r"Opened: \d+ sites and pages", words(window))
    assert "Still closed" not in words(window)
    assert not [path for path in (tmp_path / "mine").rglob("*") if path.is_file()]
    assert not simulation.secrets.kept
    assert not simulation.guard.held
    assert simulation.session.access is Access.ABSENT


def test_one_day_can_go(opened: Opened, tmp_path: Path) -> None:
    """Today's page goes, from the older state too, which is named; another day's stays."""
    simulation = Simulation(BEGUN, folder=tmp_path)
    simulation.session.do(pages.write_reason, "Today's.")
    simulation.session.do(put_in, page_of("Another day's.", saved="2026-11-20 12:00"))
    simulation.engine.keeping.document.backups.keep(simulation.folders.document.read_bytes(), Reason.RESTORE)
    window = opened(simulation, "document")
    press(window, "Erase everything", "Only one day…", "Keep this day")
    assert len(simulation.session.state.pages) == 2
    press(window, "Erase everything", "Only one day…", "Erase this day")
    assert "It is erased" in words(window)
    assert "Erased from an older state: leeward-" in words(window)
    assert pages.reasons(simulation.session.state) == ("Another day's.",)
    press(window, "All right")
    assert window.place == "today"


def test_the_spare_key_opens_the_door(opened: Opened, tmp_path: Path) -> None:
    """Where the keyring lost the key, a mistyped group is named, and the right key opens and stays."""
    groups = spare_key(Simulation(BEGUN, folder=tmp_path))
    later = Simulation(folder=tmp_path)
    later.engine.start()
    later.session.unlock()
    assert later.session.needs_spare_key
    window = opened(later, "lock")
    write(window, "Spare key", " ".join([*groups[:2], "00000000", *groups[3:]]))
    press(window, "Open")
    assert "look at group 3 again" in words(window)
    assert later.session.access is Access.SEALED
    write(window, "Spare key", " ".join(groups).lower())
    press(window, "Open")
    assert later.session.access is Access.OPEN
    assert list(later.secrets.kept)
    assert not later.session.needs_spare_key


def test_a_forgotten_passphrase_has_a_spare_key(opened: Opened, tmp_path: Path) -> None:
    """The door of a passphrase can be opened by the spare key, and offers the passphrase again."""
    made = Simulation(BEGUN, folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    groups = spare_key(made)
    later = Simulation(folder=tmp_path)
    later.engine.start()
    window = opened(later, "lock")
    press(window, "Use the spare key", "Use the passphrase", "Use the spare key")
    write(window, "Spare key", " ".join(groups))
    press(window, "Open")
    assert later.session.access is Access.OPEN
