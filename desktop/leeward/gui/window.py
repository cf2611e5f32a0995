"""The window: the rail, notices, and one place or flow at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leeward.gui.notices import Notices
from leeward.gui.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

START_SIZE = QSize(1080, 720)
# One idea each: nothing else asks for anything there.
HARD = frozenset({"hard", "happened", "afterwards", "they-wrote", "help"})
SMALLEST = QSize(560, 440)
FOLDS_BELOW = 900
TWICE_MS = 600
PLACES = ("today", "list", "closed", "journal", "help", "settings")


class Window(QWidget):
    """The frame around all places and flows.

    `leads_to` may send a name elsewhere for now, as a locked place to its door.

    `screens` makes each of them by name when it is first opened, handed what stands after a space in the
    name, as in `happened theirs`; what it makes may have a signal `go(str)`. A flow named in `whole`
    covers the rail, too. `closes` decides what closing does and answers whether the window may go.
    `hide_asked` is told by the rail and by Esc pressed twice, `painted` once, after the first paint, `left`
    each time the window has left the screen.
    """

    hide_asked = Signal()
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
        self._screens = screens
        self._leads_to = leads_to
        self._whole = whole
        self._closes = closes
        self._made: dict[str, QWidget] = {}
        self._was_painted = False
        self._since_escape = QElapsedTimer()
        self._rail = Rail(session.texts, theme)
        self._notices = Notices(session, self)
        self._stack = QStackedWidget()
        self.setWindowTitle(session.texts.t("Leeward"))
        self.setMinimumSize(SMALLEST)
        self.resize(START_SIZE)
        self._lay()
        self._rail.go.connect(self.open)
        self._notices.go.connect(self.open)
        self._rail.hide_asked.connect(self.hide_asked)
        self.painted.connect(self._keys)
        self.painted.connect(self._speak)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def place(self) -> str:
        """The name of what is open now."""
        here = self._stack.currentWidget()
        return next((name for name, screen in self._made.items() if screen is here), "")

    def open(self, name: str) -> None:
        """Open a place or flow, or what it `leads_to` for now; it is made the first time."""
        name = self._leads_to(name)
        if name not in self._made:
            kind, _, about = name.partition(" ")
            screen = self._screens[kind](about) if about else self._screens[kind]()
            self._made[name] = screen
            self._stack.addWidget(screen)
            go = getattr(screen, "go", None)
            if go is not None:
                go.connect(self.open)
        screen = self._made[name]
        self._rail.setVisible(name not in self._whole)
        self._rail.mark(name)
        self._notices.keep_for_later(on=name in self._whole)
        self._notices.wait(on=name.partition(" ")[0] in HARD)
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_forward(self) -> None:
        """Show the window above others, on the place it was left."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._rail.fold(folded=self.width() < FOLDS_BELOW)

    def _lay(self) -> None:
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        below = QVBoxLayout()
        below.setSpacing(0)
        # Below the page, so that a notice that comes moves nothing the person is about to press.
        below.addWidget(self._stack, 1)
        below.addWidget(self._notices)
        beside.addWidget(self._rail)
        beside.addLayout(below, 1)

    def _keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415  not before the first paint

        for number, place in enumerate(PLACES, start=1):
            key = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            key.activated.connect(lambda place=place: self.open(place))
        for keys, name in (("F1", "help"), ("Ctrl+H", "hard")):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda name=name: self.open(name))

    def _speak(self) -> None:
        from leeward.gui.outcomes import Outcomes  # noqa: PLC0415  not before the first paint

        Outcomes(self._session, self)

    def _dress(self) -> None:
        self.setStyleSheet(self._theme.style_sheet())
