"""Keyboard: every shortcut there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.keys import key_words, keys_text
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Keyboard(Sheet):
    """Drawn from the one table that also binds them."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session

    def draw(self) -> None:
        """Lay out the groups."""
        texts = self._session.texts
        back = Button(texts.t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(texts.t("Keyboard"), texts.t("Everything here also goes without a mouse."), back)
        for heading, group in key_words(texts):
            card = Card(heading)
            for name, words in group:
                line = row(None, Text(keys_text(name), "quiet", wraps=False))
                line.insertWidget(0, Text(words), 10)
                card.lay(line)
            self.lay(card)
