"""A hard screen: one column in the middle, one idea, room around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leeward.gui.widgets.card import empty
from leeward.gui.widgets.rows import add

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

MARGIN = 24


class Screen(QScrollArea):
    """`go` asks the window for another place or flow by its name."""

    go = Signal(str)

    def __init__(self, width: int = 640, gap: int = 8) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setObjectName("screen")
        across = QHBoxLayout(ground)
        across.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        middle = QWidget()
        middle.setMaximumWidth(width)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        down = QVBoxLayout(middle)
        down.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(gap)
        down.addStretch(4)
        down.addLayout(self._column)
        down.addStretch(5)
        self.setWidget(ground)

    def lay(self, *things: QWidget | QLayout | None) -> None:
        """Add things from the top down."""
        for thing in things:
            add(self._column, thing)

    def gap(self, pixels: int) -> None:
        """Leave space before what comes next."""
        self._column.addSpacing(pixels)

    def clear(self) -> None:
        """Take everything off, to begin anew."""
        empty(self._column)
        self.verticalScrollBar().setValue(0)
