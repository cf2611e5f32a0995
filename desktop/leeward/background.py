"""Where slow work runs: a protocol, and the way that simply runs it at once."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from leeward.core.errors import LeewardError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Lane(enum.Enum):
    """Work in one lane runs one piece after the other, in the order it was handed in."""

    DOCUMENT = "document"
    MACHINE = "machine"


class Background(Protocol):
    """Runs `job` away from the caller, then exactly one of the two answers on the caller's own thread.

    `failed` gets errors of Leeward's own family; anything else is a defect and is raised.
    """

    def run(
        self,
        lane: Lane,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LeewardError], None],
    ) -> None:
        """Hand in a piece of work."""
        ...


class AtOnce:
    """Runs each piece before returning: for the command line, and for tests."""

    def run(
        self,
        lane: Lane,  # noqa: ARG002  one thread is one lane
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LeewardError], None],
    ) -> None:
        """Do the work and answer."""
        try:
            result = job()
        except LeewardError as error:
            failed(error)
        else:
            done(result)
