"""What the person wants closed, a line for each: what it is, how it stands, and how to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import loosening, pages
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.site_row import SiteRow, SiteWords
from leeward.site_words import closed_words, open_words, waiting_words
from leeward.wording import level_words, plan_title

if TYPE_CHECKING:
    from leeward.core.links import Plan
    from leeward.core.records import Target
    from leeward.gui.session import Session


class SiteList(Card):
    """A line for each target of the state, as it is when this is made."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._t = session.texts.t
        for number, target in enumerate(session.state.targets):
            if number:
                self.lay(Line())
            self.lay(self._row(target))

    def _row(self, target: Target) -> SiteRow:
        session = self._session
        plan = session.plan(target)
        busy = target.record in session.busy
        closed = session.is_closed(target)
        words = SiteWords(
            title=plan_title(session.texts, plan),
            level=level_words(session.texts, plan.level),
            state=self._state(target, plan, busy=busy, closed=closed),
            handle=target.handle,
            minutes_left=session.minutes_left(target),
            open_now=loosening.is_open_for_now(target, session.now()),
        )
        line = SiteRow(session.texts, words)
        line.open_asked.connect(lambda: session.open(target.record))
        line.urgent_asked.connect(lambda: session.open_urgently(target.record))
        line.left.connect(lambda: session.leave_closed(target.record))
        line.close_asked.connect(lambda: session.close(plan))
        line.chosen.connect(lambda opening: session.open_for(target.record, opening))
        return line

    def _state(self, target: Target, plan: Plan, *, busy: bool, closed: bool) -> str:
        session = self._session
        if busy:
            return self._t("One moment…")
        texts, now, minutes = session.texts, session.now(), session.minutes_left(target)
        if minutes is not None:
            return waiting_words(texts, minutes, pages.reasons(session.state))
        if target not in session.in_time:
            return self._t("The time you chose for it has passed.")
        if not closed or loosening.is_open_for_now(target, now):
            return open_words(texts, target, now)
        alike = len({session.ends(other) for other in session.state.targets}) == 1
        return closed_words(texts, plan, session.actual.read, None if alike else session.ends(target), now)
