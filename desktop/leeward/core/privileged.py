"""The log of what was done with the computer's rights: when, why, and exactly what."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from leeward.core.state import PrivilegedAct, State, put, remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.core.moment import Moment

MOST_KEPT = 200


class Verb(enum.Enum):
    """What the guard was asked for."""

    CLOSE = "close"
    OPEN = "open"
    HEAL = "heal"
    LIFT = "lift"
    RECONNECT = "reconnect"
    SET_UP = "set-up"
    REMOVE = "remove"


def note(state: State, verb: Verb, about: Sequence[str], result: str, *, now: Moment) -> State:
    """Keep one act; the oldest go once there are more than 200."""
    made = now.new_id()
    act = PrivilegedAct(
        version=made, record=made, saved=now.at, verb=verb.value, about=tuple(sorted(about)), result=result
    )
    state = put(state, act)
    for old in state.acts_done[:-MOST_KEPT]:
        state = remove(state, PrivilegedAct, old.record)
    return state


def erase(state: State, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Forget the whole log."""
    for act in state.acts_done:
        state = remove(state, PrivilegedAct, act.record)
    return state
