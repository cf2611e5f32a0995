"""A month of the running period, day by day."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

from leeward.core import period
from leeward.core.contact import taken_days
from leeward.core.moment import shifted
from leeward.core.today import effective_today

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State

WEEK = 7


class DayKind(enum.Enum):
    """What a day is to the period."""

    OUTSIDE = "outside"
    QUIET = "quiet"
    TAKEN = "taken"
    TODAY = "today"
    AHEAD = "ahead"


def months(state: State, now: Moment) -> tuple[dt.date, ...]:
    """The first of each month from the period's start to its last day; open-ended, to this month."""
    running = period.current(state)
    if running is None:
        return ()
    end = max(period.last_day(running) or running.start, effective_today(state, now))
    found = [running.start.replace(day=1)]
    while (following := _following(found[-1])) <= end:
        found.append(following)
    return tuple(found)


def days(state: State, first: dt.date, now: Moment) -> tuple[tuple[dt.date, DayKind], ...]:
    """Each day of the month that begins on `first`, and what it is."""
    number = (_following(first) - first).days
    taken = taken_days(state)
    return tuple(
        (day, _kind(state, day, taken, now)) for day in (shifted(first, offset) for offset in range(number))
    )


def _kind(state: State, day: dt.date, taken: frozenset[dt.date], now: Moment) -> DayKind:
    running, today = period.current(state), effective_today(state, now)
    if running is None or day < running.start:
        return DayKind.OUTSIDE
    last = period.last_day(running)
    if day == today:
        return DayKind.TODAY
    if day < today:
        return DayKind.TAKEN if day in taken else DayKind.QUIET
    return DayKind.AHEAD if last is not None and day <= last else DayKind.OUTSIDE


def _following(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=32)).replace(day=1)
