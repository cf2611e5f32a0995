"""What was written, newest first, and a field to search it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core.pages import written_at
from leeward.core.search import Index
from leeward.gui.widgets.entry_list import Entry, EntryList
from leeward.gui.widgets.keys import with_keys
from leeward.gui.widgets.rows import column
from leeward.gui.widgets.text import Text
from leeward.writing_words import excerpt, page_title

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from leeward.core.companion import Page
    from leeward.core.content import Content
    from leeward.gui.theme import Theme
    from leeward.texts import Texts


TURN_MS = 5


class WrittenList(QWidget):
    """Searches as one types, over thousands of pages without a stop. `opened` tells the page's record.

    `search` goes to the field, Escape empties it.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, content: Content) -> None:
        super().__init__()
        t = texts.t
        self._texts, self._content = texts, content
        self._index = Index()
        self._taking: Iterator[None] = iter(())
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._on_turn)
        self._today: dt.date | None = None
        self._titles = {prompt.id: prompt.title for prompt in content.prompts}
        self._field = QLineEdit()
        self._field.setPlaceholderText(t("Search what you wrote"))
        self._field.setAccessibleName(t("Search"))
        self._field.setToolTip(with_keys(texts, t("Search the journal"), "search"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._search)
        self._found = Text("", "small")
        self._list = EntryList(theme, t("What you wrote"), self._entry)
        self._list.opened.connect(lambda page: self.opened.emit(page.record))
        self.setLayout(column(self._field, self._found, self._list, gap=10))
        self._found.hide()
        clear = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._field.clear)

    def tell(self, pages: tuple[Page, ...], today: dt.date) -> None:
        """Show these pages, newest first as they come."""
        self._today = today
        # What is seen comes first. Thousands are made ready for the search while nothing else is to be done.
        self._taking = self._index.taking(pages, today, self._titles)
        self._soon.start()
        if self._field.text().strip():
            self._search()
        else:
            self._list.tell(pages)

    def search(self) -> None:
        """Let the person type what they look for."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _on_turn(self) -> None:
        turn = QElapsedTimer()
        turn.start()
        for _ in self._taking:
            if turn.elapsed() >= TURN_MS:
                return
        self._soon.stop()

    def _search(self) -> None:
        for _ in self._taking:
            pass
        query = self._field.text()
        found = self._index.found(query)
        self._list.tell(found)
        texts = self._texts
        if query.strip():
            words = texts.tn("{n} page", "{n} pages", len(found)) if found else texts.t("Nothing with that.")
            self._found.setText(words)
        self._found.setVisible(bool(query.strip()))

    def _entry(self, page: Page) -> Entry:
        today = self._today or written_at(page).date()
        return Entry(
            page_title(self._texts, self._content, page),
            self._texts.day(written_at(page).date(), today),
            excerpt(self._texts, page, today),
        )
