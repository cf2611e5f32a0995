"""A month of the period, day by day."""

from __future__ import annotations

from collections import Counter

from builders import contact, day, moment, period
from leeward.core import month
from leeward.core.month import DayKind
from leeward.core.state import State

NOW = moment("2026-11-21 12:00")
STATE = State(periods=(period("2026-11-10", 30),), contacts=(contact("2026-11-15 22:10"),))


def test_each_day_is_what_it_was() -> None:
    """Quiet, taken, today, ahead, or outside: start, length and end can be read off (row 9)."""
    november = dict(month.days(STATE, day("2026-11-01"), NOW))
    assert november[day("2026-11-09")] is DayKind.OUTSIDE
    assert november[day("2026-11-10")] is DayKind.QUIET
    assert november[day("2026-11-15")] is DayKind.TAKEN
    assert november[day("2026-11-21")] is DayKind.TODAY
    assert november[day("2026-11-30")] is DayKind.AHEAD
    assert Counter(november.values())[DayKind.QUIET] == 10
    december = dict(month.days(STATE, day("2026-12-01"), NOW))
    assert december[day("2026-12-09")] is DayKind.AHEAD
    assert december[day("2026-12-10")] is DayKind.OUTSIDE


def test_the_months_go_from_start_to_end() -> None:
    """Open-ended ones go to the present month; without a period there are none (rows 9, 10)."""
    assert month.months(STATE, NOW) == (day("2026-11-01"), day("2026-12-01"))
    assert month.months(State(periods=(period("2026-09-30", None),)), NOW) == (
        day("2026-09-01"),
        day("2026-10-01"),
        day("2026-11-01"),
    )
    assert month.months(State(), NOW) == ()
