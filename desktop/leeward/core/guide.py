"""The guide: what a person who uses Leeward may want to know, and how it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable


class Chapter(Struct, frozen=True, kw_only=True):
    """One thing told: paragraphs, then `lines` to type or to look for, the same in every language.

    `button` leads to the place where it is done, if there is one.
    """

    id: str
    title: str
    text: tuple[str, ...]
    lines: tuple[str, ...] = ()
    button: str = ""
    leads_to: str = ""


def matching(guide: Iterable[Chapter], words: str = "") -> tuple[Chapter, ...]:
    """The chapters that have all the words, those with them in the title first."""
    wanted = words.casefold().split()
    found = [chapter for chapter in guide if all(word in _whole(chapter) for word in wanted)]
    return tuple(sorted(found, key=lambda each: not all(w in each.title.casefold() for w in wanted)))


def _whole(chapter: Chapter) -> str:
    return "\n".join((chapter.title, *chapter.text, *chapter.lines)).casefold()
