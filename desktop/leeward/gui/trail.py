"""The way the person came through the window, which Esc goes back along."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# Left as a whole: nobody is led back into the middle of one.
FLOWS = frozenset(
    {
        *("hard", "happened", "afterwards", "they-wrote", "reasons", "sentence", "tell", "length"),
        *("erase", "protect", "lock-passphrase"),
    }
)
# Where Esc leads nowhere.
DOORS = frozenset({"lock"})


class Trail:
    """Names of what was opened, from a place of the rail on."""

    def __init__(self, places: Collection[str]) -> None:
        self._places = frozenset(places)
        self._steps: list[str] = []

    def go(self, name: str) -> None:
        """Something was opened."""
        if name in self._places:
            self._steps = [name]
        elif name in self._steps:
            del self._steps[self._steps.index(name) + 1 :]
        elif name not in DOORS:
            self._steps.append(name)

    def back(self, here: str, start: str) -> str:
        """What Esc opens `here`: where one came from, past flows, else `start`; nothing in a place."""
        if here in self._places or here in DOORS:
            return ""
        before = [name for name in self._steps if name != here and name.partition(" ")[0] not in FLOWS]
        return before[-1] if before else start
