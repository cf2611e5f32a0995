"""Things with a name, each with a bar as long as often it was, and the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from leeward.gui.widgets.chart import Drawing, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from leeward.gui.tokens import Tokens

BAR = 10.0
BETWEEN = 16.0
SMALLEST_LINE, LINES = 24.0, 1.4
MOST_SHARE = 0.5


class NameBars(Drawing):
    """`rows` are names and numbers. A name too long to stand beside its bar stands above it."""

    def __init__(self, rows: Sequence[tuple[str, int]]) -> None:
        self._rows = rows

    def height(self, room: Room) -> float:  # noqa: D102
        return len(self._rows) * self._row(room)

    def places(self, room: Room) -> list[QRectF]:  # noqa: D102
        tall = self._row(room)
        return [QRectF(0, number * tall, room.width, tall) for number in range(len(self._rows))]

    def draw(self, painter: QPainter, room: Room, tokens: Tokens) -> None:  # noqa: D102
        names, letters, line = self._names(room), room.letters, _line(room)
        numbers = max(letters.horizontalAdvance(str(number)) for _, number in self._rows)
        longest = room.width - names - numbers - BETWEEN / 2
        most = max(*(number for _, number in self._rows), 1)
        for (name, number), place in zip(self._rows, self.places(room), strict=True):
            middle = place.center().y() if names else place.bottom() - (place.height() - line) / 2
            bar = QRectF(names, middle - BAR / 2, max(BAR if number else 2, longest * number / most), BAR)
            beside = QRectF(bar.right() + BETWEEN / 2, 0, letters.horizontalAdvance(str(number)), 0)
            painter.setPen(QColor(tokens.ink))
            self._write(painter, room, name, QRectF(0, place.top(), letters.horizontalAdvance(name), line))
            painter.setPen(QColor(tokens.muted))
            self._write(
                painter, room, str(number), beside.adjusted(0, middle - line / 2, 0, middle + line / 2)
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if number else tokens.line))
            painter.drawRoundedRect(room.place(bar), BAR / 2, BAR / 2)

    def _write(self, painter: QPainter, room: Room, words: str, where: QRectF) -> None:
        where = room.place(where)
        base = where.center().y() + (room.letters.ascent() - room.letters.descent()) / 2
        elided = room.letters.elidedText(words, Qt.TextElideMode.ElideRight, room.width)
        painter.drawText(QPointF(max(0.0, where.left()), base), elided)

    def _names(self, room: Room) -> float:
        """How wide the names are beside the bars; 0 where they stand above them."""
        widest = max(room.letters.horizontalAdvance(name) for name, _ in self._rows) + BETWEEN
        return widest if widest <= room.width * MOST_SHARE else 0.0

    def _row(self, room: Room) -> float:
        below = 0.0 if self._names(room) else max(BAR, room.letters.height()) + BETWEEN / 4
        return _line(room) + below


def _line(room: Room) -> float:
    return max(SMALLEST_LINE, room.letters.height() * LINES)
