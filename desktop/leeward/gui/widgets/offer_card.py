"""One quiet line on Today about what was written, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.core.written_offers import Offered
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.entry_view import page_card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.writing_words import ago_words, page_title

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.companion import Page
    from leeward.core.content import Content
    from leeward.core.written_offers import Offer
    from leeward.texts import Texts


class OfferCard(Card):
    """`read` asks for the page in full, `done` says it was read, `later` puts it off, `go` asks for more."""

    read = Signal()
    done = Signal()
    later = Signal()
    go = Signal(str)

    def __init__(
        self, texts: Texts, content: Content, offer: Offer, today: dt.date, *, reading: bool
    ) -> None:
        super().__init__(surface="soft", padding=16)
        t = texts.t
        if offer.page is not None:
            self._lay_page(texts, content, offer.page, today, reading=reading)
            return
        if offer.text:
            self.lay(Text(offer.text))
        if offer.what is Offered.AFTERCARE:
            look = Button(t("Before or after a contact"), "soft", lambda: self.go.emit("ending"))
            self.lay(Text(t("After the first step: a short look before and after each contact.")), row(look))
        if offer.what is Offered.WEEKLY:
            self.lay(
                Text(t("A week. Five questions about you, if you like.")),
                row(
                    Button(t("This week"), "soft", lambda: self.go.emit("weekly")),
                    Button(t("Not this week"), "quiet", self.later.emit),
                ),
            )

    def _lay_page(self, texts: Texts, content: Content, page: Page, today: dt.date, *, reading: bool) -> None:
        t = texts.t
        ago = ago_words(texts, page, today)
        self.lay(Text(t("{ago}: {title}.", ago=ago, title=page_title(texts, content, page))))
        if reading:
            self.lay(page_card(texts, content, page))
            self.lay(row(Button(t("Put it away"), "soft", self.done.emit)))
        else:
            later = Button(t("Not now"), "quiet", self.later.emit)
            self.lay(row(Button(t("Read it"), "soft", self.read.emit), later))
