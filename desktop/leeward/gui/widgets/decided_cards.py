"""The side of the list with what was decided: done, and not for me."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line, empty
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.plan_words import way_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.cards import Card as CardContent
    from leeward.core.records import CardMark
    from leeward.gui.theme import Theme
    from leeward.texts import Texts

    Decided = tuple[tuple[CardContent, CardMark], ...]

FEW = 4


class DecidedCards(Card):
    """The newest few done cards, and all on wish; `put_back` tells the id of one to put back."""

    put_back = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, done: Decided, skipped: Decided, today: dt.date) -> None:
        super().__init__()
        self._texts, self._theme = texts, theme
        self._done, self._skipped, self._today = done, skipped, today
        self._fill(FEW)

    def _heading(self) -> str:
        return self._texts.tc("what was done", "Done") if self._done else self._texts.t("Not for me")

    def _fill(self, most: int) -> None:
        t = self._texts.t
        layout = self.layout()
        if layout is not None:
            empty(layout)
        self.lay(Text(self._heading(), "heading"))
        self.gap(4)
        for number, (content, mark) in enumerate(self._done[:most]):
            if number:
                self.lay(Line())
            self.lay(self._done_row(content, mark))
        more = len(self._done) - most
        if more > 0:
            words = self._texts.tn("{n} more", "{n} more", more)
            self.lay(row(Button(words, "link", lambda: self._fill(len(self._done)))))
        if self._skipped:
            if self._done:
                self.gap(8)
                self.lay(Text(t("Not for me"), "heading"))
            for content, _ in self._skipped:
                self.lay(self._skipped_row(content))
        self.lay(None)

    def _done_row(self, content: CardContent, mark: CardMark) -> CardRow:
        below = self._texts.day(mark.saved.date(), self._today)
        if mark.note:
            below = self._texts.t("{day} · {note}", day=below, note=mark.note)
        tag = "" if mark.way is None else way_words(self._texts, mark.way)
        line = CardRow(self._theme, content.done_title, below, checked=True, opens=False, tag=tag)
        line.ticked.connect(lambda _on: self.put_back.emit(content.id))
        return line

    def _skipped_row(self, content: CardContent) -> QHBoxLayout:
        put_back = self._texts.t("Put back")
        asked = Button(put_back, "link", lambda: self.put_back.emit(content.id), about=content.title)
        line = row(None, asked)
        line.insertWidget(0, Text(content.title, "quiet"), 10)
        return line
