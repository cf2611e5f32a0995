"""Choices: a wrapping row of tiles, several of which may be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.flow import FlowLayout
from leeward.gui.widgets.rows import add, column, row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Choices(QWidget):
    """Choices as (key, words), those in `taken` marked; `changed` tells that another set is.

    `name` is what they answer, read out with each.
    """

    changed = Signal()

    def __init__(
        self,
        choices: Iterable[tuple[str, str]],
        taken: Collection[str] = (),
        *,
        large: bool = False,
        upright: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        gap = 8 if large else 6
        flow = column(gap=gap) if upright else FlowLayout(gap)
        self.setLayout(flow)
        self._tiles: dict[str, Button] = {}
        for key, words in choices:
            tile = Button(words, "tile", large=large)
            tile.setCheckable(True)
            tile.setChecked(key in taken)
            tile.setAccessibleDescription(name)
            tile.clicked.connect(self.changed)
            self._tiles[key] = tile
            add(flow, row(tile) if upright else tile)

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys of the marked ones, in their order."""
        return tuple(key for key, tile in self._tiles.items() if tile.isChecked())
