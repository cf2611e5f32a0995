"""Languages nobody speaks: every text that can be translated stands in brackets, longer and with accents.

A text without brackets on a screen is one no translator can reach. They are for tests and pictures only.
"""

from __future__ import annotations

import gettext
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import translations

from leeward.core.coach import CoachWords
from leeward.store.paths import resources

if TYPE_CHECKING:
    from leeward.core.content import Content, Reader
    from leeward.texts import Texts

T = TypeVar("T")

# Has a text without one letter of such a language be written from right to left.
MARK = "\u200f"
OPEN, CLOSE = "⟦", "⟧"
ACCENTS = str.maketrans("aceinosuyACEINOSUY", "àçéîñöšûýÀÇÉÎÑÖŠÛÝ")
PLAIN = {there: here for here, there in ACCENTS.items()}
LONGER = 0.35
# A language that is written from right to left, for Qt's own sake.
MIRRORED = "ar"
LEFT, RIGHT = "qps", MIRRORED
ENGLISH = resources() / "content" / "en"


def pseudo(text: str) -> str:
    """`text` as those who speak the language would read it; its fields stay as they are."""
    parts = re.split(r"(\{[^{}]*\})", text)
    said = "".join(part if part.startswith("{") else part.translate(ACCENTS) for part in parts)
    more = round(len(re.sub(r"\{[^{}]*\}", "", text)) * LONGER)
    return f"{OPEN}{said}{_filling(more)}{CLOSE}" if text else text


def plain(text: str) -> str:
    """What stood there in English."""
    return re.sub(r"\s*[~ ]*~[~ ]*(?=⟧)|[⟦⟧\u200f]", "", text).translate(PLAIN).strip()


def leftover(text: str) -> str:
    """What of a text stands in no brackets."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text


def _filling(length: int) -> str:
    """So many letters, in words short enough to be wrapped."""
    return "".join("~" if at % 6 else " " for at in range(length))


class Pseudo(gettext.NullTranslations):
    """Says what translators are handed, and leaves everything else as it is."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._before = MARK if language == RIGHT else ""

    def gettext(self, message: str) -> str:
        """A message in brackets, if it was collected."""
        return self._before + pseudo(message) if message in collected() else message

    def pgettext(self, context: str, message: str) -> str:
        """The same in every context."""
        del context
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def collected() -> frozenset[str]:
    """Every message, in all its forms, that translators are handed."""
    ids = [message.id for message in translations.collected() if message.id]
    return frozenset(text for each in ids for text in ([each] if isinstance(each, str) else each))


def speak_pseudo(texts: Texts, content: Content, language: str = LEFT) -> None:
    """Have texts and content be in such a language, from right to left with `RIGHT`."""
    texts.turn(Pseudo(language), language)
    content.turn(_reader())


def _reader() -> Reader:
    def read(name: str, kind: type[T]) -> T:
        if name == "languages.json":
            return msgspec.json.decode((ENGLISH.parent / name).read_bytes(), type=kind)
        held = msgspec.json.decode((ENGLISH / name).read_bytes())
        return msgspec.convert(held if kind is CoachWords else _in_brackets(held), type=kind)

    return read


def _in_brackets(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _in_brackets(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_brackets(each, name) for each in value]
    return pseudo(value) if isinstance(value, str) and name in translations.WORDS else value
