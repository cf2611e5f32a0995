"""The message coach: a practical message read for four things, brief, factual, civil and firm.

It counts words and knows some that seldom help; it keeps nothing, and what is sent is the person's own.
"""

from __future__ import annotations

import enum
import re
from functools import cache

from msgspec import Struct

MOST_WORDS = 60
MOST_SENTENCES = 5
SHOUTED = 4


class Advice(enum.Enum):
    """What would make a message easier to answer."""

    SHORTER = "shorter"
    NO_FEELINGS = "no-feelings"
    NO_BLAME = "no-blame"
    NO_SHOUTING = "no-shouting"
    ONE_QUESTION = "one-question"
    AN_END = "an-end"
    NO_ERRANDS = "no-errands"


class CoachWords(Struct, frozen=True, kw_only=True):
    """What it listens for, in small letters: feelings, blame, open ends, and a child sent with a message."""

    feelings: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    open_ends: tuple[str, ...] = ()
    errands: tuple[str, ...] = ()


def read(message: str, words: CoachWords) -> tuple[Advice, ...]:
    """What would make `message` brief, factual, civil and firm; nothing where it is, or is empty."""
    said = message.lower().replace("\u2019", "'")
    sentences = [part for part in re.split(r"[.!?\n]+", said) if part.strip()]
    checks = (
        (Advice.SHORTER, len(said.split()) > MOST_WORDS or len(sentences) > MOST_SENTENCES),
        (Advice.NO_FEELINGS, _says(said, words.feelings)),
        (Advice.NO_BLAME, _says(said, words.blame)),
        (Advice.NO_SHOUTING, "!!" in said or "?!" in said or _shouts(message)),
        (Advice.ONE_QUESTION, said.count("?") > 1),
        (Advice.AN_END, _says(said, words.open_ends)),
        (Advice.NO_ERRANDS, _says(said, words.errands)),
    )
    return tuple(advice for advice, needed in checks if needed)


def _shouts(message: str) -> bool:
    loud = [word for word in re.findall(r"\w+", message) if len(word) >= SHOUTED and word.isupper()]
    return len(loud) > 1


def _says(said: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and _pattern(phrases).search(said) is not None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b")
