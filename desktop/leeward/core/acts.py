"""Acts: what to do when its time comes, and to do again. What is due is a question, never a reminder."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core.companion import Act, ActKind, Arrangement, Doing
from leeward.core.content import Deed
from leeward.core.moment import in_utc, shifted
from leeward.core.pages import writable
from leeward.core.state import State, latest, put, remove

if TYPE_CHECKING:
    from leeward.core.moment import Moment

# Kinds that are over once they are done; the others come again.
ONCE = frozenset({ActKind.DATE, ActKind.GOAL, ActKind.ACT, ActKind.MATTER})
WEEK = 7
IN_DECK = "deck-"


class When(Struct, frozen=True, kw_only=True):
    """When an act is for: a local day, a time of day, weekdays from Monday, 0; or none of them."""

    day: dt.date | None = None
    at: dt.time | None = None
    weekdays: tuple[int, ...] = ()


ANY_TIME = When()


class Due(Struct, frozen=True, kw_only=True):
    """An act whose time is near: the local `day` it is for, and when (aware) where it names a time."""

    act: Act
    day: dt.date
    at: dt.datetime | None = None


def add(
    state: State,
    kind: ActKind,
    title: str,
    then: str = "",
    when: When = ANY_TIME,
    *,
    prompt: str = "",
    about: str = "",
    now: Moment,
) -> State:
    """Keep an act; a blank title keeps nothing. The fields are those of `Act`."""
    title = _line(title)
    if not title:
        return state
    made = now.new_id()
    act = Act(
        version=made,
        record=made,
        saved=now.at,
        kind=kind,
        title=title,
        then=_line(then),
        prompt=prompt,
        day=when.day,
        at=when.at,
        weekdays=_in_week(when.weekdays),
        about=about,
    )
    return put(state, act)


def change(state: State, record: str, title: str, then: str, when: When, *, now: Moment) -> State:
    """Say an act anew; a blank title leaves it as it was."""
    title = _line(title)
    if not title:
        return state
    return _replace(
        state,
        record,
        now,
        title=title,
        then=_line(then),
        day=when.day,
        at=when.at,
        weekdays=_in_week(when.weekdays),
    )


def plan_day(
    state: State, record: str, day: dt.date | None, at: dt.time | None = None, *, now: Moment
) -> State:
    """Give an act a day, or none; a wish gets one this way."""
    return _replace(state, record, now, day=day, at=at)


def do(state: State, act: str, *, now: Moment) -> State:
    """Put down that an act, or an offered deed by its id, was done just now; one that comes once is over."""
    made = now.new_id()
    state = put(state, Doing(version=made, record=made, saved=now.at, act=act, at=now.at))
    found = latest(state.acts, act)
    over = found is not None and found.kind in ONCE and not is_in_deck(found)
    return end(state, act, now=now) if over else state


def undo(state: State, act: str, *, now: Moment) -> State:
    """Take back the last time an act was done; one that was over by it is open again."""
    last = max((d for d in state.doings if d.act == act), key=lambda d: (d.at, d.version), default=None)
    if last is not None:
        state = remove(state, Doing, last.record)
    found = latest(state.acts, act)
    return _replace(state, act, now, ended=False) if found is not None and found.ended else state


def end(state: State, record: str, *, now: Moment) -> State:
    """An act is over, and stays. The last open matter of an arrangement ends the arrangement, too."""
    found = latest(state.acts, record)
    if found is None:
        return state
    state = _replace(state, record, now, ended=True)
    if found.kind is not ActKind.MATTER or matters(state, found.about):
        return state
    arranged = latest(state.arrangements, found.about)
    if arranged is None or (arranged.until is not None and arranged.until <= now.today):
        return state
    closed: Arrangement = msgspec.structs.replace(
        arranged, version=now.new_id(1), saved=now.at, until=now.today
    )
    return put(state, closed)


def forget(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take an act off for good; how often it was done stays."""
    return remove(state, Act, record)


def open_acts(state: State, *kinds: ActKind) -> tuple[Act, ...]:
    """Acts that are not over, of some kinds or of all: those with a day first, by day."""
    last = dt.date.max
    found = [act for act in state.acts if not act.ended and (not kinds or act.kind in kinds)]
    return tuple(sorted(found, key=lambda a: (a.day or last, a.at or dt.time.max)))


def ended_acts(state: State, *kinds: ActKind) -> tuple[Act, ...]:
    """Acts that are over, the last one first."""
    found = [act for act in state.acts if act.ended and (not kinds or act.kind in kinds)]
    return tuple(sorted(found, key=lambda act: act.saved, reverse=True))


def matters(state: State, arrangement: str) -> tuple[Act, ...]:
    """The open matters of an arrangement, by their day."""
    return tuple(act for act in open_acts(state, ActKind.MATTER) if act.about == arrangement)


def plans_for(state: State, about: str) -> tuple[Act, ...]:
    """If-then plans made for a record, a tile or a card."""
    return tuple(act for act in open_acts(state, ActKind.PLAN) if act.about == about)


def due(state: State, now: Moment) -> tuple[Due, ...]:
    """What is due today or tomorrow, soonest first.

    An act with a day is due on it and the day before; one with weekdays or a time of day is due today
    while its time has not passed, unless it was done today.
    """
    found = [when for act in open_acts(state) if (when := _due(state, act, now)) is not None]
    return tuple(sorted(found, key=lambda d: (d.day, d.act.at or dt.time.min)))


def overdue(state: State, now: Moment) -> tuple[Act, ...]:
    """Open acts whose day has passed; they wait, and nothing counts them."""
    return tuple(act for act in open_acts(state) if act.day is not None and act.day < now.today)


def add_to_deck(state: State, kind: str, title: str, *, now: Moment) -> State:
    """Put something of the person's own into the deck, with the deeds of a kind; it can be done again."""
    return add(state, ActKind.ACT, title, prompt=f"{IN_DECK}{kind}", now=now)


def is_in_deck(act: Act) -> bool:
    """Whether an act only waits in the deck, to be done whenever it is liked."""
    return act.prompt.startswith(IN_DECK)


def own_deeds(state: State, kind: str) -> tuple[Deed, ...]:
    """What the person put into the deck of a kind, as deeds whose ids are their records."""
    own = (act for act in open_acts(state, ActKind.ACT) if act.prompt == f"{IN_DECK}{kind}")
    return tuple(Deed(id=act.record, title=act.title, kind=kind) for act in own)


def done_on(state: State, act: str, day: dt.date) -> bool:
    """Whether an act or a deed was done on a local date, as it was lived."""
    return any(doing.act == act and doing.at.date() == day for doing in state.doings)


def times_done(state: State, act: str) -> int:
    """How often an act or a deed was done."""
    return len({doing.record for doing in state.doings if doing.act == act})


def ticked(state: State, deeds: tuple[Deed, ...], now: Moment) -> frozenset[str]:
    """The ids of the deeds done today."""
    return frozenset(deed.id for deed in deeds if done_on(state, deed.id, now.today))


def _due(state: State, act: Act, now: Moment) -> Due | None:
    if act.day is not None:
        if act.day not in {now.today, shifted(now.today, 1)}:
            return None
        return Due(act=act, day=act.day, at=_at(act, act.day, now))
    if not act.weekdays and act.at is None:
        return None
    if act.weekdays and now.today.weekday() not in act.weekdays:
        return None
    at = _at(act, now.today, now)
    over = (at is not None and in_utc(at) < now.utc) or done_on(state, act.record, now.today)
    return None if over else Due(act=act, day=now.today, at=at)


def _at(act: Act, day: dt.date, now: Moment) -> dt.datetime | None:
    return None if act.at is None else dt.datetime.combine(day, act.at, tzinfo=now.tz)


def _replace(state: State, record: str, now: Moment, **changed: object) -> State:
    found = latest(state.acts, record)
    if found is None:
        return state
    return put(state, msgspec.structs.replace(found, version=now.new_id(), saved=now.at, **changed))


def _in_week(weekdays: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({day for day in weekdays if 0 <= day < WEEK}))


def _line(text: str) -> str:
    return " ".join(writable(text).split())
