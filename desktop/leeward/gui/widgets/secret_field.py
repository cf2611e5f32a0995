"""A field for what nobody else is to read."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


def secret_field(name: str) -> QLineEdit:
    """A field that shows dots; `name` is what it is for."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field
