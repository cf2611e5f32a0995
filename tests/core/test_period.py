"""Periods, their days and their quiet days."""

import datetime as dt
import itertools
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import contact, day, moment, period
from leeward.core import period as periods
from leeward.core.contact import days_of, taken_days
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.moment import UTC, Moment
from leeward.core.records import Kind, Period
from leeward.core.state import State

ONE_DAY = dt.timedelta(days=1)
NOW = moment("2026-11-21 12:00")


def begun(start: str = "2026-11-10", days: int | None = 30) -> State:
    """A state whose period began at `start`."""
    return periods.begin(State(), day(start), days, now=NOW)


def running(state: State) -> Period:
    """The period that runs."""
    found = periods.current(state)
    assert found is not None
    return found


def problem_of(error: pytest.ExceptionInfo[WrongDateError]) -> DateProblem:
    """Why a date was not taken."""
    return error.value.problem


def test_first_day_is_day_one() -> None:
    """The day of the period counts from 1 on the start, and is 0 where nothing has begun."""
    assert periods.day_number(State(), NOW) == 0
    assert periods.day_number(begun("2026-11-21"), NOW) == 1
    assert periods.day_number(begun("2026-11-10"), NOW) == 12


def test_thirty_days_are_the_default() -> None:
    """A period that is only begun starts today and is thirty days long."""
    found = running(periods.begin(State(), now=NOW))
    assert (found.start, found.days, found.zone) == (NOW.today, 30, "Europe/Berlin")
    assert periods.last_day(found) == day("2026-12-20")


def test_sites_open_at_midday_after_the_last_day() -> None:
    """The end is midday in the zone lived in; an open-ended period has none."""
    end = periods.closes_until(running(begun("2026-11-01", 30)), NOW)
    assert end == dt.datetime(2026, 12, 1, 11, tzinfo=UTC)
    assert periods.closes_until(running(begun(days=None)), NOW) is None


def test_period_is_over_once_its_last_day_has_passed() -> None:
    """On the last day it still runs."""
    state = begun("2026-11-10", 12)
    assert not periods.is_over(state, NOW)
    assert periods.is_over(state, moment("2026-11-22 00:00"))
    assert not periods.is_over(begun(days=None), NOW)
    assert not periods.is_over(State(), NOW)


def test_leap_day_is_a_day() -> None:
    """Lengths and days count the 29th of February."""
    leap = moment("2028-03-01 12:00")
    state = periods.begin(State(), day("2028-02-28"), 3, now=leap)
    assert periods.day_number(state, leap) == 3
    assert periods.last_day(running(state)) == day("2028-03-01")


def test_length_can_be_changed_extended_or_left_open() -> None:
    """The running period keeps its start and its record."""
    state = periods.extend(periods.set_length(begun(), 45, now=NOW), 15, now=NOW)
    assert running(state).days == 60
    assert running(state).record == running(begun()).record or len(state.periods) == 1
    left_open = periods.set_length(state, None, now=NOW)
    assert running(left_open).days is None
    assert periods.extend(left_open, 5, now=NOW) is left_open


def test_start_can_be_corrected() -> None:
    """Another start is another day number of the same period."""
    state = periods.restart_from(begun(), day("2026-11-20"), now=NOW)
    assert (periods.day_number(state, NOW), len(state.periods)) == (2, 1)


def test_new_period_ends_every_other_that_runs() -> None:
    """Whatever ran before stays, ended; what runs is the new one, though others were begun apart."""
    apart = State(periods=(period("2026-11-01"), period("2026-11-20", version="apart")))
    state = periods.begin(apart, day("2026-11-15"), now=NOW)
    assert running(state).start == day("2026-11-15")
    assert sorted((p.start.day, p.ended and p.ended.day) for p in state.periods if p.ended) == [
        (1, 14),
        (20, 20),
    ]
    assert len({p.version for p in state.periods}) == 3


@pytest.mark.parametrize(
    ("start", "problem"),
    [
        (dt.date(2026, 11, 22), DateProblem.AHEAD),
        (dt.date.max, DateProblem.AHEAD),
        (dt.date(1926, 1, 1), DateProblem.TOO_LONG_AGO),
        (dt.date.min, DateProblem.TOO_LONG_AGO),
    ],
)
def test_wrong_start_is_told_and_changes_nothing(start: dt.date, problem: DateProblem) -> None:
    """A start ahead of today or over a century back has no meaning."""
    for intent in (periods.begin, periods.restart_from):
        with pytest.raises(WrongDateError) as error:
            intent(begun(), start, now=NOW)
        assert problem_of(error) is problem


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        (0, DateProblem.NO_LENGTH),
        (-1, DateProblem.NO_LENGTH),
        (3651, DateProblem.TOO_LONG),
        (10**30, DateProblem.TOO_LONG),
    ],
)
def test_wrong_length_is_told(days: int, problem: DateProblem) -> None:
    """A period has at least a day and at most ten years, extended or not."""
    for intent in (periods.set_length, periods.extend):
        with pytest.raises(WrongDateError) as error:
            intent(begun(), days, now=NOW)
        assert problem_of(error) is problem
    with pytest.raises(WrongDateError):
        periods.extend(begun(), 3650, now=NOW)


def test_without_a_period_there_is_nothing_to_change() -> None:
    """Correcting or lengthening what was never begun says so."""
    for intent, value in ((periods.restart_from, NOW.today), (periods.set_length, 45), (periods.extend, 5)):
        with pytest.raises(WrongDateError) as error:
            intent(State(), value, now=NOW)  # pyright: ignore[reportArgumentType]
        assert problem_of(error) is DateProblem.NO_PERIOD


@given(st.dates(), st.integers() | st.none())
def test_any_start_and_length_is_taken_or_told(start: dt.date, days: int | None) -> None:
    """From year 1 to 9999, with any length, there is a period with numbers or a clear error."""
    try:
        state = periods.begin(State(), start, days, now=NOW)
    except WrongDateError:
        return
    assert periods.day_number(state, NOW) == (NOW.today - start).days + 1
    assert periods.quiet_days(state, NOW) == periods.longest_stretch(state, NOW) == (NOW.today - start).days
    assert (periods.closes_until(running(state), NOW) is None) == (days is None)


@given(st.dates())
def test_any_clock_can_begin_a_period(today: dt.date) -> None:
    """A computer whose clock is centuries off still counts its own days."""
    now = Moment(at=dt.datetime.combine(today, dt.time(12), tzinfo=UTC), seed="s")
    state = periods.begin(State(), now=now)
    assert periods.day_number(state, now) == 1
    assert periods.closes_until(running(state), now) is not None
    assert periods.longest_stretch(periods.begin(state, now=now), now) == 0


@pytest.mark.parametrize(
    ("start", "milestone"), [("2026-11-15", 7), ("2026-11-14", None), ("2026-11-10", 12), ("2026-10-08", 45)]
)
def test_milestones_are_told_on_their_day(start: str, milestone: int | None) -> None:
    """Fixed days and the period's own last day are milestones, other days are not."""
    assert periods.milestone(begun(start, 12), NOW) == milestone


def test_no_milestone_within_a_day_of_a_contact_that_counts() -> None:
    """A cheer right after a slip would mock; the next day but one it is told again."""
    for begin, milestone in (("2026-11-21 09:00", None), ("2026-11-20 23:59", None), ("2026-11-19 23:59", 7)):
        state = State(periods=(period("2026-11-15"),), contacts=(contact(begin),))
        assert periods.milestone(state, NOW) == milestone


def test_clock_set_back_before_the_start_shows_the_first_day() -> None:
    """Nothing is negative, whatever the clock says."""
    past = moment("2026-10-01 12:00")
    state = State(periods=(period(),), contacts=(contact(),))
    assert (periods.day_number(state, past), periods.quiet_days(state, past)) == (1, 0)
    assert periods.longest_stretch(state, past) == 0


DATES = st.dates(dt.date(2026, 9, 1), dt.date(2026, 11, 21))
LENGTHS = st.integers(0, 40).map(lambda days: days * ONE_DAY)


@st.composite
def histories(draw: st.DrawFn) -> State:
    """Periods, ended ones among them, and contacts of all kinds and lengths."""
    starts = sorted(draw(st.lists(DATES, min_size=1, max_size=4)))
    ended = [max(a, b - ONE_DAY).isoformat() for a, b in itertools.pairwise(starts)]
    contacts = [
        contact(f"{begin} 10:00", f"{min(begin + length, NOW.today)} 10:00", draw(st.sampled_from(Kind)))
        for begin, length in draw(st.lists(st.tuples(DATES, LENGTHS), max_size=8))
    ]
    made = (period(start.isoformat(), ended=end) for start, end in zip(starts, [*ended, None], strict=True))
    return State(periods=tuple(made), contacts=tuple(contacts))


@given(histories())
def test_numbers_agree_with_counting_day_by_day(state: State) -> None:
    """Quiet days and the longest stretch are what one gets with a finger on the calendar."""
    taken = {each for found in state.contacts if found.kind is Kind.REACHED_OUT for each in days_of(found)}
    assert taken == taken_days(state)
    longest = 0
    for each in state.periods:
        row, date = 0, each.start
        while date < NOW.today and (each.ended is None or date <= each.ended):
            row = 0 if date in taken else row + 1
            longest = max(longest, row)
            date += ONE_DAY
    assert periods.longest_stretch(state, NOW) == longest
    start = running(state).start
    passed = (start + number * ONE_DAY for number in range((NOW.today - start).days))
    assert periods.quiet_days(state, NOW) == sum(date not in taken for date in passed)


def test_day_number_follows_the_date_through_every_kind_of_night() -> None:
    """Over skipped, repeated and missing hours and days, the number moves with the calendar alone."""
    for name in (
        "Europe/Berlin",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Pacific/Apia",
        "Africa/Casablanca",
    ):
        zone = zoneinfo.ZoneInfo(name)
        start = dt.datetime(2010, 12, 1, tzinfo=UTC)
        state = State(periods=(period("2010-11-01", None),))
        for hours in range(0, 24 * 500, 3):
            at = (start + dt.timedelta(hours=hours)).astimezone(zone)
            number = periods.day_number(state, Moment(at=at, seed=""))
            assert number == at.date().toordinal() - day("2010-11-01").toordinal() + 1


def test_without_an_end_it_is_looked_at_every_thirty_days() -> None:
    """For good is asked about again on day 30, 60 and so on, and on no day between (row 10)."""
    state = State(periods=(period("2026-11-01", None),))
    asked = [n for n in range(1, 91) if _look(state, n) == dt.date(2026, 11, 1) + dt.timedelta(days=n - 1)]
    assert asked == [30, 60, 90]
    assert periods.next_look(State(periods=(period(),)), moment()) is None


def _look(state: State, number: int) -> dt.date | None:
    at = dt.date(2026, 11, 1) + dt.timedelta(days=number - 1)
    return periods.next_look(state, moment(f"{at} 12:00"))
