"""Things beside each other and things below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from leeward.gui.theme import GAP
from leeward.gui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

# The height of letters as they were designed, in pixels.
LETTER = 14
# Narrower lines never wrap, which spares them being measured. Words beside others are content with so much,
# and want more where they go below anyway.
WRAPS_FROM = 160
WORDS_TAKE = 120
WORDS_WANT = 200


class Row(QHBoxLayout):
    """A line that goes on below itself where there is no room for all of it beside each other."""

    # Asked for a dozen times by each new layout of a page.
    _widest: int | None = None

    def minimumSize(self) -> QSize:  # noqa: N802, D102
        whole = super().minimumSize()
        if self._widest is None:
            self._widest = max((item.minimumSize().width() for item in self._things()), default=0)
        return QSize(min(whole.width(), self._widest + self._across()), whole.height())

    def invalidate(self) -> None:  # noqa: D102
        self._widest = None
        super().invalidate()

    def hasHeightForWidth(self) -> bool:  # noqa: N802, D102
        return super().hasHeightForWidth() or super().minimumSize().width() > WRAPS_FROM

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        if width >= self._whole():
            return (
                super().heightForWidth(width) if super().hasHeightForWidth() else super().sizeHint().height()
            )
        margins = self.contentsMargins()
        lines = self._lines(width - self._across())
        high = sum(max(_high(item, wide) for item, wide in line) for line in lines)
        return high + (len(lines) - 1) * self.spacing() + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802, D102
        super().setGeometry(rect)
        if rect.width() >= self._whole():
            return
        inside = rect.marginsRemoved(self.contentsMargins())
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        top = inside.top()
        for line in self._lines(inside.width()):
            left, high = inside.left(), max(_high(item, wide) for item, wide in line)
            for item, wide in line:
                # What QStyle.visualRect does; to ask for the class takes longer than a whole page's rows.
                at = inside.left() + inside.right() - (left + wide - 1) if mirrored else left
                item.setGeometry(QRect(at, top, wide, high))
                left += wide + self.spacing()
            top += high + self.spacing()

    def _things(self) -> list[QLayoutItem]:
        found = (self.itemAt(number) for number in range(self.count()))
        return [
            item for item in found if item is not None and item.spacerItem() is None and not item.isEmpty()
        ]

    def _whole(self) -> int:
        """The least width with all of it beside each other, buttons in one line and words not squeezed."""
        held_back = (
            self._wanted(item, WORDS_TAKE) - item.minimumSize().width()
            for item in self._things()
            if item.hasHeightForWidth()
        )
        return super().minimumSize().width() + sum(held_back)

    def _wanted(self, item: QLayoutItem, words: int) -> int:
        """How wide one thing wants to be: `words` that wrap as much as that, by letters as designed."""
        least, hint = item.minimumSize().width(), item.sizeHint().width()
        if item.hasHeightForWidth() and not _is_button(item):
            parent = self.parentWidget()
            hint = min(hint, words if parent is None else scaled(parent, words))
        return max(least, hint)

    def _across(self) -> int:
        return self.contentsMargins().left() + self.contentsMargins().right()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """What stands on each line, and how wide; words that wrap take what is over."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left, width = 0, max(width, 1)
        for item in self._things():
            wanted = min(width, self._wanted(item, WORDS_WANT))
            if not lines or left < wanted:
                lines.append([])
                left = width
            lines[-1].append((item, wanted))
            left -= wanted + self.spacing()
        return [self._filled(line, width) for line in lines]

    def _filled(self, line: list[tuple[QLayoutItem, int]], width: int) -> list[tuple[QLayoutItem, int]]:
        over = width - sum(wide for _, wide in line) - (len(line) - 1) * self.spacing()
        taking = [item for item, _ in line if item.hasHeightForWidth() and not _is_button(item)][:1]
        return [(item, wide + over if item in taking else wide) for item, wide in line]


def _is_button(item: QLayoutItem) -> bool:
    return isinstance(item.widget(), QAbstractButton)


def _high(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def row(*things: QWidget | QLayout | None, gap: int = 8) -> QHBoxLayout:
    """Things from the start of a line on; None takes the space that is over, or words that wrap before it."""
    line = Row()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    before = None
    for thing in things:
        if thing is None and _takes_room(before):
            line.setStretch(line.count() - 1, 1)
        else:
            add(line, thing)
        before = thing
    if None not in things:
        line.addStretch(1)
    first = things[0] if things else None
    if isinstance(first, QWidget):
        # Words without a frame begin where other words do; the style sheet sees to that.
        first.setProperty("flush", True)
    return line


def _takes_room(thing: QWidget | QLayout | None) -> bool:
    if isinstance(thing, QLabel):
        return thing.wordWrap() and thing.sizePolicy().horizontalPolicy() is not QSizePolicy.Policy.Maximum
    return isinstance(thing, QVBoxLayout)


def buttons(*things: QWidget | None, gap: int = 8, centred: bool = False) -> FlowLayout:
    """Buttons from the start of a line on, or in its middle; what finds no room there goes below."""
    line = FlowLayout(gap, centred=centred)
    for thing in things:
        add(line, thing)
    return line


def column(*things: QWidget | QLayout | None, gap: int = 4) -> QVBoxLayout:
    """Things from the top down; None takes the space that is over."""
    line = QVBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for thing in things:
        add(line, thing)
    return line


def add(line: QLayout, thing: QWidget | QLayout | None) -> None:
    """Add one thing; None takes the space that is over."""
    if isinstance(thing, QWidget):
        line.addWidget(thing)
    elif isinstance(line, QBoxLayout):
        if thing is None:
            line.addStretch(1)
        else:
            line.addLayout(thing)


def follow(screen: QWidget, layout: QLayout) -> None:
    """Have Tab go through what a screen's layout holds as it is read, whatever was made when."""
    last = screen
    for widget in as_read(layout):
        QWidget.setTabOrder(last, widget)
        last = widget


def as_read(layout: QLayout) -> Iterator[QWidget]:
    """What Tab reaches in a layout, from its start to its end."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = None if item is None else item.widget()
        inner = None if item is None else item.layout()
        if widget is not None and not widget.isHidden():
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            inner = widget.layout()
        if inner is not None:
            yield from as_read(inner)


def scaled(widget: QWidget, pixels: int) -> int:
    """A width that goes with the size of the letters."""
    return round(pixels * max(1.0, widget.fontInfo().pixelSize() / LETTER))


class Beside(QWidget):
    """Two cards beside each other, and below each other where there is no room."""

    NARROW = 620

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._cards = (left, right)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for card, share in zip(self._cards, shares, strict=True):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._line.addWidget(card, share)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        sizes = [card.minimumSizeHint() for card in self._cards]
        return QSize(max(s.width() for s in sizes), max(s.height() for s in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        narrow = self.width() < scaled(self, self.NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            self.updateGeometry()
