"""Finding what was written, by any of its words, however they are spelled with accents or capitals."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from leeward.core.pages import is_sealed, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from leeward.core.companion import Page

Key = tuple[str, bool]


class Index:
    """Pages made ready to be searched; a page is made ready once, however often it is taken.

    Kept by word: people use some thousand different ones, however much they write.
    """

    def __init__(self) -> None:
        self._pages: dict[Key, Page] = {}
        self._words: dict[Key, frozenset[str]] = {}
        self._where: dict[str, set[Key]] = {}

    def take(self, pages: Iterable[Page], today: dt.date, titles: Mapping[str, str]) -> None:
        """Search these from now on, in their order, by their prompts' `titles`, too; not sealed words."""
        for _ in self.taking(pages, today, titles):
            pass

    def taking(self, pages: Iterable[Page], today: dt.date, titles: Mapping[str, str]) -> Iterator[None]:
        """As `take`, a page at a step, for whoever has else to do; all are found only after the last one."""
        self._pages = {(page.version, is_sealed(page, today)): page for page in pages}
        for key in self._words.keys() - self._pages.keys():
            for word in self._words.pop(key):
                self._where[word].discard(key)
        for key, page in self._pages.items():
            if key not in self._words:
                title = titles.get(page.prompt, "")
                words = frozenset(folded(title if key[1] else f"{title}\n{words_of(page)}").split())
                self._words[key] = words
                for word in words:
                    self._where.setdefault(word, set()).add(key)
                yield

    def found(self, query: str) -> tuple[Page, ...]:
        """The pages that have every word of `query`, or a part of one; all of them for none."""
        wanted = folded(query).split()
        if not wanted:
            return tuple(self._pages.values())
        keys = self._with(wanted[0])
        for word in wanted[1:]:
            keys &= self._with(word)
        return tuple(page for key, page in self._pages.items() if key in keys)

    def _with(self, wanted: str) -> set[Key]:
        found: set[Key] = set()
        for word, keys in self._where.items():
            if wanted in word:
                found |= keys
        return found


def folded(text: str) -> str:
    """`text` without capitals and accents."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
