"""Days as a grid: a column for each week, Monday on top; fuller for a better day, an outline for contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from leeward.core.month import WEEK, DayKind
from leeward.core.moods import BEST, LOWEST
from leeward.gui.tokens import mix
from leeward.gui.widgets.axis import axis_height, draw_axis
from leeward.gui.widgets.chart import Drawing, Room

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from leeward.core.looking_back import Day
    from leeward.gui.tokens import Tokens

GAP = 4
SMALLEST, LARGEST = 20.0, 26.0
ROUND = 4
DOT = 3.0
# How deep the lowest mood is, and where a day without one stands between lowest and best.
LIGHTEST, MIDDLE = 0.3, 0.4


class DayGrid(Drawing):
    """`days` begin on a Monday; its values are those from the first that lies in a period on.

    Where not all weeks have room the latest are shown, or those with the value that is read. `name` says a
    date below the first and the last column.
    """

    def __init__(self, days: Sequence[Day], name: Callable[[dt.date], str]) -> None:
        self._days = days
        self._name = name
        self.first = next((n for n, day in enumerate(days) if day.kind is not DayKind.OUTSIDE), 0)
        self._weeks = -(-len(days) // WEEK)
        self._end = self._weeks

    def value(self, number: int) -> Day:
        """One of the values."""
        return self._days[self.first + number]

    def turn(self, room: Room, ways: int) -> None:
        """Show the weeks before (negative) or after, a page at a time."""
        columns = self._columns(room)
        self._end = min(max(self._end + ways * columns, columns), self._weeks)

    def is_at(self, room: Room) -> tuple[bool, bool]:
        """Whether the first, and the last, weeks are shown."""
        begin, end = self._window(room)
        return begin == 0, end == self._weeks

    def show(self, number: int, room: Room) -> None:  # noqa: D102
        week, (begin, end) = (self.first + number) // WEEK, self._window(room)
        if not begin <= week < end:
            self._end = week + 1 if week >= end else week + end - begin

    def height(self, room: Room) -> float:  # noqa: D102
        return WEEK * self._pitch(room) + axis_height(room)

    def places(self, room: Room) -> list[QRectF]:  # noqa: D102
        return [self._cell(number, room) for number in range(self.first, len(self._days))]

    def draw(self, painter: QPainter, room: Room, tokens: Tokens) -> None:  # noqa: D102
        begin, end = self._window(room)
        for number in range(begin * WEEK, min(end * WEEK, len(self._days))):
            self._draw_day(painter, self._cell(number, room), self._days[number], tokens)
        last = self._days[min(end * WEEK, len(self._days)) - 1].date
        top, width = WEEK * self._pitch(room), (end - begin) * self._pitch(room) - GAP
        ends = [(0.0, self._name(self._days[begin * WEEK].date)), (1.0, self._name(last))]
        painter.setPen(QColor(tokens.muted))
        draw_axis(painter, room, top, ends, width)

    def _draw_day(self, painter: QPainter, cell: QRectF, day: Day, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day.kind is DayKind.QUIET:
            mood = MIDDLE if day.mood is None else (day.mood - LOWEST) / (BEST - LOWEST)
            share = LIGHTEST + (1 - LIGHTEST) * mood
            painter.setBrush(QColor(mix(tokens.surface, tokens.accent, share)))
        else:
            outline = {DayKind.TAKEN: tokens.accent, DayKind.TODAY: tokens.outline}
            painter.setPen(QPen(QColor(outline.get(day.kind, tokens.line)), 1.4))
            cell = cell.adjusted(0.7, 0.7, -0.7, -0.7)
        painter.drawRoundedRect(cell, ROUND, ROUND)
        if day.kind is DayKind.TODAY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(cell.center()), DOT, DOT)

    def _columns(self, room: Room) -> int:
        return max(1, min(self._weeks, int((room.width + GAP) // SMALLEST)))

    def _window(self, room: Room) -> tuple[int, int]:
        """The first week shown, and the one after the last."""
        columns = self._columns(room)
        end = min(max(self._end, columns), self._weeks)
        return end - columns, end

    def _pitch(self, room: Room) -> float:
        return min(LARGEST, (room.width + GAP) / self._columns(room))

    def _cell(self, number: int, room: Room) -> QRectF:
        begin, end = self._window(room)
        week, weekday = divmod(number, WEEK)
        if not begin <= week < end:
            return QRectF()
        pitch = self._pitch(room)
        size = pitch - GAP
        return room.place(QRectF((week - begin) * pitch, weekday * pitch, size, size))
