"""A field for one line, as wide as the hint that stands in it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy

BESIDE = 36


class HintField(QLineEdit):
    """At least `least` wide; `hint` fits in, whatever the language and the letters, where there is room.

    A tooltip says it where there is none.
    """

    def __init__(self, text: str, hint: str, least: int) -> None:
        super().__init__(text)
        self._least = least
        self.setPlaceholderText(hint)
        self.setToolTip(hint)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(self._least, words + BESIDE), super().sizeHint().height())
