"""One line to type and a button beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import row


class LineForm(QWidget):
    """`entered` tells the line once it is finished, never a blank one; then it is empty again."""

    entered = Signal(str)

    def __init__(self, name: str, action: str, words: str = "") -> None:
        super().__init__()
        self.field = QLineEdit(words)
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.field.setToolTip(name)
        self.field.returnPressed.connect(self._on_entered)
        line = row(None, Button(action, "soft", self._on_entered, about=name))
        line.insertWidget(0, self.field, 10)
        self.setLayout(line)

    def _on_entered(self) -> None:
        words = self.field.text()
        if words.strip():
            self.field.clear()
            self.entered.emit(words)
