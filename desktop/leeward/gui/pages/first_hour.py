"""A first hour with a counsellor: a sheet made from one's own notes, picked one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from leeward.core import first_hour
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.pick_file import pick_new_file
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.plan_words import first_hour_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.companion import Page
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

SHORT = 90
MOST = 40


class FirstHour(Sheet):
    """Nothing is picked to begin with; `picks` asks where the file goes, by a title and a name."""

    concerns = Change.PAGES | Change.LOCK

    def __init__(
        self, session: Session, theme: Theme, picks: Callable[[str, str], str] = pick_new_file
    ) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._picks = picks
        self._chosen: set[str] = set()
        self._aim = ""
        self._said = ""

    def draw(self) -> None:
        """Lay out what the hour is for, what can stand in the sheet, and the sheet."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("plans"))
        self.head(
            t("A first hour with a counsellor"),
            t("Pick what may stand on the sheet. Nothing else leaves this page."),
            back,
        )
        if self._session.access is not Access.OPEN:
            self.lay(Text(t("It is not open right now.")))
            return
        self.lay(self._purpose(), self._notes(), self._preview())

    def _purpose(self) -> Card:
        t = self._t
        card = Card(t("What I want from this hour"))
        field = QLineEdit(self._aim)
        field.setAccessibleName(t("What I want from this hour"))
        field.setPlaceholderText(t("one line is enough"))
        field.textEdited.connect(self._on_aim)
        field.editingFinished.connect(self._preview_again)
        card.lay(field)
        return card

    def _notes(self) -> Card:
        texts, t = self._session.texts, self._t
        card = Card(t("From my notes"))
        today = self._session.now().today
        found = first_hour.may_stand_in(self._session.state, self._session.now())[:MOST]
        if not found:
            card.lay(Text(t("What you write in the journal can be picked here."), "small"))
        for page in found:
            card.lay(self._page_row(page, texts.day(page.saved.date(), today)))
        return card

    def _page_row(self, page: Page, day: str) -> CardRow:
        words = " ".join(first_hour.words_of(page).split())
        short = words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"
        line = CardRow(self.theme, short, day, checked=page.record in self._chosen, opens=False, role="body")
        line.ticked.connect(lambda on: self._choose(page.record, on=on))
        return line

    def _preview(self) -> Card:
        t = self._t
        card = Card(t("The sheet"))
        card.lay(Text(self._text(), "fine"))
        card.gap(6)
        card.lay(
            row(
                Button(t("Save as a text file"), "soft", self._save),
                Button(t("Copy the text"), "quiet", self._copy),
            )
        )
        card.lay(Live(self._said or t("Anyone who opens this file can read it."), "small"))
        return card

    def _text(self) -> str:
        session = self._session
        pages = first_hour.picked(session.state, self._chosen, session.now())
        return first_hour_sheet(session.texts, self._aim, pages, session.now().today)

    def _choose(self, record: str, *, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(record)
        self.redraw()

    def _on_aim(self, words: str) -> None:
        self._aim = words

    def _preview_again(self) -> None:
        self._soon.start()
        self._stale = True

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())
        self._say(self._t("Copied. Leeward sends nothing."))

    def _save(self) -> None:
        t = self._t
        name = t("my notes")
        path = self._picks(t("Save as a file"), f"{name}.txt")
        if path:
            self._session.custody.write_text(
                Path(path),
                self._text(),
                lambda _: self._say(t("Written: {file}", file=path)),
                lambda error: self._say(self._session.explain(error)),
            )

    def _say(self, words: str) -> None:
        self._said = words
        self.redraw()
