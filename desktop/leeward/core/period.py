"""The period: its day, its quiet days, its longest stretch, its milestones and its end.

Days are local calendar dates; differences subtract dates, never seconds.
"""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core.contact import taken_days
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.moment import first_instant, midday, shifted
from leeward.core.records import Period
from leeward.core.state import State, put
from leeward.core.today import effective_today

if TYPE_CHECKING:
    from leeward.core.moment import Moment

LENGTHS = (30, 45, 60, 90)
DEFAULT_LENGTH = LENGTHS[0]
LONGEST_LENGTH = 3650
OLDEST_START = dt.timedelta(days=36525)
LOOK_EVERY = 30
MILESTONES = (7, 14, 30, 45, 60, 90, 180, 365)
SOON = dt.timedelta(days=3)
ONE_DAY = dt.timedelta(days=1)


class Stretch(Struct, frozen=True):
    """Whole quiet days in a row: the first local date, and how many."""

    start: dt.date
    days: int


def checked_start(start: dt.date, today: dt.date) -> dt.date:
    """`start`, or WrongDateError where it lies ahead of `today` or over a century back."""
    if start > today:
        raise WrongDateError(DateProblem.AHEAD)
    if today - start > OLDEST_START:
        raise WrongDateError(DateProblem.TOO_LONG_AGO)
    return start


def checked_length(days: int | None) -> int | None:
    """`days` (None is open-ended), or WrongDateError outside 1 to 3650."""
    if days is None:
        return None
    if days < 1:
        raise WrongDateError(DateProblem.NO_LENGTH)
    if days > LONGEST_LENGTH:
        raise WrongDateError(DateProblem.TOO_LONG)
    return days


def begin(
    state: State, start: dt.date | None = None, days: int | None = DEFAULT_LENGTH, *, now: Moment
) -> State:
    """Start a period; what still runs ends the day before, and stays. Raises WrongDateError."""
    today = effective_today(state, now)
    start = checked_start(start or today, today)
    days = checked_length(days)
    for number, running in enumerate(_all_running(state), start=1):
        ended = max(running.start, shifted(start, -1))
        state = put(state, _changed(running, now.new_id(number), now, ended=ended))
    made = now.new_id()
    return put(
        state,
        Period(version=made, record=made, saved=now.at, start=start, days=days, zone=now.zone),
    )


def restart_from(state: State, start: dt.date, *, now: Moment) -> State:
    """Correct the start of the running period."""
    running = _running(state)
    start = checked_start(start, effective_today(state, now))
    return put(state, _changed(running, now.new_id(), now, start=start))


def set_length(state: State, days: int | None, *, now: Moment) -> State:
    """Give the running period another length, or none."""
    return put(state, _changed(_running(state), now.new_id(), now, days=checked_length(days)))


def extend(state: State, days: int, *, now: Moment) -> State:
    """Add days to the running period; an open-ended one stays as it is."""
    running = _running(state)
    if running.days is None:
        return state
    checked_length(days)
    return set_length(state, running.days + days, now=now)


def current(state: State) -> Period | None:
    """The period that runs: not ended, begun last."""
    return next(iter(_all_running(state)), None)


def day_number(state: State, now: Moment) -> int:
    """Which day of the running period today is, from 1; 0 without a period."""
    running = current(state)
    if running is None:
        return 0
    return max(1, (effective_today(state, now) - running.start).days + 1)


def last_day(period: Period) -> dt.date | None:
    """The last calendar date of the period; None where it is open-ended."""
    return None if period.days is None else shifted(period.start, period.days - 1)


def closes_until(period: Period, now: Moment) -> dt.datetime | None:
    """Midday after the last day, in UTC, where closed sites open again; None where open-ended."""
    last = last_day(period)
    return None if last is None else midday(shifted(last, 1), now.tz)


def is_over(state: State, now: Moment) -> bool:
    """Whether the running period's last day has passed."""
    running = current(state)
    last = None if running is None else last_day(running)
    return last is not None and effective_today(state, now) > last


def ends_soon(state: State, now: Moment) -> bool:
    """Whether the running period's last day is today or at most two days off."""
    running = current(state)
    last = None if running is None else last_day(running)
    return last is not None and dt.timedelta() <= last - effective_today(state, now) < SOON


def next_look(state: State, now: Moment) -> dt.date | None:
    """When a period without an end is looked at again: every 30 days, today where it is due; else None."""
    running = current(state)
    if running is None or running.days is not None:
        return None
    left = -day_number(state, now) % LOOK_EVERY
    return shifted(effective_today(state, now), left)


def quiet_days(state: State, now: Moment) -> int:
    """Whole days so far without a contact that counts, over the running period.

    Today joins when it is over, so a contact today takes nothing away: the number falls only when
    the person corrects a day that has passed.
    """
    running = current(state)
    if running is None:
        return 0
    today = effective_today(state, now)
    passed = max(0, (today - running.start).days)
    return passed - sum(running.start <= day < today for day in taken_days(state))


def longest_stretch(state: State, now: Moment) -> int:
    """The most quiet days in a row, over all periods."""
    return max((stretch.days for stretch in stretches(state, now)), default=0)


def stretches(state: State, now: Moment) -> tuple[Stretch, ...]:
    """All quiet days in a row, as they came, over all periods; the last one may still go on."""
    today = effective_today(state, now)
    taken = taken_days(state)
    found: list[Stretch] = []
    for period in state.periods:
        after = today if period.ended is None else min(today, shifted(period.ended, 1))
        marks = sorted(d for d in taken if period.start <= d < after)
        edges = [shifted(period.start, -1), *marks, after]
        gaps = (Stretch(shifted(a, 1), (b - a).days - 1) for a, b in itertools.pairwise(edges))
        found += [gap for gap in gaps if gap.days > 0]
    return tuple(sorted(found, key=lambda stretch: stretch.start))


def milestone(state: State, now: Moment) -> int | None:
    """The milestone reached today, None on any other day or within a day of a contact that counts."""
    running = current(state)
    number = day_number(state, now)
    if running is None or number not in {*MILESTONES, running.days}:
        return None
    return None if is_fresh(state, now) else number


def is_fresh(state: State, now: Moment) -> bool:
    """Whether a contact that counts was today or yesterday, so that no milestone is told."""
    today = effective_today(state, now)
    return bool(taken_days(state) & {today, today - ONE_DAY})


def next_instant(now: Moment) -> dt.datetime:
    """When the visible numbers may change next: the start of the next local date, in UTC."""
    return first_instant(shifted(now.today, 1), now.tz, after=now.at)


def _all_running(state: State) -> list[Period]:
    """Periods that have not ended, the one begun last first."""
    running = (p for p in state.periods if p.ended is None)
    return sorted(running, key=lambda p: (p.start, p.saved, p.version), reverse=True)


def _running(state: State) -> Period:
    running = current(state)
    if running is None:
        raise WrongDateError(DateProblem.NO_PERIOD)
    return running


def _changed(period: Period, version: str, now: Moment, **changed: object) -> Period:
    return msgspec.structs.replace(period, version=version, saved=now.at, **changed)
