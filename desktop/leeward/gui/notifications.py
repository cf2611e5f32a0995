"""The one point every notification goes through: neutral where others may look, silent after hiding."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

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
    nothing else. After `fall_silent` none is shown for an hour.
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

    def tell(self, text: str) -> bool:
        """Notify; whether that was shown."""
        if self.silent:
            return False
        t = self._session.texts.t
        plain = self._session.door.locked or not self._session.is_everyday
        return self._show(Message(t("Leeward"), t("Reminder") if plain else text))
