"""Tiles: a wrapping row of choices, one of which may be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.flow import FlowLayout
from leeward.gui.widgets.rows import add, column, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}


class Tiles(QWidget):
    """Choices as (key, words); `chosen` tells the key of the one pressed.

    They stand in wrapping lines, which may be `centred`, or `upright` one below the other. With `stays` the
    pressed one stays marked, else each press is a press and no more. Arrow keys go from tile to tile.
    `name` is what they answer, read out with each.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Iterable[tuple[str, str]],
        *,
        stays: bool = True,
        large: bool = False,
        upright: bool = False,
        centred: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._stays = stays
        self._tiles: dict[str, Button] = {}
        gap = 8 if large else 6
        flow = column(gap=gap) if upright else FlowLayout(gap, centred=centred)
        self.setLayout(flow)
        for key, words in choices:
            tile = Button(words, "tile", large=large)
            tile.setCheckable(stays)
            tile.setAccessibleDescription(name)
            tile.clicked.connect(lambda _checked=False, key=key: self._on_press(key))
            self._tiles[key] = tile
            add(flow, row(tile) if upright else tile)

    @property
    def current(self) -> str:
        """The key of the marked tile, or nothing."""
        return next((key for key, tile in self._tiles.items() if tile.isChecked()), "")

    def choose(self, key: str) -> None:
        """Mark one tile without telling; an unknown key marks none."""
        for other, tile in self._tiles.items():
            tile.setChecked(other == key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all tiles, in their order."""
        return tuple(self._tiles)

    def tile(self, key: str) -> Button:
        """The button of one choice."""
        return self._tiles[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        step = 1 if event.key() in FORWARD else -1 if event.key() in BACK else 0
        tiles = list(self._tiles.values())
        focused = self.focusWidget()
        if step and isinstance(focused, Button) and focused in tiles:
            there = tiles[(tiles.index(focused) + step) % len(tiles)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _on_press(self, key: str) -> None:
        if self._stays:
            self.choose(key)
        self.chosen.emit(key)
