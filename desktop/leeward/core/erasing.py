"""Taking out what the person wants gone: one record, or all that one day holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.contact import days_of
from leeward.core.state import FIELDS, State, remove

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.companion import Page
    from leeward.core.moment import Moment


def erase_record(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """`state` without any version of a record, of whatever kind."""
    for kind in FIELDS:
        state = remove(state, kind, record)
    return state


def erase_day(state: State, day: dt.date, *, now: Moment) -> State:
    """`state` without what happened, was done, waited through, written or recorded on a local date, as lived.

    A contact over several days goes as a whole where one of them is the day, and so does a page that was
    begun on one and saved on another.
    """
    records = [contact.record for contact in state.contacts if day in days_of(contact)]
    records += [wait.record for wait in state.waits if wait.begin.date() == day]
    records += [doing.record for doing in state.doings if doing.at.date() == day]
    records += [incident.record for incident in state.incidents if incident.at.date() == day]
    records += [page.record for page in state.pages if day in {page.saved.date(), _begun(page).date()}]
    for record in records:
        state = erase_record(state, record, now=now)
    return state


def _begun(page: Page) -> dt.datetime:
    return page.begun or page.saved
