"""Cards: small things to do once. What a card says is content; what the person decided is state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.state import CardMark, Mark, State, latest, put, remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.core.moment import Moment


class Card(Struct, frozen=True, kw_only=True):
    """One card of the checklist, as written in `resources/content`.

    `minutes` is about how long it takes, 0 where that says nothing. `checked` is the day its steps
    were last read in a source, empty where they name no menu.
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


def mark(state: State, card: str, decision: Mark, *, now: Moment) -> State:
    """Put down what the person decided about a card."""
    return put(state, CardMark(version=now.new_id(), record=card, saved=now.at, mark=decision))


def unmark(state: State, card: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Put a card back among those to do."""
    return remove(state, CardMark, card)


def mark_of(state: State, card: str) -> CardMark | None:
    """What was decided about a card last, or None."""
    return latest(state.cards, card)


def to_do(state: State, cards: Sequence[Card]) -> tuple[Card, ...]:
    """Cards not decided about, in their order, then those put off till later."""
    marks = {c.id: mark_of(state, c.id) for c in cards}
    fresh = tuple(c for c in cards if marks[c.id] is None)
    later = tuple(c for c in cards if (m := marks[c.id]) is not None and m.mark is Mark.LATER)
    return fresh + later


def decided(state: State, cards: Sequence[Card], decision: Mark) -> tuple[tuple[Card, CardMark], ...]:
    """Cards with that decision, the newest first."""
    found = [(c, m) for c in cards if (m := mark_of(state, c.id)) is not None and m.mark is decision]
    return tuple(sorted(found, key=lambda pair: pair[1].saved, reverse=True))
