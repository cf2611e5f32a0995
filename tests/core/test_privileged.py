"""The log of what was done with the computer's rights: what it says, and how much it keeps."""

import pytest

from builders import moment
from leeward.core import privileged
from leeward.core.privileged import MOST_KEPT, MOST_LINES, Act, Verb, Why
from leeward.core.state import State

NOW = moment("2026-11-21 12:00")


def noted(*lines: int) -> State:
    """A log of acts that each wrote so many lines."""
    state = State()
    for number, many in enumerate(lines):
        after = [f"{number} {line}" for line in range(many)]
        act = Act(Verb.CLOSE, Why.CLOSED, [str(number)], "applied", (), after)
        state = privileged.note(state, act, now=moment())
    return state


def test_an_act_says_when_why_and_what_came_and_went() -> None:
    """What stood before and stands after is not told; what left comes first."""
    act = Act(Verb.HEAL, Why.ENDED, ["b", "a"], "applied", ["old", "same"], ["new", "same"])
    (kept,) = privileged.note(State(), act, now=NOW).acts_done
    assert (kept.saved, kept.verb, kept.reason, kept.about) == (NOW.at, "heal", "ended", ("a", "b"))
    assert kept.lines == ("- old", "+ new")


def test_the_oldest_acts_go() -> None:
    """No more than 200 are kept."""
    state = noted(*([0] * (MOST_KEPT + 3)))
    assert len(state.acts_done) == MOST_KEPT
    assert state.acts_done[0].about == ("3",)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ((MOST_LINES, 0), [MOST_LINES, 0]),
        ((MOST_LINES, 1), [0, 1]),
        ((1, MOST_LINES + 1), [0, MOST_LINES + 1]),
        ((5, 3000, 1000, 0), [0, 3000, 1000, 0]),
    ],
)
def test_the_oldest_lines_go_before_their_acts(lines: tuple[int, ...], kept: list[int]) -> None:
    """What can't be kept is left out of the oldest acts, which stay in their order; the last keeps all."""
    state = noted(*lines)
    assert [act.about for act in state.acts_done] == [(str(number),) for number in range(len(lines))]
    assert [len(act.lines) for act in state.acts_done] == kept
    assert state.gone.isdisjoint(act.version for act in state.acts_done)


def test_erasing_leaves_nothing() -> None:
    """The log is gone as a whole."""
    assert privileged.erase(noted(1, 2), now=NOW).acts_done == ()
