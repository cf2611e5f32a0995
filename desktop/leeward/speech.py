"""What both heads say, in one language at a time: the texts and the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.content import Content, Reader
from leeward.core.languages import ENGLISH, best, is_offered
from leeward.store.catalogue import content_reader, load_content, load_languages
from leeward.store.paths import resources
from leeward.texts import Texts, translation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from leeward.core.languages import Language


class Speech:
    """`texts` and `content` stay the same two values; what they say changes with the language.

    `wanted` are the locales the computer asks for. What is no more than a preview has to be chosen.
    `home` is the folder of resources where it is not Leeward's own.
    """

    def __init__(self, wanted: Sequence[str], home: Path | None = None) -> None:
        self._home = home or resources()
        self._wanted = wanted
        self.texts = Texts()
        self.content = Content(self._reader(ENGLISH))
        self.speak("")

    def languages(self) -> tuple[Language, ...]:
        """All of them, previews too, in the order of their names."""
        return load_languages(self._home / "languages.json")

    def offered(self) -> tuple[Language, ...]:
        """Those that are more than a preview."""
        lines = load_content(self._home / "content" / ENGLISH).help_lines
        return tuple(language for language in self.languages() if is_offered(language, lines))

    def speak(self, chosen: str) -> None:
        """Speak the language chosen by its code; with none, the one the computer asks for."""
        language = self._known(chosen) or self._asked_for()
        if language != self.texts.language:
            self.texts.turn(translation(language, self._home / "translations"), language)
            self.content.turn(self._reader(language))

    def _known(self, chosen: str) -> str:
        """What was chosen, unless a newer Leeward offered it and this one does not know it."""
        return chosen if chosen and chosen in {language.code for language in self.languages()} else ""

    def _asked_for(self) -> str:
        if best(self._wanted, {language.code for language in self.languages()}) == ENGLISH:
            return ENGLISH
        return best(self._wanted, {language.code for language in self.offered()})

    def _reader(self, language: str) -> Reader:
        return content_reader(self._home / "content" / ENGLISH, language)
