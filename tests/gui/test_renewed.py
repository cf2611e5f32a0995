"""Another version was installed while the window is open: it says so, and starts again losing no word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from builders import period
from gui.hands import buttons, press, settle, words
from gui.simulated import Simulation
from leeward import __version__
from leeward.background import AtOnce
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.clock import Clock
from leeward.gui.renewed import Renewed
from leeward.renewal import Renewal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LIVED = State(
    periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
)
TOLD = "A new version of Leeward is installed."


class Watched:
    """A window over the version in `folder`, and what looks at that."""

    def __init__(self, opened: Opened, folder: Path) -> None:
        self.file = folder / "leeward" / "__init__.py"
        self.file.parent.mkdir()
        self.put(__version__)
        simulation = Simulation(LIVED)
        self.window = opened(simulation, "today")
        self.clock = Clock(lambda: 0.0, lambda: 0.0, self.window)
        self.asked: list[bool] = []
        self.window.again_asked.connect(lambda: self.asked.append(True))
        self.renewal = Renewal(folder, ("leeward",))
        self.parent = QObject(self.window)
        Renewed(self.renewal, simulation.session, self.clock, AtOnce(), self.parent)

    def put(self, version: str) -> None:
        """Have a version in its place."""
        self.file.write_text(f'__version__ = "{version}"\n', "ascii")


@pytest.fixture
def watched(opened: Opened, tmp_path: Path) -> Iterator[Watched]:
    """A window of the version that lies there."""
    made = Watched(opened, tmp_path)
    yield made
    made.renewal.let_go()


def test_it_is_told_within_a_minute_and_starts_again_on_request(watched: Watched) -> None:
    """Nothing before; then one line with two ways, the likely one first."""
    watched.clock.look()
    assert TOLD not in words(watched.window)
    watched.put("99.0")
    watched.clock.look()
    assert TOLD in words(watched.window)
    press(watched.window, "Start again")
    assert watched.asked == [True]


def test_it_is_told_once(watched: Watched) -> None:
    """Put away, the line stays away, and the window goes on as it is."""
    watched.put("99.0")
    watched.clock.look()
    press(watched.window, "All right")
    watched.clock.look()
    assert TOLD not in words(watched.window)
    assert watched.asked == []


def test_coming_back_to_the_window_looks_too(watched: Watched) -> None:
    """Whoever has just installed it need not wait for the minute."""
    watched.put("99.0")
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle()
    assert "Start again" in buttons(watched.window)
