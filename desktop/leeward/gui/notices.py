"""Notices below the page: calm, one below the other, each with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leeward.core.changes import Change
from leeward.core.notices import Step
from leeward.gui.theme import PAGE_MARGIN
from leeward.gui.widgets.banner import Banner
from leeward.gui.widgets.card import empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.notices import Matter, Notice
    from leeward.gui.session import Session

MOST = 2


class Notices(QWidget):
    """The newest notices of the session; nothing, and no space, where there is none.

    `go` asks the window for the place where a passphrase is chosen.
    """

    go = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 16)
        self._lines.setSpacing(8)
        session.changed.connect(self._on_changed)
        self._draw()

    def _draw(self) -> None:
        empty(self._lines)
        for notice in self._session.notices[-MOST:]:
            self._lines.addWidget(self._banner(notice))
        self.setVisible(bool(self._session.notices))

    def _banner(self, notice: Notice) -> Banner:
        words = self._session.notice_words(notice)
        actions = [(label, self._take(notice.matter, step)) for step, label in words.steps]
        return Banner(words.text, actions, words.lines, self._session.texts.t("Copy these lines"))

    def _take(self, matter: Matter, step: Step) -> Callable[[], None]:
        if step is Step.SEAL:
            return lambda: self.go.emit("protect")
        if step is Step.LOCK_PASSPHRASE:
            return lambda: self._choose_lock(matter)
        return lambda: self._session.take_step(matter, step)

    def _choose_lock(self, matter: Matter) -> None:
        self._session.take_step(matter, Step.DISMISS)
        self.go.emit("lock-passphrase")

    def _on_changed(self, change: Change) -> None:
        if Change.NOTICE in change:
            self._draw()
