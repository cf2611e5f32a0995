"""Which day it is to the person: their local date, which a journey does not take back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State

# UTC-12 and UTC+14 differ by 26 hours, so a traveller's date falls back by two days at the most.
TRAVEL = dt.timedelta(days=2)


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
