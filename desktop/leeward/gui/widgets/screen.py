"""A hard screen: one column in the middle, one idea, room around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from leeward.gui.widgets.card import empty
from leeward.gui.widgets.live import entitle
from leeward.gui.widgets.rows import add, follow, scaled
from leeward.gui.widgets.text import tie

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout

MARGIN = 24
TOP_SHARE = 0.14


class Screen(QScrollArea):
    """`go` asks the window for another place or flow by its name.

    With `steady` the first line stays where it is whatever follows, else all of it stands in the middle.
    """

    go = Signal(str)

    def __init__(self, width: int = 640, gap: int = 8, *, steady: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        ground = QWidget()
        ground.setObjectName("screen")
        across = QHBoxLayout(ground)
        across.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        middle = QWidget()
        self._width, self._middle = width, middle
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        down = QVBoxLayout(middle)
        down.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(gap)
        self._top = QSpacerItem(0, 0)
        self._steady = steady
        down.addItem(self._top)
        down.addStretch(0 if steady else 4)
        down.addLayout(self._column)
        down.addStretch(5)
        self._down = down
        self.setWidget(ground)

    def entitle(self, title: str, lead: str = "") -> None:
        """Name the screen by its title; one that changes while it is seen is read out, with its `lead`."""
        entitle(self, title, lead)

    def lay(self, *things: QWidget | QLayout | None) -> None:
        """Add things from the top down."""
        for thing in things:
            add(self._column, thing)
        tie(self)

    def gap(self, pixels: int) -> None:
        """Leave space before what comes next."""
        self._column.addSpacing(pixels)

    def clear(self) -> None:
        """Take everything off, to begin anew."""
        here = self.focusWidget()
        by_keyboard = here is not None and here is not self and here.hasFocus()
        empty(self._column)
        self.verticalScrollBar().setValue(0)
        if by_keyboard:
            QTimer.singleShot(0, self, self.focus_first)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802  Qt's own signature
        """Tab goes as the screen is read."""
        follow(self, self._column)
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        if self._steady:
            self._top.changeSize(0, round(self.height() * TOP_SHARE))
            self._down.invalidate()
        self._middle.setMaximumWidth(scaled(self, self._width))
        super().resizeEvent(event)

    def focus_first(self) -> None:
        """Whoever goes by keyboard finds the next press, or the field to type into, under their fingers."""
        field = self.focusProxy()
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
            return
        buttons = [b for b in self.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        main = [b for b in buttons if b.property("look") in {"primary", "tile"}]
        for button in (main or buttons)[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)
