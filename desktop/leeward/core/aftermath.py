"""What comes after a contact: what set it off, how one feels later, and what the own notes show by then."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core import contact, paths
from leeward.core.moment import in_utc
from leeward.core.records import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.core.moment import Moment
    from leeward.core.records import Contact
    from leeward.core.state import State

# One's own doing; what others did has no cause to look for in oneself.
OWN = frozenset({Kind.REACHED_OUT, Kind.LOOKED})
ASKED_WITHIN = dt.timedelta(days=3)
AN_HOUR = dt.timedelta(hours=1)
A_DAY = dt.timedelta(hours=24)
A_MONTH = dt.timedelta(days=30)
LAST = 3
AGAIN_AND_AGAIN = 3


class Felt(Struct, frozen=True):
    """How it was an hour after the last contacts, by one's own word: of `of`, so many worse and better."""

    of: int
    worse: int
    better: int


def asked(state: State, now: Moment) -> str:
    """The record of the contact that something may be asked about now, empty where there is none."""
    found = to_ask_mood(state, now) or to_ask_causes(state, now)
    return "" if found is None else found.record


def to_ask_causes(state: State, now: Moment) -> Contact | None:
    """The last contact of one's own whose causes may be asked about: from the next day on, for three days."""
    if not paths.asks_mood(state):
        return None
    for found in contact.happened(state):
        if found.kind in OWN:
            fresh = in_utc(found.saved) > now.utc - ASKED_WITHIN
            past = found.saved.date() < now.today and max(contact.days_of(found)) < now.today
            return found if fresh and past and not found.causes else None
    return None


def to_ask_mood(state: State, now: Moment) -> Contact | None:
    """The last contact whose mood an hour after may be asked: where the one before it was given."""
    if not paths.asks_mood(state):
        return None
    for found in contact.happened(state):
        since = now.utc - in_utc(found.end)
        if AN_HOUR <= since < A_DAY and found.mood is not None and found.mood_after is None:
            return found
    return None


def felt(state: State) -> Felt | None:
    """How the last three contacts with both moods felt an hour after; None without any."""
    return felt_after(with_both_moods(state)[-LAST:])


def with_both_moods(state: State) -> tuple[Contact, ...]:
    """The contacts whose mood is known before and an hour after, oldest first."""
    happened = {found.record: found for found in contact.happened(state)}.values()
    both = [each for each in happened if each.mood is not None and each.mood_after is not None]
    return tuple(reversed(both))


def felt_after(contacts: Sequence[Contact]) -> Felt | None:
    """How it was an hour after these contacts, each with both moods; None without any."""
    pairs = [(each.mood or 0, each.mood_after or 0) for each in contacts]
    if not pairs:
        return None
    worse = sum(after < before for before, after in pairs)
    return Felt(len(pairs), worse, sum(after > before for before, after in pairs))


def broken(state: State) -> tuple[Contact, ...]:
    """The last three contacts that took a day, the last one first."""
    looking = state.profile.looking_counts
    found = [c for c in contact.happened(state) if contact.counts(c.kind, looking_counts=looking)]
    return tuple(found[:LAST])


def causes(state: State, now: Moment) -> tuple[tuple[str, int], ...]:
    """The tiles before contacts of the last 30 days, each with how often, the most frequent first."""
    recent = (c for c in state.contacts if now.utc - in_utc(c.begin) <= A_MONTH)
    counted = Counter(cause for found in recent for cause in found.causes)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
