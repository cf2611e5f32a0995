"""Something happened: put down in two taps, and go on. Nothing that was kept is taken away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import aftermath, contact, paths, period, waiting
from leeward.core.errors import LeewardError
from leeward.core.records import Kind
from leeward.core.state import latest
from leeward.gui.parts.after_contact import CloserSupport, SecondMessage
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.mood_row import MoodRow
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.span_fields import SpanFields
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.happened_words import felt_words, kinds_of, what_fits

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from leeward.gui.session import Session

JUST_NOW, TODAY, YESTERDAY, ANOTHER = "just-now", "today", "yesterday", "another"
ONE_DAY = dt.timedelta(days=1)
LAST_MINUTE = dt.time(23, 59)
OWN = frozenset({Kind.REACHED_OUT, Kind.LOOKED})


class SomethingHappened(Screen):
    """One kind of contact. The first tap chose the kind; the second says when, and that keeps it.

    What it was, exactly, may be said before or after; each tap changes what was kept.
    """

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(600, gap=6)
        self._session = session
        self._kind = kind
        self._t = session.texts.t
        self._what = ""
        self._when = ""
        self._record = ""
        self._is_kept = False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._when = self._record = ""
        choices = kinds_of(self._session.texts, self._session.state, self._kind, self._session.now().today)
        # Where it can only have been one thing, that is not asked.
        self._what = choices[0][0] if len(choices) == 1 else ""
        self._is_kept = False
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        t = self._t
        self.clear()
        title = self._title()
        self.entitle(title)
        self.lay(Text(title, "display"), Text(self._lead(), "lead-large"))
        self.gap(14)
        self._lay_what()
        self._lay_when()
        if self._when == ANOTHER and not self._is_kept:
            self._lay_span()
        elif self._is_kept:
            self._lay_kept()
        else:
            self._lay_own_data()
            self.gap(12)
            self.lay(row(Button(t("Not now"), "quiet", self._leave, large=True)))

    def _lay_what(self) -> None:
        choices = kinds_of(self._session.texts, self._session.state, self._kind, self._session.now().today)
        # What is kept behind a locked door is changed once that is open.
        if not choices or (self._is_kept and not self._record):
            return
        tiles = Tiles(choices)
        tiles.choose(self._what)
        tiles.chosen.connect(self._on_what)
        self.lay(Text(self._t("What was it?"), "fine"), tiles)
        self.gap(10)

    def _lay_when(self) -> None:
        if self._is_kept and not self._record:
            return
        t = self._t
        choices = [
            (JUST_NOW, t("Just now")),
            (TODAY, t("Earlier today")),
            (YESTERDAY, t("Yesterday")),
            (ANOTHER, t("Another time…")),
        ]
        tiles = Tiles(choices)
        tiles.choose(self._when)
        tiles.chosen.connect(self._on_when)
        self.lay(Text(t("When?"), "fine"), tiles)

    def _lay_span(self) -> None:
        t, now = self._t, self._session.now()
        begin, end = self._whole(now.today - 2 * ONE_DAY)
        if (found := latest(self._session.state.contacts, self._record)) is not None:
            begin, end = found.begin, found.end
        fields = SpanFields(self._session.texts, begin, end, now)
        self.gap(10)
        self.lay(fields)
        self.gap(12)
        self.lay(
            row(
                Button(t("Put it down"), "primary", lambda: self._keep(*fields.span), large=True),
                Button(t("Not now"), "quiet", self._leave, large=True),
            )
        )

    def _lay_own_data(self) -> None:
        state = self._session.state
        if self._kind in OWN and paths.counts(state):
            words = felt_words(self._session.texts, aftermath.felt(state))
            if words:
                self.gap(6)
                self.lay(Text(words, "small"))

    def _lay_kept(self) -> None:
        t, session = self._t, self._session
        card = Card()
        card.lay(
            Text(t("Put down.") if self._record else t("Put down. It waits for you to unlock."), "small"),
            Text(self._afterwards(), "quote"),
        )
        kept = latest(session.state.contacts, self._record)
        if kept is not None and kept.kind in OWN:
            if words := self._ability():
                card.lay(Text(words, "small"))
            if kept.kind is Kind.REACHED_OUT:
                card.lay(SecondMessage(session, kept.record))
            closer = CloserSupport.offered(session, kept)
            if closer is not None:
                card.gap(6)
                card.lay(closer)
        self.gap(12)
        self.lay(card)
        if kept is not None and kept.kind in OWN and paths.asks_mood(session.state):
            moods = MoodRow(session.texts, t("How were you before it?"), kept.mood)
            moods.chosen.connect(lambda mood: session.do(contact.detail, self._record, mood=mood))
            self.gap(8)
            self.lay(moods)
        self.gap(12)
        undo = [Button(t("Undo"), "quiet", self._undo, large=True)] if self._record else []
        self.lay(row(Button(t("Done"), "primary", self._leave, large=True), *undo))

    def _ability(self) -> str:
        """What the person has shown they can do; facts, and before anything else."""
        state, texts = self._session.state, self._session.texts
        times = waiting.times_waited(state)
        if not times or not paths.praises(state):
            return ""
        return texts.tn("You waited once. That stays.", "You waited {n} times. That stays.", times)

    def _title(self) -> str:
        t = self._t
        return {
            Kind.THEIRS: t("They wrote. You can let it rest."),
            Kind.BY_CHANCE: t("You met. Take a breath."),
        }.get(self._kind, t("Put it down, and go on."))

    def _lead(self) -> str:
        t, session = self._t, self._session
        counts = contact.counts(self._kind, looking_counts=session.state.profile.looking_counts)
        if not counts or not paths.counts(session.state):
            return t("This takes nothing away.")
        quiet = period.quiet_days(session.state, session.now())
        if not quiet:
            return t("What you kept so far stays.")
        return session.texts.tn("Your {n} quiet day stays yours.", "Your {n} quiet days stay yours.", quiet)

    def _afterwards(self) -> str:
        t = self._t
        found = latest(self._session.state.contacts, self._record)
        return {
            Kind.REACHED_OUT: t("The next message is the one to leave."),
            Kind.LOOKED: t("The next look is the one to leave."),
            Kind.TOLD_BY_OTHERS: t("You didn't go looking. It can be let be."),
            Kind.THEIRS: t("You don't owe a quick answer. It can rest till tomorrow."),
            Kind.BY_CHANCE: t("It doesn't count. Go on with your day."),
            Kind.PLANNED: t("It was agreed, so it doesn't count."),
        }[self._kind if found is None else found.kind]

    def _on_what(self, what: str) -> None:
        self._what = what
        if self._record:
            self._session.do(contact.detail, self._record, **what_fits(what, self._kind))
            self._draw()

    def _on_when(self, when: str) -> None:
        now = self._session.now()
        self._when = when
        if when == ANOTHER:
            self._is_kept = False
            self._draw()
        elif when == JUST_NOW:
            self._keep(now.at, now.at)
        else:
            self._keep(*self._whole(now.today if when == TODAY else now.today - ONE_DAY))

    def _whole(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """Some time on that day: from its first minute to its last, or to now."""
        now = self._session.now()
        begin = dt.datetime.combine(day, dt.time(), tzinfo=now.at.tzinfo)
        end = dt.datetime.combine(day, LAST_MINUTE, tzinfo=now.at.tzinfo)
        return min(begin, now.at), min(end, now.at)

    def _keep(self, begin: dt.datetime, end: dt.datetime) -> None:
        session = self._session
        before = {c.record for c in session.state.contacts}
        try:
            if self._record:
                session.do(contact.detail, self._record, begin=begin, end=end)
            else:
                fits = what_fits(self._what, self._kind)
                session.do(contact.log, fits.pop("kind", self._kind), begin, end, **fits)
        except LeewardError as error:
            self.lay(Live(session.explain(error), "warning"))
            return
        made = {c.record for c in session.state.contacts} - before
        self._record = next(iter(made), self._record)
        self._is_kept = True
        self._draw()

    def _undo(self) -> None:
        self._session.do(contact.undo, self._record)
        self._record = self._when = ""
        self._is_kept = False
        self._draw()

    def _leave(self) -> None:
        self.go.emit("today")
