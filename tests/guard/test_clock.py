from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward_guard import clock, ledger
from leeward_guard.clock import Clock, Seen
from leeward_guard.ledger import LONGEST, MINUTE, Claim, Ledger
from leeward_guard.names import Rules
from leeward_guard.transaction import Transaction

Change = Callable[[Ledger, bytes, datetime], Ledger]

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NAME = "www.example.org"
OTHER = "other.example.org"
KEPT = Clock(NOW, "first", 1000)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (Seen(NOW + HOUR, "first", 4600), NOW + HOUR),
        (Seen(NOW - 50 * DAY, "first", 4600), NOW + HOUR),
        (Seen(NOW + 9 * DAY, "first", 4600), NOW + 9 * DAY),
        (Seen(NOW - 50 * DAY, "second", 60), NOW + MINUTE),
        (Seen(NOW + DAY, "second", 60), NOW + DAY),
        (Seen(NOW - DAY, "first", 7), NOW),
        (Seen(NOW - DAY), NOW),
    ],
    ids=["right", "set back", "jumped", "set back, new start", "was off", "uptime less", "no uptime known"],
)
def test_an_end_is_compared_with_the_newest_time_seen_and_what_passed(seen: Seen, expected: datetime) -> None:
    """The later of the wall clock and what is reckoned; after a new start its own uptime counts."""
    assert clock.now(KEPT, seen) == expected
    assert clock.now(None, seen) == seen.wall


def test_a_clock_is_written_only_where_it_says_more() -> None:
    """What would be reckoned anyway is not kept anew within five minutes; a jump or a new start is."""
    same = Seen(NOW + MINUTE, "first", 1060)
    assert clock.noted(KEPT, same, same.wall) is KEPT
    later = Seen(NOW + 6 * MINUTE, "first", 1360)
    assert clock.noted(KEPT, later, later.wall) == Clock(later.wall, "first", 1360)
    jumped = Seen(NOW + 2 * MINUTE, "first", 1010)
    assert clock.noted(KEPT, jumped, jumped.wall).newest == jumped.wall
    started = Seen(NOW + MINUTE, "second", 5)
    assert clock.noted(KEPT, started, started.wall).boot == "second"


class Machine:
    """A computer whose clocks are turned, and a ledger that is kept on it."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.wall = NOW
        self.boot = 1
        self.uptime = 0
        self.passed = timedelta()

    def pass_time(self, span: timedelta) -> None:
        """Let the computer run, awake or asleep."""
        self.wall += span
        self.uptime += int(span.total_seconds())
        self.passed += span

    def do(self, change: Change = lambda held, _data, _now: held, *, closing: bool = False) -> None:
        """Have a verb change the ledger."""
        seen = Seen(self.wall, f"start {self.boot}", self.uptime)
        self.ledger = Transaction(change, seen, Rules(), closing).after(self.ledger, b"")

    def close(self, name: str, span: timedelta, owner: int = 1000) -> None:
        """Close a name for so long by the wall clock."""
        until = ledger.read_stamp(f"{(self.wall + span).replace(tzinfo=None).isoformat('T', 'seconds')}Z")
        self.do(lambda held, _data, _now: ledger.close(held, owner, {name: until}), closing=True)


def test_a_clock_set_back_prolongs_nothing() -> None:
    """An end comes after the time it was given, by the clock of the computer's own running."""
    machine = Machine()
    machine.close(NAME, 3 * DAY)
    machine.wall -= 400 * DAY
    machine.pass_time(2 * DAY)
    machine.do()
    assert set(machine.ledger.ends()) == {NAME}
    machine.boot, machine.uptime = 2, 0
    machine.pass_time(DAY)
    machine.do()
    assert machine.ledger == Ledger()


def test_closing_after_a_clock_set_back_prolongs_nobody_elses() -> None:
    """Closing trusts the wall clock again; what is left of other claims stays what it was."""
    machine = Machine()
    machine.close(NAME, 3 * DAY, owner=1001)
    machine.wall -= 50 * DAY
    machine.close(OTHER, DAY)
    assert machine.ledger.ends() == {NAME: machine.wall + 3 * DAY, OTHER: machine.wall + DAY}
    machine.pass_time(DAY)
    machine.do()
    assert set(machine.ledger.ends()) == {NAME}


def test_a_jump_ahead_opens_and_closing_works_again_once_it_is_put_right() -> None:
    """In doubt it opens; a wrong clock once seen does not keep later closings from holding."""
    machine = Machine()
    machine.close(NAME, 3 * DAY)
    machine.close(OTHER, 90 * DAY)
    machine.wall += 30 * DAY
    machine.do()
    assert set(machine.ledger.ends()) == {OTHER}
    machine.wall -= 30 * DAY
    machine.close(NAME, 3 * DAY)
    machine.pass_time(DAY)
    machine.do()
    assert machine.ledger.ends() == {NAME: NOW + 3 * DAY, OTHER: NOW + 60 * DAY}


def test_a_clock_a_little_off_changes_no_end() -> None:
    """Setting a clock right by seconds is no set back."""
    machine = Machine()
    machine.close(NAME, 3 * DAY)
    machine.do()
    machine.wall -= timedelta(seconds=40)
    machine.close(OTHER, 3 * DAY)
    assert machine.ledger.ends()[NAME] == NOW + 3 * DAY


def test_a_temporary_opening_is_a_span_that_a_clock_set_back_does_not_lengthen() -> None:
    """It closes again when that much has passed, and no sooner."""
    machine = Machine()
    machine.close(NAME, 3 * DAY)
    machine.do(lambda held, _data, now: ledger.open_for_a_while(held, 1000, {NAME}, now + HOUR))
    machine.wall -= 9 * DAY
    machine.pass_time(HOUR / 2)
    machine.do()
    assert machine.ledger.standing() == {}
    machine.pass_time(HOUR / 2)
    machine.do()
    assert set(machine.ledger.standing()) == {NAME}


spans = st.integers(0, 40 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
turns = st.integers(-200 * 24 * 60, 200 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
histories = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), spans),
        st.tuples(st.just("turn"), turns),
        st.tuples(st.just("restart"), spans),
        st.tuples(st.just("close"), spans),
        st.tuples(st.just("apply"), spans),
    ),
    max_size=25,
)


@given(histories, st.integers(1, 100))
def test_no_history_of_a_clock_prolongs_a_claim(history: list[tuple[str, timedelta]], days: int) -> None:
    """Whatever is done to the clock, a claim ends once its span was seen to pass; none is endless."""
    machine = Machine()
    machine.close(NAME, days * DAY)
    given_at = machine.passed
    for step, span in history:
        if step == "pass":
            machine.pass_time(span)
        elif step == "turn":
            machine.wall += span
        elif step == "restart":
            machine.do()
            machine.boot, machine.uptime = machine.boot + 1, 0
        elif step == "close":
            machine.close(OTHER, max(span, MINUTE), owner=1001)
        machine.do()
        if machine.passed - given_at >= days * DAY + MINUTE:
            assert NAME not in machine.ledger.ends()
    machine.pass_time(LONGEST + 2 * MINUTE)
    machine.do()
    assert machine.ledger == Ledger()


@given(histories)
def test_no_name_closed_anew_outlives_its_own_span(history: list[tuple[str, timedelta]]) -> None:
    """A closing by a right, wrong or once wrong clock stands when it is made, and not for more than asked."""
    machine = Machine()
    for step, span in history:
        if step == "turn":
            machine.wall += span
        elif step == "pass":
            machine.pass_time(span)
        machine.do()
    machine.close(NAME, 5 * DAY)
    assert machine.ledger.claims[0].until - machine.wall <= 5 * DAY + MINUTE
    assert Claim(1000, NAME, machine.ledger.ends()[NAME]) in machine.ledger.claims
    machine.pass_time(5 * DAY + 2 * MINUTE)
    machine.do()
    assert machine.ledger == Ledger()
