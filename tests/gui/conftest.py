"""What the tests of the window share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.simulated import RESOURCES, Simulation
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.ways import Ways
from leeward.gui.widgets.clipboard import clear_copied
from leeward.gui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def nothing_copied_stays() -> Iterator[None]:
    """As at the end of the application: what a test copied leaves the clipboard before Qt is gone."""
    yield
    clear_copied()


@pytest.fixture
def theme(qapp: object) -> Theme:  # noqa: ARG001  icons need an application
    """The light tokens."""
    return Theme(RESOURCES, "light")


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Callable[[Simulation, str], Window]:
    """Opens a window over a simulation, at a place."""

    def at(simulation: Simulation, place: str) -> Window:
        window = Window()
        window.furnish(simulation.session, theme, screens(simulation.session, theme))
        qtbot.addWidget(window)
        window.show()
        window.open(place)
        return window

    return at


@pytest.fixture
def led(qtbot: QtBot, theme: Theme) -> Callable[[Simulation, str], Window]:
    """The same, and names lead where they lead in the application."""

    def at(simulation: Simulation, place: str) -> Window:
        session = simulation.session
        window = Window()
        window.furnish(session, theme, screens(session, theme), leads_to=Ways(session))
        qtbot.addWidget(window)
        window.show()
        window.open(place)
        return window

    return at
