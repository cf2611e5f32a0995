"""What a button or field is called in another language, found by its English words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po
from translations import CONTENT, SOURCE, po_file

from leeward.store.catalogue import content_reader
from leeward.texts import translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.simulated import Simulation


class Spoken:
    """The words of `language` for English ones; those that are the same in every language stay."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._whole: dict[str, str] = {}
        self._parts: list[tuple[re.Pattern[str], str]] = []
        with po_file(language).open("rb") as file:
            for message in read_po(file):
                ids: Any = message.id
                said: Any = message.string
                for english, other in (
                    zip(ids, said, strict=False) if isinstance(ids, tuple) else ((ids, said),)
                ):
                    self._know(english, other)
        for file in (CONTENT / SOURCE).glob("*.json"):
            other = CONTENT / language / file.name
            if other.exists():
                both = json.loads(file.read_bytes()), json.loads(other.read_bytes())
                self._whole |= {here: there for here, there in _pairs(*both) if here != there}

    def of(self, english: str) -> str:
        """`english` as it is said there."""
        if english in self._whole:
            return self._whole[english]
        for pattern, other in self._parts:
            found = pattern.fullmatch(english)
            if found:
                return other.format(**{name: self.of(value) for name, value in found.groupdict().items()})
        return english

    def speak(self, simulation: Simulation) -> None:
        """Have all that a simulation says be in the language."""
        session = simulation.session
        session.texts.turn(translation(self.language, CONTENT.parent / "translations"), self.language)
        session.content.turn(content_reader(CONTENT / SOURCE, self.language))

    def _know(self, english: str, other: str) -> None:
        if "{" not in english:
            self._whole[english] = other
        elif re.sub(r"\{[^{}]*\}", "", english).strip(" .:·,"):
            seen: set[str] = set()

            def field(found: re.Match[str]) -> str:
                name = found[1]
                again = name in seen
                seen.add(name)
                return f"(?P={name})" if again else f"(?P<{name}>.+)"

            pattern = re.sub(r"\\\{(\w+)(?::[^{}]*)?\\\}", field, re.escape(english))
            self._parts.append((re.compile(pattern), re.sub(r"\{(\w+):[^{}]*\}", r"{\1}", other)))


def _pairs(here: Any, there: Any) -> Iterator[tuple[str, str]]:
    if isinstance(here, str) and isinstance(there, str):
        yield here, there
    elif isinstance(here, dict) and isinstance(there, dict):
        for name in here.keys() & there.keys():
            yield from _pairs(here[name], there[name])
    elif isinstance(here, list) and isinstance(there, list):
        for one, other in zip(here, there, strict=False):
            yield from _pairs(one, other)
