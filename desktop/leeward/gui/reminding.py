"""Reminds, where it was asked for: once an evening at the most, through the one point of notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import reminders
from leeward.core.reminders import Reminder

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.session import Session


class Reminding:
    """`tell` shows a notification and answers whether it was shown; none names anybody."""

    def __init__(self, session: Session, tell: Callable[[str], bool]) -> None:
        self._session = session
        self._tell = tell

    def look(self) -> None:
        """Remind, if now is the time; what could not be shown is tried again a minute later."""
        session = self._session
        reminder = reminders.due(session.state, session.now())
        if reminder is not None and self._tell(self._words(reminder)):
            session.do(reminders.came)

    def _words(self, reminder: Reminder) -> str:
        t = self._session.texts.t
        if reminder is Reminder.DATE_TOMORROW:
            return t("Tomorrow is a date you marked. Want a plan for it?")
        return t("Two quiet minutes? How was today?")
