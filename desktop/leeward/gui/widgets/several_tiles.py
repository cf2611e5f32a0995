"""Tiles of which several may be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Iterable


class SeveralTiles(Tiles):
    """Choices as (key, words); `chosen` tells the key of the one pressed, `taken` are all marked ones."""

    def __init__(self, choices: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> None:
        super().__init__(choices)
        for key in taken:
            if key in self._tiles:
                self._tiles[key].setChecked(True)

    @property
    def taken(self) -> tuple[str, ...]:
        """The keys of the marked tiles, in their order."""
        return tuple(key for key, tile in self._tiles.items() if tile.isChecked())

    def _on_press(self, key: str) -> None:
        self.chosen.emit(key)
