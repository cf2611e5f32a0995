"""After a contact: a plan for the second message, and closer support for a day. Both are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leeward.core import acts, closer, loosening, paths
from leeward.core.companion import ActKind
from leeward.core.moment import in_utc
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import empty
from leeward.gui.widgets.rows import add, column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.core.records import Contact
    from leeward.gui.session import Session


class SecondMessage(QWidget):
    """One press makes a plan of leaving the next one."""

    def __init__(self, session: Session, record: str) -> None:
        super().__init__()
        self._session = session
        self._record = record
        self._body = column(gap=4)
        self.setLayout(self._body)
        self._draw()

    def _draw(self) -> None:
        t = self._session.texts.t
        empty(self._body)
        if acts.plans_for(self._session.state, self._record):
            add(self._body, Text(t("A plan now: it rests till tomorrow first."), "small"))
        else:
            add(self._body, row(Button(t("Make that a plan"), "link", self._on_plan), None))

    def _on_plan(self) -> None:
        t = self._session.texts.t
        self._session.do(
            acts.add,
            ActKind.PLAN,
            t("I want to write a second time"),
            t("It rests till tomorrow first."),
            about=self._record,
        )
        self._draw()


class CloserSupport(QWidget):
    """For 24 hours all on the list is closed, and opening waits longer. It ends by itself."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._body = column(gap=6)
        self.setLayout(self._body)
        self._draw()

    @classmethod
    def offered(cls, session: Session, kept: Contact) -> CloserSupport | None:
        """One, where it is offered on this path and the contact is not older than a day."""
        now = session.now()
        fresh = now.utc - in_utc(kept.end) < closer.LASTS
        if not (fresh and session.state.targets and paths.closes_harder(session.state)):
            return None
        return cls(session)

    def _draw(self) -> None:
        session, t = self._session, self._session.texts.t
        empty(self._body)
        now = session.now()
        if not closer.is_on(session.state, now):
            ask = t("Keep the sites a bit more closed till tomorrow?")
            yes = Button(t("Yes, till tomorrow"), "soft", self._on_yes)
            add(self._body, Text(ask, "small"))
            add(self._body, row(yes, Button(t("No, thanks"), "quiet", self.hide), None))
            return
        until = session.state.profile.closer_until or now.at
        words = t(
            "Till tomorrow, {clock}: all on your list is closed, and opening waits {minutes} minutes. Safety "
            "opens it at once.",
            clock=session.texts.clock(until.astimezone(now.tz)),
            minutes=loosening.wait_now(session.state, now),
        )
        add(self._body, Text(words, "small"))
        if closer.may_take_back(session.state, now):
            add(self._body, row(Button(t("Rather not"), "quiet", self._on_rather_not), None))

    def _on_yes(self) -> None:
        self._session.do(closer.support)
        self._session.close_everything()
        self._draw()

    def _on_rather_not(self) -> None:
        self._session.do(closer.take_back)
        self._session.undo_close()
        self._draw()
