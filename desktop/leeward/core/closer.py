"""Closer support: for a day after a contact, if wished, what is closed waits longer before it opens."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import profile

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State

LASTS = dt.timedelta(hours=24)
TAKEN_BACK_WITHIN = dt.timedelta(minutes=2)
LEAST_WAIT = 20
MOST_WAIT = 24 * 60
TIMES = 2


def support(state: State, *, now: Moment) -> State:
    """Have it from now on, for 24 hours."""
    return profile.answer(state, now=now, closer_until=now.at + LASTS)


def take_back(state: State, *, now: Moment) -> State:
    """Have it no more; it can be taken back for two minutes, like any closing."""
    return profile.answer(state, now=now, closer_until=None) if may_take_back(state, now) else state


def may_take_back(state: State, now: Moment) -> bool:
    """Whether it was asked for within the last two minutes."""
    until = state.profile.closer_until
    return until is not None and until - now.utc > LASTS - TAKEN_BACK_WITHIN


def is_on(state: State, now: Moment) -> bool:
    """Whether it was wanted, and its 24 hours are not over; a clock set far back has ended it."""
    until = state.profile.closer_until
    return until is not None and dt.timedelta() < until - now.utc <= LASTS


def wait_minutes(state: State, now: Moment) -> int:
    """How long loosening waits now: the chosen time, and with closer support twice that."""
    chosen = state.profile.wait_minutes
    return min(MOST_WAIT, max(LEAST_WAIT, chosen * TIMES)) if is_on(state, now) else chosen
