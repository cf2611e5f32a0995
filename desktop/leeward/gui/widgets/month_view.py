"""A month of days, drawn from the tokens: quiet ones filled, today in a ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from leeward.core.month import WEEK, DayKind
from leeward.gui.widgets.drawn import Drawn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from leeward.gui.theme import Theme

CELL = 34
DOT = 28


class MonthView(Drawn):
    """`days` of one month, its weeks beginning as the locale has it; `words` are read out in its stead."""

    def __init__(self, theme: Theme, days: Sequence[tuple[dt.date, DayKind]], words: str) -> None:
        super().__init__()
        self._theme = theme
        self._days = days
        first = QLocale().firstDayOfWeek().value - 1
        self._before = (days[0][0].weekday() - first) % WEEK
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return self._sized(CELL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return self._sized(DOT)

    def _sized(self, across: int) -> QSize:
        """All weeks, with so much room for a day across; as large as the letters are."""
        lines = -(-(self._before + len(self._days)) // WEEK)
        return QSize(round(WEEK * across * self._theme.text), round(lines * CELL * self._theme.text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.width() / WEEK, CELL * self._theme.text
        for number, (day, kind) in enumerate(self._days, start=self._before):
            across = number % WEEK
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                across = WEEK - 1 - across
            self._paint_day(painter, QRectF(across * wide, number // WEEK * high, wide, high), day, kind)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: dt.date, kind: DayKind) -> None:
        theme = self._theme
        across = DOT * theme.text
        dot = QRectF(0, 0, across, across)
        dot.moveCenter(cell.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is DayKind.QUIET:
            painter.setBrush(theme.color("accent_soft"))
        elif kind is DayKind.TODAY:
            painter.setPen(QPen(theme.color("accent"), 2))
        elif kind is DayKind.TAKEN:
            painter.setPen(QPen(theme.color("outline"), 1.2))
        if kind not in {DayKind.OUTSIDE, DayKind.AHEAD}:
            painter.drawEllipse(dot)
        painter.setPen(theme.color("muted" if kind is DayKind.OUTSIDE else "ink"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))
