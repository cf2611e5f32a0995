"""The record of incidents: what happened, kept apart from all else, to be shown to somebody who helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.core.companion import Incident
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.pages import writable
from leeward.core.state import State, latest, put, remove

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.moment import Moment

TEXTS = ("place", "what", "witness", "technology", "kept")


def record(state: State, at: dt.datetime | None = None, *, now: Moment, **told: str) -> State:
    """Put one down; `told` are texts by field name of `Incident`, and all blank puts down nothing.

    `at` is aware; without it, it was just now. Raises WrongDateError for a time ahead.
    """
    told = _clean(told)
    if not any(told.values()):
        return state
    made = now.new_id()
    return put(
        state, Incident(version=made, record=made, saved=now.at, at=_checked(at or now.at, now), **told)
    )


def correct(state: State, incident: str, at: dt.datetime | None = None, *, now: Moment, **told: str) -> State:
    """Write one anew; raises WrongDateError for a time ahead."""
    found = latest(state.incidents, incident)
    if found is None:
        return state
    changed = {"at": _checked(at or found.at, now), **_clean(told)}
    return put(state, msgspec.structs.replace(found, version=now.new_id(), saved=now.at, **changed))


def erase(state: State, incident: str, *, now: Moment) -> State:
    """Take one away for good."""
    del now
    return remove(state, Incident, incident)


def in_order(state: State) -> tuple[Incident, ...]:
    """All of them, the oldest first, as somebody who helps wants to read them."""
    return tuple(sorted(state.incidents, key=lambda each: (each.at, each.version)))


def _clean(told: dict[str, str]) -> dict[str, str]:
    return {field: writable(told[field]).strip() for field in TEXTS if field in told}


def _checked(at: dt.datetime, now: Moment) -> dt.datetime:
    if at > now.utc:
        raise WrongDateError(DateProblem.AHEAD)
    return at
