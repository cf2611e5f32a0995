"""Text on the screen: a label for each role the style sheet knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

ASKING = " ?:…"
FIELDS: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class Text(QLabel):
    """Plain text that wraps; `role` picks size and colour in the style sheet. Never rich text."""

    def __init__(self, text: str = "", role: str = "body", *, wraps: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wraps)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def say(self, text: str) -> None:
        """Show `text`; nothing at all where it is empty."""
        self.setText(text)
        self.setVisible(bool(text))


def tie(area: QWidget) -> None:
    """Tie the words above each field of an area to it: those that are its name."""
    fields = [field for kind in FIELDS for field in area.findChildren(kind) if field.accessibleName()]
    named = {field.accessibleName().strip(ASKING): field for field in fields}
    for label in area.findChildren(Text):
        field = named.get(label.text().strip(ASKING))
        # In a tied label an ampersand would be a shortcut.
        if field is not None and label.buddy() is None and "&" not in label.text():
            label.setBuddy(field)


def centred(text: Text) -> Text:
    """The same text, in the middle of its line."""
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text
