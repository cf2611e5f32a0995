"""Today: the ring, what is closed, the next cards, and four quiet links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leeward.core import acts, again, boundary, cards, offers, paths, period, written_offers
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.offers import Offer
from leeward.core.records import Kind, Mark
from leeward.gui.parts.closed_card import closed_card
from leeward.gui.parts.figures import figures
from leeward.gui.parts.quiet_asks import quiet_ask
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.day_ring import DayRing
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.offer_words import greeting
from leeward.wording import kind_words

if TYPE_CHECKING:
    from leeward.core.acts import Due
    from leeward.core.cards import Card as CardContent
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme
    from leeward.gui.widgets.due_card import DueCard
    from leeward.gui.widgets.evening_card import EveningCard
    from leeward.gui.widgets.offer_card import OfferCard

NEXT_CARDS = 2
PEOPLE = "people"
PUT_DOWN = "happened-list"
LEADS_TO = {
    Offer.LOCK: "lock-passphrase",
    Offer.REASON: "reasons",
    Offer.PEOPLE: PEOPLE,
    Offer.BOUNDARY: "boundary",
    Offer.TELL: "tell",
    Offer.SELF_RESPECT: "sentence self-respect",
    Offer.NICKNAME: "sentence nickname",
    Offer.SPARE_KEY: "document",
    Offer.PROMISE: "sentence promise",
}
QUIET_LEADS = {Kind.THEIRS.value: "they-wrote", PUT_DOWN: PUT_DOWN}
QUIET_LINKS = (Kind.REACHED_OUT, Kind.LOOKED, Kind.THEIRS, Kind.BY_CHANCE)


class Today(Sheet):
    """Asks for nothing: each part shows what there is, and an empty part is not shown."""

    concerns = (
        Change.PERIOD
        | Change.CONTACTS
        | Change.WAITS
        | Change.CARDS
        | Change.PAGES
        | Change.ACTS
        | Change.TARGETS
        | Change.PROFILE
        | Change.SHIELD
        | Change.CLOCK
        | Change.LOCK
    )

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._ring_seen = False
        self._reading = ""

    def draw(self) -> None:
        """Lay out the day."""
        t = self._t
        now = self._session.now()
        day = self._session.texts.full_day(now.today)
        self.head(
            greeting(self._session.texts, now.at.hour), t("{day}. Nothing you have to do right now.", day=day)
        )
        if self._session.access is Access.SEALED:
            return
        shown = [
            card for card in (self._period(), closed_card(self._session, self.go.emit)) if card is not None
        ]
        if len(shown) == 2:  # noqa: PLR2004  a pair
            self.lay(Beside(shown[0], shown[1]))
        else:
            self.lay(*shown)
        self._lay_offer()
        due = acts.due(self._session.state, now)
        if due and paths.reminds(self._session.state):
            self.lay(self._due(due))
        following = self._next_cards()
        if following is not None:
            self.lay(following)
        self.lay(self._quiet_links())

    def _due(self, due: tuple[Due, ...]) -> DueCard:
        from leeward.gui.widgets.due_card import DueCard  # noqa: PLC0415  not on every day

        session = self._session
        card = DueCard(session.texts, self.theme, due, session.now().today)
        card.done.connect(lambda record: session.do(acts.do, record))
        card.opened.connect(lambda: self.go.emit("plans"))
        return card

    def _period(self) -> Card | None:
        state, t = self._session.state, self._t
        if not paths.counts(state):
            return None
        if period.current(state) is not None:
            card = Card()
            beside = row(self._ring(), figures(self._session, self.go.emit), gap=28)
            # All the room there is, for the lines beside the ring break where theirs ends.
            beside.setStretch(1, 10)
            card.lay(None, beside, None)
            return card
        card = Card(t("Since when?"))
        card.lay(
            Text(t("Leeward counts from a day you name. It can be changed at any time."), "small"),
            None,
            row(
                Button(t("Begin today"), "soft", lambda: self._session.do(period.begin)),
                Button(t("Another day…"), "quiet", lambda: self.go.emit("settings")),
            ),
        )
        return card

    def _ring(self) -> DayRing:
        state, now, texts = self._session.state, self._session.now(), self._session.texts
        running = period.current(state)
        length = None if running is None else running.days
        day = period.day_number(state, now)
        if length is None or period.is_over(state, now):
            words = texts.t("days so far")
            said = texts.t("The ring: day {day}.", day=day)
        else:
            words = texts.tn("of {n} day", "of {n} days", length)
            said = texts.tn("The ring: day {day} of {n}.", "The ring: day {day} of {n}.", length, day=day)
        ring = DayRing(self.theme, fills=not self._ring_seen)
        ring.tell(day, length, words, said)
        self._ring_seen = True
        return ring

    def _lay_offer(self) -> None:
        """One thing at a time; a page that was to come back today goes first, the weekly one last."""
        session = self._session
        offer = written_offers.for_today(session.state, session.content, session.now())
        written = None if offer is None else self._written(offer)
        first = written if offer is not None and offer.page is not None else None
        asked = first or quiet_ask(session, self.go.emit) or self._evening_offer() or written
        if asked is not None:
            self.lay(asked)

    def _written(self, offer: written_offers.Offer) -> OfferCard:
        from leeward.gui.widgets.offer_card import OfferCard  # noqa: PLC0415  not on every day

        session, now, page = self._session, self._session.now(), offer.page
        reading = page is not None and page.record == self._reading
        card = OfferCard(session.texts, session.content, offer, now.today, reading=reading)
        card.go.connect(self.go)
        card.later.connect(lambda: session.do(written_offers.put_off, offer))
        if page is not None:
            card.read.connect(lambda: self._read(page.record))
            prompt = session.content.prompt(page.prompt)
            card.done.connect(lambda: session.do(again.seen, page, prompt))
        return card

    def _read(self, record: str) -> None:
        self._reading = record
        self.redraw()

    def _evening_offer(self) -> EveningCard | None:
        """The one thing this evening offers, or nothing."""
        session, offer = self._session, self._offer_tonight()
        if offer is None:
            return None
        from leeward.gui.widgets.evening_card import EveningCard  # noqa: PLC0415  not in every evening

        card = EveningCard(session.texts, offer)
        card.taken.connect(lambda: self._take(offer))
        card.put_off.connect(lambda: session.do(offers.enough))
        card.declined.connect(lambda: session.do(offers.answered, offer))
        return card

    def _offer_tonight(self) -> Offer | None:
        session = self._session
        return offers.of_tonight(session.state, session.now(), lockable=session.door.can_lock)

    def _take(self, offer: Offer) -> None:
        self._session.do(offers.answered, offer)
        self.go.emit(LEADS_TO[offer])

    def _next_cards(self) -> Card | None:
        offer = self._offer_tonight()
        there = PEOPLE if self._session.state.people or offer is Offer.PEOPLE else ""
        every = cards.to_do(self._session.state, self._session.content.cards)
        coming = [card for card in every if not there or card.leads_to != there][:NEXT_CARDS]
        if not coming:
            return None
        card = Card(self._t("Next on my list"))
        for number, content in enumerate(coming):
            if number:
                card.lay(Line())
            card.lay(self._card_row(content))
        return card

    def _card_row(self, content: CardContent) -> CardRow:
        texts = self._session.texts
        below = content.why
        if content.minutes:
            minutes = texts.tn("about {n} minute", "about {n} minutes", content.minutes)
            below = texts.t("{why} · {minutes}", why=content.why.rstrip("."), minutes=minutes)
        line = CardRow(self.theme, content.title, below)
        # A card that asks to be read first is opened, not ticked away.
        read_first = content.may_notice or content.save_first
        done = partial(self._session.do, cards.mark, content.id, Mark.DONE)
        line.ticked.connect(lambda _on: self.go.emit("list") if read_first else done())
        line.opened.connect(lambda: self.go.emit("list"))
        return line

    def _quiet_links(self) -> Links:
        state = self._session.state
        asked = boundary.logged_kinds(state) if paths.counts(state) else (Kind.THEIRS, Kind.BY_CHANCE)
        kinds = [kind for kind in QUIET_LINKS if kind in asked]
        choices = [(kind.value, kind_words(self._session.texts, kind)) for kind in kinds]
        if boundary.standing(state, self._session.now().today):
            choices.append((Kind.PLANNED.value, kind_words(self._session.texts, Kind.PLANNED)))
        if state.contacts:
            choices.append((PUT_DOWN, self._t("What I put down")))
        links = Links(choices)
        links.chosen.connect(lambda kind: self.go.emit(QUIET_LEADS.get(kind, f"happened {kind}")))
        return links
