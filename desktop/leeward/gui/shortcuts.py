"""Binds the keys of the one table to what the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from leeward.gui.widgets.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def bind(window: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Have each named shortcut do its act, wherever in the window the focus is."""
    for name, act in acts.items():
        QShortcut(QKeySequence(KEYS[name]), window).activated.connect(act)
