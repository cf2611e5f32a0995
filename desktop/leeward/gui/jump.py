"""Jump: one field, and below it everything there is to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.goals import Goal, Goals
from leeward.core.pages import entries, written_at
from leeward.core.search import Index
from leeward.gui.goals import goals
from leeward.gui.widgets.entry_list import Entry, EntryList
from leeward.gui.widgets.text import Text
from leeward.writing_words import excerpt, page_title

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from leeward.core.companion import Page
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

WIDE, HIGH = 560, 460
MARGIN = 16
MOST_PAGES = 50
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Jump(QDialog):
    """Arrow keys choose, Enter goes there, Escape leaves. `chosen` tells a place, and what in it.

    What the person wrote is among it only while it is open; behind the lock nothing of it stays here.
    """

    chosen = Signal(str, str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        t = session.texts.t
        self._session = session
        self._goals = Goals(())
        self._index = Index()
        self._unread = False
        self.setObjectName("jump")
        self.setWindowTitle(t("Jump to"))
        self.setModal(True)
        self._field = QLineEdit()
        self._field.setPlaceholderText(t("A page, a card, a site, a word you wrote"))
        self._field.setAccessibleName(t("Jump to"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = EntryList(theme, t("What you can jump to"), self._entry, stays_marked=True)
        self._list.opened.connect(self._go)
        self._nothing = Text(t("Nothing with that."), "small")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        lines.setSpacing(10)
        lines.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for part in (self._field, self._nothing, self._list):
            lines.addWidget(part)
        session.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show itself over the window, with what there is now."""
        self._goals, self._unread = Goals(goals(self._session)), True
        around = self.parentWidget()
        if around is not None:
            self.resize(min(WIDE, around.width() - 2 * MARGIN), min(HIGH, around.height() - 2 * MARGIN))
        self._field.clear()
        self._filter()
        self.open()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        # What is seen comes first; ready to be searched it is before a key can be pressed.
        QTimer.singleShot(0, self, self._read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if watched is self._field and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)  # type: ignore[arg-type]  Qt says by the type what it is
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in MOVES:
            self._list.event(event)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._list.open_marked()
            return True
        return False

    def _read(self) -> None:
        session = self._session
        if self._unread and session.access is not Access.SEALED:
            titles = {prompt.id: prompt.title for prompt in session.content.prompts}
            self._index.take(entries(session.state), session.now().today, titles)
        self._unread = False

    def _filter(self) -> None:
        query = self._field.text()
        found: list[Goal | Page] = [*self._goals.found(query)]
        if query.strip():
            self._read()
            found += self._index.found(query)[:MOST_PAGES]
        self._list.tell(found)
        self._nothing.setVisible(not found)
        self._list.mark_first()

    def _entry(self, thing: Goal | Page) -> Entry:
        if isinstance(thing, Goal):
            return Entry(thing.title, thing.kind, thing.lead)
        texts, today = self._session.texts, self._session.now().today
        title = page_title(texts, self._session.content, thing)
        return Entry(title, texts.day(written_at(thing).date(), today), excerpt(texts, thing, today))

    def _go(self, thing: Goal | Page) -> None:
        self.accept()
        if isinstance(thing, Goal):
            self.chosen.emit(thing.place, thing.about)
        else:
            self.chosen.emit("journal", thing.record)

    def _on_changed(self, change: Change) -> None:
        if Change.LOCK in change:
            self._index, self._goals = Index(), Goals(())
            self._list.tell(())
            self._field.clear()
            self.reject()
