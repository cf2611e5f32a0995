"""What was put down: each with its time, to be corrected or taken back whenever one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import aftermath, contact, paths
from leeward.core.changes import Change
from leeward.core.errors import LeewardError
from leeward.core.state import latest
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.span_fields import SpanFields
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.happened_words import contact_words, felt_words, kinds_of, span_words, what_fits
from leeward.moment_words import reply_words
from leeward.wording import kind_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget

    from leeward.core.content import Tile
    from leeward.core.records import Contact, Kind
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class HappenedList(Sheet):
    """The last one first. One at a time is open to be corrected."""

    concerns = Change.CONTACTS | Change.LOCK | Change.PROFILE

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._open = ""
        self._trouble = ""

    def draw(self) -> None:
        """Lay out what came before, then every entry."""
        t = self._t
        back = Button(t("Today"), "quiet", lambda: self.go.emit("today"))
        self.head(
            t("What you put down"),
            t("All of it can be corrected or taken back, at any time. Nothing here is held against you."),
            back,
        )
        entries = contact.happened(self._session.state)
        if not entries:
            self.lay(Text(t("What you put down on Today will be here."), "quiet"))
            return
        before = self._before()
        if before is not None:
            self.lay(before)
        card = Card()
        for number, entry in enumerate(entries):
            if number:
                card.lay(Line())
            card.lay(self._opened(entry) if entry.record == self._open else self._row(entry))
        self.lay(card)

    def _before(self) -> Card | None:
        """What came before, these 30 days, with the card that fits; and how the hour after felt."""
        session, t = self._session, self._t
        counted = aftermath.causes(session.state, session.now())
        known = [(tile, n) for cause, n in counted if (tile := session.content.tile(cause)) and tile.lead]
        felt = felt_words(session.texts, aftermath.felt(session.state))
        if not paths.counts(session.state) or not (known or felt):
            return None
        card = Card(t("What came before, these 30 days"))
        for tile, times in known:
            card.lay(self._cause(tile, times))
        if felt:
            card.lay(Text(felt, "small"))
        return card

    def _cause(self, tile: Tile, times: int) -> QLayout:
        """How often it came before, the card that fits it, and somebody to talk to once it comes often."""
        session, t = self._session, self._t
        words = session.texts.tn("{what}: once", "{what}: {n} times", times, what=tile.title)
        fitting = next((c for c in session.content.cards if c.id == tile.leads_to), None)
        links: list[QWidget] = []
        if fitting is not None:
            title = t("Card: {title}", title=fitting.title)
            links.append(Button(title, "link", lambda: self.go.emit("list")))
        if tile.again_leads_to and times >= aftermath.AGAIN_AND_AGAIN:
            talk = Button(t("Talk to somebody about it"), "link", lambda: self.go.emit(tile.again_leads_to))
            links.append(talk)
        return row(Text(words, wraps=False), None, *links)

    def _row(self, entry: Contact) -> QLayout:
        t, texts = self._t, self._session.texts
        words = contact_words(texts, entry)
        when = span_words(texts, entry)
        below = [when]
        if entry.reply is not None:
            below.append(reply_words(texts)[entry.reply])
        about = t("{what}, {when}", what=words, when=when)
        correct = Button(t("Correct"), "quiet", lambda: self._on_open(entry.record), about=about)
        undo = Button(
            t("Take back"), "quiet", lambda: self._session.remove(contact.undo, entry.record), about=about
        )
        return row(
            column(Text(words, "strong"), Text(" · ".join(below), "small"), gap=2), None, correct, undo
        )

    def _opened(self, entry: Contact) -> QLayout:
        t, session = self._t, self._session
        kinds = Tiles([(kind.value, kind_words(session.texts, kind)) for kind in type(entry.kind)])
        kinds.choose(entry.kind.value)
        kinds.chosen.connect(lambda key: self._change(entry.record, kind=type(entry.kind)(key), channel=None))
        body = column(Text(t("What was it?"), "fine"), kinds, gap=8)
        exactly = self._exactly(entry, entry.kind)
        if exactly is not None:
            body.addWidget(exactly)
        fields = SpanFields(session.texts, entry.begin, entry.end, session.now())
        body.addWidget(Text(t("When?"), "fine"))
        body.addWidget(fields)
        if self._trouble:
            body.addWidget(Live(self._trouble, "warning"))
        keep = Button(t("Keep"), "primary", lambda: self._on_keep(entry.record, fields))
        body.addLayout(row(keep, Button(t("Not now"), "quiet", lambda: self._on_open("")), None))
        return body

    def _exactly(self, entry: Contact, kind: Kind) -> Tiles | None:
        choices = kinds_of(self._session.texts, self._session.state, kind, self._session.now().today)
        if not choices:
            return None
        tiles = Tiles(choices)
        tiles.choose(next((key for key, _ in choices if _says(entry, key)), ""))
        tiles.chosen.connect(lambda key: self._change(entry.record, **what_fits(key, kind)))
        return tiles

    def _on_open(self, record: str) -> None:
        self._open, self._trouble = record, ""
        self.redraw()

    def _on_keep(self, record: str, fields: SpanFields) -> None:
        begin, end = fields.span
        if self._change(record, begin=begin, end=end):
            self._on_open("")

    def _change(self, record: str, **changed: object) -> bool:
        if latest(self._session.state.contacts, record) is None:
            return True
        try:
            self._session.do(contact.detail, record, **changed)
        except LeewardError as error:
            self._trouble = self._session.explain(error)
            self.redraw()
            return False
        return True


def _says(entry: Contact, key: str) -> bool:
    """Whether that is what the entry was put down as."""
    fits = what_fits(key, entry.kind)
    same = {name: getattr(entry, name) for name in fits}
    return same == fits and len(fits) > 1
