"""What was seen in each browser of this computer, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.core.proof import Remedy
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.proof_words import ago_words, browser_words, kept_pages_words, remedy_cost, remedy_words

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.proof import Proof
    from leeward.texts import Texts


class BrowsersCard(Card):
    """`again` asks for another look, `asked` for what else helps; its cost stands before it."""

    again = Signal()
    asked = Signal(Remedy)

    def __init__(self, texts: Texts, proof: Proof, now: dt.datetime) -> None:
        super().__init__(texts.t("In your browsers"))
        remedies = proof.remedies()
        for browser in proof.browsers:
            self.lay(Text(browser_words(texts, browser)))
        self.lay(Text(kept_pages_words(texts), "small"))
        for remedy in remedies:
            if remedy is not Remedy.RESTART:
                self.gap(4)
                self.lay(Text(remedy_cost(texts, remedy), "small"))
                self.lay(row(Button(remedy_words(texts, remedy), "soft", partial(self.asked.emit, remedy))))
        reopened = Remedy.RESTART in remedies
        label = remedy_words(texts, Remedy.RESTART) if reopened else texts.t("Check again")
        ago = texts.t("Checked {ago}.", ago=ago_words(texts, now - proof.at))
        self.gap(4)
        self.lay(row(Button(label, "quiet", self.again.emit), Text(ago, "small", wraps=False)))
