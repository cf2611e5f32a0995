"""Moods before and an hour after contact: a ring before, a dot after, and a line from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from leeward.core.moods import BEST, LOWEST
from leeward.gui.widgets.chart import Drawing, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from leeward.gui.tokens import Tokens

TALL, MARGIN = 88.0, 8.0
WIDEST = 44.0
SIZE = 4.0
BESIDE = 0.22


class BeforeAfter(Drawing):
    """`pairs` are moods from 1 to 5, the earliest first."""

    def __init__(self, pairs: Sequence[tuple[int, int]]) -> None:
        self._pairs = pairs

    def height(self, room: Room) -> float:  # noqa: ARG002, D102
        return TALL

    def places(self, room: Room) -> list[QRectF]:  # noqa: D102
        wide = min(WIDEST, room.width / len(self._pairs))
        return [room.place(QRectF(number * wide, 0, wide, TALL)) for number in range(len(self._pairs))]

    def draw(self, painter: QPainter, room: Room, tokens: Tokens) -> None:  # noqa: D102
        painter.setPen(QPen(QColor(tokens.line), 1))
        for down in (MARGIN, TALL - MARGIN):
            painter.drawLine(QPointF(0, down), QPointF(room.width, down))
        for (before, after), place in zip(self._pairs, self.places(room), strict=True):
            aside = place.width() * BESIDE * (-1 if room.mirrored else 1)
            middle = place.center().x()
            first = QPointF(middle - aside, self._down(before))
            last = QPointF(middle + aside, self._down(after))
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawLine(first, last)
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(first, SIZE, SIZE)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(last, SIZE, SIZE)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _down(self, mood: int) -> float:
        return MARGIN + (BEST - mood) / (BEST - LOWEST) * (TALL - 2 * MARGIN)
