"""The guide: how everything is used and undone, found as one types. Works while the notes are locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core.access import Access
from leeward.core.guide import matching
from leeward.gui.widgets.banner import Lines
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line, empty
from leeward.gui.widgets.card_row import RowButton
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.core.guide import Chapter
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


OPENING_MS = 300


class Guide(Sheet):
    """One chapter is open at a time. Shows nothing the person wrote."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._typed = ""
        self._open = ""
        self._chapters: dict[str, QWidget] = {}
        # What was just opened is laid out over several turns of the loop, and grows the page with each.
        self._opening = QTimer(self, singleShot=True, interval=OPENING_MS)
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)

    def reveal(self, chapter: str) -> None:
        """Open one chapter."""
        self._typed = ""
        self._show(chapter)

    def search(self) -> None:
        """Have what is typed go into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def draw(self) -> None:
        """Lay out the search and what it finds."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("help"))
        lead = t("How everything is used, and how to undo it. In a terminal: leeward guide")
        self.head(t("Guide"), lead, back)
        self._field = field = QLineEdit(self._typed)
        field.setAccessibleName(t("Search the guide"))
        field.setPlaceholderText(t("search"))
        field.setMinimumWidth(240)
        field.setMaximumWidth(320)
        field.setClearButtonEnabled(True)
        field.textEdited.connect(self._on_typed)
        self._list = QWidget()
        self._lines = column(gap=0)
        self._list.setLayout(self._lines)
        card = Card()
        card.lay(self._list)
        self.lay(row(field, None), card)
        self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        self._chapters = {}
        found = matching(self._session.content.guide, self._typed)
        for number, chapter in enumerate(found):
            if number:
                self._lines.addWidget(Line())
            self._chapters[chapter.id] = self._chapter(chapter)
            self._lines.addWidget(self._chapters[chapter.id])
        if not found:
            self._lines.addWidget(Text(self._t("Nothing has these words. Try another one."), "quiet"))

    def _chapter(self, chapter: Chapter) -> QWidget:
        whole = QWidget()
        head = RowButton(chapter.title, role="strong")
        head.clicked.connect(lambda: self._on_pressed(chapter.id))
        lines = column(head, gap=4)
        if chapter.id == self._open:
            told: list[QWidget] = [Text(words, "fine") for words in chapter.text]
            if chapter.lines:
                told.append(Lines(chapter.lines, self._t("Copy these lines")))
            inner = column(*told, gap=8)
            if chapter.leads_to and self._session.access is not Access.SEALED:
                go = Button(chapter.button, "soft", lambda: self.go.emit(chapter.leads_to))
                inner.addLayout(row(go))
            inner.setContentsMargins(6, 0, 6, 10)
            lines.addLayout(inner)
        whole.setLayout(lines)
        return whole

    def _on_pressed(self, chapter: str) -> None:
        self._show("" if self._open == chapter else chapter)

    def _show(self, chapter: str) -> None:
        self._open = chapter
        self._opening.start()
        self.redraw()

    def _bring_into_sight(self) -> None:
        """Scroll so far that the open chapter is seen from its title on."""
        whole, page = self._chapters.get(self._open), self.widget()
        if whole is None or page is None or not self._opening.isActive():
            return
        top = whole.mapTo(page, QPoint(0, 0)).y()
        below = top + whole.height() - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), below), top))

    def _on_typed(self, typed: str) -> None:
        self._typed = typed
        self._fill()
