"""How somebody is: five words, none of them good or bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.rows import column
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.moment_words import mood_words

if TYPE_CHECKING:
    from leeward.texts import Texts


class MoodRow(QWidget):
    """A question and its five answers; `chosen` tells the one pressed, from 1 to 5."""

    chosen = Signal(int)

    def __init__(self, texts: Texts, question: str, mood: int | None = None) -> None:
        super().__init__()
        tiles = Tiles([(str(number), words) for number, words in mood_words(texts).items()], name=question)
        tiles.choose("" if mood is None else str(mood))
        tiles.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self.setLayout(column(Text(question, "fine"), tiles, gap=6))
