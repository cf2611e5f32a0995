"""My list: small things to do once, at one's own pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from leeward.core import cards, loosening, paths, patterns, profile
from leeward.core.changes import Change
from leeward.core.content import TileGroup
from leeward.core.records import Mark
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.decided_cards import DecidedCards
from leeward.gui.widgets.line_form import LineForm
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.open_card import OpenCard, Standing
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.plan_words import friends_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from leeward.core.cards import Card as CardContent
    from leeward.core.records import Way
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

ASKED_AT_ONCE = 3
FRIENDS = "mutual-friends"


def open_link(address: str) -> None:
    """Hand an address to the person's own browser."""
    QDesktopServices.openUrl(QUrl(address))


class MyList(Sheet):
    """To do on one side, done on the other; one card at a time is open.

    `opens_link` hands an address to the browser.
    """

    concerns = Change.CARDS | Change.PROFILE | Change.TARGETS | Change.SHIELD | Change.LOCK

    def __init__(self, session: Session, theme: Theme, opens_link: Callable[[str], None] = open_link) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._opens_link = opens_link
        self._open: str | None = None
        self._read: set[str] = set()
        self._note: str | None = None
        self._said = ""

    def draw(self) -> None:
        """Lay out what is to do and what is done."""
        state, all_cards = self._session.state, self._session.content.cards
        self.head(self._t("My list"), self._t("At your own pace. Nothing here expires."))
        coming = cards.to_do(state, all_cards)
        if self._open is None and coming:
            self._open = coming[0].id
        asked = self._still_so()
        if asked is not None:
            self.lay(asked)
        hint = self._suggestion(coming)
        if hint is not None:
            self.lay(hint)
        done = cards.decided(state, all_cards, Mark.DONE)
        skipped = cards.decided(state, all_cards, Mark.NOT_FOR_ME)
        to_do = self._to_do(coming)
        if done or skipped:
            side = DecidedCards(self._session.texts, self.theme, done, skipped, self._session.now().today)
            side.put_back.connect(lambda card: self._session.do(cards.unmark, card))
            self.lay(Beside(to_do, side, (13, 10)))
        else:
            self.lay(to_do)
        links = Links(
            [
                ("people", self._t("Your people")),
                ("plans", self._t("Plans")),
                ("deck", self._t("Something good")),
            ]
        )
        links.chosen.connect(self.go)
        self.lay(links)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._keep_note()
        super().hideEvent(event)

    def reveal(self, card: str) -> None:
        """Open the card of that id, where it is still to do."""
        content = next((each for each in self._session.content.cards if each.id == card), None)
        if content is not None:
            self._show(content)

    def _to_do(self, coming: tuple[CardContent, ...]) -> Card:
        t = self._t
        card = Card(t("To do"))
        if not coming:
            card.lay(Text(t("All done for now. What you put off comes back here."), "small"))
        before: CardContent | None = None
        for content in coming:
            if before is not None and self._open not in {before.id, content.id}:
                card.lay(Line())
            card.lay(self._opened(content) if content.id == self._open else self._row(content))
            before = content
        card.gap(8)
        own = LineForm(t("A card of your own"), t("Add"))
        own.entered.connect(lambda title: self._session.do(cards.write_own, title))
        card.lay(own)
        if cards.may_go_all_at_once(self._session.state):
            card.gap(4)
            card.lay(self._at_once())
        card.lay(None)
        return card

    def _at_once(self) -> CardRow:
        t = self._t
        line = CardRow(
            self.theme,
            t("All at once"),
            t("What closes something comes first. Save what you may need before you begin."),
            checked=self._session.state.profile.all_at_once,
            opens=False,
            role="body",
        )
        line.ticked.connect(lambda on: self._session.do(profile.answer, all_at_once=on))
        return line

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
        known = cards.mark_of(self._session.state, content.id)
        if known is not None and known.note:
            return known.note
        if content.may_notice:
            return texts.t("they may notice")
        if content.save_first:
            return texts.t("save first what you may need")
        if content.minutes:
            return texts.tn("about {n} minute", "about {n} minutes", content.minutes)
        return content.hint

    def _opened(self, content: CardContent) -> OpenCard:
        session, state = self._session, self._session.state
        about = [target for target in state.targets if target.platform in content.platforms]
        folds = content.may_notice and paths.warns_of_notice(state)
        standing = Standing(
            mark=cards.mark_of(state, content.id),
            warned=content.id in self._read if folds else None,
            site_closed=any(session.is_closed(target) for target in about),
            may_open=loosening.may_open_for_card(state, content.id),
            note=self._note or "",
            copies=self._note_to_copy(content),
            today=session.now().today,
        )
        card = OpenCard(session.texts, self.theme, content, standing)
        card.decided.connect(lambda mark: self._decide(content, mark))
        card.strength.connect(lambda way: self._strengthen(content, way))
        card.noted.connect(self._on_noted)
        card.note_entered.connect(self._keep_note)
        card.opens_sites.connect(lambda: session.open_for_card(content.id, content.platforms))
        card.put_on_phone.connect(lambda: self._put_on_phone(content))
        card.warning_read.connect(lambda: self._read_warning(content))
        card.folded.connect(lambda: self._show(None))
        card.copied.connect(self._copy)
        card.leads.connect(self.go)
        card.linked.connect(self._opens_link)
        card.taken_off.connect(lambda: self._forget(content))
        if self._said:
            card.lay(Live(self._said, "small"))
        return card

    def _note_to_copy(self, content: CardContent) -> str:
        """The note for friends; where the person is afraid, no words go out by this way."""
        if content.id != FRIENDS or paths.is_care(self._session.state):
            return ""
        return friends_note(self._session.texts, self._session.state.profile.nickname)

    def _still_so(self) -> Card | None:
        session, t = self._session, self._t
        asked = cards.to_ask_again(session.state, session.content.cards, session.now())[:ASKED_AT_ONCE]
        if not asked:
            return None
        card = Card(t("Still so?"))
        card.lay(Text(t("It was a month ago. Apps change, and so do settings."), "small"))
        for content in asked:
            yes = Button(t("Yes"), "soft", lambda c=content: self._decide(c, Mark.DONE))
            no = Button(t("Not any more"), "quiet", lambda c=content: self._on_not_any_more(c))
            line = row(None, yes, no)
            line.insertWidget(0, Text(content.done_title), 10)
            card.lay(line)
        return card

    def _suggestion(self, coming: tuple[CardContent, ...]) -> Card | None:
        """What the person's own log points to; the choice stays theirs."""
        session, texts = self._session, self._session.texts
        tiles = session.content.tiles_of(TileGroup.CAUSE)
        found = patterns.suggestion(session.state, tiles, coming, session.now())
        if found is None:
            return None
        card = Card()
        words = texts.tn(
            "This month you named “{cause}” once. This card may help: {card}.",
            "This month you named “{cause}” {n} times. This card may help: {card}.",
            found.times,
            cause=found.cause.title,
            card=found.card.title,
        )
        show = Button(texts.t("Show it"), "soft", lambda: self._show(found.card))
        line = row(None, show)
        line.insertWidget(0, Text(words), 10)
        card.lay(line)
        return card

    def _show(self, content: CardContent | None) -> None:
        self._keep_note()
        self._open = "" if content is None else content.id
        self._said = ""
        self.redraw()

    def _read_warning(self, content: CardContent) -> None:
        self._read.add(content.id)
        self.redraw()

    def _decide(self, content: CardContent, decision: Mark) -> None:
        self._session.do(cards.mark, content.id, decision, note=self._typed_for(content))
        if self._open == content.id:
            self._open, self._note, self._said = None, None, ""

    def _forget(self, content: CardContent) -> None:
        self._open, self._note = None, None
        self._session.remove(cards.forget_own, content.id)

    def _strengthen(self, content: CardContent, way: Way) -> None:
        known = cards.mark_of(self._session.state, content.id)
        mark = Mark.TO_DO if known is None else known.mark
        self._session.do(cards.mark, content.id, mark, way, note=self._typed_for(content))
        self._note = None

    def _put_on_phone(self, content: CardContent) -> None:
        known = cards.mark_of(self._session.state, content.id)
        if not self._note and (known is None or not known.note):
            self._note = self._t("On my phone")
        self._decide(content, Mark.LATER)

    def _on_not_any_more(self, content: CardContent) -> None:
        self._session.do(cards.unmark, content.id)
        self._show(content)

    def _on_noted(self, note: str) -> None:
        self._note = note

    def _keep_note(self) -> None:
        note, self._note = self._note, None
        if note is not None and self._open:
            self._session.do(cards.write_note, self._open, note)

    def _typed_for(self, content: CardContent) -> str | None:
        return self._note if self._open == content.id else None

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._said = self._t("Copied. Leeward sends nothing.")
        self.redraw()
