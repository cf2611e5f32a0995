"""The frame: places, folding, hiding, and what keyboard and screen reader meet everywhere."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea, QWidget

from builders import page, period, target
from gui.hands import buttons, press, settle, words
from gui.simulated import Simulation
from leeward.core.notices import Matter, Notice, Step
from leeward.core.records import Level, Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.screens import screens
from leeward.gui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme

    Opened = Callable[[Simulation, str], Window]

PLACES = ("today", "list", "closed", "journal", "help", "settings")
SCREENS = (
    *PLACES,
    "document",
    "backups",
    "carry",
    "erase",
    "hard",
    "welcome",
    "lock",
    "protect",
    "happened reached-out",
)
LIVED = State(
    periods=(period(),),
    targets=(target(), target("tumblr", "example-person", level=Level.PERSON)),
    pages=(page(),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
SMALL = (720, 520)


def controls(window: QWidget) -> list[QWidget]:
    """What can be pressed or typed into, and is seen."""
    settle()
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]
    return [w for w in found if not w.objectName().startswith("qt_")]


@pytest.mark.parametrize("place", SCREENS)
def test_every_control_has_a_name_and_a_size(opened: Opened, place: str) -> None:
    """Whatever is pressed or typed into has a name for a screen reader and is 32 px high."""
    window = opened(Simulation(LIVED), place)
    found = controls(window)
    assert found
    for control in found:
        seen = QAccessible.queryAccessibleInterface(control)
        assert seen is not None
        assert seen.text(QAccessible.Text.Name), control
        assert control.height() >= 32, (control.accessibleName(), control.height())


@pytest.mark.parametrize("place", SCREENS)
def test_nothing_is_cut_off_when_small(opened: Opened, place: str) -> None:
    """At 720 by 520 no page is wider than its window; what is longer scrolls."""
    window = opened(Simulation(LIVED), place)
    window.resize(*SMALL)
    settle()
    assert (window.width(), window.height()) == SMALL
    for area in window.findChildren(QScrollArea):
        if area.isVisible():
            inside = area.widget()
            assert inside is not None
            assert inside.width() <= area.viewport().width(), place


@pytest.mark.parametrize("place", SCREENS)
def test_the_keyboard_reaches_everything(opened: Opened, place: str) -> None:
    """Tab comes to every control, and the one with the focus looks otherwise than without."""
    window = opened(Simulation(LIVED), place)
    window.activateWindow()
    wanted = {id(c) for c in controls(window) if c.isEnabled() and c.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[int] = set()
    for _ in range(3 * len(wanted)):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        reached.add(id(focused))
    assert wanted <= reached


def test_the_focus_is_seen(opened: Opened) -> None:
    """A button with the focus has a ring, whatever its look."""
    window = opened(Simulation(LIVED, closed=False), "closed")
    window.activateWindow()
    looks: set[str] = set()
    for button in buttons(window).values():
        if button.property("look") in looks or not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        looks.add(button.property("look"))
        window.setFocus()
        without = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.grab().toImage() != without, button.property("look")
    assert {"primary", "quiet", "tile", "place", "hard", "hide", "link"} <= looks


def test_return_presses(opened: Opened) -> None:
    """A focused button does what it says on Return, as on a click."""
    window = opened(Simulation(LIVED), "today")
    QTest.keyClick(buttons(window)["Journal"], Qt.Key.Key_Return)
    assert window.place == "journal"


def test_after_a_press_by_keyboard_the_focus_stays(opened: Opened, qtbot: QtBot) -> None:
    """Deciding on a card redraws the list; the focus stays on the button in its place."""
    window = opened(Simulation(LIVED), "list")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button = buttons(window)["Later"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Later"


def test_places_open_by_keys(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+1 to Ctrl+6 open the places, F1 help, Ctrl+H the hard moment."""
    window = opened(Simulation(LIVED), "journal")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # The keys come after the first paint.
    own = Qt.FindChildOption.FindDirectChildrenOnly
    qtbot.waitUntil(lambda: bool(window.findChildren(QShortcut, options=own)))
    for number, place in enumerate(PLACES, start=1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.place == place
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.place == "help"
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "hard"


def test_the_rail_folds_but_help_keeps_its_word(opened: Opened) -> None:
    """Below 900 px the rail shows icons; Help and the hard moment can still be read."""
    window = opened(Simulation(LIVED), "today")
    window.resize(*SMALL)
    seen = buttons(window)
    assert seen["My list"].text() == ""
    assert seen["Help"].text() == "Help"
    assert "moment" in seen["Hard moment"].text()
    window.resize(1080, 720)
    assert buttons(window)["My list"].text() == "My list"


class LongNames(gettext.NullTranslations):
    """A language in which one place has a long name."""

    def gettext(self, message: str) -> str:
        """The long name, or English."""
        return "Geschlossene Seiten" if message == "Closed sites" else message


def test_the_rail_has_room_for_a_long_name(opened: Opened) -> None:
    """A name that is longer in another language stands whole, also when it is the chosen one, in bold."""
    simulation = Simulation(LIVED)
    simulation.session.texts.turn(LongNames(), "xx")
    place = buttons(opened(simulation, "closed"))["Geschlossene Seiten"]
    bold = QFont(place.font())
    bold.setBold(True)
    words = QFontMetrics(bold).horizontalAdvance(place.text())
    assert words + place.iconSize().width() < place.width()


def test_escape_twice_hides(opened: Opened, qtbot: QtBot) -> None:
    """Esc pressed twice asks to leave the screen; once does nothing."""
    window = opened(Simulation(LIVED), "today")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.hide_asked):
        QTest.keyClick(window, Qt.Key.Key_Escape)


@pytest.mark.qt_log_ignore("does not support raise")
def test_closing_may_only_hide(qtbot: QtBot, theme: Theme) -> None:
    """Where there is a tray, closing hides the window and keeps what was open."""
    simulation = Simulation(LIVED)
    window = Window()
    window.furnish(simulation.session, theme, screens(simulation.session, theme), closes=lambda: False)
    qtbot.addWidget(window)
    window.show()
    window.open("journal")
    window.close()
    assert window.isHidden()
    window.come_forward()
    assert window.isVisible()
    assert window.place == "journal"


def test_the_title_says_nothing(opened: Opened) -> None:
    """No name, number or word of the person stands in the window's title, on any screen."""
    window = opened(Simulation(LIVED), "today")
    for place in SCREENS:
        window.open(place)
        assert window.windowTitle() == "Leeward"


def test_a_notice_is_shown_and_answered(opened: Opened) -> None:
    """A notice stands above the page with what can be done, and goes once that is done."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "today")
    simulation.session.tell(Notice(matter=Matter.NO_TRAY, steps=(Step.DISMISS,)))
    assert "All right" in buttons(window)
    press(window, "All right")
    assert "All right" not in buttons(window)
    assert not simulation.session.notices


def test_on_a_hard_screen_no_older_notice_stands(opened: Opened) -> None:
    """There one idea stands alone; what comes of it there shows, and the rest is back on Today."""
    simulation = Simulation(LIVED)
    window = opened(simulation, "today")
    simulation.session.tell(Notice(matter=Matter.NO_TRAY, steps=(Step.DISMISS,)))
    window.open("hard")
    assert "All right" not in buttons(window)
    simulation.session.tell(Notice(matter=Matter.NOT_SAVED, steps=(Step.RETRY,)))
    assert "Try again" in buttons(window)
    assert "All right" not in buttons(window)
    window.open("today")
    assert "All right" in buttons(window)


def test_left_open_all_day_it_follows_the_day(opened: Opened) -> None:
    """The greeting changes with the hour, and the evening's offer comes, though nothing else did."""
    simulation = Simulation(LIVED, at="2026-11-21 08:00")
    window = opened(simulation, "today")
    assert "Good morning" in words(window)
    for hours, greeting in ((5, "Good afternoon"), (6, "Good evening")):
        simulation.clock.go(hours=hours)
        simulation.session.tick()
        assert greeting in words(window)
    assert "Not tonight" in buttons(window)


def test_dark_redraws_what_is_open(opened: Opened, theme: Theme) -> None:
    """Another theme changes the ground and the text of an open page at once."""
    window = opened(Simulation(LIVED), "today")
    settle()
    corner = QPoint(window.width() - 4, window.height() - 4)
    before = window.grab().toImage().pixelColor(corner).name().upper()
    theme.choose("dark")
    settle()
    after = window.grab().toImage().pixelColor(corner).name().upper()
    assert (before, after) == ("#F5F3EE", "#12191E")
