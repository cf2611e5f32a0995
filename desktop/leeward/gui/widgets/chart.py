"""A picture of values, each read by pointing at it or with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from leeward.gui.widgets.drawn import Drawn
from leeward.gui.widgets.live import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from leeward.gui.theme import Theme
    from leeward.gui.tokens import Tokens

SMALL_PT = 9.375
NARROWEST = 120
RING = 3.0
NOTHING = -1


class Room(NamedTuple):
    """A width in logical pixels, and the letters to write in; `mirrored` goes from the right."""

    width: float
    letters: QFontMetricsF
    mirrored: bool = False

    def place(self, rect: QRectF) -> QRectF:
        """A rectangle as it is, or on the other side."""
        return rect.translated(self.width - rect.right() - rect.left(), 0) if self.mirrored else rect


class Drawing:
    """A picture of values in their order of reading, on a screen or on paper."""

    def height(self, room: Room) -> float:
        """How high the picture is."""
        raise NotImplementedError

    def places(self, room: Room) -> Sequence[QRectF]:
        """Where each value is; an empty rectangle where it is out of sight."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: Room, tokens: Tokens) -> None:
        """Draw everything, from the top left corner on."""
        raise NotImplementedError

    def show(self, number: int, room: Room) -> None:
        """Bring a value into sight, where not all are at once."""


class Chart(Drawn):
    """Shows a drawing; a picture to a screen reader. `read` tells the words of the value that is read.

    They are empty where none is.

    `words` name the whole and say what it shows, `say` says one value, and `hint` how it is read. Left and
    right go `across` values further, up and down one.
    """

    read = Signal(str)
    resized = Signal()

    def __init__(
        self,
        theme: Theme,
        drawing: Drawing,
        words: str,
        say: Callable[[int], str],
        *,
        hint: str,
        across: int = 1,
    ) -> None:
        super().__init__()
        self._theme, self._drawing, self._say, self._hint = theme, drawing, say, hint
        self._across = across
        self._at = NOTHING
        self.setAccessibleName(words)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self._drawing

    def go_to(self, number: int) -> None:
        """Read a value, bringing it into sight."""
        if number != NOTHING:
            self._drawing.show(number, self.room())
        self._tell(number)

    def room(self, width: int = 0) -> Room:
        """What there is to draw in; `width` is the widget's, its own where it is 0."""
        letters = QFontMetricsF(self._small())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Room(width or self.width(), letters, mirrored)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        width = max(NARROWEST, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(NARROWEST, 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        return round(self._drawing.height(self.room(width)) + 2 * RING)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        painter.translate(0, RING)
        room = self.room()
        self._drawing.draw(painter, room, self._theme.tokens)
        if self._at != NOTHING:
            inside = QRectF(self.rect()).adjusted(2.8, 0, -2.8, 0)
            place = self._drawing.places(room)[self._at].intersected(inside)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 1.6))
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 5, 5)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        mirrored = -1 if self.room().mirrored else 1
        last = len(self._drawing.places(self.room())) - 1
        key, here = event.key(), last if self._at == NOTHING else self._at
        steps = {
            Qt.Key.Key_Left: here - self._across * mirrored,
            Qt.Key.Key_Right: here + self._across * mirrored,
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key not in steps or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self.go_to(min(max(steps[Qt.Key(key)], 0), last))
        announce(self, self.accessibleDescription())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        if self._at == NOTHING:
            self.go_to(len(self._drawing.places(self.room())) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self._tell(NOTHING)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        self._tell(self._value_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        self._tell(self._value_at(event.position()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self.resized.emit()

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802, D102
        if not self.hasFocus():
            self._tell(NOTHING)

    def _value_at(self, point: QPointF) -> int:
        """The value below the pointer; beside all of them it is the one the keys are on."""
        places = self._drawing.places(self.room())
        found = (number for number, place in enumerate(places) if place.translated(0, RING).contains(point))
        return next(found, self._at if self.hasFocus() else NOTHING)

    def _tell(self, number: int) -> None:
        if number == self._at:
            return
        self._at = number
        words = "" if number == NOTHING else self._say(number)
        self.setAccessibleDescription(words or self._hint)
        self.read.emit(words)
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(SMALL_PT * self._theme.text)
        return font
