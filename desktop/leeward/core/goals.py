"""What can be jumped to, and which of it a typed word means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leeward.core.search import folded

if TYPE_CHECKING:
    from collections.abc import Iterable


class Goal(NamedTuple):
    """A place by its name, and perhaps one thing in it; `also` are words that mean it without being shown."""

    title: str
    kind: str
    place: str
    about: str = ""
    lead: str = ""
    also: str = ""


class Goals:
    """Goals made ready to be filtered at each key."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        self._ready = [
            (goal, folded(goal.title), folded(f"{goal.title} {goal.kind} {goal.lead} {goal.also}"))
            for goal in goals
        ]

    def found(self, query: str) -> tuple[Goal, ...]:
        """Those with every word of `query`, in any case and accent: by the title first, then by the rest."""
        wanted = folded(query).split()
        if not wanted:
            return tuple(goal for goal, _, _ in self._ready)
        having = [
            (_rank(title, wanted), number, goal)
            for number, (goal, title, words) in enumerate(self._ready)
            if all(word in words for word in wanted)
        ]
        return tuple(goal for _, _, goal in sorted(having, key=lambda each: each[:2]))


def _rank(title: str, wanted: list[str]) -> int:
    """0 where the title begins so, 1 where each word begins one of its words, 2 where it has them, else 3."""
    if title.startswith(" ".join(wanted)):
        return 0
    begins = title.split()
    if all(any(begun.startswith(word) for begun in begins) for word in wanted):
        return 1
    return 2 if all(word in title for word in wanted) else 3
