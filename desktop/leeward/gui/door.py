"""The door: while it is locked nothing personal is shown, and what is logged waits behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.changes import Change
from leeward.core.notices import Matter, Notice
from leeward.core.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.errors import LeewardError

EVERYTHING = ~Change.NONE


class Door:
    """Locked by a press or by hiding, where `has_passphrase`; opened by a passphrase that `check` knows.

    `post` and `settle` tell why it stays locked, `tell` what is to be drawn anew. The state itself stays
    in memory.
    """

    def __init__(
        self,
        has_passphrase: Callable[[], bool],
        check: Callable[[str, Callable[[None], None], Callable[[LeewardError], None]], None],
        post: Callable[[Notice], object],
        settle: Callable[[Matter], object],
        tell: Callable[[Change], object],
    ) -> None:
        self.locked = False
        self._has_passphrase = has_passphrase
        self._check = check
        self._post = post
        self._settle = settle
        self._tell = tell
        self._waiting: list[Callable[[], object]] = []

    @property
    def waiting(self) -> int:
        """How much was logged meanwhile."""
        return len(self._waiting)

    def shown(self, state: State) -> State:
        """What of a state may be shown now."""
        return State(settings=state.settings) if self.locked else state

    @property
    def can_lock(self) -> bool:
        """Whether there is a passphrase that would open it."""
        return self.locked or self._has_passphrase()

    def lock(self) -> bool:
        """Show nothing personal from now on; whether it is locked, for without a passphrase it is not."""
        if not self.locked and self.can_lock:
            self.locked = True
            self._tell(EVERYTHING)
        return self.locked

    def open(self, passphrase: str) -> None:
        """Open where that is the passphrase."""
        self._check(passphrase, lambda _: self._let_in(), self._on_wrong)

    def wait(self, act: Callable[[], object]) -> Change:
        """Have something logged once the door opens."""
        self._waiting.append(act)
        self._tell(Change.LOCK)
        return Change.NONE

    def take_in(self) -> None:
        """Log what waited, without opening: when the door opens, and before all ends."""
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _let_in(self) -> None:
        self.locked = False
        self._settle(Matter.NOT_OPENED)
        self.take_in()
        self._tell(EVERYTHING)

    def _on_wrong(self, error: LeewardError) -> None:
        self._post(Notice(matter=Matter.NOT_OPENED, cause=error))
        self._tell(Change.LOCK)
