"""Something good: a deck of things to do, three of them planned, wishes, and the hours that are hard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import acts, paths, patterns
from leeward.core.acts import When
from leeward.core.changes import Change
from leeward.core.companion import Act, ActKind, PageKind
from leeward.core.content import Deed
from leeward.core.moment import shifted
from leeward.core.state import latest
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.line_form import LineForm
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.gui.widgets.when_fields import Asked, WhenFields
from leeward.plan_words import deck_words, hours_words, when_words

if TYPE_CHECKING:
    from leeward.core.patterns import Hours
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

CARE = "care"
WISH, SOLO = "wish", "solo"
HOBBY, BEFORE_US = "hobby", "before-us"
KINDS = ("nature", "pamper", HOBBY, "bold", "social", "rest", SOLO)
ENOUGH = 3
SHOWN = 4
WITHIN = dt.timedelta(days=7)
SATURDAY, WEEK = 5, 7


class Deck(Sheet):
    """Pick a kind, do a thing or give it a day. What was done is not held against what was not."""

    concerns = (
        Change.PAGES
        | Change.ACTS
        | Change.WAITS
        | Change.CONTACTS
        | Change.PROFILE
        | Change.CLOCK
        | Change.LOCK
    )

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._kind = KINDS[0]
        self._planning: Deed | Act | None = None
        self._when = When()
        self._turn = 0

    def draw(self) -> None:
        """Lay out today's small care, what is planned, and the deck."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("plans"))
        self.head(t("Something good"), t("For you, and for no other reason. Skip what you like."), back)
        self.lay(self._care())
        hours = self._hours()
        if hours is not None:
            self.lay(hours)
        self.lay(self._planned(), self._deck(), self._wishes())

    def _care(self) -> Card:
        """Three ticks for today; tomorrow they are empty again, and no one asks why."""
        session = self._session
        deeds = session.content.deeds_of([CARE])
        done = acts.ticked(session.state, deeds, session.now())
        card = Card(self._t("Today, for the body"))
        for deed in deeds:
            line = CardRow(
                self.theme, deed.title, deed.lead, checked=deed.id in done, opens=False, role="body"
            )
            line.ticked.connect(lambda on, d=deed: session.do(acts.do if on else acts.undo, d.id))
            card.lay(line)
        return card

    def _hours(self) -> Card | None:
        """The hours of the week that were hard, from the person's own log, each with a day to fill."""
        session, texts = self._session, self._session.texts
        found = patterns.weekend_hours(session.state) or patterns.hard_hours(session.state)
        if not found:
            return None
        card = Card(texts.t("Hours that were hard"))
        card.lay(Text(texts.t("From your own notes. Something planned may carry you over them."), "small"))
        for hours in found:
            plan = Button(texts.t("Plan something"), "soft", lambda h=hours: self._fill_hours(h))
            line = row(None, plan)
            line.insertWidget(0, Text(hours_words(texts, hours)), 10)
            card.lay(line)
        return card

    def _planned(self) -> Card:
        session, t = self._session, self._t
        today = session.now().today
        planned = [a for a in acts.open_acts(session.state, ActKind.ACT) if a.day is not None]
        card = Card(t("Three things"))
        if not planned:
            card.lay(Text(t("Pick one below and give it a day. Three are plenty."), "small"))
        for number, act in enumerate(planned[:ENOUGH]):
            if number:
                card.lay(Line())
            line = CardRow(self.theme, act.title, when_words(session.texts, act, today))
            line.ticked.connect(lambda _on, a=act: session.do(acts.do, a.record))
            line.opened.connect(lambda: self.go.emit("plans"))
            card.lay(line)
        if self._planning is not None:
            card.lay(self._form(self._planning))
        return card

    def _form(self, about: Deed | Act) -> Card:
        t, session = self._t, self._session
        form = Card(surface="soft", padding=14)
        fields = WhenFields(
            session.texts, Asked(day=True, needed=True, at=True), self._when, session.now().today
        )
        keep = Button(t("Keep"), "primary", lambda: self._plan(about, fields.when))
        form.lay(Text(about.title, "strong"), fields, row(keep, Button(t("Leave it"), "quiet", self._leave)))
        return form

    def _deck(self) -> Card:
        session, t = self._session, self._t
        card = Card(t("The deck"))
        kinds = Tiles([(kind, deck_words(session.texts, kind)) for kind in KINDS])
        kinds.choose(self._kind)
        kinds.chosen.connect(self._on_kind)
        card.lay(kinds)
        card.gap(4)
        for deed in self._own():
            card.lay(self._deed_row(deed, own=True))
        deeds = session.content.deeds_of([self._kind])
        start = self._turn * SHOWN % max(1, len(deeds))
        for deed in (deeds[start:] + deeds[:start])[:SHOWN]:
            card.lay(self._deed_row(deed))
        if len(deeds) > SHOWN:
            card.lay(row(Button(t("Others"), "link", self._on_turn)))
        add = LineForm(t("Something of your own"), t("Add to the deck"))
        add.entered.connect(lambda title: session.do(acts.add_to_deck, self._kind, title))
        card.lay(add)
        return card

    def _own(self) -> tuple[Deed, ...]:
        """The person's own deeds of this kind; among hobbies also what they wrote was theirs before."""
        state = self._session.state
        own = acts.own_deeds(state, self._kind)
        if self._kind != HOBBY:
            return own
        lines = [page for page in state.pages if page.prompt == BEFORE_US and page.kind is PageKind.LINE]
        return (*own, *(Deed(id=page.record, title=page.text, kind=HOBBY) for page in lines))

    def _deed_row(self, deed: Deed, *, own: bool = False) -> Card:
        session, t = self._session, self._t
        below = deed.lead
        if deed.minutes:
            below = session.texts.tn("about {n} minute", "about {n} minutes", deed.minutes)
        times = acts.times_done(session.state, deed.id)
        if times and paths.praises(session.state):
            done = session.texts.tn("done once", "done {n} times", times)
            below = f"{below} · {done}" if below else done
        holder = Card(surface="none", padding=0)
        did = Button(t("Did it"), "quiet", lambda: session.do(acts.do, deed.id), about=deed.title)
        line = row(None, did, Button(t("Plan it"), "soft", lambda: self._start(deed), about=deed.title))
        act = latest(session.state.acts, deed.id) if own else None
        if act is not None:
            line.addWidget(Button(t("Take it off"), "link", lambda: self._forget(act), about=deed.title))
        words = Card(surface="none", padding=0)
        words.lay(Text(deed.title), Text(below, "small"))
        line.insertWidget(0, words, 10)
        holder.lay(line)
        return holder

    def _wishes(self) -> Card:
        session, t = self._session, self._t
        card = Card(t("Wishes"))
        card.lay(Text(t("What you always wanted and had no room for. Pick one for this week."), "small"))
        wishes = [a for a in acts.open_acts(session.state, ActKind.ACT) if a.prompt == WISH and not a.day]
        for wish in wishes:
            pick = Button(t("This week"), "soft", lambda w=wish: self._start(w), about=wish.title)
            off = Button(t("Take it off"), "link", lambda w=wish: self._forget(w), about=wish.title)
            line = row(None, pick, off)
            line.insertWidget(0, Text(wish.title), 10)
            card.lay(line)
        add = LineForm(t("A wish of your own"), t("Add"))
        add.entered.connect(lambda title: session.do(acts.add, ActKind.ACT, title, prompt=WISH))
        card.lay(add)
        return card

    def _on_kind(self, key: str) -> None:
        self._kind, self._turn = key, 0
        self.redraw()

    def _on_turn(self) -> None:
        self._turn += 1
        self.redraw()

    def _fill_hours(self, hours: Hours) -> None:
        """Offer company first: the hour is set, and the thing to do is still to be picked."""
        self._when = When(day=hours.next_day(self._session.now()), at=hours.starts)
        self._kind = "social"
        deeds = self._session.content.deeds_of([self._kind])
        self._planning = deeds[0] if deeds else None
        self.redraw()

    def _start(self, about: Deed | Act) -> None:
        if self._planning is None:
            now = self._session.now()
            day = shifted(now.today, (SATURDAY - now.today.weekday()) % WEEK)
            self._when = When(day=day, at=None)
        self._planning = about
        self.redraw()

    def _forget(self, act: Act) -> None:
        self._session.remove(acts.forget, act.record)

    def _leave(self) -> None:
        self._planning = None
        self.redraw()

    def _plan(self, about: Deed | Act, when: When) -> None:
        self._planning = None
        if isinstance(about, Act):
            self._session.do(acts.plan_day, about.record, when.day, when.at)
        else:
            self._session.do(acts.add, ActKind.ACT, about.title, "", when, prompt=about.id)
