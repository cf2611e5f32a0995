"""A layout that sets its things in a row and wraps to the next, like words."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Items keep their own size; `gap` lies between them, both ways."""

    def __init__(self, gap: int = 8, *, centred: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._centred = centred
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802, D102
        self._items.append(item)

    def count(self) -> int:  # noqa: D102
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802, D102
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802, D102
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802, D102
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802, D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802, D102
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self._gap * max(0, len(hints) - 1)
        return QSize(sum(h.width() for h in hints) + gaps, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802, D102
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            hints = [_sized(item, rect.width()) for item in line]
            used = sum(hint.width() for hint in hints) + self._gap * (len(hints) - 1)
            x = rect.x() + (max(0, rect.width() - used) // 2 if self._centred else 0)
            for item, hint in zip(line, hints, strict=True):
                if move:
                    item.setGeometry(self._mirrored(QRect(QPoint(x, y), hint), rect))
                x += hint.width() + self._gap
            y += max(hint.height() for hint in hints) + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._gap
        return lines

    def _mirrored(self, place: QRect, rect: QRect) -> QRect:
        """`place` as it is, or from the other side where the writing goes from right to left."""
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(rect.right() - (place.right() - rect.left()))
        return place


def _sized(item: QLayoutItem, room: int) -> QSize:
    """How large an item is on a line of that width; words that can go on below do so."""
    hint = item.sizeHint()
    if hint.width() <= room or not item.hasHeightForWidth():
        return hint
    return QSize(room, item.heightForWidth(room))
