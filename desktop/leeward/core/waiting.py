"""Hard moments: each one waited through is kept, and the count never falls."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from leeward.core import paths
from leeward.core.records import Eased, Wait
from leeward.core.state import State, latest, put

if TYPE_CHECKING:
    from leeward.core.moment import Moment

LENGTH = dt.timedelta(minutes=10)


def waited(state: State, begin: dt.datetime, missing: tuple[str, ...] = (), *, now: Moment) -> State:
    """Keep a hard moment that began at `begin` (aware) and is over now; `missing` are tiles.

    On the care path nothing is counted, so nothing is kept.
    """
    if not paths.counts(state):
        return state
    made = now.new_id()
    begin = begin if begin <= now.utc else now.at
    wait = Wait(version=made, record=made, saved=now.at, begin=begin, end=now.at, missing=missing)
    return put(state, wait)


def answer(
    state: State, eased: Eased | None = None, helped: tuple[str, ...] | None = None, *, now: Moment
) -> State:
    """Say how the last hard moment was in the end, and what helped; what is None stays as it was."""
    last = max(state.waits, key=lambda wait: (wait.end, wait.version), default=None)
    found = None if last is None else latest(state.waits, last.record)
    if found is None:
        return state
    changed = msgspec.structs.replace(
        found,
        version=now.new_id(),
        saved=now.at,
        eased=found.eased if eased is None else eased,
        helped=found.helped if helped is None else helped,
    )
    return put(state, changed)


def what_helped(state: State) -> tuple[str, ...]:
    """The tiles that helped before, the most frequent first."""
    return tuple(tile for tile, _ in helped_times(state))


def helped_times(state: State, since: dt.date = dt.date.min) -> tuple[tuple[str, int], ...]:
    """Each tile that helped from the local date `since` on, with how often; the most frequent first."""
    said = {(w.record, tile) for w in state.waits if w.end.date() >= since for tile in w.helped}
    counted = Counter(tile for _, tile in said)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def eased_times(state: State, since: dt.date = dt.date.min) -> tuple[tuple[Eased, int], ...]:
    """How hard moments were in the end, from the local date `since` on, each answer given with how often."""
    said = {w.record: w.eased for w in state.waits if w.eased is not None and w.end.date() >= since}
    counted = Counter(said.values())
    return tuple((eased, counted[eased]) for eased in reversed(Eased) if counted[eased])


def times_waited(state: State) -> int:
    """How many hard moments were waited through, ever."""
    return len({wait.record for wait in state.waits})
