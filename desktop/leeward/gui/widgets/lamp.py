"""A lamp: it widens and narrows at the pace of a calm breath, or burns down as time goes by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from leeward.gui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from leeward.gui.theme import Theme

SIZE = 180
SMALLEST = 0.35
IN_S, OUT_S = 4.0, 6.0
FRAME_MS = 40


def width_at(seconds: float) -> float:
    """How wide (0 to 1) the lamp of a breath is after some seconds: in for four, out for six."""
    within = seconds % (IN_S + OUT_S)
    share = within / IN_S if within < IN_S else 1 - (within - IN_S) / OUT_S
    return (1 - math.cos(share * math.pi)) / 2


class Lamp(Drawn):
    """`breathe` sets its pace while it is seen, and stands still where movement is not welcome.

    `turned` tells when a breath turns: True where it goes in.
    """

    turned = Signal(bool)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._width = 1.0
        self._breathes = False
        self._in: bool | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def moves(self) -> bool:
        """Whether it is moving by itself now."""
        return self._timer.isActive()

    def breathe(self) -> None:
        """Widen and narrow from now on."""
        self._breathes = self._theme.moves
        if self._breathes and self.isVisible():
            self._begin()

    def burn(self, share: float) -> None:
        """Be as wide as `share` of all there is, from 1 down to 0."""
        self._width = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(SIZE, SIZE)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if self._breathes:
            self._begin()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("accent_soft"))
        middle, most = QPointF(self.width() / 2, self.height() / 2), SIZE / 2 - 2
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawEllipse(middle, most, most)
        painter.setPen(self._theme.color("accent"))
        painter.setBrush(self._theme.color("accent"))
        inner = most * (SMALLEST + (1 - SMALLEST) * self._width) - 6
        painter.drawEllipse(middle, inner, inner)

    def _begin(self) -> None:
        self._in = None
        self._since.start()
        self._timer.start()

    def _on_frame(self) -> None:
        seconds = self._since.elapsed() / 1000
        self._width = width_at(seconds)
        goes_in = seconds % (IN_S + OUT_S) < IN_S
        if goes_in != self._in:
            self._in = goes_in
            self.turned.emit(goes_in)
        self.update()
