"""What is wrong with how a window is laid out: words cut off, things over each other, pages too wide."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# A pixel is lost where half of one is rounded.
SLACK = 1


def troubles(window: QWidget) -> list[str]:
    """Everything wrong with what can be seen, scrolled or not, one line for each."""
    return [*clipped(window), *overlapping(window), *too_wide(window)]


def clipped(window: QWidget) -> Iterator[str]:
    """Labels, buttons and hints of fields that have less room than their words need."""
    for widget in seen(window):
        if isinstance(widget, QLabel) and widget.text() and lacks_room(widget):
            yield f"cut off: {_of(widget)}"
        elif isinstance(widget, QAbstractButton) and widget.text():
            if widget.sizeHint().width() > widget.width() + SLACK and _words_wide(widget) > widget.width():
                yield f"cut off: {_of(widget)}"
        elif isinstance(widget, QLineEdit) and not widget.text():
            room, parent = _room_in(widget), widget.parentWidget()
            # One that has the whole line has all the room there is; a tooltip says the rest.
            whole = parent is not None and widget.width() > parent.width() * 0.8
            if whole or widget.toolTip() == widget.placeholderText():
                continue
            if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room + SLACK:
                yield f"cut off: {_of(widget)}"


def lacks_room(label: QLabel) -> bool:
    """Whether a label's words don't fit: as lines where it wraps, as one line where it does not."""
    inside = label.contentsRect()
    if not label.wordWrap():
        return label.sizeHint().width() > label.width() + SLACK
    longest = max(
        label.fontMetrics().horizontalAdvance(word) for word in re.split(r"[\s\u200b]|(?<=-)", label.text())
    )
    return label.heightForWidth(label.width()) > label.height() + SLACK or longest > inside.width() + SLACK


def overlapping(window: QWidget) -> Iterator[str]:
    """Neighbours that cover part of each other."""
    for parent in [window, *seen(window)]:
        if isinstance(parent, QAbstractScrollArea | QLineEdit | QAbstractButton):
            continue
        children = [
            c for c in parent.children() if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()
        ]
        for one, other in combinations(children, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > SLACK and both.height() > SLACK:
                yield f"over each other: {_of(one)} and {_of(other)}"


def too_wide(window: QWidget) -> Iterator[str]:
    """Pages wider than what shows them, and things that stick out of what they stand in."""
    for widget in seen(window):
        if isinstance(widget, QScrollArea):
            page = widget.widget()
            if page is not None and page.width() > widget.viewport().width() + SLACK:
                yield f"too wide: {_of(widget)} by {page.width() - widget.viewport().width()}"
        parent = widget.parentWidget()
        if parent is not None and not _scrolls(parent) and widget.geometry().right() > parent.width() + SLACK:
            yield f"sticks out: {_of(widget)}"


def seen(window: QWidget) -> list[QWidget]:
    """What can be seen of a window, scrolled or not."""
    return [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window]


def _scrolls(parent: QWidget) -> bool:
    around = parent.parentWidget()
    return isinstance(around, QAbstractScrollArea) and around.viewport() is parent


def _words_wide(button: QAbstractButton) -> int:
    lines = button.text().replace("&&", "&").splitlines()
    icon = button.iconSize().width() if not button.icon().isNull() else 0
    return max(button.fontMetrics().horizontalAdvance(line) for line in lines) + icon


def _room_in(field: QLineEdit) -> int:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    return field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width() - 4


def _of(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    if isinstance(widget, QLineEdit):
        words = widget.placeholderText()
    return f"{type(widget).__name__} “{' '.join(str(words).split())[:60]}”"
