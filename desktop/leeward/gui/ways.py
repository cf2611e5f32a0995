"""Where a name leads for now: a locked place to its door, the first day to the welcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import period
from leeward.core.access import Access

if TYPE_CHECKING:
    from leeward.gui.session import Session

# What shows nothing of what the person wrote, and is needed most when it is locked.
ALWAYS_OPEN = frozenset(
    {"help", "hard", "lock", "closed", "happened", "questions", "evidence", "care", "guide", "keyboard"}
)


class Ways:
    """Called with the name of a place or flow; answers with what opens in its stead, or the name itself."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._welcoming = False

    def __call__(self, name: str) -> str:
        """Where it leads. Once the welcome was begun, today is the welcome until that is over."""
        session = self._session
        if name.partition(" ")[0] in ALWAYS_OPEN:
            return name
        if session.access is Access.SEALED and (session.needs_passphrase or session.needs_spare_key):
            return "lock"
        known = session.access in {Access.ABSENT, Access.OPEN} and not session.state.profile.welcomed
        if name == "today" and known and (self._welcoming or period.current(session.state) is None):
            self._welcoming = True
            return "welcome"
        return name
