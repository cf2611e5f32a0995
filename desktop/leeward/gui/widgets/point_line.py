"""Numbers over time as a line in one colour, for none of them is good or bad."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from leeward.gui.widgets.axis import axis_height, draw_axis
from leeward.gui.widgets.chart import Drawing, Room

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from leeward.gui.tokens import Tokens

TALL, MARGIN = 72.0, 8.0
DOT = 3.0
MOST_DOTS = 60


class PointLine(Drawing):
    """`points` are dates with numbers between `low` and `high`; `name` says a date below the ends."""

    def __init__(
        self,
        points: Sequence[tuple[dt.date, int]],
        low: int,
        high: int,
        name: Callable[[dt.date], str],
    ) -> None:
        self._points = points
        self._low, self._high = low, high
        self._name = name

    def height(self, room: Room) -> float:  # noqa: D102
        return TALL + axis_height(room)

    def places(self, room: Room) -> list[QRectF]:  # noqa: D102
        middles = [point.x() for point in self._at(room)]
        edges = [(a + b) / 2 for a, b in itertools.pairwise(middles)]
        first, last = min(0.0, middles[0], middles[-1]), room.width
        bounds = [last if room.mirrored else first, *edges, first if room.mirrored else last]
        return [QRectF(QPointF(a, 0), QPointF(b, TALL)).normalized() for a, b in itertools.pairwise(bounds)]

    def draw(self, painter: QPainter, room: Room, tokens: Tokens) -> None:  # noqa: D102
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.line), 1))
        for down in (MARGIN, TALL - MARGIN):
            painter.drawLine(QPointF(0, down), QPointF(room.width, down))
        points = self._at(room)
        path = QPainterPath(points[0])
        for before, point in itertools.pairwise(points):
            middle = (before.x() + point.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, point.y()), point)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPath(path)
        painter.setBrush(QColor(tokens.accent))
        if len(points) <= MOST_DOTS:
            for point in points:
                painter.drawEllipse(point, DOT, DOT)
        painter.setPen(QColor(tokens.muted))
        ends = [(0.0, self._name(self._points[0][0])), (1.0, self._name(self._points[-1][0]))]
        draw_axis(painter, room, TALL, ends)

    def _at(self, room: Room) -> list[QPointF]:
        first = self._points[0][0]
        whole = max(1, (self._points[-1][0] - first).days)
        steps = (self._high - self._low) or 1
        found: list[QPointF] = []
        for day, number in self._points:
            x = MARGIN + (day - first).days / whole * (room.width - 2 * MARGIN)
            y = MARGIN + (self._high - number) / steps * (TALL - 2 * MARGIN)
            found.append(QPointF(room.width - x if room.mirrored else x, y))
        return found
