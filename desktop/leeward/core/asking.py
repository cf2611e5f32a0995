"""Questions people ask: which of them to show, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.content import Asked


def matching(asked: Iterable[Asked], words: str = "", *, hopes: bool) -> tuple[Asked, ...]:
    """The questions that have all the words, those with them in the question itself first.

    Without `hopes`, as on a path that leads nowhere towards contact, no question looks there.
    """
    wanted = words.casefold().split()
    shown = [each for each in asked if hopes or not each.hopes]
    found = [each for each in shown if all(word in _text(each) for word in wanted)]
    return tuple(sorted(found, key=lambda each: not all(w in each.question.casefold() for w in wanted)))


def _text(asked: Asked) -> str:
    return f"{asked.question} {asked.answer}".casefold()
