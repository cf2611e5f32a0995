"""The hours in which the list closes by itself: none, or from when until when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.gui.widgets.when_fields import TimeField

if TYPE_CHECKING:
    from leeward.texts import Texts

USUAL = (dt.time(21), dt.time(7))
OFF, ON = "off", "on"


class EveningHours(Card):
    """`chosen` tells both times of day, or None and None where nothing is to close by itself."""

    chosen = Signal(object, object)

    def __init__(self, texts: Texts, first: dt.time | None, last: dt.time | None) -> None:
        t = texts.t
        super().__init__(t("Evening hours"))
        wished = first is not None and last is not None
        self.lay(
            Text(
                t(
                    "What is open for a while closes when they begin. "
                    "Till they end, the wait for opening is twice as long."
                ),
                "small",
            )
        )
        tiles = Tiles([(OFF, t("Not wished")), (ON, t("Close in the evening"))])
        tiles.choose(ON if wished else OFF)
        tiles.chosen.connect(lambda key: self.chosen.emit(*(USUAL if key == ON else (None, None))))
        self.lay(tiles)
        if first is None or last is None:
            return
        self._first, self._last = TimeField(t("From"), first), TimeField(t("Until"), last)
        for field in (self._first, self._last):
            field.editingFinished.connect(self._tell)
        self.lay(
            row(
                Text(t("From"), "quiet", wraps=False),
                self._first,
                Text(t("until"), "quiet", wraps=False),
                self._last,
            )
        )

    def _tell(self) -> None:
        self.chosen.emit(self._first.clock, self._last.clock)
