"""What a screen reader says by itself: outcomes, troubles and new steps, and nothing it should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from builders import page, period, target
from gui.hands import buttons, press, settle, write
from gui.simulated import Simulation
from leeward.core.access import Protection
from leeward.core.notices import Matter, Notice
from leeward.core.records import Level, Shared, Situation
from leeward.core.shield import Outcome, Result
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LIVED = State(
    periods=(period(),),
    targets=(target(), target("tumblr", "example-person", level=Level.PERSON)),
    pages=(page(),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
EMPTY = msgspec.structs.replace(LIVED, targets=())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be spoken, in its order."""
    told: list[str] = []

    def take(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return told


def at(opened: Opened, qtbot: QtBot, simulation: Simulation, place: str) -> Window:
    """A window that was painted once."""
    window = opened(simulation, place)
    with qtbot.waitSignal(window.painted, raising=False, timeout=1000):
        window.repaint()
    return window


def test_closing_is_told(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """Once the file says so it is said that the site is closed, and when it is open again."""
    simulation = Simulation(EMPTY)
    window = at(opened, qtbot, simulation, "closed")
    press(window, "Instagram", "Close Instagram")
    assert heard.count("Instagram is closed.") == 1
    simulation.session.open_urgently(simulation.session.state.targets[0].record)
    assert heard.count("Instagram is open.") == 1


def test_two_at_once_are_one_sentence(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """Closing everything is told in one sentence, and a person's name is never spoken."""
    simulation = Simulation(LIVED, closed=False)
    at(opened, qtbot, simulation, "today")
    simulation.session.close_everything()
    assert "Instagram and A page on Tumblr are closed." in heard
    assert not [words for words in heard if "example-person" in words]


def test_trouble_is_told_once(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """A refused closing is read out with its notice, and the notice is not read again when redrawn."""
    simulation = Simulation(EMPTY)
    simulation.guard.answer = Outcome(result=Result.DISMISSED)
    window = at(opened, qtbot, simulation, "closed")
    press(window, "Instagram", "Close Instagram")
    told = [words for words in heard if "password window" in words]
    assert len(told) == 1
    simulation.session.tell(Notice(matter=Matter.NO_TRAY))
    settle()
    assert [words for words in heard if "password window" in words] == told
    assert heard[-1] == "This desktop shows no tray, so the window stays."
    assert not [words for words in heard if "is closed" in words]


def test_a_mistake_in_a_field_is_told(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """What a field says about what was typed is read out."""
    window = at(opened, qtbot, Simulation(LIVED), "lock-passphrase")
    write(window, "Passphrase", "one")
    write(window, "The same once more", "two")
    again = next(f for f in window.findChildren(QLineEdit) if f.text() == "two")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert heard[-1] == "The two are not the same. Please type them again."


def test_keeping_is_told(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """Keeping a page says that it is kept."""
    window = at(opened, qtbot, Simulation(LIVED), "write free")
    press(window, "Keep")
    assert heard[-1] == "Nothing is written yet."
    area = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
    area.setPlainText("A long walk.")
    press(window, "Keep")
    assert any(words.startswith("Kept.") for words in heard)


def test_a_new_step_is_told(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """The next step of a flow says its question, since the focus alone would only name an answer."""
    window = at(opened, qtbot, Simulation(), "welcome")
    press(window, "No")
    assert heard[-1].startswith("Which of these is closest?")


def test_locked_it_keeps_still(opened: Opened, qtbot: QtBot, heard: list[str], tmp_path: Path) -> None:
    """While it is locked nothing of the list is spoken, whatever opens or closes."""
    simulation = Simulation(LIVED, folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    window = at(opened, qtbot, simulation, "closed")
    assert simulation.session.door.lock()
    settle()
    heard.clear()
    simulation.guard.held.clear()
    simulation.session.look()
    settle()
    simulation.session.close_everything()
    settle()
    assert not [words for words in heard if "Instagram" in words or "Tumblr" in words]
    assert "Hard moment" in buttons(window)


def test_out_of_sight_it_keeps_still(opened: Opened, qtbot: QtBot, heard: list[str]) -> None:
    """A hidden window says nothing."""
    simulation = Simulation(LIVED)
    window = at(opened, qtbot, simulation, "today")
    window.hide()
    heard.clear()
    simulation.session.open_urgently(simulation.session.state.targets[0].record)
    simulation.session.tell(Notice(matter=Matter.NO_TRAY))
    settle()
    assert heard == []
