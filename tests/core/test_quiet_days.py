"""What was reached is never taken away by the clock, a journey or a contact put down today."""

import datetime as dt
import zoneinfo
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import moment, new_id
from leeward.core import cards, contact, pages, period, profile, waiting
from leeward.core.contact import days_of
from leeward.core.moment import UTC, Moment
from leeward.core.period import longest_stretch, quiet_days
from leeward.core.records import Kind, Mark, Situation
from leeward.core.state import State
from leeward.core.today import effective_today, live_day

EVERYWHERE = st.sampled_from(sorted(zoneinfo.available_timezones()))
FAR_APART = st.sampled_from(("Etc/GMT+12", "Pacific/Kiritimati", "Pacific/Apia", "Pacific/Pago_Pago"))
Intent = Callable[[State, Moment], State]

INTENTS: tuple[Intent, ...] = (
    lambda state, now: contact.log(state, Kind.REACHED_OUT, now=now),
    lambda state, now: contact.log(state, Kind.LOOKED, now=now),
    lambda state, now: contact.log(state, Kind.THEIRS, now=now),
    lambda state, now: waiting.waited(state, now.at - dt.timedelta(minutes=10), now=now),
    lambda state, now: period.extend(state, 1, now=now),
    lambda state, now: period.set_length(state, None, now=now),
    lambda state, now: cards.mark(state, "card", Mark.DONE, now=now),
    lambda state, now: cards.unmark(state, "card", now=now),
    lambda state, now: pages.write_reason(state, "I sleep better.", now=now),
    lambda state, now: profile.answer(state, now=now, situation=Situation.ARRANGEMENTS),
    lambda state, now: state,  # noqa: ARG005  time passes
)
STEPS = st.lists(
    st.tuples(st.integers(1, 3 * 86400), EVERYWHERE | FAR_APART, st.sampled_from(INTENTS)), max_size=25
)


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2039, 1, 1)), st.integers(0, 60), STEPS)  # noqa: DTZ001  made aware below
def test_quiet_days_and_times_waited_never_fall_by_themselves(
    start: dt.datetime, before: int, steps: list[tuple[int, str, Intent]]
) -> None:
    """Whatever is done or logged as it happens, and wherever one travels, the numbers only grow."""
    at = start.replace(tzinfo=UTC)
    first = Moment(at=at, seed=new_id())
    state = live_day(period.begin(State(), at.date() - dt.timedelta(days=before), now=first), now=first)
    quiet, longest, waited = before, before, 0
    for seconds, zone, intent in steps:
        at += dt.timedelta(seconds=seconds)
        now = Moment(at=at.astimezone(zoneinfo.ZoneInfo(zone)), seed=new_id())
        state = live_day(state, now=now)
        arrived = quiet_days(state, now), longest_stretch(state, now), waiting.times_waited(state)
        assert arrived >= (quiet, longest, waited)
        state = intent(state, now)
        quiet, longest, waited = (
            quiet_days(state, now),
            longest_stretch(state, now),
            waiting.times_waited(state),
        )
        assert quiet >= arrived[0]
        assert longest >= arrived[1]
        assert waited >= arrived[2]


def test_contact_today_takes_nothing_and_tomorrow_is_not_counted() -> None:
    """The day it happens on just does not join the quiet ones."""
    state = period.begin(State(), moment().today - dt.timedelta(days=10), now=moment())
    slipped = contact.log(state, Kind.REACHED_OUT, now=moment())
    assert quiet_days(slipped, moment()) == quiet_days(state, moment()) == 10
    tomorrow = moment("2026-11-22 12:00")
    assert (quiet_days(slipped, tomorrow), quiet_days(state, tomorrow)) == (10, 11)


def test_quiet_days_fall_by_the_persons_own_correction() -> None:
    """A contact put down for a day that has passed takes that day, and taking it back returns it."""
    state = period.begin(State(), moment().today - dt.timedelta(days=10), now=moment())
    yesterday = moment("2026-11-20 23:00").at
    corrected = contact.log(state, Kind.REACHED_OUT, yesterday, now=moment())
    assert quiet_days(corrected, moment()) == 9
    (logged,) = corrected.contacts
    assert quiet_days(contact.undo(corrected, logged.record, now=moment()), moment()) == 10


def test_journey_over_the_date_line_takes_no_day_back() -> None:
    """From Kiribati to American Samoa the date falls back, the days lived do not."""
    there = moment("2026-11-21 01:00", "Pacific/Kiritimati")
    state = live_day(period.begin(State(), there.today - dt.timedelta(days=10), now=there), now=there)
    here = Moment(at=there.at.astimezone(zoneinfo.ZoneInfo("Pacific/Pago_Pago")), seed=new_id())
    assert (there.today - here.today).days == 1
    assert effective_today(state, here) == there.today
    assert quiet_days(state, here) == 10
    slipped = contact.log(state, Kind.REACHED_OUT, now=here)
    assert list(days_of(slipped.contacts[0])) == [there.today]
    later = moment("2026-11-22 12:00", "Pacific/Pago_Pago")
    assert quiet_days(slipped, later) == 10


def test_day_that_samoa_skipped_counts_as_lived() -> None:
    """Differences subtract dates, so a date nobody lived there is between them all the same."""
    before = moment("2011-12-29 23:59", "Pacific/Apia")
    state = live_day(period.begin(State(), before.today, now=before), now=before)
    after = moment("2011-12-31 00:00", "Pacific/Apia")
    assert after.utc - before.utc == dt.timedelta(minutes=1)
    assert (quiet_days(state, after), period.day_number(state, after)) == (2, 3)


@pytest.mark.parametrize(("back", "today"), [(1, "2026-11-21"), (2, "2026-11-21"), (3, "2026-11-18")])
def test_clock_set_back_further_than_any_journey_is_believed(back: int, today: str) -> None:
    """Two days can be a journey; more is a clock that was wrong before."""
    state = live_day(State(), now=moment())
    earlier = Moment(at=moment().at - dt.timedelta(days=back), seed=new_id())
    assert effective_today(state, earlier).isoformat() == today


def test_noting_the_same_day_again_changes_nothing() -> None:
    """The same state comes back, so nothing is saved."""
    state = live_day(State(), now=moment())
    assert live_day(state, now=moment("2026-11-21 23:00")) is state
