"""What was written, newest first, and a field to search it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core.pages import written_at
from leeward.core.search import Index
from leeward.gui.widgets.entry_list import Entry, EntryList
from leeward.gui.widgets.rows import column
from leeward.gui.widgets.text import Text
from leeward.writing_words import excerpt, page_title

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.content import Content
    from leeward.core.state import Page
    from leeward.gui.theme import Theme
    from leeward.texts import Texts


class WrittenList(QWidget):
    """Searches as one types, over thousands of pages without a stop. `opened` tells the page's record.

    Ctrl+F goes to the field, Escape empties it.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, content: Content) -> None:
        super().__init__()
        t = texts.t
        self._texts, self._content = texts, content
        self._index = Index()
        self._today: dt.date | None = None
        self._titles = {prompt.id: prompt.title for prompt in content.prompts}
        self._field = QLineEdit()
        self._field.setPlaceholderText(t("Search what you wrote"))
        self._field.setAccessibleName(t("Search"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._search)
        self._none = Text("", "small")
        self._list = EntryList(theme, t("What you wrote"), self._entry)
        self._list.opened.connect(lambda page: self.opened.emit(page.record))
        self.setLayout(column(self._field, self._none, self._list, gap=10))
        self._none.hide()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search)
        clear = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._field.clear)

    def tell(self, pages: tuple[Page, ...], today: dt.date) -> None:
        """Show these pages, newest first as they come."""
        self._today = today
        self._index.take(pages, today, self._titles)
        self._search()

    def search(self) -> None:
        """Let the person type what they look for."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _search(self) -> None:
        query = self._field.text()
        found = self._index.found(query)
        self._list.tell(found)
        texts = self._texts
        if query.strip():
            words = texts.tn("{n} page", "{n} pages", len(found)) if found else texts.t("Nothing with that.")
            self._none.setText(words)
        self._none.setVisible(bool(query.strip()))

    def _entry(self, page: Page) -> Entry:
        today = self._today or written_at(page).date()
        return Entry(
            page_title(self._texts, self._content, page),
            self._texts.day(written_at(page).date(), today),
            excerpt(self._texts, page, today),
        )
