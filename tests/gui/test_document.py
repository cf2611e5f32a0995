"""Your document and its older states, as a person uses them, over a real document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from builders import period
from gui.hands import buttons, press, words, write
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Access, Protection
from leeward.core.state import Profile, Shared, Situation, State
from leeward.gui.pages.document import YourDocument
from leeward.store.errors import KeyringProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=PRIVATE)


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
    assert len([name for name in buttons(window) if name.startswith("What differs")]) == 2
