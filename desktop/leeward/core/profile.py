"""The person's own answers, and the settings that stand outside the seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.core.records import Shared

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State


def answer(state: State, *, now: Moment, **answers: object) -> State:
    """Keep answers by field name of `Profile`."""
    return msgspec.structs.replace(
        state, profile=msgspec.structs.replace(state.profile, changed=now.at, **answers)
    )


def choose(state: State, *, now: Moment, **choices: object) -> State:
    """Keep choices by field name of `Settings`."""
    return msgspec.structs.replace(
        state, settings=msgspec.structs.replace(state.settings, changed=now.at, **choices)
    )


def answer_shared(state: State, shared: Shared, *, now: Moment) -> State:
    """Keep whether anyone else can open this computer.

    Unless it is private, it is discreet from here on, and a reminder asked for before comes no more.
    """
    private = shared is Shared.NO
    reminder = state.profile.reminder_at if private else None
    state = answer(state, now=now, shared=shared, reminder_at=reminder)
    return choose(state, now=now, discreet=not private)
