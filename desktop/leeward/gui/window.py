"""The window: the rail, notices, and one place or flow at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leeward.gui.notices import Notices
from leeward.gui.rail import ICONS, Rail
from leeward.gui.trail import Trail
from leeward.gui.undo_line import UndoLine
from leeward.gui.widgets.dropped import link_in_mime, may_hold_link
from leeward.gui.widgets.written_on import is_written_on

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

    from leeward.gui.jump import Jump
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

START_SIZE = QSize(1080, 720)
# One idea each: nothing else asks for anything there.
HARD = frozenset({"hard", "happened", "afterwards", "they-wrote", "help"})
SMALLEST = QSize(560, 440)
TWICE_MS = 600


class Window(QWidget):
    """The frame around all places and flows.

    `leads_to` may send a name elsewhere for now, as a locked place to its door.

    `screens` makes each of them by name when it is first opened, handed what stands after a space in the
    name, as in `happened theirs`; what it makes may have a signal `go(str)`. A flow named in `whole`
    covers the rail, too. `closes` decides what closing does and answers whether the window may go.
    `hide_asked` is told by the rail and by Esc pressed twice, `lock_asked` by its keys, `again_asked` where
    Leeward is to start again, `painted` once, after the first paint, `left` each time the window has left
    the screen.
    """

    hide_asked = Signal()
    lock_asked = Signal()
    again_asked = Signal()
    painted = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        screens: Mapping[str, Callable[..., QWidget]],
        *,
        leads_to: Callable[[str], str] = lambda name: name,
        whole: tuple[str, ...] = ("welcome",),
        closes: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._theme = theme
        self._dialog: Jump | None = None
        self._screens = screens
        self._leads_to = leads_to
        self._whole = whole
        self._closes = closes
        self._made: dict[str, QWidget] = {}
        # Those that were kept when the language changed.
        self._older: set[str] = set()
        self._was_painted = False
        self._trail = Trail(ICONS)
        self._since_escape = QElapsedTimer()
        self._rail = self._make_rail()
        self._notices = Notices(session, self)
        self._undo_line = UndoLine(session, self)
        self._stack = QStackedWidget()
        self.setWindowTitle(session.texts.t("Leeward"))
        self.setMinimumSize(SMALLEST)
        self.resize(START_SIZE)
        self.setAcceptDrops(True)
        self._lay()
        self._notices.go.connect(self.open)
        self._notices.again_asked.connect(self.again_asked)
        self.painted.connect(self._keys)
        self.painted.connect(self._speak)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def place(self) -> str:
        """The name of what is open now."""
        here = self._stack.currentWidget()
        return next((name for name, screen in self._made.items() if screen is here), "")

    def open(self, name: str, *, by_key: bool = False) -> None:
        """Open a place or flow, or what it `leads_to` for now; it is made the first time.

        Whoever goes by keyboard finds the focus on the first thing that can be done there.
        """
        name = self._leads_to(name)
        by_key = by_key or isinstance(QApplication.focusWidget(), QAbstractButton)
        self._trail.go(name)
        if name in self._older and name != self.place and not is_written_on(self._made[name]):
            self._drop(name)
        if name != self.place:
            self._undo_line.leave()
        if name not in self._made:
            kind, _, about = name.partition(" ")
            screen = self._screens[kind](about) if about else self._screens[kind]()
            self._made[name] = screen
            self._stack.addWidget(screen)
            go = getattr(screen, "go", None)
            if go is not None:
                go.connect(self.open)
        screen = self._made[name]
        self._frame(name)
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        if by_key:
            # What was just made is shown by the next turn of the loop, and takes no focus before.
            QTimer.singleShot(0, screen, lambda: self._focus_inside(screen))

    def say_anew(self) -> None:
        """Be in the language spoken now: what is written on or looked at stays, and draws itself anew."""
        old, self._rail = self._rail, self._make_rail()
        self._beside.replaceWidget(old, self._rail)
        old.deleteLater()
        self._notices.say_anew()
        here = self.place
        for name, screen in list(self._made.items()):
            if name == here or is_written_on(screen):
                self._older.add(name)
            else:
                self._drop(name)
        self._rail.fold(folded=self.width() < self._rail.folds_below)
        self._frame(here)

    def show_in(self, name: str, about: str) -> None:
        """Open a place, at one of the things in it."""
        self.open(name)
        reveal = getattr(self._stack.currentWidget(), "reveal", None)
        if about and reveal is not None:
            reveal(about)

    def search(self) -> None:
        """Type what is looked for: on the page that is open where it can be searched, else in the journal."""
        if getattr(self._stack.currentWidget(), "search", None) is None:
            self.open("journal")
        search = getattr(self._stack.currentWidget(), "search", None)
        if search is not None:
            search()

    def come_forward(self) -> None:
        """Show the window above others, on the place it was left."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, D102
        if self.place not in self._whole and may_hold_link(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.open("closed")
        offer = getattr(self._stack.currentWidget(), "offer", None)
        if offer is not None:
            offer(link_in_mime(event.mimeData()))

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
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self._since_escape.isValid() and self._since_escape.elapsed() < TWICE_MS:
            self._since_escape.invalidate()
            self.hide_asked.emit()
        else:
            self._since_escape.start()
            self._go_back()

    def _focus_inside(self, screen: QWidget) -> None:
        focus_first = getattr(screen, "focus_first", None)
        if focus_first is not None and self.focusWidget() is screen:
            focus_first()

    def _go_back(self) -> None:
        """One step of the welcome back, or out of a flow or page to where one came from."""
        screen, here = self._stack.currentWidget(), self.place
        there = self._trail.back(here, "today")
        if here in self._whole:
            back = getattr(screen, "back", None)
            if back is not None:
                back()
        elif there:
            self.open(there, by_key=True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._rail.fold(folded=self.width() < self._rail.folds_below)

    def _frame(self, name: str) -> None:
        """What stands around a place or flow."""
        self._rail.setVisible(name not in self._whole)
        self._rail.mark(name)
        self._notices.keep_for_later(on=name in self._whole)
        self._notices.wait(on=name.partition(" ")[0] in HARD)

    def _drop(self, name: str) -> None:
        """Have a screen made anew when it is opened next."""
        self._older.discard(name)
        screen = self._made.pop(name)
        self._stack.removeWidget(screen)
        screen.deleteLater()

    def _make_rail(self) -> Rail:
        rail = Rail(self._session.texts, self._theme)
        rail.go.connect(self.open)
        rail.hide_asked.connect(self.hide_asked)
        return rail

    def _lay(self) -> None:
        self._beside = beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        below = QVBoxLayout()
        below.setSpacing(0)
        # Below the page, so that a notice that comes moves nothing the person is about to press.
        below.addWidget(self._stack, 1)
        below.addWidget(self._undo_line)
        below.addWidget(self._notices)
        beside.addWidget(self._rail)
        beside.addLayout(below, 1)

    def _jump(self) -> None:
        from leeward.gui.jump import Jump  # noqa: PLC0415  when first wanted

        if self._dialog is None:
            self._dialog = Jump(self._session, self._theme, self)
            self._dialog.chosen.connect(self.show_in)
        self._dialog.begin()

    def _keys(self) -> None:
        from leeward.gui.shortcuts import bind  # noqa: PLC0415  not before the first paint
        from leeward.gui.widgets.keys import PLACES  # noqa: PLC0415

        opens = {name: name for name in (*PLACES, "hard", "keyboard")}
        opens |= {"help-now": "help", "write": "write free"}
        bind(self, {key: partial(self.open, place, by_key=True) for key, place in opens.items()})
        bind(
            self,
            {
                "lock": self.lock_asked.emit,
                "jump": self._jump,
                "search": self.search,
                "undo": self._undo_line.undo,
            },
        )

    def _speak(self) -> None:
        from leeward.gui.outcomes import Outcomes  # noqa: PLC0415  not before the first paint

        Outcomes(self._session, self)

    def _dress(self) -> None:
        self.setStyleSheet(self._theme.style_sheet())
