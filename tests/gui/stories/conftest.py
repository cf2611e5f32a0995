"""How a story begins: somebody, a window as the application leads it, and a folder of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.simulated import EVENING, Simulation
from gui.stories.someone import Someone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.core.state import State
    from leeward.gui.window import Window


@pytest.fixture
def begins(led: Callable[[Simulation, str], Window], tmp_path: Path) -> Callable[..., Someone]:
    """Somebody before the window at a time, with what they kept so far; the guard may not be set up yet."""

    def begin(state: State | None = None, *, at: str = EVENING, guard: bool = True) -> Someone:
        simulation = Simulation(state, at=at, installed=guard, closed=False, folder=tmp_path / "own")
        if simulation.session.wants_closed:
            simulation.session.close_everything()
        return Someone(simulation, led(simulation, "today"))

    return begin
