"""Things beside each other and things below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from leeward.gui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

# The height of letters as they were designed, in pixels.
LETTER = 14


def row(*things: QWidget | QLayout | None, gap: int = 8) -> QHBoxLayout:
    """Things from the start of a line on; None takes the space that is over."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for thing in things:
        add(line, thing)
    if None not in things:
        line.addStretch(1)
    first = things[0] if things else None
    if isinstance(first, QWidget):
        # Words without a frame begin where other words do; the style sheet sees to that.
        first.setProperty("flush", True)
    return line


def column(*things: QWidget | QLayout | None, gap: int = 4) -> QVBoxLayout:
    """Things from the top down; None takes the space that is over."""
    line = QVBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for thing in things:
        add(line, thing)
    return line


def add(line: QLayout, thing: QWidget | QLayout | None) -> None:
    """Add one thing; None takes the space that is over."""
    if isinstance(thing, QWidget):
        line.addWidget(thing)
    elif isinstance(line, QBoxLayout):
        if thing is None:
            line.addStretch(1)
        else:
            line.addLayout(thing)


def follow(screen: QWidget, layout: QLayout) -> None:
    """Have Tab go through what a screen's layout holds as it is read, whatever was made when."""
    last = screen
    for widget in as_read(layout):
        QWidget.setTabOrder(last, widget)
        last = widget


def as_read(layout: QLayout) -> Iterator[QWidget]:
    """What Tab reaches in a layout, from its start to its end."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = None if item is None else item.widget()
        inner = None if item is None else item.layout()
        if widget is not None and not widget.isHidden():
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            inner = widget.layout()
        if inner is not None:
            yield from as_read(inner)


def scaled(widget: QWidget, pixels: int) -> int:
    """A width that goes with the size of the letters."""
    return round(pixels * max(1.0, widget.fontInfo().pixelSize() / LETTER))


class Beside(QWidget):
    """Two cards beside each other, and below each other where there is no room."""

    NARROW = 620

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._cards = (left, right)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for card, share in zip(self._cards, shares, strict=True):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._line.addWidget(card, share)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        sizes = [card.minimumSizeHint() for card in self._cards]
        return QSize(max(s.width() for s in sizes), max(s.height() for s in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        narrow = self.width() < scaled(self, self.NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            self.updateGeometry()
