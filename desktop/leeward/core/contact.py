"""Contacts: what happened, when, and whether it counts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.moment import in_utc
from leeward.core.records import Contact, Kind
from leeward.core.state import State, latest, put, remove
from leeward.core.today import effective_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leeward.core.moment import Moment

LONGEST = dt.timedelta(days=366)
OLDEST = dt.timedelta(days=36525)


def log(
    state: State,
    kind: Kind,
    begin: dt.datetime | None = None,
    end: dt.datetime | None = None,
    *,
    now: Moment,
    **details: object,
) -> State:
    """Put down a contact; without times it was just now. Times are aware, `details` are fields of `Contact`.

    Raises WrongDateError for a time ahead or over a century back, an end before its begin, or more than
    a year between them.
    """
    begin = begin or now.at
    end = end or begin
    made = now.new_id()
    contact = Contact(version=made, record=made, saved=now.at, kind=kind, begin=begin, end=end)
    contact = msgspec.structs.replace(contact, **details)
    today = effective_today(state, now)
    if end.date() == now.today != today:
        contact = msgspec.structs.replace(contact, day=today)
    return put(state, _checked(contact, now))


def correct(state: State, contact: Contact, *, now: Moment, **changed: object) -> State:
    """Change a logged contact's kind, times or other fields; raises WrongDateError as `log` does."""
    if changed.keys() & {"begin", "end"}:
        changed["day"] = None
    new = msgspec.structs.replace(contact, version=now.new_id(), saved=now.at, **changed)
    return put(state, _checked(new, now))


def detail(state: State, record: str, *, now: Moment, **changed: object) -> State:
    """Change a logged contact by its record; one that was taken back meanwhile stays so."""
    found = latest(state.contacts, record)
    return state if found is None else correct(state, found, now=now, **changed)


def undo(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take a logged contact back, as if it had not been put down."""
    return remove(state, Contact, record)


def counts(kind: Kind, *, looking_counts: bool) -> bool:
    """Whether a contact of this kind takes the day it happened on."""
    return kind is Kind.REACHED_OUT or (kind is Kind.LOOKED and looking_counts)


def happened(state: State) -> tuple[Contact, ...]:
    """All that was put down, the last one first."""
    return tuple(sorted(state.contacts, key=lambda each: (in_utc(each.begin), each.version), reverse=True))


def days_of(contact: Contact) -> Iterator[dt.date]:
    """The local dates a contact lies on, as they were lived."""
    first, last = contact.begin.date(), contact.end.date()
    yield from (first + dt.timedelta(days=number) for number in range((last - first).days))
    yield contact.day or max(first, last)


def taken_days(state: State) -> frozenset[dt.date]:
    """The local dates that are not quiet."""
    return frozenset(
        day
        for contact in state.contacts
        if counts(contact.kind, looking_counts=state.profile.looking_counts)
        for day in days_of(contact)
    )


def _checked(contact: Contact, now: Moment) -> Contact:
    if now.utc - contact.begin > OLDEST:
        raise WrongDateError(DateProblem.TOO_LONG_AGO)
    if contact.begin > now.utc or contact.end > now.utc:
        raise WrongDateError(DateProblem.AHEAD)
    length = in_utc(contact.end) - contact.begin
    if length < dt.timedelta():
        raise WrongDateError(DateProblem.PAST_END)
    if length > LONGEST:
        raise WrongDateError(DateProblem.TOO_LONG)
    return contact
