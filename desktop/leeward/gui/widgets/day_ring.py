"""The ring: the day of the period in its middle, how far it has come around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from leeward.gui.theme import FILL_MS
from leeward.gui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from leeward.gui.theme import Theme

SIZE = 160
WIDTH = 10
NUMBER_PT = 34.5
WORDS_PT = 9.75


class DayRing(Drawn):
    """A picture to a screen reader, which reads its name; as large as the letters are.

    With `fills` it fills up once when it is first seen. Without a length the ring is whole and thin.
    """

    def __init__(self, theme: Theme, *, fills: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._number = ""
        self._words = ""
        self._share: float | None = 0.0
        self._shown = 0.0 if fills else 1.0
        self._fill = QVariantAnimation(self)
        self._fill.setDuration(FILL_MS)
        self._fill.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fill.setStartValue(0.0)
        self._fill.setEndValue(1.0)
        self._fill.valueChanged.connect(self._on_fill)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, day: int, length: int | None, words: str, said: str) -> None:
        """Show `day`; `words` stand below it, `said` is read out."""
        self._number = str(day)
        self._words = words
        self._share = None if length is None else min(1.0, day / length)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        side = round(SIZE * self._theme.text)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        if self._shown:
            return
        if self._theme.moves:
            self._fill.start()
        else:
            self._on_fill(1.0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / SIZE, self.height() / SIZE)
        inset = WIDTH / 2 + 1
        around = QRectF(0, 0, SIZE, SIZE).adjusted(inset, inset, -inset, -inset)
        self._draw_ring(painter, around)
        painter.setPen(self._theme.color("ink"))
        self._draw_words(painter, self._number, NUMBER_PT, QFont.Weight.DemiBold, around.center().y() - 14)
        painter.setPen(self._theme.color("muted"))
        self._draw_words(painter, self._words, WORDS_PT, QFont.Weight.Normal, around.center().y() + 22)

    def _draw_ring(self, painter: QPainter, around: QRectF) -> None:
        pen = QPen(self._theme.color("line"), WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(around)
        if self._share is None:
            pen.setWidthF(3)
            pen.setColor(self._theme.color("accent"))
            painter.setPen(pen)
            painter.drawEllipse(around)
        elif self._share > 0:
            pen.setColor(self._theme.color("accent"))
            painter.setPen(pen)
            painter.drawArc(around, 90 * 16, -round(360 * 16 * self._share * self._shown))

    def _draw_words(
        self, painter: QPainter, words: str, size: float, weight: QFont.Weight, middle: float
    ) -> None:
        font = QFont(self.font())
        font.setPointSizeF(size)
        font.setWeight(weight)
        painter.setFont(font)
        room = QRectF(WIDTH * 2, middle - 40, SIZE - WIDTH * 4, 80)
        while size > 8 and painter.fontMetrics().horizontalAdvance(words) > room.width():  # noqa: PLR2004
            size -= 1
            font.setPointSizeF(size)
            painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _on_fill(self, share: float) -> None:
        self._shown = share
        self.update()
