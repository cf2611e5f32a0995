"""A scale: numbers in a row, with words at both ends. None of them is good or bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.rows import column
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Sequence


class Scale(QWidget):
    """`answered` tells the number. `name` is what is asked, read out with each number."""

    answered = Signal(int)

    def __init__(
        self, name: str, numbers: Sequence[int], low: str = "", high: str = "", answer: int | None = None
    ) -> None:
        super().__init__()
        self._tiles = Tiles([(str(number), str(number)) for number in numbers], name=name)
        self._tiles.choose("" if answer is None else str(answer))
        self._tiles.chosen.connect(lambda key: self.answered.emit(int(key)))
        ends = Text(f"{numbers[0]} {low} · {numbers[-1]} {high}", "small")
        things = [self._tiles, ends] if low and high else [self._tiles]
        self.setLayout(column(*things, gap=4))
