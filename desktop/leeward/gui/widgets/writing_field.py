"""A field for some lines in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from leeward.gui.widgets.rows import scaled

HEIGHT = 132


class WritingField(QPlainTextEdit):
    """Plain text only; Tab goes on to the next control. `height` is for letters as designed, and grows."""

    def __init__(self, name: str, hint: str = "", text: str = "", height: int = HEIGHT) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._height = height
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(super().sizeHint().width(), scaled(self, self._height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(super().minimumSizeHint().width(), scaled(self, self._height))

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.toPlainText()
