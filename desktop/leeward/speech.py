"""What both heads say, in one language at a time: the texts and the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.changes import Change
from leeward.core.content import Content
from leeward.core.languages import ENGLISH, best, is_offered
from leeward.store.catalogue import content_reader
from leeward.store.paths import resources
from leeward.texts import Texts, translation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from leeward.core.content import Reader
    from leeward.engine import Engine


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

    def speak(self, chosen: str) -> None:
        """Speak the language chosen by its code; with none, the one the computer asks for."""
        language = chosen if chosen in self._known() else self._asked_for()
        if language != self.texts.language:
            self.texts.turn(translation(language, self._home / "translations"), language)
            self.content.turn(self._reader(language))

    def follow(self, engine: Engine) -> None:
        """Speak the language chosen in an engine's settings, now and whenever that changes."""

        def on_change(change: Change) -> None:
            if Change.SETTINGS in change:
                self.speak(engine.state.settings.language)

        engine.listen(on_change)

    def _known(self) -> set[str]:
        return {language.code for language in self.content.languages}

    def _asked_for(self) -> str:
        """Help lines are looked at only where it isn't English anyway."""
        asked = best(self._wanted, self._known())
        if asked == ENGLISH:
            return ENGLISH
        lines = self.content.help_lines
        return best(self._wanted, {each.code for each in self.content.languages if is_offered(each, lines)})

    def _reader(self, language: str) -> Reader:
        return content_reader(self._home / "content" / ENGLISH, language)
