"""The door: while it is locked nothing personal is shown, and what is logged waits behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.changes import Change
from leeward.core.notices import Matter, Notice
from leeward.core.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from leeward.board import Board
    from leeward.core.errors import LeewardError
    from leeward.latch import Latch

EVERYTHING = ~Change.NONE


class Door:
    """Locked where the `latch` has a passphrase, and opened by that.

    `board` tells why it stays locked, `take_in` applies what waited, `tell` what is to be drawn anew. The
    state itself stays in memory.
    """

    def __init__(
        self,
        latch: Latch,
        board: Board,
        take_in: Callable[[Iterable[Callable[[], object]]], None],
        tell: Callable[[Change], object],
    ) -> None:
        self.locked = False
        self._latch = latch
        self._board = board
        self._apply = take_in
        self._tell = tell
        self._waiting: list[Callable[[], object]] = []
        self._afterwards: list[Callable[[], object]] = []

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
        return self.locked or self._latch.has_passphrase()

    def lock(self) -> bool:
        """Show nothing personal from now on; whether it is locked, for without a passphrase it is not."""
        if not self.locked and self.can_lock:
            self.locked = True
            self._tell(EVERYTHING)
        return self.locked

    def open(self, passphrase: str) -> None:
        """Open where that is the passphrase."""
        self._latch.check(passphrase, lambda _: self.let_in(), self._on_wrong)

    def open_by_spare(self, typed: str) -> None:
        """Open where that is the document's spare key, for a passphrase may be forgotten."""
        self._latch.check_spare(typed, lambda _: self.let_in(), self._on_wrong)

    def let_in(self) -> None:
        """Open without asking; `open` asks first."""
        self.locked = False
        self._board.settle(Matter.NOT_OPENED)
        self.take_in()
        self._tell(EVERYTHING)

    def wait(self, act: Callable[[], object]) -> Change:
        """Have something logged once the door opens."""
        self._waiting.append(act)
        self._tell(Change.LOCK)
        return Change.NONE

    def once_taken_in(self, act: Callable[[], object]) -> None:
        """Do something once nothing waits any more: now, or after what waits was applied."""
        if self._waiting:
            self._afterwards.append(act)
        else:
            act()

    def take_in(self) -> None:
        """Log what waited, without opening: when the door opens, and before all ends."""
        waiting, self._waiting = self._waiting, []
        self._apply(waiting)
        afterwards, self._afterwards = self._afterwards, []
        for act in afterwards:
            act()

    def _on_wrong(self, error: LeewardError) -> None:
        self._board.post(Notice(matter=Matter.NOT_OPENED, cause=error))
        self._tell(Change.LOCK)
