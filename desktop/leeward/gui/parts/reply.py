"""A draft of an answer: it stays here, is read by the coach, and is copied at most. Leeward sends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leeward.core import coach, pages
from leeward.core.access import Access
from leeward.core.companion import PageKind
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.clipboard import copy_for_a_while
from leeward.gui.widgets.drafted_field import DraftedField
from leeward.gui.widgets.rows import add, column, row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.moment_words import advice_words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.gui.session import Session

DRAFT = "reply"
BOUNDARIES = "boundaries"


class ReplyDraft(QWidget):
    """Cards of one kind to begin from, a field, what the coach says of it, and *Copy*.

    What was typed is kept as a letter about `record` when the draft is left, and found there again.
    """

    def __init__(self, session: Session, record: str, kind: str) -> None:
        super().__init__()
        self._session = session
        self._record = record
        t = session.texts.t
        drafts = [page for page in pages.of_prompt(session.state, DRAFT) if page.about == record]
        self._page = drafts[-1] if drafts and record else None
        cards = session.content.deeds_of((kind,))
        self._field = DraftedField(
            session.custody,
            f"{DRAFT} {record}".strip(),
            t("Your answer"),
            t("Your answer"),
            self._page.text if self._page else "",
        )
        self._field.textChanged.connect(self._on_typed)
        self._advice = column(gap=2)
        self._lines: list[Text] = []
        self._copy = Button(t("Copy"), "primary", self._on_copy, large=True)
        self._told = Text(t("It stays here. Leeward sends nothing."), "small")
        tiles = Tiles([(card.id, card.title) for card in cards], stays=False)
        tiles.chosen.connect(lambda key: self._begin_from(next(c.lead for c in cards if c.id == key)))
        body = column(tiles, self._field, gap=8)
        own = pages.sentence(session.state, BOUNDARIES)
        if own:
            line = Button(t("Add it"), "link", lambda: self._begin_from(f"{self._field.words} {own}".strip()))
            add(body, row(Text(t("Your line: “{words}”", words=own), "small"), line))
        add(body, self._advice)
        add(body, self._told)
        add(body, row(self._copy))
        self.setLayout(body)
        self._field.came.connect(self._on_typed)
        self._on_typed()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if self._session.access is Access.OPEN:
            self._field.bring()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self.put_away()
        super().hideEvent(event)

    def put_away(self) -> None:
        """Keep the draft as it is now."""
        words = self._field.words
        if words.strip() and (self._page is None or words.strip() != self._page.text):
            self._keep(words)
        self._session.door.once_taken_in(self._field.given_up())

    def _keep(self, words: str) -> None:
        if self._page is None:
            self._session.do(pages.write, PageKind.LETTER, words, prompt=DRAFT, about=self._record)
        else:
            self._session.do(pages.rewrite, self._page, text=words)
        drafts = [p for p in pages.of_prompt(self._session.state, DRAFT) if p.about == self._record]
        self._page = drafts[-1] if drafts else None

    def _begin_from(self, words: str) -> None:
        self._field.setPlainText(words)
        self._field.setFocus()

    def _on_typed(self) -> None:
        texts = self._session.texts
        said = [
            advice_words(texts, each) for each in coach.read(self._field.words, self._session.content.coach)
        ]
        if said == [line.text() for line in self._lines]:
            return
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [Text(words, "small") for words in said]
        for line in self._lines:
            add(self._advice, line)

    def _on_copy(self) -> None:
        if self._field.words.strip():
            copy_for_a_while(self._field.words)
            self._told.setText(self._session.texts.t("Copied. It leaves the clipboard again by itself."))
