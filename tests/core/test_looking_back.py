"""Looking back: figures of one's own log, none of which falls by itself, whatever zone it was lived in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BERLIN, contact, local, moment, new_id, period, wait, written
from leeward.core import looking_back, month
from leeward.core import period as periods
from leeward.core.companion import Answer, PageKind
from leeward.core.looking_back import Part, Span, figures
from leeward.core.month import DayKind
from leeward.core.patterns import ENOUGH
from leeward.core.period import Stretch
from leeward.core.records import Eased, Situation
from leeward.core.state import Profile, State
from lived import lived

if TYPE_CHECKING:
    from leeward.core.moment import Moment

NOW = moment("2026-11-21 19:40")
FIRST = dt.date(2026, 9, 1)
DAYS = st.integers(0, 80).map(lambda number: FIRST + dt.timedelta(days=number))
ZONES = st.sampled_from((BERLIN, "America/New_York", "Pacific/Kiritimati", "Pacific/Apia", "Asia/Kathmandu"))
CLOCKS = st.times().map(lambda time: time.replace(second=0, microsecond=0))


@st.composite
def logs(draw: st.DrawFn) -> State:
    """Periods that follow each other, contacts, hard moments and moods in any zone."""
    turn = draw(DAYS)
    first = period(FIRST.isoformat(), None, ended=(turn - dt.timedelta(days=1)).isoformat())
    running = [period(turn.isoformat(), None)] if turn > FIRST else [period(FIRST.isoformat(), None)]
    at = st.builds(lambda day, clock: f"{day} {clock:%H:%M}", DAYS, CLOCKS)
    contacts = [contact(when, zone=zone) for when, zone in draw(st.lists(st.tuples(at, ZONES), max_size=12))]
    waits = [
        msgspec.structs.replace(wait(), begin=local(when, zone), end=local(when, zone))
        for when, zone in draw(st.lists(st.tuples(at, ZONES), max_size=12))
    ]
    moods = draw(st.lists(st.tuples(at, st.integers(1, 5)), max_size=40))
    pages = [written(saved=when, mood=mood) for when, mood in moods]
    return State(
        periods=(*([first] if turn > FIRST else []), *running),
        contacts=tuple(contacts),
        waits=tuple(waits),
        pages=tuple(pages),
        profile=Profile(looking_counts=draw(st.booleans())),
    )


def at(day: dt.date) -> Moment:
    """Noon of a day."""
    return moment(f"{day} 12:00")


@given(logs(), st.sampled_from(Span))
def test_the_figures_agree_with_each_other_and_with_today(state: State, span: Span) -> None:
    """Days follow each other from a Monday to today, and the sums are those of the log."""
    found = figures(state, NOW, span)
    assert found is not None
    dates = [day.date for day in found.days]
    assert dates == [found.since + dt.timedelta(days=number) for number in range(len(dates))]
    assert found.since.weekday() == 0
    assert dates[-1] == NOW.today
    quiet = sum(day.kind is DayKind.QUIET for day in found.days)
    assert quiet == found.quiet if found.since <= found.first else quiet <= found.quiet
    assert found.waited == len(state.waits)
    longest = max((stretch.days for stretch in found.stretches), default=0)
    assert longest == periods.longest_stretch(state, NOW)
    assert [s.days for s in found.stretches] == sorted({s.days for s in found.stretches})
    hard = [w.begin for w in state.waits] + [c.begin for c in state.contacts]
    hard = [when for when in hard if when.date() >= found.since]
    if found.pulls is None:
        assert len(hard) < ENOUGH
    else:
        assert {h: n for h, n in enumerate(found.pulls.hours) if n} == Counter(when.hour for when in hard)
        assert found.pulls.times == sum(found.pulls.weekdays) == len(hard)
    assert all(found.since <= day <= NOW.today and 1 <= mood <= 5 for day, mood in found.moods)


@given(logs(), st.lists(st.integers(0, 40), min_size=2, max_size=5))
def test_no_number_falls_as_days_go_by(state: State, steps: list[int]) -> None:
    """Quiet days, times waited and the longest stretch only grow, also as the three months move on."""
    before = (0, 0, 0)
    for step in sorted(steps):
        found = figures(state, at(NOW.today + dt.timedelta(days=step)))
        assert found is not None
        after = found.quiet, found.waited, max((s.days for s in found.stretches), default=0)
        assert all(new >= old for new, old in zip(after, before, strict=True))
        before = after


@given(logs())
def test_each_day_is_what_the_calendar_of_the_pause_says(state: State) -> None:
    """Both pages tell the same of every day of the running period."""
    found = figures(state, NOW, Span.ALL)
    running = periods.current(state)
    assert found is not None
    assert running is not None
    known = {day.date: day.kind for day in found.days}
    for first in month.months(state, NOW):
        for day, kind in month.days(state, first, NOW):
            if running.start <= day <= NOW.today:
                assert known[day] is kind


def test_it_opens_on_the_seventh_day_and_stays_open() -> None:
    """Six days are too few; after a week it is there, also when a new period has just begun."""
    assert not looking_back.is_open(State(periods=(period("2026-11-16"),)), NOW)
    assert figures(State(periods=(period("2026-11-16"),)), NOW) is None
    week = period("2026-11-15", ended="2026-11-20")
    assert looking_back.is_open(State(periods=(week, period("2026-11-21"))), NOW)
    assert figures(State(), NOW) is None


def test_nothing_counts_in_fear_and_nothing_leads_to_contact_under_an_order() -> None:
    """In fear there are no figures at all; who was asked to stop sees none about the time after a contact."""
    state = lived(84)
    assert Part.CONTACTS in looking_back.parts(_figures(state))
    care = msgspec.structs.replace(state, profile=Profile(situation=Situation.CARE))
    assert figures(care, NOW) is None
    order = msgspec.structs.replace(state, profile=Profile(situation=Situation.RESPECT))
    assert Part.CONTACTS not in looking_back.parts(_figures(order))
    assert Part.QUIET_DAYS in looking_back.parts(_figures(order))


def test_an_hour_is_the_hour_it_was_lived_in() -> None:
    """Late at night in New York is no early morning in Berlin, and an hour that comes twice is one hour."""
    late = [local(f"2026-11-{day} 23:30", "America/New_York") for day in (18, 19)]
    twice = [local("2026-10-25 02:30").replace(fold=fold) for fold in (0, 1)]
    waits = tuple(msgspec.structs.replace(wait(), begin=when, end=when) for when in (*late, *twice))
    pulls = _figures(State(periods=(period("2026-10-01"),), waits=waits)).pulls
    assert pulls is not None
    assert {hour: n for hour, n in enumerate(pulls.hours) if n} == {2: 2, 23: 2}


def test_hours_over_midnight_are_one_stretch() -> None:
    """Ten at night to one is the hardest, though a day ends in it; the small hours are of the day before."""
    clocks = ("22:10", "23:10", "00:10", "12:00")
    # A Friday evening, and the first hour of the Saturday after it.
    waits = tuple(wait(when, when) for when in (f"2026-11-{20 + (c < '05')} {c}" for c in clocks))
    pulls = _figures(State(periods=(period("2026-11-01"),), waits=waits)).pulls
    assert pulls is not None
    assert pulls.hardest_hours == (22, 3)
    assert pulls.hardest_weekdays == ((4,), 4)


def test_a_leap_day_is_a_day() -> None:
    """The 29th of February counts like any other, over three years of days."""
    state = State(periods=(period("2026-02-01", None),))
    found = figures(state, moment("2028-03-05 12:00"), Span.ALL)
    assert found is not None
    assert found.quiet == (dt.date(2028, 3, 5) - dt.date(2026, 2, 1)).days == 763
    assert dt.date(2028, 2, 29) in {day.date for day in found.days}


def test_the_last_mood_of_a_day_stands_for_it() -> None:
    """By the local day it was lived on; three make a line, and over a month of them one for each week."""
    pages = tuple(
        written(saved=when, mood=mood)
        for when, mood in (("2026-11-18 08:00", 1), ("2026-11-18 22:00", 4), ("2026-11-19 22:00", 2))
    )
    two = State(periods=(period(),), pages=pages)
    assert _figures(two).moods == ()
    assert [day.mood for day in _figures(two).days[-4:]] == [4, 2, None, None]
    three = msgspec.structs.replace(two, pages=(*pages, written(saved="2026-11-20 09:00", mood=5)))
    assert [mood for _, mood in _figures(three).moods] == [4, 2, 5]
    many = _figures(lived(84, pages_a_day=1))
    assert many.by_week
    assert all(day.weekday() == 0 for day, _ in many.moods)
    assert len(many.moods) == 13


def test_two_versions_of_one_record_are_one() -> None:
    """What was changed on two computers counts once."""
    first = msgspec.structs.replace(wait(), helped=("help-wait",), eased=Eased.GONE)
    other = msgspec.structs.replace(first, version=new_id())
    more = tuple(wait(f"2026-11-{day} 21:00", f"2026-11-{day} 21:10") for day in (17, 18, 19))
    found = _figures(State(periods=(period(),), waits=(first, other, *more)))
    assert found.pulls is not None
    assert (found.pulls.times, found.waited) == (4, 4)
    assert (found.helped, found.eased) == ((("help-wait", 1),), ((Eased.GONE, 1),))


def test_a_part_without_data_is_none() -> None:
    """A bare period has its quiet days and nothing else; no contact is ever hoped for."""
    found = _figures(State(periods=(period(),)))
    assert looking_back.parts(found) == (Part.QUIET_DAYS,)
    assert Part.CONTACTS not in looking_back.to_come(found)
    assert set(looking_back.parts(found)) | set(looking_back.to_come(found)) == {*Part} - {Part.CONTACTS}
    assert looking_back.to_come(_figures(lived(84))) == ()


def test_the_weekly_page_needs_two_for_a_line() -> None:
    """Each question's numbers by day, oldest first."""
    one, two = (
        msgspec.structs.replace(
            written("", prompt="weekly", kind=PageKind.QUESTIONS, saved=f"2026-11-{day} 20:00"),
            answers=(Answer(question="head", number=number), Answer(question="handled", text="A bill.")),
        )
        for day, number in ((13, 8), (20, 5))
    )
    assert _figures(State(periods=(period(),), pages=(one,))).weekly == {}
    both = _figures(State(periods=(period(),), pages=(two, one))).weekly
    assert both == {"head": ((dt.date(2026, 11, 13), 8), (dt.date(2026, 11, 20), 5))}


@pytest.mark.parametrize(
    ("lengths", "shown"), [((7, 17, 57), (7, 17, 57)), ((9, 3, 9, 12), (9, 12)), ((5, 1), (5,)), ((), ())]
)
def test_only_stretches_that_grew_are_told(lengths: tuple[int, ...], shown: tuple[int, ...]) -> None:
    """A shorter one after a longer one is no news, so none is held up to the person."""
    stretches = tuple(Stretch(FIRST, length) for length in lengths)
    assert tuple(stretch.days for stretch in looking_back.growing(stretches)) == shown


def _figures(state: State) -> looking_back.Figures:
    found = figures(state, NOW)
    assert found is not None
    return found
