"""What am I missing right now: a tile, and something of one's own that may give a little of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.core import acts
from leeward.core.companion import ActKind
from leeward.core.content import TileGroup
from leeward.gui.parts.hard_steps import Step
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, empty
from leeward.gui.widgets.rows import add, column, row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.core.content import Tile
    from leeward.gui.session import Session


class Missing(Step):
    """`named` tells the tile pressed; `begun` that what it led to is being done."""

    named = Signal(str)
    begun = Signal()

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(session, t("What am I missing right now?"))
        tiles = Tiles(
            [(tile.id, tile.title) for tile in session.content.tiles_of(TileGroup.MISSING)], large=True
        )
        tiles.chosen.connect(self._on_tile)
        self._below = column(gap=8)
        self._below.setContentsMargins(0, 10, 0, 0)
        self.lay(tiles, self._below)

    def _on_tile(self, key: str) -> None:
        tile = self.session.content.tile(key)
        if tile is None:
            return
        self.named.emit(key)
        self._offer(tile)

    def _offer(self, tile: Tile) -> None:
        t, session = self.t, self.session
        own = [
            act
            for act in acts.open_acts(session.state, ActKind.ACT, ActKind.ROUTINE)
            if act.prompt == tile.id
        ]
        deed = session.content.deed(tile.leads_to)
        empty(self._below)
        card = Card(padding=16)
        card.lay(Text(tile.lead, "quiet"))
        if own:
            card.lay(Text(own[0].then or own[0].title, "quote"))
            act = own[0].record
        elif deed is not None:
            card.lay(Text(deed.title, "quote"), *([Text(deed.lead, "small")] if deed.lead else []))
            act = deed.id
        else:
            return
        card.gap(6)
        card.lay(row(Button(t("I'll do that"), "primary", lambda: self._on_begun(act))))
        add(self._below, card)

    def _on_begun(self, act: str) -> None:
        self.session.do(acts.do, act)
        self.begun.emit()
        self.back.emit()
