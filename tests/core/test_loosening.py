"""Loosening waits, whatever the clock does; tightening does not, and can be taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import moment, new_id, target
from leeward.core import loosening
from leeward.core.errors import WrongDateError
from leeward.core.loosening import Opening, remaining
from leeward.core.records import Loosening
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from leeward.core.moment import Moment

SITE = target()
STATE = State(targets=(SITE,))
MINUTE = dt.timedelta(minutes=1)


def at(minutes: float = 0, *, boot: str = "first", up: float | None = None) -> Moment:
    """A moment so many minutes in by the clock, and as many up unless `up` says otherwise."""
    start = moment("2026-11-21 20:00")
    return msgspec.structs.replace(
        start,
        at=start.at + minutes * MINUTE,
        seed=new_id(),
        boot=boot,
        uptime=(600 + (minutes if up is None else up)) * MINUTE if boot == "first" else (up or 0) * MINUTE,
    )


def asked() -> State:
    """The site, with its opening asked for at the start."""
    return loosening.ask_open(STATE, SITE.record, now=at())


def test_opening_waits_twenty_minutes() -> None:
    """Not a minute before, and then it may."""
    state = asked()
    assert not loosening.may_open(state, SITE.record, at(19))
    assert loosening.may_open(state, SITE.record, at(20))


def test_asking_twice_does_not_start_the_wait_again() -> None:
    """The first asking counts."""
    state = loosening.ask_open(asked(), SITE.record, now=at(15))
    assert loosening.may_open(state, SITE.record, at(20))


@given(st.floats(-(10**6), 10**6), st.floats(0, 60))
def test_a_changed_clock_neither_shortens_nor_lengthens_the_wait(clock: float, up: float) -> None:
    """Under one start of the computer only the time since counts, sleep included."""
    (request,) = asked().requests
    assert remaining(request, at(clock, up=up)) == max(dt.timedelta(), (20 - up) * MINUTE)


@given(st.floats(-(10**6), 10**6), st.floats(0, 60))
def test_after_a_restart_the_larger_of_both_counts(clock: float, up: float) -> None:
    """Neither a restart nor a clock set back holds anyone longer than the wait."""
    (request,) = asked().requests
    passed = max(up, clock)
    left = remaining(request, at(clock, boot="second", up=up))
    assert abs(left - min(20, max(0, 20 - passed)) * MINUTE) < dt.timedelta(milliseconds=1)


def test_just_closed_can_be_taken_back() -> None:
    """For two minutes a wrong click costs nothing; after that the wait holds."""
    state = State(targets=(msgspec.structs.replace(SITE, tightened=at().at),))
    assert loosening.may_open(state, SITE.record, at(1.9))
    assert not loosening.may_open(state, SITE.record, at(2))
    assert not loosening.may_open(state, SITE.record, at(-5))


def test_a_wait_of_nothing_opens_at_once() -> None:
    """Whoever chose no wait has none."""
    state = msgspec.structs.replace(STATE, profile=Profile(wait_minutes=0))
    assert loosening.may_open(state, SITE.record, at())


def test_a_longer_wait_holds_at_once_a_shorter_one_waits() -> None:
    """Raising is tightening; lowering is loosening, and is granted when the present wait is over."""
    longer = loosening.set_wait(STATE, 60, now=at())
    assert longer.profile.wait_minutes == 60
    lower = loosening.set_wait(longer, 5, now=at())
    assert lower.profile.wait_minutes == 60
    assert loosening.settle(lower, now=at(59)).profile.wait_minutes == 60
    settled = loosening.settle(lower, now=at(60))
    assert settled.profile.wait_minutes == 5
    assert not settled.requests


def test_raising_the_wait_takes_an_asked_lowering_back() -> None:
    """The latest wish about the wait is the one that counts."""
    state = loosening.set_wait(loosening.set_wait(STATE, 5, now=at()), 30, now=at(1))
    assert state.profile.wait_minutes == 30
    assert not [r for r in state.requests if r.loosening is Loosening.LESS_WAIT]


@pytest.mark.parametrize("minutes", [-1, 1441, 10**9])
def test_a_wait_has_bounds(minutes: int) -> None:
    """From none to a day."""
    with pytest.raises(WrongDateError):
        loosening.set_wait(STATE, minutes, now=at())


def test_the_wait_is_the_one_that_held_when_it_was_asked() -> None:
    """A wait raised later does not move what was asked before."""
    state = loosening.set_wait(asked(), 600, now=at(1))
    assert loosening.may_open(state, SITE.record, at(20))


def test_leaving_it_closed_takes_the_request_back() -> None:
    """One click, and nothing waits any more."""
    state = asked()
    state = loosening.leave_closed(state, state.requests[0].record, now=at(5))
    assert not loosening.may_open(state, SITE.record, at(30))
    assert state.targets == STATE.targets


def test_fifteen_minutes_end_by_themselves() -> None:
    """A short opening is on the list again when it is over, and nothing is asked for."""
    state = loosening.open_for(asked(), SITE.record, Opening.QUARTER, now=at(20))
    (opened,) = state.targets
    assert not state.requests
    assert loosening.is_open_for_now(opened, at(34))
    assert not loosening.is_open_for_now(opened, at(35))


def test_today_ends_at_midnight() -> None:
    """An opening for today ends when the local date does."""
    state = loosening.open_for(asked(), SITE.record, Opening.TODAY, now=at(20))
    (opened,) = state.targets
    assert opened.open_until == moment("2026-11-22 00:00").at


def test_for_good_takes_it_off_the_list() -> None:
    """Nothing is wanted closed any more, and nothing is left waiting."""
    state = loosening.open_for(asked(), SITE.record, Opening.FOR_GOOD, now=at(20))
    assert state.targets == ()
    assert state.requests == ()


def test_closing_everything_ends_openings_and_requests() -> None:
    """What was opened for a while closes, what waits to open stays closed, and the list stays whole."""
    opened = loosening.open_for(STATE, SITE.record, Opening.QUARTER, now=at())
    state = loosening.close_again(loosening.ask_open(opened, SITE.record, now=at(1)), now=at(2))
    assert not loosening.is_open_for_now(state.targets[0], at(2))
    assert state.requests == ()


def test_what_is_due_next_is_known() -> None:
    """The window needs one timer, set to the next wait or opening that ends."""
    assert loosening.next_due(STATE, at()) is None
    assert loosening.next_due(asked(), at(5)) == 15 * MINUTE
    opened = loosening.open_for(STATE, SITE.record, Opening.QUARTER, now=at())
    assert loosening.next_due(opened, at(5)) == 10 * MINUTE


def test_a_request_for_what_is_gone_goes_too() -> None:
    """Nothing waits for a site that left the list another way."""
    state = loosening.settle(msgspec.structs.replace(asked(), targets=()), now=at(1))
    assert state.requests == ()
