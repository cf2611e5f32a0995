"""Small builders of values that many tests need; what a test does not name is unremarkable."""

from __future__ import annotations

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from leeward.core.companion import Act, ActKind, Doing, Incident, Page, PageKind, Person, Role
from leeward.core.moment import Moment
from leeward.core.records import CardMark, Contact, Kind, Level, Mark, Period, Target, Wait

NOON = "2026-11-21 12:00"
BERLIN = "Europe/Berlin"


def new_id() -> str:
    """An id no other call returns."""
    return uuid.uuid4().hex


def local(at: str = NOON, zone: str = BERLIN) -> dt.datetime:
    """An aware local time from its ISO form, as in `local("2026-11-21 23:40")`."""
    return dt.datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))


def day(text: str) -> dt.date:
    """A date from its ISO form."""
    return dt.date.fromisoformat(text)


def moment(at: str = NOON, zone: str = BERLIN, seed: str = "") -> Moment:
    """A moment with a seed of its own."""
    return Moment(at=local(at, zone), seed=seed or new_id())


def period(
    start: str = "2026-11-10",
    days: int | None = 30,
    *,
    ended: str | None = None,
    record: str = "",
    version: str = "",
    saved: str = NOON,
) -> Period:
    """A period that runs, unless `ended` names its last day."""
    version = version or new_id()
    return Period(
        version=version,
        record=record or version,
        saved=local(saved),
        start=day(start),
        days=days,
        zone=BERLIN,
        ended=None if ended is None else day(ended),
    )


def contact(
    begin: str = NOON,
    end: str = "",
    kind: Kind = Kind.REACHED_OUT,
    *,
    zone: str = BERLIN,
    record: str = "",
    version: str = "",
    saved: str = NOON,
) -> Contact:
    """A contact of a moment's length, unless it has an end."""
    version = version or new_id()
    return Contact(
        version=version,
        record=record or version,
        saved=local(saved),
        kind=kind,
        begin=local(begin, zone),
        end=local(end or begin, zone),
    )


def wait(begin: str = "2026-11-21 11:50", end: str = NOON) -> Wait:
    """A hard moment of ten minutes."""
    version = new_id()
    return Wait(version=version, record=version, saved=local(end), begin=local(begin), end=local(end))


def card_mark(card: str = "instagram", mark: Mark = Mark.DONE, saved: str = NOON) -> CardMark:
    """A card decided about."""
    return CardMark(version=new_id(), record=card, saved=local(saved), mark=mark)


def page(text: str = "I sleep better.", *, record: str = "", version: str = "", saved: str = NOON) -> Page:
    """A reason in the person's own words."""
    version = version or new_id()
    return Page(
        version=version, record=record or version, saved=local(saved), kind=PageKind.REASON, text=text
    )


def written(
    text: str = "A long walk.",
    *,
    prompt: str = "free",
    kind: PageKind = PageKind.JOURNAL,
    saved: str = NOON,
    mood: int | None = None,
    mood_after: int | None = None,
) -> Page:
    """A page of the journal."""
    made = new_id()
    return Page(
        version=made,
        record=made,
        saved=local(saved),
        kind=kind,
        text=text,
        prompt=prompt,
        mood=mood,
        mood_after=mood_after,
    )


def act(title: str = "If it is late", kind: ActKind = ActKind.PLAN, *, saved: str = NOON) -> Act:
    """Something to do when its time comes."""
    made = new_id()
    return Act(version=made, record=made, saved=local(saved), kind=kind, title=title)


def doing(of: str = "walk", at: str = NOON) -> Doing:
    """An act done once."""
    made = new_id()
    return Doing(version=made, record=made, saved=local(at), act=of, at=local(at))


def person(name: str = "Jo", role: Role = Role.FRIEND) -> Person:
    """Somebody who helps."""
    made = new_id()
    return Person(version=made, record=made, saved=local(), name=name, role=role)


def incident(what: str = "A car before the house", at: str = NOON) -> Incident:
    """Something to keep a record of on the care path."""
    made = new_id()
    return Incident(version=made, record=made, saved=local(at), at=local(at), what=what)


def target(
    platform: str = "instagram",
    handle: str = "",
    *,
    host: str = "",
    level: Level = Level.SITE,
    until: str | None = None,
    saved: str = NOON,
) -> Target:
    """A whole site wanted closed with the period."""
    version = new_id()
    return Target(
        version=version,
        record=version,
        saved=local(saved),
        platform=platform,
        host=host,
        handle=handle,
        level=level,
        until=None if until is None else local(until),
    )
