"""Notices below the page: calm, one below the other, each with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leeward.core.changes import Change
from leeward.core.notices import Matter, Step
from leeward.gui.theme import PAGE_MARGIN
from leeward.gui.widgets.banner import Banner
from leeward.gui.widgets.card import empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leeward.core.notices import Notice
    from leeward.gui.session import Session

MOST = 2
# Of the window's height.
SHARE = 0.45
# What is told once the first evening is over.
LATER = frozenset({Matter.SEALED_BY_LOGIN, Matter.NO_TRAY})


class Notices(QScrollArea):
    """The newest notices of the session; nothing, and no space, where there is none.

    They leave the larger part of the window to the page, and scroll where that is too little for them.

    `go` asks the window for the place where a passphrase is chosen, `again_asked` to start again. On a hard
    screen what stood before waits, and what comes of it there shows.
    """

    go = Signal(str)
    again_asked = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: tuple[Notice, ...] = ()
        self._later: frozenset[Matter] = frozenset()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        ground = QWidget()
        ground.setObjectName("notices")
        self._lines = QVBoxLayout(ground)
        self.setWidget(ground)
        self._lines.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 16)
        self._lines.setSpacing(8)
        session.changed.connect(self._on_changed)
        self._draw()

    def wait(self, *, on: bool) -> None:
        """Have what stands now wait, or stand again."""
        if on != bool(self._waiting):
            self._waiting = self._session.notices if on else ()
            self._draw()

    def keep_for_later(self, *, on: bool) -> None:
        """Have what is no part of the welcome come after it."""
        later = LATER if on else frozenset()
        if later != self._later:
            self._later = later
            self._draw()

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        wanted = self._lines.heightForWidth(self.width()) if self._lines.hasHeightForWidth() else 0
        return QSize(0, min(wanted or self._lines.sizeHint().height(), round(self.window().height() * SHARE)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self.updateGeometry()

    def say_anew(self) -> None:
        """Show the same in the language spoken now."""
        self._draw()

    def _draw(self) -> None:
        empty(self._lines)
        waiting, told = self._waiting, self._session.notices
        shown = [n for n in told if n.matter not in self._later and not any(n is old for old in waiting)]
        for notice in shown[-MOST:]:
            self._lines.addWidget(self._banner(notice))
        self.setVisible(bool(shown))
        self.updateGeometry()

    def _banner(self, notice: Notice) -> Banner:
        words = self._session.notice_words(notice)
        actions = [(label, self._take(notice.matter, step)) for step, label in words.steps]
        return Banner(words.text, actions, words.lines, self._session.texts.t("Copy these lines"))

    def _take(self, matter: Matter, step: Step) -> Callable[[], None]:
        if step is Step.SEAL:
            return lambda: self.go.emit("protect")
        if step is Step.LOCK_PASSPHRASE:
            return lambda: self._choose_lock(matter)
        if step is Step.START_AGAIN:
            return self.again_asked.emit
        return lambda: self._session.take_step(matter, step)

    def _choose_lock(self, matter: Matter) -> None:
        self._session.take_step(matter, Step.DISMISS)
        self.go.emit("lock-passphrase")

    def _on_changed(self, change: Change) -> None:
        if Change.NOTICE in change:
            self._draw()
