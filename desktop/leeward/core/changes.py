"""What a change touched, so that each view can judge for itself."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leeward.core.state import State


class Change(enum.Flag):
    """The kinds of thing a view may draw."""

    NONE = 0
    PERIOD = enum.auto()
    CONTACTS = enum.auto()
    WAITS = enum.auto()
    CARDS = enum.auto()
    PAGES = enum.auto()
    TARGETS = enum.auto()
    PROFILE = enum.auto()
    SETTINGS = enum.auto()
    SHIELD = enum.auto()
    CLOCK = enum.auto()
    LOCK = enum.auto()
    NOTICE = enum.auto()
    ACTS_DONE = enum.auto()
    ACTS = enum.auto()
    PEOPLE = enum.auto()
    INCIDENTS = enum.auto()
    ARRANGEMENTS = enum.auto()
    CHECKING = enum.auto()


_FLAGS = {
    "periods": Change.PERIOD,
    "contacts": Change.CONTACTS,
    "waits": Change.WAITS,
    "cards": Change.CARDS,
    "own_cards": Change.CARDS,
    "pages": Change.PAGES,
    "acts": Change.ACTS,
    "doings": Change.ACTS,
    "people": Change.PEOPLE,
    "arrangements": Change.ARRANGEMENTS,
    "incidents": Change.INCIDENTS,
    "targets": Change.TARGETS,
    "requests": Change.TARGETS,
    "acts_done": Change.ACTS_DONE,
    "profile": Change.PROFILE,
    "settings": Change.SETTINGS,
    "latest_day": Change.CLOCK,
}


def difference(old: State, new: State) -> Change:
    """The flags of every field that differs; what is `gone` shows nowhere and has none."""
    change = Change.NONE
    for field, flag in _FLAGS.items():
        before, after = getattr(old, field), getattr(new, field)
        if before is not after and before != after:
            change |= flag
    return change
