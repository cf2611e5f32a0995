"""Every screen there is, in the smallest window and with the largest letters: nothing is cut off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

import shots
from layout import troubles
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from gui.simulated import Simulation

SMALLEST = (720, 520)
SCREENS = 120


class Walk(shots.Shots):
    """Looks at the layout of each screen in the place of taking its picture."""

    def __init__(self, percent: int) -> None:
        super().__init__(Path(), "", SMALLEST)
        self._percent = percent
        self.found: dict[str, str] = {}
        self.seen = 0

    def take(
        self,
        name: str,
        simulation: Simulation,
        place: str,
        *labels: str,
        act: Callable[[Simulation, QWidget], None] | None = None,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Look at one; `size` is for pictures alone."""
        del size
        session = simulation.session
        theme = Theme(shots.RESOURCES)
        settings = session.state.settings
        theme.wear(msgspec.structs.replace(settings, text_size=self._percent, theme="light"))
        window = Window()
        window.furnish(session, theme, screens(session, theme))
        window.resize(*self.size)
        window.show()
        window.open(place)
        shots.press(window, *labels)
        if act is not None:
            act(simulation, window)
        shots.settle()
        self.found |= dict.fromkeys(troubles(window), name)
        self.seen += 1
        window.hide()
        window.deleteLater()
        shots.settle()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_or_over_each_other(qapp: QApplication, percent: int) -> None:
    """In 720 by 520, with letters as designed and twice as large, every screen shows all its words."""
    qapp.setStyle("Fusion")
    walk = Walk(percent)
    shots.all_of_them(walk)
    assert walk.seen > SCREENS
    assert walk.found == {}
