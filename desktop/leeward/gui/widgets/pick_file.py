"""Asks the person for a file, in the desktop's own window."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog


def pick_new_file(title: str, name: str) -> str:
    """Where a new file goes, `name` by default; empty where they would rather not."""
    return QFileDialog.getSaveFileName(None, title, name)[0]


def pick_file(title: str) -> str:
    """A file that is there; empty where they would rather not."""
    return QFileDialog.getOpenFileName(None, title)[0]
