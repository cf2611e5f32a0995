"""The log of what was done with the computer's rights: when, why, and exactly what."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from leeward.core.records import PrivilegedAct
from leeward.core.state import State, put, remove

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from leeward.core.moment import Moment

MOST_KEPT = 200
# Of all acts together; one page can be some hundred entries in the browsers' files.
MOST_LINES = 4000


class Verb(enum.Enum):
    """What the guard was asked for."""

    CLOSE = "close"
    OPEN = "open"
    HEAL = "heal"
    LIFT = "lift"
    RECONNECT = "reconnect"
    SET_UP = "set-up"
    REMOVE = "remove"


class Why(enum.Enum):
    """What the person did, or what happened, so that the guard was asked."""

    CLOSED = "closed"
    PERIOD = "period"
    LISTED = "listed"
    EVENING = "evening"
    OPENED = "opened"
    UNDONE = "undone"
    CARD = "card"
    URGENT = "urgent"
    ENDED = "ended"
    CLOSES_AGAIN = "closes-again"
    MISSING = "missing"
    STARTING = "starting"
    ASKED = "asked"


class Act(NamedTuple):
    """One asking of the guard: what, why, about which names and pages, and how it went.

    `before` and `after` are what stood of ours in the files, line by line.
    """

    verb: Verb
    why: Why
    about: Sequence[str]
    result: str
    before: Sequence[str] = ()
    after: Sequence[str] = ()

    def lines(self) -> tuple[str, ...]:
        """What left the files and what came, in their order."""
        before, after = frozenset(self.before), frozenset(self.after)
        gone = (f"- {line}" for line in self.before if line not in after)
        come = (f"+ {line}" for line in self.after if line not in before)
        return (*gone, *come)


def note(state: State, act: Act, at: dt.datetime | None = None, *, now: Moment) -> State:
    """Keep one act, done at an instant `at` (aware) or just now.

    The oldest go once there are more than 200, their lines once all have more than 4,000.
    """
    made = now.new_id()
    kept = PrivilegedAct(
        version=made,
        record=made,
        saved=at or now.at,
        verb=act.verb.value,
        about=tuple(sorted(act.about)),
        result=act.result,
        reason=act.why.value,
        lines=act.lines(),
    )
    state = put(state, kept)
    for old in state.acts_done[:-MOST_KEPT]:
        state = remove(state, PrivilegedAct, old.record)
    return _bounded(state, now)


def erase(state: State, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Forget the whole log."""
    for act in state.acts_done:
        state = remove(state, PrivilegedAct, act.record)
    return state


def _bounded(state: State, now: Moment) -> State:
    """Without the lines of the oldest acts, where all together hold too many; the last keeps its own."""
    room = MOST_LINES
    kept: list[PrivilegedAct] = []
    gone: set[str] = set()
    for act in reversed(state.acts_done):
        room -= len(act.lines)
        if kept and room < 0 and act.lines:
            gone.add(act.version)
            kept.append(replace(act, version=now.new_id(), lines=()))
        else:
            kept.append(act)
    # Not by `put`, which would make the oldest the last.
    return replace(state, acts_done=tuple(reversed(kept)), gone=state.gone | gone) if gone else state
