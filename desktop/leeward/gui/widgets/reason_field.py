"""One line in the person's own words, for a bad hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.gui.widgets.rows import column
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.texts import Texts


class ReasonField(QWidget):
    """`typed` tells each change, `entered` that the line is finished; says where it stays."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, texts: Texts, name: str, words: str = "") -> None:
        super().__init__()
        self._field = QLineEdit(words)
        self._field.setPlaceholderText(texts.t("one line is enough"))
        self._field.setAccessibleName(name)
        self._field.textEdited.connect(self.typed)
        self._field.returnPressed.connect(self.entered)
        self.setLayout(
            column(
                self._field, Text(texts.t("Stays on this computer. Shown in a hard moment."), "small"), gap=6
            )
        )

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self._field.text()
