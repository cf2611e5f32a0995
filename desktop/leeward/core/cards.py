"""Cards: small things to do once. What a card says is content; what the person decided is state."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core import paths
from leeward.core.companion import OwnCard
from leeward.core.pages import writable
from leeward.core.records import CardMark, Mark, Way
from leeward.core.state import State, latest, put, remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.core.moment import Moment

ASKED_AGAIN_AFTER = dt.timedelta(days=30)
OWN = "own"
# Which cards come first on a path, and which come last, for a way to reach each other must stay.
CARE_FIRST = (
    "save-what-i-may-need",
    "quiet-unfollow-or-block",
    "two-people-who-know",
    "what-i-share",
    "mail-filter",
    "chat-out-of-sight",
)
ARRANGING_FIRST = (
    "save-what-i-may-need",
    "two-people-who-know",
    "mail-filter",
    "chat-out-of-sight",
    "shared-calendars",
)
ARRANGING_LAST = frozenset({"block-number-iphone", "block-number-android", "whatsapp-and-messenger"})
SAFETY_FIRST = ("save-what-i-may-need", "two-people-who-know")
CLOSED_AT_ONCE = ("computer", "phone", "messaging", "social", "video", "music", "fitness", "money", "work")


class Card(Struct, frozen=True, kw_only=True):
    """One card of the checklist, as written in `resources/content`.

    `minutes` is about how long it takes, 0 where that says nothing. `checked` is the day its steps
    were last read in a source, empty where they name no menu. `platforms` are the sites it is about, as
    ids of the catalogue; `link` is the help page of one, in full. With `ways` it is done in one of three
    strengths. `leads_to` is the place here where it is done.
    """

    id: str
    title: str
    done_title: str
    why: str
    steps: tuple[str, ...]
    category: str
    minutes: int = 0
    hint: str = ""
    may_notice: bool = False
    save_first: bool = False
    reversible: bool = False
    checked: str = ""
    platforms: tuple[str, ...] = ()
    link: str = ""
    ways: bool = False
    leads_to: str = ""


def mark(
    state: State, card: str, decision: Mark, way: Way | None = None, note: str | None = None, *, now: Moment
) -> State:
    """Put down what the person decided about a card; its note and its strength stay unless given."""
    known = mark_of(state, card)
    if known is not None:
        note = known.note if note is None else note
        way = way or known.way
    return put(
        state,
        CardMark(
            version=now.new_id(), record=card, saved=now.at, mark=decision, way=way, note=_line(note or "")
        ),
    )


def write_note(state: State, card: str, note: str, *, now: Moment) -> State:
    """Keep a line of the person's own with a card, whatever was decided about it; a blank one is no line."""
    known = mark_of(state, card)
    if known is None:
        return mark(state, card, Mark.TO_DO, note=note, now=now) if note.strip() else state
    if known.mark is Mark.TO_DO and not note.strip():
        return remove(state, CardMark, card)
    return put(state, msgspec.structs.replace(known, version=now.new_id(), note=_line(note)))


def unmark(state: State, card: str, *, now: Moment) -> State:
    """Put a card back among those to do; its note stays with it."""
    known = mark_of(state, card)
    if known is not None and known.note:
        return put(
            state,
            CardMark(version=now.new_id(), record=card, saved=now.at, mark=Mark.TO_DO, note=known.note),
        )
    return remove(state, CardMark, card)


def write_own(state: State, title: str, why: str = "", *, now: Moment) -> State:
    """Add a card of the person's own; a blank title adds none."""
    made, title = now.new_id(), _line(title)
    if not title:
        return state
    return put(state, OwnCard(version=made, record=made, saved=now.at, title=title, why=_line(why)))


def forget_own(state: State, card: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take a card of the person's own off the list."""
    return remove(state, OwnCard, card)


def mark_of(state: State, card: str) -> CardMark | None:
    """What was decided about a card last, or None."""
    return latest(state.cards, card)


def listed(state: State, cards: Sequence[Card]) -> tuple[Card, ...]:
    """All cards with the person's own at the end, in the order of their path."""
    own = tuple(
        Card(
            id=card.record,
            title=card.title,
            done_title=card.title,
            why=card.why,
            steps=(),
            category=OWN,
            reversible=False,
        )
        for card in state.own_cards
    )
    return (*_in_order(state, cards), *own)


def to_do(state: State, cards: Sequence[Card]) -> tuple[Card, ...]:
    """Cards not decided about, in the order of the path, then those put off till later."""
    found = listed(state, cards)
    marks = {c.id: mark_of(state, c.id) for c in found}
    fresh = tuple(c for c in found if (m := marks[c.id]) is None or m.mark is Mark.TO_DO)
    later = tuple(c for c in found if (m := marks[c.id]) is not None and m.mark is Mark.LATER)
    return fresh + later


def decided(state: State, cards: Sequence[Card], decision: Mark) -> tuple[tuple[Card, CardMark], ...]:
    """Cards with that decision, the newest first."""
    found = [
        (c, m) for c in listed(state, cards) if (m := mark_of(state, c.id)) is not None and m.mark is decision
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].saved, reverse=True))


def to_ask_again(state: State, cards: Sequence[Card], now: Moment) -> tuple[Card, ...]:
    """Done cards that can be undone elsewhere and were last said to be so 30 days ago or more.

    None where the path reminds of nothing.
    """
    if not paths.reminds(state):
        return ()
    done = decided(state, cards, Mark.DONE)
    return tuple(c for c, m in done if c.reversible and now.utc - m.saved >= ASKED_AGAIN_AFTER)


def may_go_all_at_once(state: State) -> bool:
    """Whether closing everywhere first is offered: not where a change may be noticed by somebody feared."""
    return not paths.warns_of_notice(state)


def _in_order(state: State, cards: Sequence[Card]) -> list[Card]:
    first: tuple[str, ...] = ()
    if paths.is_care(state):
        first = CARE_FIRST
    elif paths.arranges_first(state):
        first = ARRANGING_FIRST
    elif state.profile.all_at_once:
        first = SAFETY_FIRST
    groups = CLOSED_AT_ONCE if state.profile.all_at_once and may_go_all_at_once(state) else ()
    last = ARRANGING_LAST if paths.arranges_first(state) else frozenset[str]()

    def place(card: Card) -> tuple[int, bool, int]:
        ahead = first.index(card.id) if card.id in first else len(first)
        group = groups.index(card.category) if card.category in groups else len(groups)
        return ahead, card.id in last, group

    return sorted(cards, key=place)


def _line(text: str) -> str:
    return " ".join(writable(text).split())
