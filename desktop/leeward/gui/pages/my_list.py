"""My list: small things to do once, at one's own pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import cards
from leeward.core.changes import Change
from leeward.core.state import Mark, Situation
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.cards import Card as CardContent
    from leeward.core.state import CardMark
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

FEW = 4


class MyList(Sheet):
    """To do on one side, done on the other; one card at a time is open."""

    concerns = Change.CARDS | Change.PROFILE | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._open: str | None = None
        self._all_done = False

    def draw(self) -> None:
        """Lay out what is to do and what is done."""
        state, all_cards = self._session.state, self._session.content.cards
        self.head(self._t("My list"), self._t("At your own pace. Nothing here expires."))
        coming = cards.to_do(state, all_cards)
        if self._open is None and coming:
            self._open = coming[0].id
        done = cards.decided(state, all_cards, Mark.DONE)
        skipped = cards.decided(state, all_cards, Mark.NOT_FOR_ME)
        to_do = self._to_do(coming)
        if done or skipped:
            self.lay(Beside(to_do, self._decided(done, skipped), (13, 10)))
        else:
            self.lay(to_do)

    def _to_do(self, coming: tuple[CardContent, ...]) -> Card:
        card = Card(self._t("To do"))
        if not coming:
            card.lay(Text(self._t("All done for now. What you put off comes back here."), "small"))
        before: CardContent | None = None
        for content in coming:
            if before is not None and self._open not in {before.id, content.id}:
                card.lay(Line())
            card.lay(self._opened(content) if content.id == self._open else self._row(content))
            before = content
        card.lay(None)
        return card

    def _row(self, content: CardContent) -> CardRow:
        t = self._t
        lamp = content.may_notice or content.save_first
        line = CardRow(
            self.theme, content.title, self._below(content), tag=t("read first") if lamp else "", lamp=lamp
        )
        # A card that asks to be read first opens instead of being ticked away.
        line.ticked.connect(lambda _on: self._show(content) if lamp else self._decide(content, Mark.DONE))
        line.opened.connect(lambda: self._show(content))
        return line

    def _below(self, content: CardContent) -> str:
        texts = self._session.texts
        if content.may_notice:
            return texts.t("they may notice")
        if content.save_first:
            return texts.t("save first what you may need")
        if content.minutes:
            return texts.tn("about {n} minute", "about {n} minutes", content.minutes)
        return content.hint

    def _opened(self, content: CardContent) -> Card:
        t = self._t
        card = Card(surface="soft", padding=14)
        line = CardRow(self.theme, content.title, content.why, role="strong")
        line.ticked.connect(lambda _on: self._decide(content, Mark.DONE))
        line.opened.connect(lambda: self._show(None))
        card.lay(line)
        inside = Card(surface="none", padding=0)
        inside.indent(40)
        for warning in self._warnings(content):
            inside.lay(Text(warning, "warning"))
        for number, step in enumerate(content.steps, start=1):
            words = t("{number}. {step}", number=number, step=step) if len(content.steps) > 1 else step
            inside.lay(Text(words, "fine"))
        if content.hint:
            inside.lay(Text(content.hint, "small"))
        inside.gap(4)
        inside.lay(
            row(
                Button(t("Done"), "primary", lambda: self._decide(content, Mark.DONE)),
                Button(t("Later"), "quiet", lambda: self._decide(content, Mark.LATER)),
                Button(t("Not for me"), "quiet", lambda: self._decide(content, Mark.NOT_FOR_ME)),
            )
        )
        card.lay(inside)
        return card

    def _warnings(self, content: CardContent) -> list[str]:
        t = self._t
        care = self._session.state.profile.situation is Situation.CARE
        warnings: list[str] = []
        if content.may_notice:
            warnings.append(t("They may notice this."))
        if content.may_notice and care:
            warnings.append(t("Talk to an advocate first. They know how to do it safely."))
        if content.save_first:
            warnings.append(t("Save first what you may need later."))
        return warnings

    def _decided(
        self,
        done: tuple[tuple[CardContent, CardMark], ...],
        skipped: tuple[tuple[CardContent, CardMark], ...],
    ) -> Card:
        texts, t = self._session.texts, self._t
        card = Card(t("Done") if done else t("Not for me"))
        today = self._session.now().today
        shown = done if self._all_done else done[:FEW]
        rows = [(c.done_title, texts.day(mark.saved.date(), today), c) for c, mark in shown]
        for number, (title, below, content) in enumerate(rows):
            if number:
                card.lay(Line())
            card.lay(self._decided_row(title, below, content))
        if len(done) > len(shown):
            more = texts.tn("{n} more", "{n} more", len(done) - len(shown))
            card.lay(row(Button(more, "link", self._show_all)))
        if skipped:
            if done:
                card.gap(8)
                card.lay(Text(t("Not for me"), "heading"))
            for content, _ in skipped:
                card.lay(self._skipped_row(content))
        card.lay(None)
        return card

    def _decided_row(self, title: str, below: str, content: CardContent) -> CardRow:
        line = CardRow(self.theme, title, below, checked=True, opens=False)
        line.ticked.connect(lambda _on: self._undecide(content))
        return line

    def _skipped_row(self, content: CardContent) -> QHBoxLayout:
        line = row(None, Button(self._t("Put back"), "link", lambda: self._undecide(content)))
        line.insertWidget(0, Text(content.title, "quiet"), 10)
        return line

    def _show(self, content: CardContent | None) -> None:
        self._open = "" if content is None else content.id
        self.redraw()

    def _show_all(self) -> None:
        self._all_done = True
        self.redraw()

    def _decide(self, content: CardContent, decision: Mark) -> None:
        if self._open == content.id:
            self._open = None
        self._session.do(cards.mark, content.id, decision)

    def _undecide(self, content: CardContent) -> None:
        self._session.do(cards.unmark, content.id)
