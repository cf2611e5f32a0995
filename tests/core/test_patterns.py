"""Patterns: hard hours and causes come from the person's own log, and from enough of it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from builders import card_mark, contact, moment, wait
from leeward.core import patterns
from leeward.core.cards import Card
from leeward.core.content import Tile, TileGroup
from leeward.core.patterns import Part
from leeward.core.records import Contact, Kind, Mark, Situation, Wait
from leeward.core.state import Profile, State

NOW = moment()
# 20 November 2026 is a Friday.
FRIDAYS = ("2026-11-06", "2026-11-13", "2026-11-20")
PLACES = Card(id="places-and-routes", title="Places", done_title="", why="", steps=(), category="places")
TILES = (Tile(id="cause-place", group=TileGroup.CAUSE, title="a place", leads_to="places-and-routes"),)


def evenings(*days: str) -> tuple[Wait, ...]:
    """A hard moment at half past nine on each of these days."""
    return tuple(wait(f"{day} 21:30", f"{day} 21:40") for day in days)


def named(*causes: str, at: str = "2026-11-15 12:00") -> Contact:
    """A contact after which something was named."""
    return msgspec.structs.replace(contact(at), causes=causes)


def test_hours_hard_more_than_once_are_found() -> None:
    """Friday evenings stand out, with a day and a time to plan for (row 93)."""
    state = State(waits=evenings(*FRIDAYS), contacts=(contact("2026-11-10 08:00"),))
    (found,) = patterns.weekend_hours(state)
    assert (found.weekday, found.part, found.times) == (4, Part.EVENING, 3)
    assert found.next_day(NOW).isoformat() == "2026-11-27"


def test_too_little_says_nothing() -> None:
    """Three entries are chance."""
    assert patterns.hard_hours(State(waits=evenings(*FRIDAYS))) == ()


def test_the_small_hours_belong_to_the_night_before() -> None:
    """One o'clock on Saturday is Friday night."""
    saturdays = ("2026-10-31", "2026-11-07", "2026-11-14", "2026-11-21")
    state = State(waits=tuple(wait(f"{day} 01:00", f"{day} 01:10") for day in saturdays))
    assert [(h.weekday, h.part) for h in patterns.hard_hours(state)] == [(4, Part.NIGHT)]


def test_what_others_did_makes_no_hour_hard() -> None:
    """Only the person's own urges and acts are looked at."""
    theirs = tuple(contact(f"{day} 21:30", kind=Kind.THEIRS) for day in FRIDAYS * 2)
    assert patterns.hard_hours(State(contacts=theirs)) == ()


def test_the_care_path_counts_no_hours_and_points_to_nothing() -> None:
    """Nothing is counted there."""
    care = Profile(situation=Situation.CARE)
    state = State(waits=evenings(*FRIDAYS, *FRIDAYS), contacts=(named("cause-place"),), profile=care)
    assert patterns.hard_hours(state) == ()
    assert patterns.suggestion(state, TILES, (PLACES,), NOW) is None


@given(st.lists(st.sampled_from([f"2026-11-{day:02}" for day in range(1, 29)]), max_size=30))
def test_no_more_than_three_and_each_hard_twice(days: list[str]) -> None:
    """However long the log, few hours are named, the hardest first."""
    found = patterns.hard_hours(State(waits=evenings(*days)))
    assert len(found) <= patterns.MOST_HOURS
    assert [h.times for h in found] == sorted((h.times for h in found), reverse=True)
    assert all(h.times >= patterns.OFTEN for h in found)


def test_a_cause_named_this_month_points_to_its_card() -> None:
    """What set things off suggests the card that answers it, until that was decided about (row 125)."""
    state = State(contacts=(named("cause-place"), named("cause-place", "cause-song"), named("other")))
    found = patterns.suggestion(state, TILES, (PLACES,), NOW)
    assert found is not None
    assert (found.card.id, found.times, found.cause.title) == ("places-and-routes", 2, "a place")
    done = msgspec.structs.replace(state, cards=(card_mark("places-and-routes", Mark.DONE),))
    assert patterns.suggestion(done, TILES, (PLACES,), NOW) is None


def test_what_was_named_long_ago_rests() -> None:
    """Only the last thirty days are looked at."""
    state = State(contacts=(named("cause-place", at="2026-10-01 12:00"),))
    assert patterns.causes(state, NOW) == ()
