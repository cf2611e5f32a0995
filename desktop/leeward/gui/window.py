"""The window on the desktop: first its empty room, and a turn later all that stands in it.

Whoever starts Leeward sees the room before anything else is loaded, so nothing here may be slow. `Qt`
itself would be: with it come more than a thousand names, which take longer than the room takes to paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from leeward.gui.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QHideEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from leeward.gui.inside import Inside
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

# As it is in every language.
NAME = "Leeward"
START_SIZE = QSize(1080, 720)
SMALLEST = QSize(560, 440)


class Room(NamedTuple):
    """What is seen of a window nothing stands in yet: two colours, and where the rail will be."""

    ground: str = LIGHT.ground
    rail: str = LIGHT.rail
    left: int = 0
    width: int = 0


class Window(QWidget):
    """The frame around all places and flows; `furnish` puts them in.

    `hide_asked` is told by the rail and by Esc pressed twice, `lock_asked` by its keys, `again_asked` where
    Leeward is to start again, `painted` once, after the first paint, `left` each time the window has left
    the screen.
    """

    hide_asked = Signal()
    lock_asked = Signal()
    again_asked = Signal()
    painted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.room = Room()
        self._inside: Inside | None = None
        self._closes: Callable[[], bool] = lambda: False
        self._was_painted = False
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        self.resize(START_SIZE)

    def furnish(
        self,
        session: Session,
        theme: Theme,
        screens: Mapping[str, Callable[..., QWidget]],
        *,
        leads_to: Callable[[str], str] = lambda name: name,
        whole: tuple[str, ...] = ("welcome",),
        closes: Callable[[], bool] = lambda: True,
    ) -> None:
        """Put in all that stands in it; before, it shows an empty room and takes nothing.

        `leads_to` may send a name elsewhere for now, as a locked place to its door.

        `screens` makes each place and flow by name when it is first opened, handed what stands after a
        space in the name, as in `happened theirs`; what it makes may have a signal `go(str)`. A flow named
        in `whole` covers the rail, too. `closes` decides what closing does and answers whether the window
        may go.
        """
        from leeward.gui.inside import Inside  # noqa: PLC0415  not before the first paint

        self._inside = Inside(self, session, theme, screens, leads_to=leads_to, whole=whole)
        self._closes = closes

    @property
    def place(self) -> str:
        """The name of what is open now."""
        return "" if self._inside is None else self._inside.place

    @property
    def rail(self) -> QRect:
        """Where the rail is; nowhere while it is covered."""
        return QRect() if self._inside is None else self._inside.rail

    def open(self, name: str, *, by_key: bool = False) -> None:
        """Open a place or flow, or what it leads to for now; it is made the first time.

        Whoever goes by keyboard finds the focus on the first thing that can be done there.
        """
        if self._inside is not None:
            self._inside.open(name, by_key=by_key)

    def say_anew(self) -> None:
        """Be in the language spoken now: what is written on or looked at stays, and draws itself anew."""
        if self._inside is not None:
            self._inside.say_anew()

    def come_forward(self) -> None:
        """Show the window above others, on the place it was left."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  not before the first paint

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, D102
        if self._inside is not None:
            self._inside.consider(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        if self._inside is not None:
            self._inside.take(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802, D102
        if self._closes():
            event.accept()
        else:
            event.ignore()
            self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        super().hideEvent(event)
        QTimer.singleShot(0, self, self.left.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if self._inside is None or not self._inside.press(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        if self._inside is None:
            self._paint_room()
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        if self._inside is not None:
            self._inside.fit()

    def _paint_room(self) -> None:
        painter = QPainter(self)
        _fill(painter, self.rect(), self.room.ground)
        _fill(painter, QRect(self.room.left, 0, self.room.width, self.height()), self.room.rail)


def _fill(painter: QPainter, area: QRect, colour: str) -> None:
    """By a pixmap: filling with a colour could also be asked for by a name out of `Qt`, and loads it."""
    drop = QPixmap(1, 1)
    drop.fill(QColor(colour))
    painter.drawPixmap(area, drop)
