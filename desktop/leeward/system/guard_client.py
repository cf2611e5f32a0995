"""Asks the guard, by whichever elevation fits, and reads what stands closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from leeward.core.moment import Moment
    from leeward.core.shield import Actual, Outcome


class Guard(Protocol):
    """What closes and opens host names on this computer.

    Every method may block (a password window, a slow disk): never call it on the GUI thread. None
    raises for what the outside world does; that is what `Outcome` says.
    """

    def look(self, now: Moment) -> Actual:
        """Read what is closed right now. Asks for nothing and changes nothing."""
        ...

    def close(self, names: Mapping[str, dt.datetime]) -> Outcome:
        """Close each name until its end (aware). Never shortens what stands."""
        ...

    def open(self, names: Collection[str]) -> Outcome:
        """Drop this person's claims on `names`; a name someone else holds stays closed."""
        ...

    def apply(self) -> Outcome:
        """Make the files say what the ledger says now: ends that passed, lines that went missing."""
        ...

    def lift(self) -> Outcome:
        """Open everything anyone closed with Leeward on this computer."""
        ...

    def setup_plan(self) -> tuple[str, ...]:
        """What setting up would put where, one line each, in no language but that of paths and commands."""
        ...

    def setup(self) -> Outcome:
        """Install the guard; asks for one password."""
        ...

    def remove(self) -> Outcome:
        """Lift everything, then take the guard off without a trace; asks for one password."""
        ...
