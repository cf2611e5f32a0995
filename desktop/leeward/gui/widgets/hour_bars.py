"""The hours of a day as bars, from midnight to midnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from leeward.gui.tokens import mix
from leeward.gui.widgets.axis import axis_height, draw_axis
from leeward.gui.widgets.chart import Drawing, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from leeward.gui.tokens import Tokens

TALLEST = 76.0
LOWEST = 2.0
WIDEST = 12.0
SHARE = 0.62
LIGHTER = 0.55


class HourBars(Drawing):
    """`deep` are the hours drawn deeper; `marks` are words below, at shares of the width."""

    def __init__(
        self, hours: Sequence[int], deep: frozenset[int], marks: Sequence[tuple[float, str]]
    ) -> None:
        self._hours = hours
        self._deep = deep
        self._marks = marks

    def height(self, room: Room) -> float:  # noqa: D102
        return TALLEST + axis_height(room)

    def places(self, room: Room) -> list[QRectF]:  # noqa: D102
        wide = room.width / len(self._hours)
        return [room.place(QRectF(hour * wide, 0, wide, TALLEST)) for hour in range(len(self._hours))]

    def draw(self, painter: QPainter, room: Room, tokens: Tokens) -> None:  # noqa: D102
        most = max(*self._hours, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for hour, place in enumerate(self.places(room)):
            times = self._hours[hour]
            tall = LOWEST if not times else max(2 * LOWEST, TALLEST * times / most)
            bar = QRectF(0, TALLEST - tall, min(WIDEST, place.width() * SHARE), tall)
            bar.moveLeft(place.center().x() - bar.width() / 2)
            colour = tokens.accent if hour in self._deep else mix(tokens.surface, tokens.accent, LIGHTER)
            painter.setBrush(QColor(colour if times else tokens.line))
            painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(QColor(tokens.muted))
        draw_axis(painter, room, TALLEST, self._marks)
