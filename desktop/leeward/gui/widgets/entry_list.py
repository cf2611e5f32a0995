"""A list of what was written that draws only the rows one sees, however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent

    from leeward.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ACROSS, DOWN = 18, 10


class Entry(NamedTuple):
    """One row: its title, the day at its end, and the first words below."""

    title: str
    day: str
    words: str


class EntryList(QListView):
    """Rows of things that `entry_of` puts into words, the moment they are seen; `opened` tells the thing.

    With `stays_marked` the current row shows also while the keys go elsewhere, as to a field above.
    """

    opened = Signal(object)

    def __init__(
        self, theme: Theme, name: str, entry_of: Callable[[Any], Entry], *, stays_marked: bool = False
    ) -> None:
        super().__init__()
        self._model = _Rows(entry_of)
        self.setModel(self._model)
        self.setItemDelegate(_Row(theme, stays_marked=stays_marked))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_press)
        self.activated.connect(self._on_press)
        theme.changed.connect(self.viewport().update)

    @property
    def things(self) -> Sequence[object]:
        """What the rows stand for."""
        return self._model.things

    def tell(self, things: Sequence[object]) -> None:
        """Show these from the top down."""
        self._model.tell(things)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Whoever comes by keyboard sees which row it is."""
        super().focusInEvent(event)
        # Qt has a current row from here on, and marks it only once a key is pressed.
        self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def mark_first(self) -> None:
        """Make the first row the current one."""
        self.setCurrentIndex(self._model.index(0, 0))
        self.scrollToTop()

    def open_marked(self) -> None:
        """Tell the current row's thing."""
        self._on_press(self.currentIndex())

    def _on_press(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.things[index.row()])


class _Rows(QAbstractListModel):
    def __init__(self, entry_of: Callable[[Any], Entry]) -> None:
        super().__init__()
        self.things: Sequence[object] = ()
        self._entry_of = entry_of

    def tell(self, things: Sequence[object]) -> None:
        self.beginResetModel()
        self.things = things
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802, ARG002  Qt's own signature
        return len(self.things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entry_of(self.things[index.row()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " · ".join(filter(None, entry))
        return entry if role == Qt.ItemDataRole.UserRole else None


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, *, stays_marked: bool) -> None:
        super().__init__()
        self._theme = theme
        self._stays_marked = stays_marked

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(100, 2 * option.fontMetrics.lineSpacing() + 2 * DOWN + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        marked = bool(option.state & QStyle.StateFlag.State_Selected) and (
            view.hasFocus() or self._stays_marked
        )
        if marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setOpacity(1.0 if marked else 0.5)
            painter.setBrush(self._theme.color("accent_soft"))
            ring = QPen(self._theme.color("accent"), 2)
            painter.setPen(ring if marked else Qt.PenStyle.NoPen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(option.rect.adjusted(7, 3, -7, -3), 8, 8)
            painter.setOpacity(1.0)
        inside = option.rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        line = option.fontMetrics.lineSpacing()
        top = QRect(inside.left(), inside.top(), inside.width(), line)
        below = QRect(inside.left(), top.bottom() + 3, inside.width(), line)
        if not entry.words:
            top.moveTop(inside.center().y() - line // 2)
        self._write(painter, option, top, entry.day, "muted", at_end=True)
        beside = option.fontMetrics.horizontalAdvance(entry.day) + ACROSS
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        top.adjust(beside if mirrored else 0, 0, 0 if mirrored else -beside, 0)
        self._write(painter, option, top, entry.title, "ink", strong=True)
        self._write(painter, option, below, entry.words, "muted")
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        where: QRect,
        words: str,
        token: str,
        *,
        strong: bool = False,
        at_end: bool = False,
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        side = Qt.AlignmentFlag.AlignTrailing if at_end else Qt.AlignmentFlag.AlignLeading
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
