"""Acts: what is due, what comes once and what comes again, and that nothing done is lost."""

import datetime as dt
import zoneinfo

from hypothesis import given
from hypothesis import strategies as st

from builders import day, moment, new_id
from leeward.core import acts
from leeward.core.acts import ANY_TIME, When
from leeward.core.companion import Act, ActKind, Arrangement, Channel, Subject
from leeward.core.content import Deed
from leeward.core.moment import Moment
from leeward.core.state import State, latest, put, put_back

NOW = moment()
ZONES = st.sampled_from(
    ["Europe/Berlin", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca"]
)
DAYS = st.dates(dt.date(2000, 1, 3), dt.date(2090, 1, 1))


def only(state: State) -> Act:
    """The one act there is."""
    (act,) = state.acts
    return act


@given(DAYS, st.integers(-400, 400), ZONES, st.times(), st.none() | st.times())
def test_a_dated_act_is_due_on_its_day_and_the_day_before(
    marked: dt.date, off: int, zone: str, clock: dt.time, at: dt.time | None
) -> None:
    """In every zone and at every hour, and on no other day (rows 28, 55)."""
    today = marked + dt.timedelta(days=off)
    now = Moment(at=dt.datetime.combine(today, clock, tzinfo=zoneinfo.ZoneInfo(zone)), seed="a")
    state = acts.add(State(), ActKind.DATE, "Our day", when=When(day=marked, at=at), now=now)
    assert [found.day for found in acts.due(state, now)] == ([marked] if off in {0, -1} else [])


@given(DAYS, st.sets(st.integers(0, 6)), ZONES, st.times(), st.times())
def test_a_place_is_due_on_its_weekdays_until_its_hour(
    today: dt.date, weekdays: set[int], zone: str, clock: dt.time, at: dt.time
) -> None:
    """Only where a weekday fits, or none is named, and only while the hour has not passed (row 54)."""
    now = Moment(at=dt.datetime.combine(today, clock, tzinfo=zoneinfo.ZoneInfo(zone)), seed="a")
    state = acts.add(State(), ActKind.PLACE, "The gym", when=When(weekdays=tuple(weekdays), at=at), now=now)
    found = acts.due(state, now)
    if weekdays and today.weekday() not in weekdays:
        assert found == ()
    elif found:
        assert found[0].at is not None
        assert found[0].at.astimezone(dt.UTC) >= now.utc
    else:
        assert dt.datetime.combine(today, at, tzinfo=now.tz).astimezone(dt.UTC) < now.utc


def test_a_plan_without_a_time_is_never_due() -> None:
    """An if-then plan waits for its if, not for a clock (row 57)."""
    state = acts.add(State(), ActKind.PLAN, "I want to look", "I put the phone away", now=NOW)
    assert acts.due(state, NOW) == ()
    assert [(a.title, a.then) for a in acts.open_acts(state, ActKind.PLAN)] == [
        ("I want to look", "I put the phone away")
    ]


def test_a_blank_act_keeps_and_changes_nothing() -> None:
    """An empty line is no plan, and wipes none."""
    assert acts.add(State(), ActKind.PLAN, " \n", now=NOW) == State()
    state = acts.add(State(), ActKind.PLAN, "a", "b", now=NOW)
    assert acts.change(state, only(state).record, " ", "c", ANY_TIME, now=moment()) == state


def test_a_goals_step_done_is_over_and_can_be_taken_back() -> None:
    """What comes once is over when done; undoing opens it again and takes the doing back (rows 94, 96)."""
    state = acts.add(State(), ActKind.GOAL, "Italian", "book the course", When(day=NOW.today), now=NOW)
    record = only(state).record
    done = acts.do(state, record, now=moment())
    assert acts.open_acts(done) == ()
    assert [a.record for a in acts.ended_acts(done)] == [record]
    assert acts.times_done(done, record) == 1
    back = acts.undo(done, record, now=moment())
    assert [a.record for a in acts.open_acts(back)] == [record]
    assert acts.times_done(back, record) == 0


def test_a_routine_comes_again() -> None:
    """A new routine done today rests till tomorrow, and is counted, not ended (rows 33, 95)."""
    evening = moment("2026-11-21 18:00")
    state = acts.add(State(), ActKind.ROUTINE, "Sunday call", "a walk", When(at=dt.time(20)), now=evening)
    record = only(state).record
    assert [found.act.record for found in acts.due(state, evening)] == [record]
    done = acts.do(acts.do(state, record, now=moment("2026-11-20 20:00")), record, now=evening)
    assert acts.due(done, evening) == ()
    assert [found.act.record for found in acts.due(done, moment("2026-11-22 18:00"))] == [record]
    assert acts.times_done(done, record) == 2


def test_a_deed_of_the_deck_is_ticked_for_the_day_it_was_lived() -> None:
    """Ticks are of one day, with no memory of the days between (row 85)."""
    deeds = (Deed(id="care-move", title="Move", kind="care"), Deed(id="care-eat", title="Eat", kind="care"))
    state = acts.do(State(), "care-move", now=moment("2026-11-21 23:50"))
    assert acts.ticked(state, deeds, moment("2026-11-21 23:55")) == {"care-move"}
    assert acts.ticked(state, deeds, moment("2026-11-22 00:05")) == frozenset()
    undone = acts.undo(state, "care-move", now=moment("2026-11-21 23:59"))
    assert acts.ticked(undone, deeds, moment("2026-11-21 23:59")) == frozenset()


def test_a_wish_gets_a_day() -> None:
    """A wish has none till it is picked, then it is due (row 92)."""
    state = acts.add(State(), ActKind.ACT, "See the sea", prompt="wish", now=NOW)
    assert acts.due(state, NOW) == ()
    state = acts.plan_day(state, only(state).record, day("2026-11-22"), dt.time(10), now=moment())
    assert [found.day for found in acts.due(state, NOW)] == [day("2026-11-22")]


def test_what_has_passed_waits_apart() -> None:
    """An open matter whose day has gone is not due any more, and is not lost."""
    state = acts.add(State(), ActKind.MATTER, "The keys", when=When(day=day("2026-11-19")), now=NOW)
    assert acts.due(state, NOW) == ()
    assert [act.title for act in acts.overdue(state, NOW)] == ["The keys"]


def test_the_last_open_matter_ends_its_arrangement() -> None:
    """When nothing is left to arrange, the exception ends by itself (rows 136, 165)."""
    record = new_id()
    state = put(
        State(),
        Arrangement(version=record, record=record, saved=NOW.at, subject=Subject.HOME, channel=Channel.EMAIL),
    )
    for title in ("The deposit", "The sofa"):
        state = acts.add(state, ActKind.MATTER, title, about=record, now=moment())
    first, second = acts.matters(state, record)
    state = acts.do(state, first.record, now=moment())
    assert state.arrangements[0].until is None
    state = acts.do(state, second.record, now=moment())
    assert state.arrangements[0].until == NOW.today


def test_a_matter_of_nothing_ends_alone() -> None:
    """A matter that belongs to no arrangement ends without touching one."""
    state = acts.add(State(), ActKind.MATTER, "The keys", now=NOW)
    assert acts.do(state, only(state).record, now=moment()).arrangements == ()


def test_forgetting_can_be_undone() -> None:
    """What was taken off comes back as it was; how often it was done never went."""
    state = acts.add(State(), ActKind.ROUTINE, "Coffee", "Tea", When(weekdays=(6, 9, 6, 0)), now=NOW)
    act = only(state)
    assert act.weekdays == (0, 6)
    state = acts.do(state, act.record, now=moment())
    gone = acts.forget(state, act.record, now=moment())
    assert gone.acts == ()
    back = put_back(gone, act, now=moment())
    again = latest(back.acts, act.record)
    assert again is not None
    assert (again.title, again.then, again.weekdays) == ("Coffee", "Tea", (0, 6))
    assert acts.times_done(back, act.record) == 1


def test_what_is_unknown_changes_nothing() -> None:
    """Ending, changing or undoing what is not there leaves the state alone."""
    assert acts.end(State(), "x", now=NOW) == State()
    assert acts.undo(State(), "x", now=NOW) == State()
    assert acts.change(State(), "x", "a", "", ANY_TIME, now=NOW) == State()
