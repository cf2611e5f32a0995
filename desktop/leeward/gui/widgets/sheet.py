"""What all places have in common: a title, one line, then cards, drawn again when told."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leeward.core.changes import Change
from leeward.gui.theme import GAP, PAGE_MARGIN
from leeward.gui.widgets.card import empty
from leeward.gui.widgets.live import entitle
from leeward.gui.widgets.rows import Row, add, as_read, follow
from leeward.gui.widgets.text import Text, tie

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QLayout

    from leeward.gui.theme import Theme

WIDEST = 960
NARROW = 640


class Sheet(QScrollArea):
    """One page. It draws itself when it is seen and `changed` told of one of its `concerns`.

    `go` asks the window for another place or flow by its name.
    """

    concerns: ClassVar[Change] = Change.NONE
    go = Signal(str)

    def __init__(self, changed: SignalInstance, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._stale = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        sheet = QWidget()
        sheet.setObjectName("page")
        outer = QHBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._sheet.setMaximumWidth(WIDEST)
        outer.addWidget(self._sheet, 1)
        outer.addStretch(0)
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(GAP)
        self._margins()
        self.setWidget(sheet)
        changed.connect(self._on_changed)
        theme.changed.connect(self.redraw)

    def draw(self) -> None:
        """Say what the page shows now, by `head` and `lay`; called on an empty one."""
        raise NotImplementedError

    def head(self, title: str, lead: str = "", action: QWidget | None = None) -> None:
        """The title, one line below it, and perhaps a button at the end of the line."""
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(Text(title, "title"))
        if lead:
            words.addWidget(Text(lead, "lead"))
        line = Row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        if action is not None:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)
        self._column.addSpacing(4)
        entitle(self, title, lead)

    def lay(self, *things: QWidget | QLayout | None) -> None:
        """Add cards from the top down."""
        for thing in things:
            add(self._column, thing)

    def redraw(self) -> None:
        """Draw now if the page is seen, else when it is seen next."""
        self._stale = True
        if not self.isVisible():
            return
        place = self.verticalScrollBar().value()
        name, number = self._focused()
        self._draw_anew()
        self.verticalScrollBar().setValue(place)
        # New widgets are shown by the next turn of the loop, and take no focus before.
        QTimer.singleShot(0, self, lambda: self._focus_again(name, number))

    def focus_first(self) -> None:
        """Whoever goes by keyboard begins with the first control."""
        first = next(as_read(self._column), None)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if self._stale:
            self._draw_anew()
        super().showEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802  Qt's own signature
        """Tab goes as the page is read."""
        follow(self, self._column)
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        self._margins()
        super().resizeEvent(event)

    def _draw_anew(self) -> None:
        self._stale = False
        empty(self._column)
        self.draw()
        tie(self._sheet)
        self._column.addStretch(1)

    def _controls(self) -> list[QWidget]:
        """What the keyboard reaches on this page, in the order it was laid."""
        tab = Qt.FocusPolicy.TabFocus
        found = self._sheet.findChildren(QWidget)
        return [w for w in found if w.focusPolicy() & tab and w.isVisible()]

    def _focused(self) -> tuple[str, int]:
        controls = self._controls()
        here = self.focusWidget()
        if here is None or here not in controls or not here.hasFocus():
            return "", -1
        return here.accessibleName(), controls.index(here)

    def _focus_again(self, name: str, number: int) -> None:
        """Whoever goes by keyboard stays on the same control, or on the one in its place."""
        controls = self._controls()
        if number < 0 or not controls:
            return
        same = [w for w in controls if name and w.accessibleName() == name]
        (same[0] if same else controls[min(number, len(controls) - 1)]).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _margins(self) -> None:
        across, down = PAGE_MARGIN
        if self.width() < NARROW:
            across, down = across // 2, down * 3 // 4
        self._column.setContentsMargins(across, down, across, down)

    def _on_soon(self) -> None:
        if self._stale:
            self.redraw()

    def _on_changed(self, change: Change) -> None:
        if change & self.concerns:
            self._stale = True
            # Several changes in a row are drawn once.
            self._soon.start()
