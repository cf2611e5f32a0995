"""What the person just removed, for as long as it can come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leeward.core.taken import Taken, bring_back, taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.state import State
    from leeward.engine import Engine


class Removals(QObject):
    """The latest comes back first. `changed` tells that there is more or less of it."""

    changed = Signal()

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._taken: list[Taken] = []

    @property
    def count(self) -> int:
        """How many removals can be undone."""
        return len(self._taken)

    def note(self, removes: Callable[[], object]) -> None:
        """Call what removes something, and remember that."""
        before: State = self._engine.state
        removes()
        found = taken(before, self._engine.state)
        if found is not None:
            self._taken.append(found)
            self.changed.emit()

    def undo(self) -> None:
        """Bring the latest back; a site is closed again."""
        if not self._taken:
            return
        back = self._taken.pop()
        if back.closes:
            self._engine.tighten(bring_back, back)
        else:
            self._engine.do(bring_back, back)
        self.changed.emit()

    def forget(self) -> None:
        """Nothing of it comes back any more."""
        if self._taken:
            self._taken.clear()
            self.changed.emit()
