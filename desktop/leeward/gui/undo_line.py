"""The one line below every page after a removal, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.theme import PAGE_MARGIN
from leeward.gui.widgets.banner import Banner
from leeward.gui.widgets.card import empty
from leeward.gui.widgets.keys import with_keys
from leeward.gui.widgets.live import announce

if TYPE_CHECKING:
    from leeward.gui.session import Session

AT_LEAST_MS = 10_000


class UndoLine(QWidget):
    """Says that something was removed, and nothing of what it was.

    It stands for ten seconds and until the page is left, whichever is longer; `leave` tells of that.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._removals = session.removals
        self._left = False
        self._shown = 0
        self._least = QTimer(self, singleShot=True, interval=AT_LEAST_MS)
        self._least.timeout.connect(self._on_least)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 16)
        self._lines = lines
        self.hide()
        self._removals.changed.connect(self._on_removals)
        session.changed.connect(self._on_changed)

    def undo(self) -> None:
        """Bring back what was removed last."""
        before = self._removals.count
        self._removals.undo()
        if self._removals.count < before:
            announce(self, self._session.texts.t("It is back."))

    def leave(self) -> None:
        """Another page was opened."""
        self._left = True
        if not self._least.isActive():
            self._removals.forget()

    def _on_least(self) -> None:
        if self._left:
            self._removals.forget()

    def _on_removals(self) -> None:
        count = self._removals.count
        if count > self._shown:
            if self._shown:
                # The line that stands already was read out for the one before.
                announce(self, self._session.texts.t("Removed."))
            self._left = False
            self._least.start()
        self._shown = count
        empty(self._lines)
        if count:
            t = self._session.texts.t
            line = Banner(t("Removed."), [(t("Undo"), self.undo)])
            line.setToolTip(with_keys(self._session.texts, t("Undo"), "undo"))
            self._lines.addWidget(line)
        else:
            self._least.stop()
        self.setVisible(bool(count))

    def _on_changed(self, change: Change) -> None:
        """Behind the lock, and after everything was erased, nothing comes back."""
        if Change.LOCK in change and self._session.access in {Access.SEALED, Access.ABSENT}:
            self._removals.forget()
