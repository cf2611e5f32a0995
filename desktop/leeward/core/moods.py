"""Moods the person put down, from 1 to 5, and what they ask for. Nothing is read out of words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core.moment import in_utc, shifted
from leeward.core.pages import written_at

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State

LOWEST, LOW, BEST = 1, 2, 5
STILL_TRUE = dt.timedelta(hours=24)
IN_A_ROW = 2
RUNNING_DAYS = 3


def put_down(state: State) -> tuple[tuple[dt.datetime, int], ...]:
    """Every mood with its time, oldest first: of pages, and of contacts, after them rather than before."""
    found = [
        (in_utc(written_at(page)), mood) for page in state.pages if (mood := page.mood_after or page.mood)
    ]
    found += [(in_utc(c.end), mood) for c in state.contacts if (mood := c.mood_after or c.mood)]
    return tuple(sorted(found))


def by_day(state: State) -> dict[dt.date, int]:
    """The last mood put down on each local date, as it was lived; oldest first."""
    found = [
        (in_utc(at), at.date(), mood)
        for page in state.pages
        if (mood := page.mood_after or page.mood)
        for at in (written_at(page),)
    ]
    found += [
        (in_utc(c.end), c.day or c.end.date(), mood)
        for c in state.contacts
        if (mood := c.mood_after or c.mood)
    ]
    return dict(sorted((day, mood) for _, day, mood in sorted(found)))


def is_low(state: State, now: Moment) -> bool:
    """Whether the last mood of the past day was low."""
    moods = [mood for at, mood in put_down(state) if now.utc - at < STILL_TRUE]
    return bool(moods) and moods[-1] <= LOW


def is_lowest_for_days(state: State, now: Moment) -> bool:
    """Whether each of the last three local days, today too, has the lowest mood."""
    days = {at.astimezone(now.tz).date() for at, mood in put_down(state) if mood == LOWEST}
    return days.issuperset(shifted(now.today, -number) for number in range(RUNNING_DAYS))


def got_worse(state: State) -> bool:
    """Whether each of the last two pages with a mood before and after it ended worse than it began."""
    both = [page for page in state.pages if page.mood is not None and page.mood_after is not None]
    last = sorted(both, key=lambda page: in_utc(written_at(page)))[-IN_A_ROW:]
    return len(last) == IN_A_ROW and all((p.mood_after or 0) < (p.mood or 0) for p in last)
