"""Every screen and state by keyboard and by what a screen reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from builders import page, period, target
from gui.hands import buttons, press, settle, words
from gui.simulated import Simulation
from gui.walk import Walk, said, screen_of
from leeward.core.records import Level, Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.widgets.wave import Wave
from shots_screens import all_of_them

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LIVED = State(
    periods=(period(),),
    targets=(target(), target("tumblr", "example-person", level=Level.PERSON)),
    pages=(page(),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
KINDS = {
    "names": "every control has a name and a role",
    "twins": "no two controls of a screen are told by the same words",
    "labels": "words that name a field are tied to it",
    "opening": "opened, a screen has the focus and a name",
    "tab": "Tab reaches everything, comes round, and goes as one reads",
    "rings": "what has the focus looks otherwise than without",
}


@pytest.mark.usefixtures("qtbot", "nothing_copied_stays")
def test_every_screen_can_be_used_without_a_mouse_and_without_seeing_it() -> None:
    """Names, labels, focus and its order are right on each screen and in each state there is a picture of."""
    walk = Walk()
    all_of_them(walk)
    assert len(walk.screens) > 140
    found = {KINDS[kind]: screens for kind, screens in walk.wrong.items() if screens}
    assert found == {}


@pytest.mark.parametrize(
    ("steps", "there"),
    [
        (("list", "hard"), "list"),
        (("today", "happened reached-out"), "today"),
        (("today", "tell"), "today"),
        (("settings", "document", "backups"), "document"),
        (("list", "people", "hard", "they-wrote"), "people"),
        (("settings", "document", "erase"), "document"),
        (("settings", "lock-passphrase"), "settings"),
        (("help", "questions", "evidence"), "questions"),
        (("help", "guide"), "help"),
        (("journal", "write free"), "journal"),
        (("today",), "today"),
        (("lock",), "lock"),
    ],
    ids=str,
)
def test_escape_leaves(opened: Opened, steps: tuple[str, ...], there: str) -> None:
    """Esc leads out of every flow and page to where one came from, and from a place nowhere."""
    window = opened(Simulation(LIVED), steps[0])
    for name in steps[1:]:
        window.open(name)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.place == there
    settle()
    assert window.isVisible()


def test_escape_in_the_welcome_goes_one_step_back(opened: Opened) -> None:
    """There Esc is Back, so that nothing answered is lost, and on its first step nothing."""
    window = opened(Simulation(), "welcome")
    press(window, "No")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert "Can anyone else open this computer?" in words(window)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.place == "welcome"


def test_a_field_does_not_hold_escape(opened: Opened) -> None:
    """Esc leaves from within a field that is being typed into, and what was typed is there again."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "journal")
    window.open("write free")
    window.activateWindow()
    settle()
    area = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
    area.setFocus()
    QTest.keyClicks(area, "A long walk")
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert window.place == "journal"
    window.open("write free")
    settle()
    area = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
    assert area.toPlainText() == "A long walk"


@pytest.mark.parametrize("place", ["list", "closed", "settings", "hard", "help", "tell"])
def test_opened_by_keyboard_the_focus_is_inside(opened: Opened, qtbot: QtBot, place: str) -> None:
    """Whoever opens it from a focused button finds the focus on a control in it, with its ring."""
    window = opened(Simulation(LIVED), "today")
    window.activateWindow()
    buttons(window)["My list"].setFocus(Qt.FocusReason.TabFocusReason)
    window.open(place)
    screen = screen_of(window)
    qtbot.waitUntil(lambda: (here := window.focusWidget()) is not None and screen.isAncestorOf(here))
    here = window.focusWidget()
    assert here is not None
    assert said(here)[0]


def test_opened_by_mouse_nothing_is_ringed(opened: Opened) -> None:
    """A press with the mouse leaves no ring on anything: the page itself has the focus."""
    window = opened(Simulation(LIVED), "today")
    window.activateWindow()
    settle()
    press(window, "My list")
    assert window.focusWidget() is screen_of(window)


def test_a_whole_flow_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    """The welcome is walked with Tab, arrows, Return and the space bar alone, to a closed site."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name, key in (
        ("No", Qt.Key.Key_Space),
        ("It ended and I need distance", Qt.Key.Key_Return),
        ("Next", Qt.Key.Key_Return),
        ("Instagram", Qt.Key.Key_Space),
        ("Close Instagram", Qt.Key.Key_Return),
    ):
        settle()
        for _ in range(40):
            here = window.focusWidget()
            if here is not None and said(here)[0] == name:
                break
            QTest.keyClick(here or window, Qt.Key.Key_Tab)
        QTest.keyClick(window.focusWidget(), key)
    settle()
    assert "Closed." in words(window)
    assert simulation.session.all_closed()


def test_pictures_are_told_in_words(opened: Opened) -> None:
    """Ring and wave are pictures with words to a screen reader: the day, and where in the wave one is."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "today")
    settle()
    told = [said(w)[0] for w in window.findChildren(QLabel) if w.isVisible()]
    assert "The ring: day 12 of 30." in told
    window.open("hard")
    wave = window.findChildren(Wave)[0]
    assert said(wave)[2] is QAccessible.Role.Graphic
    heard = [said(wave)[0]]
    for share in (0.1, 0.3, 0.5, 0.7, 1.0):
        wave.move_lamp(share)
        heard.append(said(wave)[0])
    places = ("beginning", "near its top", "the way down", "its end")
    assert [next(p for p in places if p in words) for words in heard] == [
        *("beginning", "beginning", "near its top", "near its top", "the way down", "its end")
    ]


def test_a_screen_readers_toggle_is_a_press(opened: Opened) -> None:
    """What a screen reader toggles, a tile or a box, does what a press does, once."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "settings")
    settle()
    toggle(buttons(window)["Dark"])
    assert simulation.session.state.settings.theme == "dark"
    settle()
    toggle(buttons(window)["Discreet"])
    assert simulation.session.state.settings.discreet
    settle()
    toggle(buttons(window)["Discreet"])
    assert not simulation.session.state.settings.discreet


def toggle(control: QWidget) -> None:
    """Do what a screen reader does first with a control."""
    seen = QAccessible.queryAccessibleInterface(control)
    assert seen is not None
    actions = seen.actionInterface()
    assert actions is not None
    actions.doAction(actions.actionNames()[0])
