"""Things beside each other and things below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from leeward.gui.theme import GAP
from leeward.gui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


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


def buttons(*things: QWidget | None, gap: int = 8, centred: bool = False) -> FlowLayout:
    """Buttons from the start of a line on, or in its middle; what finds no room there goes below."""
    line = FlowLayout(gap, centred=centred)
    for thing in things:
        add(line, thing)
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
        narrow = self.width() < self.NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            self.updateGeometry()
