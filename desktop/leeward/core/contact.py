"""Contacts: what happened, when, and whether it counts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.state import Contact, Kind, State, put, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leeward.core.moment import Moment

LONGEST = dt.timedelta(days=366)


def log(
    state: State,
    kind: Kind,
    begin: dt.datetime | None = None,
    end: dt.datetime | None = None,
    *,
    now: Moment,
) -> State:
    """Put down a contact; without times it was just now. Times are aware.

    Raises WrongDateError for a time ahead, an end before its begin, or more than a year between them.
    """
    begin = begin or now.at
    end = end or begin
    if begin > now.at or end > now.at:
        raise WrongDateError(DateProblem.AHEAD)
    if end < begin:
        raise WrongDateError(DateProblem.PAST_END)
    if end - begin > LONGEST:
        raise WrongDateError(DateProblem.TOO_LONG)
    made = now.new_id()
    return put(state, Contact(version=made, record=made, saved=now.at, kind=kind, begin=begin, end=end))


def correct(state: State, contact: Contact, *, now: Moment, **changed: object) -> State:
    """Change a logged contact's kind or times."""
    return put(state, msgspec.structs.replace(contact, version=now.new_id(), saved=now.at, **changed))


def undo(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take a logged contact back, as if it had not been put down."""
    return remove(state, Contact, record)


def counts(kind: Kind, *, looking_counts: bool) -> bool:
    """Whether a contact of this kind takes the day it happened on."""
    return kind is Kind.REACHED_OUT or (kind is Kind.LOOKED and looking_counts)


def days_of(contact: Contact) -> Iterator[dt.date]:
    """The local dates a contact lies on, as they were lived."""
    day, last = contact.begin.date(), contact.end.date()
    yield day
    while day < last:
        day += dt.timedelta(days=1)
        yield day


def taken_days(state: State) -> frozenset[dt.date]:
    """The local dates that are not quiet."""
    return frozenset(
        day
        for contact in state.contacts
        if counts(contact.kind, looking_counts=state.profile.looking_counts)
        for day in days_of(contact)
    )
