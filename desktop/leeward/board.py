"""The notices that stand: at most one for each matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.notices import Matter, Notice


class Board:
    """What the person is to be told, oldest first; `changed` is called each time that differs."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.notices: tuple[Notice, ...] = ()
        self._changed = changed

    def post(self, notice: Notice) -> None:
        """Show a notice in the place of an older one about the same matter."""
        self.notices = (*(n for n in self.notices if n.matter is not notice.matter), notice)
        self._changed()

    def settle(self, *matters: Matter) -> None:
        """Take away what is no longer so."""
        before = self.notices
        self.notices = tuple(n for n in before if n.matter not in matters)
        if self.notices != before:
            self._changed()

    def about(self, matter: Matter) -> Notice | None:
        """The notice about a matter, or None."""
        return next((n for n in self.notices if n.matter is matter), None)
