"""Text on the screen: a label for each role the style sheet knows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
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


# Shorter words find room in every window, and spare being measured.
SHORT = 18


class Text(QLabel):
    """Plain text that wraps; `role` picks size and colour in the style sheet. Never rich text.

    Without `wraps` it stays in one line as long as that fits.
    """

    def __init__(self, text: str = "", role: str = "body", *, wraps: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._one_line = not wraps
        self.setWordWrap(wraps or len(text) > SHORT)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hint = super().sizeHint()
        if not (self._one_line and self.wordWrap()):
            return hint
        margins = self.contentsMargins()
        beside = margins.left() + margins.right() + 2 * self.margin()
        # A pixel more: where letters end between two pixels they would wrap.
        wide = self.fontMetrics().horizontalAdvance(self.text()) + beside + 1
        return QSize(wide, self.heightForWidth(wide))

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
