"""One's own moods as a line that goes up and down, in one colour, for no mood is good or bad."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from leeward.core.moods import BEST, LOWEST
from leeward.gui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from leeward.gui.theme import Theme

HEIGHT, MARGIN, DOT = 64, 8, 3.0


class MoodLine(Drawn):
    """Draws `moods` from the oldest to the latest, each as far from the next; `words` are read out for it."""

    def __init__(self, theme: Theme, moods: Sequence[int], words: str) -> None:
        super().__init__()
        self._theme = theme
        self.moods = tuple(moods)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(320, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = [self._point(number) for number in range(len(self.moods))]
        path = QPainterPath(points[0])
        for before, point in itertools.pairwise(points):
            middle = (before.x() + point.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, point.y()), point)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawPath(path)
        painter.setBrush(self._theme.color("accent"))
        for point in points:
            painter.drawEllipse(point, DOT, DOT)
        painter.end()

    def _point(self, number: int) -> QPointF:
        step = (self.width() - 2 * MARGIN) / max(1, len(self.moods) - 1)
        down = (BEST - self.moods[number]) / (BEST - LOWEST) * (HEIGHT - 2 * MARGIN)
        return QPointF(MARGIN + number * step, MARGIN + down)
