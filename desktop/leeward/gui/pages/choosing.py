"""Choosing what to write: what fits today, then everything by family."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from leeward.core import moods, profile, prompts, weekly
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.writing_words import family_words

if TYPE_CHECKING:
    from leeward.core.content import Prompt
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Choosing(Sheet):
    """Every prompt that is open now, as tiles; nothing has to be chosen."""

    concerns = Change.PAGES | Change.LOCK | Change.PROFILE | Change.CLOCK | Change.PERIOD

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t

    def draw(self) -> None:
        """Lay out what fits today, and the families."""
        t, state, now = self._t, self._session.state, self._session.now()
        back = Button(t("Back"), "quiet", lambda: self.go.emit("journal"))
        if self._session.access is Access.SEALED:
            self.head(t("Choose a page"), t("It is not open right now."), back)
            return
        self.head(t("Choose a page"), t("Each can be left at any time. What you wrote is kept."), back)
        everything = self._session.content.prompts
        fitting = list(prompts.for_now(everything, state, now))
        if weekly.is_offered(state, now):
            fitting[:0] = [p for p in everything if p.id == prompts.WEEKLY]
        if fitting:
            self.lay(self._card(t("For now"), fitting))
        offered = prompts.choices(everything, state, now)
        for family, found in groupby(offered, key=lambda prompt: prompt.family):
            self.lay(self._card(family_words(self._session.texts, family), list(found)))
        if not state.profile.whole_picture and not moods.is_low(state, now):
            self.lay(self._whole_picture())

    def _card(self, heading: str, found: list[Prompt]) -> Card:
        card = Card(heading)
        tiles = Tiles([(prompt.id, prompt.title) for prompt in found], stays=False, name=heading)
        tiles.chosen.connect(lambda name: self.go.emit(f"write {name}"))
        card.lay(tiles)
        return card

    def _whole_picture(self) -> Card:
        t = self._t
        card = Card(t("The whole picture"))
        words = t(
            "What was hard, in your own words. It is offered in a hard moment, and not when you are low."
        )
        card.lay(
            Text(words, "small"),
            row(Button(t("Begin such a list"), "soft", self._begin_whole_picture)),
        )
        return card

    def _begin_whole_picture(self) -> None:
        self._session.do(profile.answer, whole_picture=True)
        self.go.emit(f"write {prompts.WHOLE_PICTURE}")
