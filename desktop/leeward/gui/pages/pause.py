"""My pause: its start, its length and its end, on a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import month, paths, period
from leeward.core.changes import Change
from leeward.core.month import DayKind
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.month_view import MonthView
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    import datetime as dt

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

MOST_MONTHS = 12


class Pause(Sheet):
    """A day that was taken is a plain ring: nothing is crossed out."""

    concerns = Change.PERIOD | Change.CONTACTS | Change.PROFILE | Change.CLOCK | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t

    def draw(self) -> None:
        """Lay out when it began and ends, then its months, the present one first."""
        t, session = self._t, self._session
        state, now = session.state, session.now()
        back = Button(t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(t("My pause"), t("A pause for you. It punishes nobody."), back)
        running = period.current(state)
        if running is None or not paths.counts(state):
            self.lay(Text(t("Nothing is counted right now."), "quiet"))
            return
        length = Button(t("Another length"), "quiet", lambda: self.go.emit("settings"))
        self.lay(row(Text(self._span(), wraps=False), None, length))
        shown = [first for first in month.months(state, now) if first <= now.today][-MOST_MONTHS:]
        ahead = [first for first in month.months(state, now) if first > now.today][:MOST_MONTHS]
        cards = [self._month(first) for first in (*reversed(shown), *ahead)]
        for at in range(0, len(cards) - 1, 2):
            self.lay(Beside(cards[at], cards[at + 1]))
        if len(cards) % 2:
            self.lay(cards[-1])

    def _span(self) -> str:
        t, session = self._t, self._session
        running = period.current(session.state)
        today = session.now().today
        if running is None:
            return ""
        since = session.texts.day(running.start, today)
        last = period.last_day(running)
        if last is None:
            again = session.texts.day(period.next_look(session.state, session.now()) or today, today)
            return t(
                "Since {day}, without an end. The next look at that is on {again}.", day=since, again=again
            )
        return t("From {day} to {last}.", day=since, last=session.texts.day(last, today))

    def _month(self, first: dt.date) -> Card:
        texts, session = self._session.texts, self._session
        days = month.days(session.state, first, session.now())
        quiet = sum(kind is DayKind.QUIET for _, kind in days)
        name = texts.t("{month} {year}", month=texts.month(first.month), year=first.year)
        words = texts.tn("{n} quiet day", "{n} quiet days", quiet)
        card = Card(texts.as_heading(name))
        view = MonthView(self.theme, days, texts.t("{month}: {quiet}", month=name, quiet=words))
        card.lay(row(view), Text(words if quiet else "", "small"), None)
        return card
