"""Journal: what will be here, and the one thing to do already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import pages
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.reason_field import ReasonField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Journal(Sheet):
    """The reasons so far, and a line for one more."""

    concerns = Change.PAGES | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._typed = ""

    def draw(self) -> None:
        """Lay out the reasons."""
        t = self._session.texts.t
        self.head(t("Journal"), t("What you write will be here, and shown to you again when it helps."))
        card = Card(t("A reason, for a bad hour"))
        for reason in pages.reasons(self._session.state):
            card.lay(Text(t("“{words}”", words=reason), "quote"))
            card.gap(4)
        field = ReasonField(self._session.texts, t("A reason, for a bad hour"), self._typed)
        field.typed.connect(self._on_typed)
        field.entered.connect(self._keep)
        card.lay(field, row(Button(t("Keep"), "soft", self._keep)))
        self.lay(card)

    def _on_typed(self, typed: str) -> None:
        self._typed = typed

    def _keep(self) -> None:
        typed, self._typed = self._typed, ""
        if typed.strip():
            self._session.do(pages.write_reason, typed)
