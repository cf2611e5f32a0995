"""Questions people ask: which of them to show, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import paths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.content import Asked
    from leeward.core.state import State

# Ways that lead towards contact, or to words for it.
TOWARDS_CONTACT = frozenset({"readiness", "ending", "wrote", "talk", "tell"})


def matching(asked: Iterable[Asked], state: State, words: str = "") -> tuple[Asked, ...]:
    """The questions that have all the words, those with them in the question itself first.

    On a path that leads nowhere towards contact, no answer ends there.
    """
    wanted = words.casefold().split()
    shown = [each for each in asked if paths.may_plan_contact(state) or not _leads_towards(each)]
    found = [each for each in shown if all(word in _text(each) for word in wanted)]
    return tuple(sorted(found, key=lambda each: not all(w in each.question.casefold() for w in wanted)))


def _leads_towards(asked: Asked) -> bool:
    return asked.leads_to.partition(" ")[0] in TOWARDS_CONTACT


def _text(asked: Asked) -> str:
    return f"{asked.question} {asked.answer}".casefold()
