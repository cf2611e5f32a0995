"""Starting with the computer, keys from any program, and where the window stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from builders import period
from gui.hands import press, settle, tick, words
from gui.simulated import Simulation
from leeward.core.access import Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.window import Room, Window
from leeward.gui.window_place import WindowPlace, room_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.theme import Theme

    Opened = Callable[[Simulation, str], Window]

LIVED = State(
    periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
)
SWITCH = "Start with the computer, in the tray"


def test_it_starts_with_the_computer_only_when_ticked(opened: Opened, tmp_path: Path) -> None:
    """The box is empty at first; ticking writes the file, and what the desktop did is seen next time."""
    simulation = Simulation(LIVED, folder=tmp_path)
    window = opened(simulation, "starting")
    file = simulation.folders.autostart
    assert not file.exists()
    tick(window, SWITCH)
    assert "--hidden" in file.read_text()
    tick(window, SWITCH)
    assert not file.exists()


def test_what_is_in_the_way_is_said(opened: Opened, tmp_path: Path) -> None:
    """Where the file can't be written the page says so, and the box stays empty."""
    simulation = Simulation(LIVED, folder=tmp_path)
    simulation.folders.autostart.parent.parent.mkdir(parents=True)
    simulation.folders.autostart.parent.write_text("")
    window = opened(simulation, "starting")
    tick(window, SWITCH)
    assert "Something else stands where the file should be" in words(window)
    assert not simulation.session.autostart.is_on


def test_each_command_can_be_copied(opened: Opened) -> None:
    """What a desktop's own settings ask for is there to be pasted."""
    window = opened(Simulation(LIVED), "starting")
    for name, verb in (
        ("Copy the command for a hard moment", "moment"),
        ("Copy the command that hides", "hide"),
    ):
        press(window, name)
        assert QGuiApplication.clipboard().text() == f"/usr/bin/leeward {verb}"


def test_erasing_everything_takes_them_along(opened: Opened, theme: Theme, tmp_path: Path) -> None:
    """Nothing starts with the computer any more, no place is kept, and leaving writes none anew."""
    simulation = Simulation(LIVED, folder=tmp_path, sealed_by=Protection.OPEN)
    window = opened(simulation, "erase")
    place = WindowPlace(window, simulation.folders.window)
    place.keep(simulation.session, theme)
    simulation.session.autostart.switch(on=True)
    assert simulation.folders.window.exists()
    press(window, "Erase")
    assert "It is erased" in words(window)
    window.resize(900, 600)
    place.keep(simulation.session, theme)
    assert not simulation.folders.window.exists()
    assert not simulation.folders.autostart.exists()


def test_the_window_comes_back_where_it_was(opened: Opened, theme: Theme, tmp_path: Path) -> None:
    """Size and place are kept when it leaves the screen, and given to the next window."""
    simulation = Simulation(LIVED, folder=tmp_path)
    first = opened(simulation, "today")
    WindowPlace(first, simulation.folders.window).follow(simulation.session, theme)
    first.setGeometry(QRect(60, 40, 700, 520))
    first.hide()
    settle()
    assert simulation.folders.window.exists()
    second = opened(simulation, "today")
    WindowPlace(second, simulation.folders.window).restore()
    assert second.geometry() == QRect(60, 40, 700, 520)


def test_a_place_off_the_screen_is_corrected(opened: Opened, theme: Theme, tmp_path: Path) -> None:
    """A window that stood on a screen that is gone comes back on one that is there."""
    simulation = Simulation(LIVED, folder=tmp_path)
    first = opened(simulation, "today")
    place = WindowPlace(first, simulation.folders.window)
    first.move(5000, 4000)
    place.keep(simulation.session, theme)
    second = opened(simulation, "today")
    WindowPlace(second, simulation.folders.window).restore()
    assert second.screen().availableGeometry().intersects(second.frameGeometry())


@pytest.mark.parametrize("state", [b"", b"no place at all", b"#F5F3EE red\n\xff", b"1 2 3 4 5 6\n"])
def test_a_broken_place_costs_nothing(opened: Opened, tmp_path: Path, state: bytes) -> None:
    """A file that says nothing leaves the window as it is."""
    simulation = Simulation(LIVED, folder=tmp_path)
    simulation.folders.window.parent.mkdir(parents=True)
    simulation.folders.window.write_bytes(state)
    window = opened(simulation, "today")
    before = window.geometry()
    WindowPlace(window, simulation.folders.window).restore()
    assert window.geometry() == before


@pytest.mark.parametrize(("chosen", "dark_desktop"), [("light", True), ("dark", False), ("system", True)])
def test_the_room_is_as_it_was_left(
    opened: Opened, theme: Theme, tmp_path: Path, *, chosen: str, dark_desktop: bool
) -> None:
    """The next window begins with the ground's and the rail's colours, and the rail where it was."""
    simulation = Simulation(LIVED, folder=tmp_path)
    first = opened(simulation, "today")
    theme.choose(chosen)
    settle()
    WindowPlace(first, simulation.folders.window).keep(simulation.session, theme)
    line = simulation.folders.window.read_bytes().partition(b"\n")[0].decode()
    tokens = theme.tokens_where(dark=dark_desktop)
    (found,) = first.findChildren(QWidget, "rail")
    rail = found.geometry()
    assert rail.width() > 100
    assert room_in(line, dark=dark_desktop) == Room(tokens.ground, tokens.rail, rail.left(), rail.width())


def test_an_empty_room_is_painted(qtbot: QtBot) -> None:
    """Before anything stands in it, the window shows its ground, and the rail's place on it."""
    window = Window()
    qtbot.addWidget(window)
    window.room = Room("#102030", "#405060", 0, 200)
    window.show()
    picture = window.grab().toImage()
    assert picture.pixelColor(500, 300).name() == "#102030"
    assert picture.pixelColor(100, 300).name() == "#405060"
    window.open("today")
    assert not window.place


def test_before_there_is_a_document_no_place_is_kept(opened: Opened, theme: Theme, tmp_path: Path) -> None:
    """A look at the welcome leaves nothing behind."""
    simulation = Simulation(folder=tmp_path)
    window = opened(simulation, "welcome")
    WindowPlace(window, simulation.folders.window).keep(simulation.session, theme)
    assert not simulation.folders.window.exists()
