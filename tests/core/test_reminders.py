"""Reminders: only asked for, one a day, none in quiet hours, none in fear."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from builders import day, moment, period
from leeward.core import acts, profile, reminders
from leeward.core.acts import When
from leeward.core.companion import ActKind
from leeward.core.records import Situation
from leeward.core.reminders import Reminder
from leeward.core.state import Profile, Settings, State

SEVEN = dt.time(19)


def asked(at: dt.time | None = SEVEN, situation: Situation = Situation.DISTANCE) -> State:
    """Somebody twelve days in, who asked for a reminder."""
    return State(periods=(period(),), profile=Profile(situation=situation, reminder_at=at))


def test_nothing_comes_unasked() -> None:
    """Without a time there is no reminder at any minute of the day."""
    for hour in range(24):
        assert reminders.due(asked(None), moment(f"2026-11-21 {hour:02d}:00")) is None


def test_one_a_day_at_its_time() -> None:
    """It comes at its time, once, and again the next day."""
    state = asked()
    assert reminders.due(state, moment("2026-11-21 18:59")) is None
    assert reminders.due(state, moment("2026-11-21 19:00")) is Reminder.EVENING
    state = reminders.came(state, now=moment("2026-11-21 19:00"))
    assert reminders.due(state, moment("2026-11-21 19:01")) is None
    assert reminders.due(state, moment("2026-11-22 19:00")) is Reminder.EVENING


def test_a_computer_woken_late_stays_quiet() -> None:
    """What was hours ago is over, not made up for."""
    assert reminders.due(asked(), moment("2026-11-21 20:59")) is Reminder.EVENING
    assert reminders.due(asked(), moment("2026-11-21 21:00")) is None


def test_the_evening_before_a_hard_date() -> None:
    """It takes the place of the usual one, and comes only where reminders were asked for (row 55)."""
    state = acts.add(asked(), ActKind.DATE, "Their birthday", when=When(day=day("2026-11-22")), now=moment())
    assert reminders.due(state, moment("2026-11-21 19:00")) is Reminder.DATE_TOMORROW
    state = reminders.remind_at(state, None, now=moment())
    assert reminders.due(state, moment("2026-11-21 19:00")) is None


def test_fear_is_never_reminded() -> None:
    """Whatever was asked for before: on the care path nothing shows by itself (row 140)."""
    assert reminders.due(asked(situation=Situation.CARE), moment("2026-11-21 19:00")) is None


def test_quiet_hours_go_over_midnight() -> None:
    """From half past nine to half past eight nothing comes; the ends are the person's."""
    state = asked(dt.time(22))
    assert reminders.due(state, moment("2026-11-21 22:00")) is None
    state = profile.choose(state, quiet_from=dt.time(23), now=moment())
    assert reminders.due(state, moment("2026-11-21 22:00")) is Reminder.EVENING


@given(st.times(), st.times(), st.times())
def test_none_falls_into_the_quiet_hours(at: dt.time, begin: dt.time, end: dt.time) -> None:
    """Whichever hours are quiet, no reminder comes within them."""
    state = State(settings=Settings(quiet_from=begin, quiet_to=end))
    quiet = reminders.is_quiet(state, at)
    assert quiet == (begin <= at < end if begin <= end else not end <= at < begin)
