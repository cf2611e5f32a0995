"""Taking out what the person wants gone: one record, or all that one day holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.contact import days_of
from leeward.core.pages import written_at
from leeward.core.state import FIELDS, State, remove

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.moment import Moment


def erase_record(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """`state` without any version of a record, of whatever kind."""
    for kind in FIELDS:
        state = remove(state, kind, record)
    return state


def erase_day(state: State, day: dt.date, *, now: Moment) -> State:
    """`state` without what a local date holds, as it was lived: what happened, was done, and was written.

    A contact over several days goes as a whole where one of them is the day; a page goes with the day it
    was begun on, and with the one it was changed on last.
    """
    records = [contact.record for contact in state.contacts if day in days_of(contact)]
    records += [wait.record for wait in state.waits if wait.begin.date() == day]
    records += [p.record for p in state.pages if day in {p.saved.date(), written_at(p).date()}]
    records += [doing.record for doing in state.doings if doing.at.date() == day]
    records += [incident.record for incident in state.incidents if incident.at.date() == day]
    for record in records:
        state = erase_record(state, record, now=now)
    return state
