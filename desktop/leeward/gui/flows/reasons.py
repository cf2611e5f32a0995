"""Why: reasons to choose from or to write, for a bad hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import pages, paths
from leeward.core.access import Access
from leeward.core.content import TileGroup
from leeward.core.half_written import HalfWritten, as_draft, from_draft
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.draft import Draft
from leeward.gui.widgets.reason_field import ReasonField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.core.content import Tile
    from leeward.gui.session import Session


class Reasons(Screen):
    """Several may be taken, and a line of one's own. A hope that they return is answered instead."""

    def __init__(self, session: Session) -> None:
        super().__init__(gap=8, steady=True)
        self._session = session
        self._t = session.texts.t
        self._typed = ""
        half = lambda: as_draft(HalfWritten(text=self._typed))  # noqa: E731
        self._draft = Draft(session.custody, "write reason", half, self)
        self._draft.came.connect(self._on_draft)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._draw()
        if self._session.access is not Access.SEALED:
            self._draft.bring()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._draft.flush()
        self._typed = ""
        super().hideEvent(event)

    def _draw(self) -> None:
        t = self._t
        title = t("Why do you do this?")
        self.entitle(title)
        self.clear()
        self.lay(
            Text(title, "display"),
            Text(t("One to three is plenty. They come back in a hard moment."), "lead"),
        )
        self.gap(12)
        tiles = self._tiles()
        known = set(pages.reasons(self._session.state))
        self._choices = Choices([(tile.id, tile.title) for tile in tiles if tile.title not in known])
        self._choices.changed.connect(self._answer)
        self._honest = Card(surface="soft")
        self._honest_words = Text("")
        self._honest.lay(self._honest_words)
        self._honest.setVisible(False)
        self._field = ReasonField(self._session.texts, t("In my own words"), self._typed)
        self._field.typed.connect(self._on_typed)
        self._field.entered.connect(self._keep)
        self.lay(self._choices, self._honest)
        self.gap(6)
        self.lay(Text(t("In my own words"), "small"), self._field)
        self.gap(12)
        self.lay(
            row(
                Button(t("Keep"), "primary", self._keep, large=True),
                Button(t("Not now"), "quiet", lambda: self.go.emit("today"), large=True),
            )
        )

    def _tiles(self) -> list[Tile]:
        """A hope about them is answered, but not even offered where nothing leads towards contact."""
        hopes = paths.may_plan_contact(self._session.state)
        tiles = self._session.content.tiles_of(TileGroup.REASON)
        return [tile for tile in tiles if hopes or not tile.lead]

    def _on_typed(self, typed: str) -> None:
        self._typed = typed
        self._draft.touch()

    def _on_draft(self, draft: str) -> None:
        typed = from_draft(draft).text
        if typed and not self._typed:
            self._typed = typed
            self._draw()

    def _answer(self) -> None:
        """What is answered rather than kept: a hope about the other person."""
        honest = [tile.lead for tile in self._tiles() if tile.id in self._choices.taken and tile.lead]
        self._honest_words.setText("\n".join(honest))
        self._honest.setVisible(bool(honest))

    def _keep(self) -> None:
        for tile in self._tiles():
            if tile.id in self._choices.taken and not tile.lead:
                self._session.do(pages.write_reason, tile.title)
        self._session.do(pages.write_reason, self._field.words)
        self._draft.forget()
        self.go.emit("today")
