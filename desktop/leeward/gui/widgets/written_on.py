"""Whether somebody has begun to type on a screen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget


def is_written_on(screen: QWidget) -> bool:
    """Whether any of its fields holds words; a date or a choice is none."""
    lines = [
        line.text()
        for line in screen.findChildren(QLineEdit)
        if not isinstance(line.parentWidget(), QAbstractSpinBox | QComboBox)
    ]
    areas = [area.toPlainText() for area in screen.findChildren(QPlainTextEdit)]
    return any(text.strip() for text in (*lines, *areas))
