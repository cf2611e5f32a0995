"""A field for more than one line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

# From so many lines on it takes the room there is.
A_PAGE = 9


class TextArea(QPlainTextEdit):
    """`typed` tells the words after each change by the person. Tab goes on to the next control."""

    typed = Signal(str)

    def __init__(self, name: str, words: str = "", *, lines: int = 10) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setPlainText(words)
        self.moveCursor(QTextCursor.MoveOperation.End)
        room = self.contentsMargins().top() + self.contentsMargins().bottom() + 24
        height = self.fontMetrics().lineSpacing() * lines + room
        self.setMinimumHeight(height)
        if lines < A_PAGE:
            self.setMaximumHeight(height)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))
