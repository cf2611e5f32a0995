"""Evening hours: where the person wished it, the list closes when they begin, and opening waits longer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from leeward.core import paths
from leeward.core.moment import in_utc, shifted
from leeward.core.state import State, put

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.records import Target


def is_evening(state: State, now: Moment) -> bool:
    """Whether it is between the hours the person named; never on the care path."""
    return _began(state, now) is not None


def is_to_close(state: State, now: Moment) -> bool:
    """Whether something is open for a while that was opened before these hours began."""
    began = _began(state, now)
    if began is None:
        return False
    return any(_is_open(t, now) and in_utc(t.saved) < began for t in state.targets)


def close(state: State, *, now: Moment) -> State:
    """End what was opened for a while before these hours began; what was opened in them stays."""
    began = _began(state, now)
    if began is None:
        return state
    for number, target in enumerate(state.targets):
        if _is_open(target, now) and in_utc(target.saved) < began:
            state = put(
                state,
                msgspec.structs.replace(target, version=now.new_id(number), saved=now.at, open_until=None),
            )
    return state


def _is_open(target: Target, now: Moment) -> bool:
    return target.open_until is not None and now.utc < target.open_until


def _began(state: State, now: Moment) -> dt.datetime | None:
    """When the present evening hours began, in UTC; None outside them, and where none are wished."""
    first, last = state.profile.evening_from, state.profile.evening_to
    if first is None or last is None or first == last or not paths.closes_by_itself(state):
        return None
    for day in (now.today, shifted(now.today, -1)):
        begin = in_utc(dt.datetime.combine(day, first, tzinfo=now.tz))
        end_day = day if first < last else shifted(day, 1)
        end = in_utc(dt.datetime.combine(end_day, last, tzinfo=now.tz))
        if begin <= now.utc < end:
            return begin
    return None
