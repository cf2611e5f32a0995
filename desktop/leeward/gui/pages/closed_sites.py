"""Closed sites: what is closed and how surely, and closing one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from leeward.core import loosening, shield
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.parts.adding import Adding
from leeward.gui.parts.by_hand_card import ByHandCard
from leeward.gui.parts.named_sites import NamedSites
from leeward.gui.parts.site_list import SiteList
from leeward.gui.widgets.browsers_card import BrowsersCard
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.closed_here_card import ClosedHereCard
from leeward.gui.widgets.dropped import link_in_mime
from leeward.gui.widgets.keys import KEYS
from leeward.gui.widgets.live import announce
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.wait import Wait

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from leeward.core.proof import Proof
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class ClosedSites(Sheet):
    """Closing goes tile or typed words, then what that means, then the press that does it."""

    concerns = Change.TARGETS | Change.SHIELD | Change.PERIOD | Change.PROFILE | Change.CLOCK | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._adding = Adding(session, self.redraw)
        self._asks_to_open = False
        self._checking = Wait(self)
        session.changed.connect(self._on_checking)
        self._on_checking(Change.CHECKING)
        paste = QShortcut(QKeySequence(KEYS["paste"]), self)
        paste.activated.connect(self._on_paste)

    def offer(self, link: str) -> None:
        """Fill in a link that was dropped or pasted, to be confirmed; blank where it was none."""
        if self._session.access is Access.SEALED:
            self._asks_to_open = True
            self.redraw()
            return
        self._adding.offer(link)
        QTimer.singleShot(0, self, self._show_adding)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._asks_to_open, self._stale = False, True
        super().hideEvent(event)

    def draw(self) -> None:
        """Lay out what is closed, then adding, then what stays open."""
        t, session = self._t, self._session
        if session.access is Access.SEALED:
            self._draw_locked()
            return
        targets = session.state.targets
        action = None
        if targets and not session.all_closed() and not session.busy:
            action = Button(t("Close everything"), "primary", session.close_everything)
        elif session.may_undo() and not session.busy:
            action = Button(t("Undo"), "quiet", session.undo_close)
        self.head(t("Closed sites"), self._lead(), action)
        if targets:
            self.lay(SiteList(session))
        named = shield.named(session.state)
        if named:
            self.lay(NamedSites(session, named))
        self.lay(ProgressLine(self._checking, self.theme, session.texts))
        if targets and session.proof is not None and session.proof.browsers:
            self.lay(self._checked(session.proof))
        self._card = self._adding.card()
        self.lay(self._card)
        if session.actual.outside:
            self.lay(ByHandCard(session))
        self.lay(self._rules(), self._still_open())

    def _on_checking(self, change: Change) -> None:
        if Change.CHECKING in change:
            self._checking.watch(self._t("Checking…"), self._session.checking, self._on_not_checked)

    def _on_not_checked(self) -> None:
        """What was known before stands below, with when that was seen."""
        self._session.stop_checking()
        announce(self, self._t("Cancelled. Nothing has changed."))

    def _show_adding(self) -> None:
        self.ensureWidgetVisible(self._card)

    def _on_paste(self) -> None:
        self.offer(link_in_mime(QGuiApplication.clipboard().mimeData()))

    def _draw_locked(self) -> None:
        """What the computer itself tells, without a name; the way out works here as well."""
        t, session = self._t, self._session
        door = Button(t("Open my notes"), "quiet", lambda: self.go.emit("lock"))
        lead = t("Your notes are shut, so names stay hidden. Safety or something urgent opens straight away.")
        self.head(t("Closed sites"), lead, door)
        if self._asks_to_open:
            self.lay(Text(t("Open your notes first, then add the site."), "warning"))
        card = ClosedHereCard(session.texts, session.closed_here(), session.now())
        card.urgent.connect(session.open_names_urgently)
        card.lifted.connect(session.lift)
        self.lay(card)

    def _rules(self) -> Card:
        t, minutes = self._t, loosening.wait_now(self._session.state, self._session.now())
        title = self._session.texts.tn(
            "Stricter at once, looser after {n} minute", "Stricter at once, looser after {n} minutes", minutes
        )
        card = Card(title if minutes else t("Stricter at once, looser at once"))
        card.lay(Text(t("Safety or something urgent opens straight away, no questions."), "small"))
        return card

    def _still_open(self) -> Card:
        t = self._t
        card = Card(t("Still open"))
        card.lay(Text(t("Your phone, other devices, and apps that go round this computer's names."), "small"))
        if self._session.state.targets:
            card.lay(row(Button(t("Take this list along"), "link", lambda: self.go.emit("elsewhere"))))
        return card

    def _lead(self) -> str:
        session = self._session
        if not session.state.targets:
            return self._t("What you close here can't be reached from this computer for a while.")
        ends = {session.ends(each) if session.has_end(each) else None for each in session.in_time}
        if len(ends) != 1 or (last := ends.pop()) is None:
            return self._t("For everyone on this computer.")
        end = session.texts.until(last, session.now().today)
        return self._t("For everyone on this computer, until {end}.", end=end)

    def _checked(self, proof: Proof) -> Card:
        """What is true in each browser of this computer."""
        card = BrowsersCard(self._session.texts, proof, self._session.now().at)
        card.again.connect(self._session.prove)
        card.asked.connect(self._session.remedy)
        return card
