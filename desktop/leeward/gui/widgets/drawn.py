"""Something drawn: a picture to a screen reader, which reads its name."""

from __future__ import annotations

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel


class Drawn(QLabel):
    """Painted by whoever derives from it; the accessible name says what is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        # Qt calls a label a picture once it has one; this is never shown.
        self.setPixmap(QPixmap(1, 1))
