"""How it looks: light or dark, contrast, the size of letters, and whether things move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.card import Card
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.core.state import Settings
    from leeward.texts import Texts

TEXT_SIZES = (100, 125, 150, 200)


class LookCard(Card):
    """`chosen` tells the name of a setting and its new value."""

    chosen = Signal(str, object)

    def __init__(self, texts: Texts, settings: Settings) -> None:
        t = texts.t
        super().__init__(t("Look"))
        system = ("system", t("As the desktop"))
        self._ask(
            t("Light or dark"), "theme", settings.theme, [system, ("light", t("Light")), ("dark", t("Dark"))]
        )
        self._ask(
            t("Contrast"),
            "contrast",
            settings.contrast,
            [system, ("usual", t("Usual contrast")), ("more", t("More contrast"))],
        )
        sizes = [(str(size), t("{n} %", n=size)) for size in TEXT_SIZES]
        self._ask(t("Size of the letters"), "text_size", str(settings.text_size), sizes)
        self._ask(t("Movement"), "movement", settings.movement, [system, ("none", t("Nothing moves"))])

    def _ask(self, question: str, name: str, now: str, choices: list[tuple[str, str]]) -> None:
        tiles = Tiles(choices, name=question)
        tiles.choose(now)
        tiles.chosen.connect(lambda key: self.chosen.emit(name, int(key) if key.isdigit() else key))
        self.lay(Text(question, "fine"), tiles)
        self.gap(4)
