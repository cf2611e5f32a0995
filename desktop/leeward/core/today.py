"""Which day it is to the person, and which part of it: local, and not taken back by a journey."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State

# UTC-12 and UTC+14 differ by 26 hours, so a traveller's date falls back by two days at the most.
TRAVEL = dt.timedelta(days=2)
# Hours at which what is said to the person changes. Before the first it is still the evening before.
NIGHT_ENDS, MORNING, NOON, AFTER_WORK, EVENING = 4, 5, 12, 17, 18


def live_day(state: State, *, now: Moment) -> State:
    """Note the latest date lived, so that quiet days do not fall when a journey turns the date back."""
    today = effective_today(state, now)
    if state.latest_day == today:
        return state
    return msgspec.structs.replace(state, latest_day=today)


def effective_today(state: State, now: Moment) -> dt.date:
    """Today's local date, or the later one already lived where a journey took the date back."""
    lived = state.latest_day
    if lived is not None and now.today < lived and lived - now.today <= TRAVEL:
        return lived
    return now.today


def part_of_day(now: Moment) -> int:
    """A number that is another one once the greeting, or what an evening offers, may be another."""
    return sum(now.at.hour >= hour for hour in (NIGHT_ENDS, MORNING, NOON, AFTER_WORK, EVENING))


def evening_of(now: Moment) -> dt.date:
    """The date whose evening it is: what is late at night belongs to the evening before."""
    return (now.at.replace(tzinfo=None) - dt.timedelta(hours=NIGHT_ENDS)).date()
