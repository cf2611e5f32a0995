"""The day after: what came before it, and what would make it easier. Each answer leads to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import acts, contact
from leeward.core.companion import ActKind
from leeward.core.content import TileGroup
from leeward.core.state import latest
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.happened_words import contact_words, span_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout

    from leeward.core.records import Contact
    from leeward.gui.session import Session

UNSAID = "cause-unsaid"
INSTEAD = "instead-"


class Afterwards(Screen):
    """Tiles for what came before one contact; then, for each, a plan by one press, and a card."""

    def __init__(self, session: Session, record: str) -> None:
        super().__init__(600, gap=8)
        self._session = session
        self._record = record
        self._t = session.texts.t

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._ask()
        super().showEvent(event)

    def _ask(self) -> None:
        t, session = self._t, self._session
        self.clear()
        found = latest(session.state.contacts, self._record)
        if found is None:
            self.go.emit("today")
            return
        title = t("What came before it?")
        self.entitle(title)
        what, when = contact_words(session.texts, found), span_words(session.texts, found)
        tiles = [(tile.id, tile.title) for tile in session.content.tiles_of(TileGroup.CAUSE)]
        choices = Choices([tile for tile in tiles if tile[0] != UNSAID], found.causes)
        self.lay(
            Text(title, "display"),
            Text(
                t("{what}, {when}. Not to blame, to have it easier next time.", what=what, when=when), "lead"
            ),
        )
        self.gap(10)
        self.lay(choices)
        self.gap(14)
        self.lay(
            row(
                Button(t("Next"), "primary", lambda: self._keep(choices.taken), large=True),
                Button(t("Rather not say"), "quiet", self._on_unsaid, large=True),
            )
        )

    def _keep(self, causes: tuple[str, ...]) -> None:
        if causes:
            self._session.do(contact.detail, self._record, causes=causes)
        self._offer()

    def _on_unsaid(self) -> None:
        self._session.do(contact.detail, self._record, causes=(UNSAID,))
        self.go.emit("today")

    def _offer(self) -> None:
        t, session = self._t, self._session
        found = latest(session.state.contacts, self._record)
        plans = [] if found is None else self._plans(found)
        if not plans:
            self.go.emit("today")
            return
        self.clear()
        self.entitle(t("For the next time"))
        self.lay(Text(t("For the next time"), "display"), Text(t("Take one, or none."), "lead-large"))
        self.gap(10)
        card = Card()
        for number, (about, title, then, leads_to) in enumerate(plans):
            if number:
                card.lay(Line())
            card.lay(self._plan(about, title, then, leads_to))
        self.lay(card)
        self.gap(12)
        self.lay(row(Button(t("Done"), "primary", lambda: self.go.emit("today"), large=True)))

    def _plan(self, about: str, title: str, then: str, leads_to: str) -> QLayout:
        t, session = self._t, self._session
        card = next((c for c in session.content.cards if c.id == leads_to), None)
        kept = any(act.then == then for act in acts.plans_for(session.state, about))
        if kept:
            plan = Text(t("Kept among your plans."), "small")
        else:
            plan = Button(t("Keep as a plan"), "soft", lambda: self._on_plan(about, title, then), about=then)
        ways = [plan]
        if card is not None:
            words = t("Card: {title}", title=card.title)
            ways.append(Button(words, "link", lambda: self.go.emit("list")))
        return column(Text(title, "small"), Text(then), row(*ways, None), gap=4)

    def _plans(self, found: Contact) -> list[tuple[str, str, str, str]]:
        """For each cause, and for what it was: what it is about, the occasion, what then, and a card."""
        content = self._session.content
        tiles = [tile for cause in found.causes if (tile := content.tile(cause)) is not None]
        plans = [(tile.id, tile.title, tile.lead, tile.leads_to) for tile in tiles if tile.lead]
        way = "answered" if found.answered else found.channel.value if found.channel is not None else ""
        deed = content.deed(f"{INSTEAD}{way}")
        if deed is not None:
            plans.append((deed.id, contact_words(self._session.texts, found), deed.title, ""))
        return plans

    def _on_plan(self, about: str, title: str, then: str) -> None:
        self._session.do(acts.add, ActKind.PLAN, title, then, prompt=about, about=about)
        self._offer()
