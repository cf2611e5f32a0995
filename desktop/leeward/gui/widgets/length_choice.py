"""How long a period is to be: usual lengths, an own one, or no end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from leeward.core.period import LENGTHS, LONGEST_LENGTH
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.texts import Texts

OWN = "own"
OPEN = "open"


class LengthChoice(QWidget):
    """`chosen` tells the days, or None for no end."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, days: int | None) -> None:
        super().__init__()
        t = texts.t
        usual = [(str(n), texts.tn("{n} day", "{n} days", n)) for n in LENGTHS]
        self._tiles = Tiles([*usual, (OWN, t("Another length…")), (OPEN, t("No end"))])
        self._own = QSpinBox()
        self._own.setRange(1, LONGEST_LENGTH)
        self._own.setAccessibleName(t("Days"))
        self._own_line = QWidget()
        self._own_line.setLayout(row(self._own, Text(t("days"), "quiet", wraps=False)))
        self.setLayout(column(self._tiles, self._own_line, gap=8))
        self.mark(days)
        self._tiles.chosen.connect(self._on_tile)
        self._own.editingFinished.connect(lambda: self.chosen.emit(self._own.value()))

    def mark(self, days: int | None) -> None:
        """Show another length without telling."""
        key = OPEN if days is None else str(days) if days in LENGTHS else OWN
        self._own.setValue(days or LENGTHS[0])
        self._tiles.choose(key)
        self._own_line.setVisible(key == OWN)

    def _on_tile(self, key: str) -> None:
        self._own_line.setVisible(key == OWN)
        if key == OWN:
            self._own.setFocus()
        else:
            self.chosen.emit(None if key == OPEN else int(key))
