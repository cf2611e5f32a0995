"""What is wanted closed, for how long, and how that compares with what stands."""

import datetime as dt

import pytest

from builders import moment, period, target
from leeward.core import shield
from leeward.core.links import plan_site, read_link
from leeward.core.moment import UTC
from leeward.core.platforms import Catalogue
from leeward.core.shield import LONGEST_ENTRY, Actual, Outcome, Result, Standing
from leeward.core.state import State

NOW = moment("2026-11-21 12:00")
SOON = moment("2026-11-22 12:00").at
# The period that began on the 10th is thirty days long, so sites open at midday on the 10th.
PERIOD_END = dt.datetime(2026, 12, 10, 11, tzinfo=UTC)
RUNNING = State(periods=(period(),))


def actual(*names: str, whole: bool = True, foreign: bool = False, **more: object) -> Actual:
    """A hosts file in which these names stand."""
    end = PERIOD_END
    return Actual(
        standing=tuple(
            Standing(name=name, whole=whole, foreign=foreign, until=end, **more)  # pyright: ignore[reportArgumentType]
            for name in names
        )
    )


def test_wanting_the_same_twice_is_one(catalogue: Catalogue) -> None:
    """The same site or person again keeps its record; another handle is another target."""
    state = shield.want(RUNNING, read_link("instagram.com/jo", catalogue), now=moment())
    later = moment("2027-01-31 12:00").at
    again = shield.want(state, read_link("https://www.instagram.com/JO/?x", catalogue), later, now=moment())
    assert [t.record for t in again.targets] == [t.record for t in state.targets]
    assert again.targets[0].until == later
    assert shield.want(again, read_link("instagram.com/jo", catalogue), SOON, now=moment()) is again
    assert len(shield.want(again, plan_site("instagram", catalogue), now=moment()).targets) == 2


def test_dropping_leaves_the_rest_wanted(catalogue: Catalogue) -> None:
    """A name that two targets share stays wanted until both are dropped."""
    state = shield.want(RUNNING, read_link("instagram.com/jo", catalogue), now=moment())
    both = shield.want(state, plan_site("instagram", catalogue), now=moment())
    one_left = shield.drop(both, both.targets[0].record, now=NOW)
    assert "instagram.com" in shield.wanted(one_left, catalogue, NOW)
    assert shield.wanted(shield.drop(one_left, both.targets[1].record, now=NOW), catalogue, NOW) == {}


def test_closed_until_its_own_day_else_with_the_period_else_at_longest(catalogue: Catalogue) -> None:
    """Every end is at most a hundred days off and renewed while the application is used."""
    assert shield.end_of(RUNNING, target(), NOW) == PERIOD_END
    assert shield.end_of(RUNNING, target(until="2026-11-22 12:00"), NOW) == SOON
    longest = NOW.utc + LONGEST_ENTRY
    for state in (State(), State(periods=(period(days=None),)), State(periods=(period(days=365),))):
        assert shield.end_of(state, target(), NOW) == longest
    assert shield.end_of(RUNNING, target(until="9999-12-31 12:00"), NOW) == longest
    assert set(shield.wanted(State(targets=(target(),)), catalogue, NOW).values()) == {longest}


def test_after_the_period_closing_has_an_end_of_its_own(catalogue: Catalogue) -> None:
    """What is closed once the end has come stays closed for a usual length, the same site again as well."""
    after = moment("2026-12-12 20:00")
    state = shield.want(RUNNING, plan_site("instagram", catalogue), now=NOW)
    assert not shield.in_time(state, after)
    again = shield.want(state, plan_site("instagram", catalogue), now=after)
    assert [t.record for t in again.targets] == [t.record for t in state.targets]
    assert shield.end_of(again, again.targets[0], after) == dt.datetime(2027, 1, 11, 11, tzinfo=UTC)
    assert "instagram.com" in shield.wanted(again, catalogue, after)


def test_what_has_ended_is_wanted_no_more(catalogue: Catalogue) -> None:
    """At its end exactly a target is over, and with the period every target without a day of its own."""
    state = State(periods=RUNNING.periods, targets=(target(until="2026-11-21 12:00"), target("x")))
    assert set(shield.wanted(state, catalogue, NOW)) == set(plan_site("x", catalogue).names)
    assert shield.wanted(RUNNING, catalogue, NOW) == {}
    assert shield.wanted(state, catalogue, moment("2026-12-10 12:00")) == {}


def test_shared_name_is_closed_until_the_later_end(catalogue: Catalogue) -> None:
    """Two targets over the same names: the longer one holds."""
    state = State(periods=RUNNING.periods, targets=(target(), target(handle="jo", until="2026-11-22 12:00")))
    assert set(shield.wanted(state, catalogue, NOW).values()) == {PERIOD_END}


def test_target_of_a_lost_platform_closes_nothing(catalogue: Catalogue) -> None:
    """It stays wanted by the person, and is never said to be closed."""
    lost = target("nosuch")
    assert shield.wanted(State(targets=(lost,)), catalogue, NOW) == {}
    assert not shield.is_closed(lost, catalogue, Actual())


def test_missing_is_what_does_not_stand_closed_whole() -> None:
    """One line of two, or another program's line for the name, is not closed."""
    names = {"a.example.org": PERIOD_END, "b.example.org": PERIOD_END}
    assert shield.missing(names, actual("a.example.org")) == {"b.example.org": PERIOD_END}
    assert shield.missing(names, actual("a.example.org", whole=False)) == names
    assert shield.missing(names, actual("a.example.org", foreign=True)) == names


def test_asked_for_is_what_is_missing_or_ends_too_soon() -> None:
    """Names that stand long enough are not asked for again, so no password is needed for nothing."""
    names = {"a.example.org": PERIOD_END, "b.example.org": PERIOD_END + dt.timedelta(days=1)}
    standing = actual("a.example.org", "b.example.org")
    assert shield.to_close(names, standing, NOW) == {"b.example.org": PERIOD_END + dt.timedelta(days=1)}
    assert shield.to_close(names, Actual(), NOW) == names


@pytest.mark.parametrize(("days", "asked"), [(0, False), (19, False), (21, True)])
def test_end_as_late_as_may_be_is_renewed_now_and_then(days: int, *, asked: bool) -> None:
    """It moves on with every second, but is asked for only when it has moved far."""
    stands = NOW.utc + LONGEST_ENTRY - dt.timedelta(days=days)
    found = Actual(standing=(Standing(name="a.example.org", whole=True, until=stands),))
    assert bool(shield.to_close({"a.example.org": NOW.utc + LONGEST_ENTRY}, found, NOW)) is asked


def test_left_over_is_only_ours_and_unwanted() -> None:
    """Lines added by hand, and another person's, are not ours to remove."""
    names = {"a.example.org": PERIOD_END}
    assert shield.left_over(names, actual("a.example.org", "b.example.org")) == {"b.example.org"}
    assert shield.left_over({}, actual("b.example.org", mine=False)) == frozenset()
    by_hand = Actual(standing=(Standing(name="b.example.org", whole=True),))
    assert shield.left_over({}, by_hand) == frozenset()


def test_closed_is_said_only_of_all_names(catalogue: Catalogue) -> None:
    """One open host of a site is enough to find what one wants to avoid."""
    names = plan_site("instagram", catalogue).names
    assert shield.is_closed(target(), catalogue, actual(*names))
    assert not shield.is_closed(target(), catalogue, actual(*names[1:]))


@pytest.mark.parametrize("result", Result)
def test_done_is_what_the_files_now_say(result: Result) -> None:
    """Only an applied or already true answer is done."""
    assert Outcome(result=result).done is (result in {Result.APPLIED, Result.UNCHANGED})
