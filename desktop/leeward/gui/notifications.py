"""The one point every notification goes through: neutral where others may look, silent after hiding."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from leeward.core import reminders
from leeward.wording import reminder_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.session import Session

SILENCE = dt.timedelta(hours=1)


class Message(NamedTuple):
    """What a notification says: no name, no number and no word of the person's."""

    title: str
    text: str


class Notifications:
    """Hands messages to `show`, which answers whether it could.

    Unless this is an unlocked window on the standard path of a private computer, each says *Reminder* and
    next to nothing else. None is shown on the care path, in the quiet hours, nor for an hour after
    `fall_silent`.
    """

    def __init__(self, session: Session, show: Callable[[Message], bool]) -> None:
        self._session = session
        self._show = show
        self._silent_until: dt.datetime | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing is shown right now. A clock set back does not prolong it."""
        if self._silent_until is None:
            return False
        now = self._session.now().utc
        return self._silent_until - SILENCE <= now < self._silent_until

    def fall_silent(self) -> None:
        """Show nothing for an hour from now."""
        self._silent_until = self._session.now().utc + SILENCE

    def tell(self, text: str, neutral: str = "") -> bool:
        """Notify, where others may look with the `neutral` text; whether that was shown."""
        session = self._session
        now = session.now().at.time()
        if self.silent or session.stays_silent or reminders.is_quiet(session.state, now):
            return False
        t = session.texts.t
        plain = session.door.locked or not session.is_everyday
        return self._show(Message(t("Leeward"), (neutral or t("Reminder")) if plain else text))

    def remind(self) -> None:
        """Show the reminder that was asked for, if it is time; once a day, also while it is locked."""
        due = self._session.reminder()
        if due is not None and self.tell(*reminder_words(self._session.texts, due)):
            self._session.reminded()
