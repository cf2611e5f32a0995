"""Finding what was written, by any of its words, however they are spelled with accents or capitals."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from leeward.core.pages import is_sealed, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from leeward.core.state import Page


class Index:
    """Pages made ready to be searched; a page is made ready once, however often it is taken."""

    def __init__(self) -> None:
        self._ready: dict[tuple[str, bool], str] = {}
        self._pages: tuple[tuple[Page, str], ...] = ()

    def take(self, pages: Iterable[Page], today: dt.date, titles: Mapping[str, str]) -> None:
        """Search these from now on, in their order, by their prompts' `titles`, too; not sealed words."""
        known, self._ready = self._ready, {}
        found: list[tuple[Page, str]] = []
        for page in pages:
            key = (page.version, is_sealed(page, today))
            words = known.get(key) or _ready(page, today, titles.get(page.prompt, ""))
            self._ready[key] = words
            found.append((page, words))
        self._pages = tuple(found)

    def found(self, query: str) -> tuple[Page, ...]:
        """The pages that have every word of `query`, or the beginning of one; all of them for none."""
        wanted = folded(query).split()
        return tuple(page for page, words in self._pages if all(word in words for word in wanted))


def folded(text: str) -> str:
    """`text` without capitals and accents."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _ready(page: Page, today: dt.date, title: str) -> str:
    return folded(title if is_sealed(page, today) else f"{title}\n{words_of(page)}")
