"""Take this list elsewhere: the same sites as ready text for other programs and devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from leeward.core.changes import Change
from leeward.core.elsewhere import Place
from leeward.elsewhere_words import gap_words, place_steps, place_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Elsewhere(Sheet):
    """Pick where it is for, read what to do there, copy it, and know what it leaves open.

    The text itself is not shown: it holds names, and sites that are ways round.
    """

    concerns = Change.TARGETS | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._place = Place.LIST

    def draw(self) -> None:
        """Lay out the places, then the text for the chosen one."""
        t, texts = self._t, self._session.texts
        back = Button(t("Back"), "quiet", lambda: self.go.emit("closed"))
        self.head(t("Take this list along"), t("For your phone, your router, or another program."), back)
        if not self._session.state.targets:
            self.lay(Text(t("Once something is on your list to close, it can be taken elsewhere from here.")))
            return
        tiles = Tiles([(place.value, place_words(texts, place)) for place in Place])
        tiles.choose(self._place.value)
        tiles.chosen.connect(self._on_place)
        found = self._session.elsewhere(self._place)
        text = Card(place_words(texts, self._place))
        text.lay(Text(place_steps(texts, self._place)))
        text.gap(4)
        text.lay(
            row(Button(t("Copy the text"), "soft", lambda: self._copy(found.text)), self._size(found.text))
        )
        if found.exceptions:
            text.lay(Text(t("What stays open, for its list of exceptions:"), "small"))
            exceptions = Button(t("Copy the exceptions"), "quiet", lambda: self._copy(found.exceptions))
            text.lay(row(exceptions, self._size(found.exceptions)))
        gaps = Card(t("What it leaves open"))
        for gap in found.gaps:
            gaps.lay(Text(gap_words(texts, gap), "small"))
        self.lay(tiles, text, gaps)

    def _size(self, text: str) -> Text:
        words = self._session.texts.tn("{n} line", "{n} lines", len(text.splitlines()))
        return Text(words, "small", wraps=False)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _on_place(self, key: str) -> None:
        self._place = Place(key)
        self.redraw()
