"""What was just taken off, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.texts import Texts


class UndoLine(Card):
    """Stays until something else is done; `undone` tells that it is to come back."""

    undone = Signal()

    def __init__(self, texts: Texts, what: str) -> None:
        super().__init__(surface="banner", padding=12)
        line = row(None, Button(texts.t("Undo"), "soft", self.undone.emit))
        line.insertWidget(0, Text(texts.t("Taken off: {what}", what=what)), 10)
        self.lay(line)
