"""Contacts: what is put down, what counts, and which days it takes."""

import datetime as dt
import zoneinfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import contact as built
from builders import day, local, moment
from leeward.core import contact, profile, waiting
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.moment import Moment
from leeward.core.records import Kind
from leeward.core.state import State

NOW = moment("2026-11-21 12:00")
BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
# The hour the clocks in Berlin show twice: ten minutes apart, the wall says forty minutes back.
EARLIER = dt.datetime(2026, 10, 25, 2, 55, tzinfo=BERLIN)
LATER = dt.datetime(2026, 10, 25, 2, 5, tzinfo=BERLIN, fold=1)


@pytest.mark.parametrize("kind", Kind)
def test_only_reaching_out_takes_a_day_and_looking_if_so_chosen(kind: Kind) -> None:
    """What others do, and what was planned, never counts against the person."""
    state = contact.log(State(), kind, now=NOW)
    assert contact.taken_days(state) == ({NOW.today} if kind is Kind.REACHED_OUT else set())
    chosen = profile.answer(state, now=NOW, looking_counts=True)
    counted = kind in {Kind.REACHED_OUT, Kind.LOOKED}
    assert contact.taken_days(chosen) == ({NOW.today} if counted else set())


def test_contact_takes_every_day_it_lies_on() -> None:
    """A call over midnight is on both days, and a stay on all of them, as they were lived there."""
    call = built("2026-11-20 23:50", "2026-11-21 00:10")
    assert list(contact.days_of(call)) == [day("2026-11-20"), day("2026-11-21")]
    away = built("2026-11-20 23:50", "2026-11-22 00:10", zone="Pacific/Kiritimati")
    assert list(contact.days_of(away)) == [day("2026-11-20"), day("2026-11-21"), day("2026-11-22")]
    flight = msgspec.structs.replace(
        away,
        begin=local("2026-11-22 01:00", "Pacific/Kiritimati"),
        end=local("2026-11-21 02:00", "Pacific/Pago_Pago"),
    )
    assert list(contact.days_of(flight)) == [day("2026-11-22")]


@pytest.mark.parametrize(
    ("begin", "end", "problem"),
    [
        ("2026-11-21 12:01", "", DateProblem.AHEAD),
        ("2026-11-20 12:00", "2026-11-22 12:00", DateProblem.AHEAD),
        ("9999-12-31 23:59", "", DateProblem.AHEAD),
        ("2026-11-20 12:00", "2026-11-20 11:59", DateProblem.PAST_END),
        ("2025-11-18 12:00", "2026-11-20 12:00", DateProblem.TOO_LONG),
        ("1900-01-01 12:00", "", DateProblem.TOO_LONG_AGO),
        ("0001-01-01 00:00", "", DateProblem.TOO_LONG_AGO),
        ("0001-01-01 00:00", "2026-11-21 12:00", DateProblem.TOO_LONG_AGO),
    ],
)
def test_wrong_times_are_told_when_logged_and_when_corrected(
    begin: str, end: str, problem: DateProblem
) -> None:
    """A time ahead, turned round, over a year long or over a century back has no meaning."""
    first, last = local(begin), local(end or begin)
    with pytest.raises(WrongDateError) as error:
        contact.log(State(), Kind.LOOKED, first, last, now=NOW)
    assert error.value.problem is problem
    logged = contact.log(State(), Kind.LOOKED, now=NOW)
    with pytest.raises(WrongDateError) as error:
        contact.correct(logged, logged.contacts[0], now=NOW, begin=first, end=last)
    assert error.value.problem is problem


ZONES = st.sampled_from(sorted(zoneinfo.available_timezones())).map(zoneinfo.ZoneInfo)
TIMES = st.builds(
    lambda at, zone, fold: at.replace(tzinfo=zone, fold=fold), st.datetimes(), ZONES, st.integers(0, 1)
)


@given(TIMES, TIMES | st.none())
def test_any_time_is_taken_or_told(begin: dt.datetime, end: dt.datetime | None) -> None:
    """From year 1 to 9999, in any zone, a contact is put down with its days or a clear error given."""
    try:
        state = contact.log(State(), Kind.REACHED_OUT, begin, end, now=NOW)
    except WrongDateError:
        return
    assert 1 <= len(contact.taken_days(state)) <= 368


@given(
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=9)),
)
def test_past_time_is_always_taken(ago: dt.timedelta, lasting: dt.timedelta) -> None:
    """Whatever happened and was over by now can be put down."""
    begin = (NOW.utc - ago).astimezone(BERLIN)
    end = min(NOW.utc - ago + lasting, NOW.utc).astimezone(BERLIN)
    (logged,) = contact.log(State(), Kind.LOOKED, begin, end, now=NOW).contacts
    assert (logged.begin, logged.end) == (begin, end)


def test_hour_that_clocks_show_twice_is_in_order() -> None:
    """When clocks go back, what came later is later, though the wall shows less."""
    now = Moment(at=LATER, seed="s")
    (logged,) = contact.log(State(), Kind.LOOKED, EARLIER, now=now).contacts
    assert logged.begin.fold == 0
    contact.log(State(), Kind.LOOKED, EARLIER, LATER, now=now)
    with pytest.raises(WrongDateError):
        contact.log(State(), Kind.LOOKED, LATER, EARLIER, now=now)
    (kept,) = waiting.waited(State(), EARLIER, now=now).waits
    assert (kept.begin.fold, kept.end.fold) == (0, 1)


def test_correcting_keeps_the_record_and_what_was_not_corrected() -> None:
    """A correction is a new version of the same contact; the old one is gone."""
    state = contact.log(State(), Kind.REACHED_OUT, now=NOW)
    (logged,) = state.contacts
    corrected = contact.correct(state, logged, now=moment("2026-11-21 13:00"), kind=Kind.THEIRS)
    (found,) = corrected.contacts
    assert (found.record, found.begin, found.kind) == (logged.record, logged.begin, Kind.THEIRS)
    assert corrected.gone == {logged.version}


def test_undo_takes_back_that_contact_alone() -> None:
    """As if it had not been put down, other contacts stay; twice is once."""
    state = contact.log(State(), Kind.LOOKED, now=moment())
    both = contact.log(state, Kind.REACHED_OUT, now=NOW)
    undone = contact.undo(both, both.contacts[1].record, now=NOW)
    assert undone.contacts == state.contacts
    assert contact.undo(undone, both.contacts[1].record, now=NOW) is undone


def test_times_waited_counts_each_hard_moment_once() -> None:
    """Every moment waited through is one, and none can lie ahead."""
    state = waiting.waited(State(), NOW.at - waiting.LENGTH, now=NOW)
    state = waiting.waited(state, NOW.at + waiting.LENGTH, now=moment("2026-11-21 12:05"))
    assert waiting.times_waited(state) == 2
    assert all(wait.begin <= wait.end for wait in state.waits)
