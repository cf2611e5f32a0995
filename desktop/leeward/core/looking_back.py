"""Looking back: the figures of one's own log, from the seventh day on, all taken at one go.

Days are local calendar dates as they were lived, whatever zone it was in. Nothing here can fall but by the
person's own correction, and nothing is held against anything but the person's own days.
"""

from __future__ import annotations

import datetime as dt
import enum
import statistics
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core import aftermath, moods, paths, patterns, period, waiting, weekly
from leeward.core.contact import taken_days
from leeward.core.moment import shifted
from leeward.core.month import WEEK, DayKind
from leeward.core.patterns import Pulls
from leeward.core.period import Stretch
from leeward.core.records import Contact, Eased
from leeward.core.today import effective_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leeward.core.moment import Moment
    from leeward.core.state import State

OPENS_ON = 7
WEEKS = 13
# More moods than that are told week by week.
MOST_DAYS = 31
# Fewer make no line.
FEW_MOODS, FEW_WEEKS = 3, 2
MOST_CONTACTS = 24
MOST_STRETCHES = 4


class Span(enum.Enum):
    """How far back one looks: thirteen weeks, or to the first day there is."""

    MONTHS = "months"
    ALL = "all"


class Part(enum.Enum):
    """The parts of the page, in their order."""

    QUIET_DAYS = "quiet-days"
    PULLS = "pulls"
    WAITED = "waited"
    HELPED = "helped"
    MOODS = "moods"
    CONTACTS = "contacts"
    WEEKLY = "weekly"


class Day(Struct, frozen=True):
    """A local date, what it is to the period it lies in, and the last mood put down on it, from 1 to 5."""

    date: dt.date
    kind: DayKind
    mood: int | None = None


class Figures(Struct, frozen=True, kw_only=True):
    """Everything there is to look back on; a part without data is empty or None.

    `first` is the first day of all periods, `since` the Monday from which `days` go on to today. `quiet`,
    `stretches` (each longer than all before it) and `waited` are of all the time, the rest from `since` on.
    `moods` are by the day or, `by_week`, by the Monday of each week with the middle one of that week.
    `contacts` have both moods. `weekly` are the numbers of the weekly page by question. With `looking_counts`
    a day on which the person looked is not quiet, by their own choice.
    """

    first: dt.date
    since: dt.date
    days: tuple[Day, ...]
    quiet: int
    stretches: tuple[Stretch, ...]
    pulls: Pulls | None
    waited: int
    eased: tuple[tuple[Eased, int], ...]
    helped: tuple[tuple[str, int], ...]
    moods: tuple[tuple[dt.date, int], ...]
    by_week: bool
    contacts: tuple[Contact, ...]
    weekly: dict[str, tuple[tuple[dt.date, int], ...]]
    looking_counts: bool


def is_open(state: State, now: Moment) -> bool:
    """Whether there is something to look back on: from the seventh day, and never where nothing counts."""
    first = first_day(state)
    if first is None or not paths.counts(state):
        return False
    return (effective_today(state, now) - first).days + 1 >= OPENS_ON


def first_day(state: State) -> dt.date | None:
    """The first day of all periods; None without a period."""
    return min((each.start for each in state.periods), default=None)


def reaches_farther(state: State, now: Moment) -> bool:
    """Whether there is more to look back on than thirteen weeks."""
    first = first_day(state)
    return first is not None and first < _since(first, Span.MONTHS, effective_today(state, now))


def figures(state: State, now: Moment, span: Span = Span.MONTHS) -> Figures | None:
    """All figures; None where there is nothing to look back on.

    How it was after a contact is left out where nothing may lead towards one.
    """
    first = first_day(state)
    if first is None or not is_open(state, now):
        return None
    today = effective_today(state, now)
    since = _since(first, span, today)
    lived, known = _lived(state, today), moods.by_day(state)
    taken = taken_days(state)
    days = tuple(_day(day, lived, taken, known, today) for day in _dates(since, today))
    put_down = tuple((day, mood) for day, mood in known.items() if since <= day <= today)
    by_week = len(put_down) > MOST_DAYS
    return Figures(
        first=first,
        since=since,
        days=days,
        quiet=len(lived - taken - {today}),
        stretches=growing(period.stretches(state, now)),
        pulls=patterns.pulls(state, since),
        waited=waiting.times_waited(state),
        eased=waiting.eased_times(state, since),
        helped=waiting.helped_times(state, since),
        moods=() if len(put_down) < FEW_MOODS else _by_week(put_down) if by_week else put_down,
        by_week=by_week,
        contacts=_contacts(state, since),
        weekly=_weekly(state, since),
        looking_counts=state.profile.looking_counts,
    )


def parts(found: Figures) -> tuple[Part, ...]:
    """The parts that have data, in their order."""
    there = {
        Part.QUIET_DAYS: True,
        Part.PULLS: found.pulls is not None,
        Part.WAITED: found.waited > 0,
        Part.HELPED: bool(found.helped),
        Part.MOODS: bool(found.moods),
        Part.CONTACTS: bool(found.contacts),
        Part.WEEKLY: bool(found.weekly),
    }
    return tuple(part for part in Part if there[part])


def to_come(found: Figures) -> tuple[Part, ...]:
    """The parts that have none yet; nobody is told that a contact would fill one."""
    there = {*parts(found), Part.CONTACTS}
    return tuple(part for part in Part if part not in there)


def growing(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Of the stretches, as they came, those longer than all before; the last four."""
    found: list[Stretch] = []
    for stretch in stretches:
        if not found or stretch.days > found[-1].days:
            found.append(stretch)
    return tuple(found[-MOST_STRETCHES:])


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week a date lies in."""
    return shifted(day, -day.weekday())


def _since(first: dt.date, span: Span, today: dt.date) -> dt.date:
    recent = shifted(monday_of(today), -WEEK * (WEEKS - 1))
    return min(monday_of(first), recent) if span is Span.ALL else recent


def _dates(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (shifted(first, number) for number in range((last - first).days + 1))


def _lived(state: State, today: dt.date) -> frozenset[dt.date]:
    """The dates of all periods up to today."""
    return frozenset(
        day for each in state.periods for day in _dates(each.start, min(today, each.ended or today))
    )


def _day(
    day: dt.date,
    lived: frozenset[dt.date],
    taken: frozenset[dt.date],
    known: dict[dt.date, int],
    today: dt.date,
) -> Day:
    if day not in lived:
        return Day(day, DayKind.OUTSIDE)
    kind = DayKind.TODAY if day == today else DayKind.TAKEN if day in taken else DayKind.QUIET
    return Day(day, kind, known.get(day))


def _by_week(put_down: tuple[tuple[dt.date, int], ...]) -> tuple[tuple[dt.date, int], ...]:
    weeks: dict[dt.date, list[int]] = {}
    for day, mood in put_down:
        weeks.setdefault(monday_of(day), []).append(mood)
    return tuple((monday, statistics.median_low(found)) for monday, found in weeks.items())


def _contacts(state: State, since: dt.date) -> tuple[Contact, ...]:
    if not paths.may_plan_contact(state):
        return ()
    both = aftermath.with_both_moods(state)
    return tuple(each for each in both if each.end.date() >= since)[-MOST_CONTACTS:]


def _weekly(state: State, since: dt.date) -> dict[str, tuple[tuple[dt.date, int], ...]]:
    found = {
        question: tuple((day, number) for day, number in numbers if day >= since)
        for question, numbers in weekly.put_down(state).items()
    }
    return {question: numbers for question, numbers in found.items() if len(numbers) >= FEW_WEEKS}
