"""The language it speaks, and what a preview still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.core.languages import is_offered, without_help
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.wording import country_words

if TYPE_CHECKING:
    from leeward.core.content import Content
    from leeward.core.languages import Language
    from leeward.texts import Texts


class LanguageCard(Card):
    """Each language by its own name; `chosen` tells its code, empty for the computer's own."""

    chosen = Signal(str)

    def __init__(self, texts: Texts, content: Content, now: str) -> None:
        t = texts.t
        super().__init__(t("Language"))
        tiles = Tiles([("", t("As the computer")), *self._named(texts, content)], name=t("Language"))
        tiles.choose(now)
        tiles.chosen.connect(self.chosen)
        self.lay(tiles)
        spoken = next((each for each in content.languages if each.code == texts.language), None)
        if spoken is not None:
            self.lay(*(Text(words, "small") for words in self._lacks(texts, content, spoken)))

    def _named(self, texts: Texts, content: Content) -> list[tuple[str, str]]:
        lines = content.help_lines
        return [
            (
                each.code,
                each.name if is_offered(each, lines) else texts.t("{language} · preview", language=each.name),
            )
            for each in content.languages
        ]

    def _lacks(self, texts: Texts, content: Content, spoken: Language) -> list[str]:
        """What is told about a preview; nothing about the others."""
        found: list[str] = []
        if not spoken.complete:
            found.append(texts.t("This is a preview. Parts of it are still English."))
        missing = without_help(spoken, content.help_lines)
        if missing:
            places = texts.both([country_words(texts, code) for code in missing])
            words = texts.t(
                "This is a preview: not all help lines are known yet. They are missing for {countries}.",
                countries=places,
            )
            found.append(words)
        return found
