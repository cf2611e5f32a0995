"""When somebody is afraid or watched: what helps first, and what can wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import paths, profile
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.records import Situation
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Care(Sheet):
    """Reached from Help only, so that nothing on Today tells of it. Shows nothing the person wrote."""

    concerns = Change.PROFILE | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t

    def draw(self) -> None:
        """Lay out the device first, then the rest."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("help"))
        self.head(
            t("If you are afraid, or feel watched"), t("Trust your fear. Small steps, with help."), back
        )
        self.lay(self._device(), self._first(), self._ways())

    def _device(self) -> Card:
        t = self._t
        card = Card(t("A computer can be watched"))
        card.lay(
            Text(
                t(
                    "If they can reach this computer or phone, use a safer one: a friend's, or a library's. "
                    "Leeward can't hide from someone with your password or a watching program."
                ),
                "fine",
            ),
            row(Button(t("Erase everything"), "quiet", lambda: self.go.emit("erase"))),
        )
        return card

    def _first(self) -> Card:
        t = self._t
        card = Card(t("What helps first"))
        for words in (
            t("An advocate knows how to plan it safely. Talk to one before you change accounts or locks."),
            t("You don't have to answer, good or bad. Keep the message instead."),
            t("Ask friends not to answer for you, either."),
            t("Quiet, not gone: silence alerts and filter mail. Blocking can wait."),
        ):
            card.lay(Text(words, "fine"))
        return card

    def _ways(self) -> Links:
        t, state = self._t, self._session.state
        ways = [("help", t("People who can help")), ("incidents", t("Keep a record of incidents"))]
        if paths.may_say_stop(state):
            ways.append(("tell", t("Say stop once")))
        open_enough = self._session.access in {Access.OPEN, Access.ABSENT}
        if open_enough and not paths.is_care(state):
            ways.append(("care-path", t("Have Leeward go carefully")))
        links = Links(ways)
        links.chosen.connect(self._on_way)
        return links

    def _on_way(self, way: str) -> None:
        if way == "care-path":
            self._session.do(profile.answer, situation=Situation.CARE)
        else:
            self.go.emit(way)
