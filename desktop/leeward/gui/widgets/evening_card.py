"""The one thing an evening offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.offer_words import offer_words

if TYPE_CHECKING:
    from leeward.core.offers import Offer
    from leeward.texts import Texts


class EveningCard(Card):
    """`taken` tells that it is wanted, `put_off` that it is not tonight, `declined` that it never is."""

    taken = Signal()
    put_off = Signal()
    declined = Signal()

    def __init__(self, texts: Texts, offer: Offer) -> None:
        words = offer_words(texts, offer)
        super().__init__(words.title)
        self.lay(
            Text(words.lead, "small"),
            row(
                Button(words.button, "soft", self.taken.emit),
                Button(texts.t("Not tonight"), "link", self.put_off.emit),
                Button(texts.t("Not for me"), "link", self.declined.emit),
            ),
        )
