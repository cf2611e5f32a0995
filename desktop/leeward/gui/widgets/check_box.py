"""A checkbox drawn from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from leeward.gui.widgets.checkable import Checkable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from leeward.gui.theme import Theme

BOX = 18
TARGET = 32
RING = 4


class CheckBox(Checkable, QCheckBox):
    """A box of 18 px in a target of 32; what it stands for is its accessible name."""

    def __init__(self, theme: Theme, name: str, *, checked: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setChecked(checked)
        self.hear_toggles()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(TARGET, TARGET)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return self.sizeHint()

    def hitButton(self, pos) -> bool:  # noqa: ANN001, N802, D102
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, BOX, BOX)
        # As near the start of the line as the ring allows.
        start = RING if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else TARGET - BOX - RING
        box.moveTo(start, (TARGET - BOX) / 2)
        theme = self._theme
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 7, 7)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, 4.5, 4.5)
            tick = QPolygonF(
                [box.topLeft() + QPointF(x, y) for x, y in ((4.4, 9.4), (7.6, 12.6), (13.6, 5.8))]
            )
            pen = QPen(theme.color("on_accent"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(tick)
        else:
            painter.setPen(QPen(theme.color("accent" if self.underMouse() else "outline"), 1.2))
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4.5, 4.5)
