"""The wave of a hard moment: it rises, it eases; a lamp goes along it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from leeward.gui.tokens import mix
from leeward.gui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from leeward.gui.theme import Theme

HEIGHT = 160
PEAK = 0.4
RISE = 0.165
EASE = 0.26
LAMP = 9
# Of all the time: from when on it is near its top, on its way down, and over.
PASSED = (PEAK - RISE, PEAK + RISE, 1.0)
POINTS = 120


def height_at(share: float) -> float:
    """How high the wave stands (0 to 1) when `share` of the time has gone by (0 to 1)."""
    width = RISE if share < PEAK else EASE
    return math.exp(-(((share - PEAK) / width) ** 2) / 2)


class Wave(Drawn):
    """One way it can go; the lamp stands where `share` of the time is over.

    `said` is read out: the words for its beginning, its top, its way down and its end.
    """

    def __init__(self, theme: Theme, said: tuple[str, str, str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._said = said
        self.setAccessibleName(said[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def move_lamp(self, share: float) -> None:
        """Put the lamp where `share` of the time is over."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(self._said[sum(self._share >= passed for passed in PASSED)])
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(480, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # Time goes the way the writing does.
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        curve = QPainterPath(self._point(0))
        for step in range(1, POINTS + 1):
            curve.lineTo(self._point(step / POINTS))
        water = QPainterPath(curve)
        water.lineTo(self.width(), self.height())
        water.lineTo(0, self.height())
        water.closeSubpath()
        painter.fillPath(water, self._theme.color("accent_soft"))
        painter.setPen(QPen(self._theme.color("accent"), 3))
        painter.drawPath(curve)
        tokens = self._theme.tokens
        painter.setPen(QPen(self._theme.color("lamp"), 2))
        painter.setBrush(QColor(mix(tokens.lamp, tokens.lamp_soft, 0 if self._theme.is_dark else 0.5)))
        painter.drawEllipse(self._lamp(), LAMP, LAMP)

    def _lamp(self) -> QPointF:
        """The lamp's middle, kept whole inside at both ends."""
        at = self._point(self._share)
        return QPointF(min(self.width() - LAMP - 1.0, max(LAMP + 1.0, at.x())), at.y())

    def _point(self, share: float) -> QPointF:
        top, bottom = LAMP + 2, self.height() - 30
        return QPointF(share * self.width(), bottom - height_at(share) * (bottom - top))
