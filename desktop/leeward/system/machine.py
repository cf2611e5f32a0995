"""This computer as the engine knows it: what asks the guard, and what looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.shield import Outcome
    from leeward.system.guard_client import Guard
    from leeward.system.proof import Resolver, Surveyor


class Machine(NamedTuple):
    """`make_guard` makes what asks the guard, when it is first needed.

    `flush` has the computer forget the addresses it remembered; like the others it may block.
    """

    make_guard: Callable[[], Guard]
    resolve: Resolver
    survey: Surveyor
    flush: Callable[[], Outcome]
