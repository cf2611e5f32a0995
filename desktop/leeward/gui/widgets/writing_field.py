"""A field for some lines in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

HEIGHT = 132


class WritingField(QPlainTextEdit):
    """Plain text only; Tab goes on to the next control."""

    def __init__(self, name: str, hint: str = "", text: str = "", height: int = HEIGHT) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.toPlainText()
