"""What stands in the window: the rail, notices, and one place or flow at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leeward.gui.notices import Notices
from leeward.gui.rail import ICONS, Rail
from leeward.gui.trail import Trail
from leeward.gui.undo_line import UndoLine
from leeward.gui.widgets.dropped import link_in_mime, may_hold_link
from leeward.gui.widgets.written_on import is_written_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from leeward.gui.jump import Jump
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

# One idea each: nothing else asks for anything there.
HARD = frozenset({"hard", "happened", "afterwards", "they-wrote", "help"})
TWICE_MS = 600


class Inside(QObject):
    """All that stands in `window`; the rest is as `Window.furnish` says."""

    def __init__(
        self,
        window: Window,
        session: Session,
        theme: Theme,
        screens: Mapping[str, Callable[..., QWidget]],
        *,
        leads_to: Callable[[str], str],
        whole: tuple[str, ...],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._dialog: Jump | None = None
        self._screens = screens
        self._leads_to = leads_to
        self._whole = whole
        self._made: dict[str, QWidget] = {}
        # Those that were kept when the language changed.
        self._older: set[str] = set()
        self._trail = Trail(ICONS)
        self._since_escape = QElapsedTimer()
        self._rail = self._make_rail()
        self._notices = Notices(session, window)
        self._undo_line = UndoLine(session, window)
        self._stack = QStackedWidget()
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        window.setWindowTitle(session.texts.t("Leeward"))
        window.setAcceptDrops(True)
        self._lay()
        self._notices.go.connect(self.open)
        self._notices.again_asked.connect(window.again_asked)
        # Not with the next turn, but once that has painted what is here.
        QTimer.singleShot(1, self, self._listen)
        self._dress()
        self.fit()
        theme.changed.connect(self._dress)

    @property
    def place(self) -> str:
        """The name of what is open now."""
        here = self._stack.currentWidget()
        return next((name for name, screen in self._made.items() if screen is here), "")

    @property
    def rail(self) -> QRect:
        """Where the rail is; nowhere while it is covered."""
        return QRect() if self._rail.isHidden() else self._rail.geometry()

    def open(self, name: str, *, by_key: bool = False) -> None:
        """Open a place or flow, as `Window.open`."""
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
        """Be in the language spoken now."""
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
        self.fit()
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

    def consider(self, event: QDragEnterEvent) -> None:
        """Take what is dragged over the window where it may be a link."""
        if self.place not in self._whole and may_hold_link(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def take(self, event: QDropEvent) -> None:
        """Offer the link that was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.open("closed")
        offer = getattr(self._stack.currentWidget(), "offer", None)
        if offer is not None:
            offer(link_in_mime(event.mimeData()))

    def press(self, event: QKeyEvent) -> bool:
        """Go back at Esc, and hide where it is pressed twice; whether it was Esc."""
        if event.key() != Qt.Key.Key_Escape:
            return False
        if self._since_escape.isValid() and self._since_escape.elapsed() < TWICE_MS:
            self._since_escape.invalidate()
            self._window.hide_asked.emit()
        else:
            self._since_escape.start()
            self._go_back()
        return True

    def fit(self) -> None:
        """Fold the rail where the window is narrow."""
        self._rail.fold(folded=self._window.width() < self._rail.folds_below)

    def _focus_inside(self, screen: QWidget) -> None:
        focus_first = getattr(screen, "focus_first", None)
        if focus_first is not None and self._window.focusWidget() is screen:
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
        rail.hide_asked.connect(self._window.hide_asked)
        return rail

    def _lay(self) -> None:
        self._beside = beside = QHBoxLayout(self._window)
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
            self._dialog = Jump(self._session, self._theme, self._window)
            self._dialog.chosen.connect(self.show_in)
        self._dialog.begin()

    def _listen(self) -> None:
        """Hear keys, and speak to a screen reader."""
        from leeward.gui.outcomes import Outcomes  # noqa: PLC0415  the page comes first
        from leeward.gui.shortcuts import bind  # noqa: PLC0415
        from leeward.gui.widgets.keys import PLACES  # noqa: PLC0415

        opens = {name: name for name in (*PLACES, "hard", "keyboard")}
        opens |= {"help-now": "help", "write": "write free"}
        bind(self._window, {key: partial(self.open, place, by_key=True) for key, place in opens.items()})
        bind(
            self._window,
            {
                "lock": self._window.lock_asked.emit,
                "jump": self._jump,
                "search": self.search,
                "undo": self._undo_line.undo,
            },
        )
        Outcomes(self._session, self._window)

    def _dress(self) -> None:
        self._window.setStyleSheet(self._theme.style_sheet())
