"""Hard moments: each one waited through is kept, and the count never falls."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core.state import State, Wait, put

if TYPE_CHECKING:
    from leeward.core.moment import Moment

LENGTH = dt.timedelta(minutes=10)


def waited(state: State, begin: dt.datetime, *, now: Moment) -> State:
    """Keep a hard moment that began at `begin` (aware) and is over now."""
    made = now.new_id()
    begin = begin if begin <= now.utc else now.at
    return put(state, Wait(version=made, record=made, saved=now.at, begin=begin, end=now.at))


def times_waited(state: State) -> int:
    """How many hard moments were waited through, ever."""
    return len({wait.record for wait in state.waits})
