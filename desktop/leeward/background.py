"""Where slow work runs: a protocol, the way that simply runs it at once, and calling work off."""

from __future__ import annotations

import enum
import threading
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


class _CalledOffError(Exception):
    """Ends a job nobody waits for any more; it never leaves this module."""


class Errand:
    """A piece of work somebody waits for, and may call off until it begins to change something.

    The work calls `step` between its parts, and `commit` before the first thing it changes; both end it
    where it was called off. Either `cancel` wins or `commit` does, never both.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._called_off = self._committed = False

    def cancel(self) -> bool:
        """Call it off, and have no answer given; False where it is past that and will be finished."""
        with self._turn:
            self._called_off = not self._committed
            return self._called_off

    def step(self) -> None:
        """Go on, unless it was called off."""
        with self._turn:
            if self._called_off:
                raise _CalledOffError

    def commit(self) -> None:
        """Go on, and from here to the end whatever is asked."""
        with self._turn:
            if self._called_off:
                raise _CalledOffError
            self._committed = True

    def run(
        self,
        background: Background,
        lane: Lane,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LeewardError], None],
    ) -> None:
        """Hand in `job`; one that was called off before its turn is not begun."""

        def work() -> list[T]:
            try:
                self.step()
                return [job()]
            except _CalledOffError:
                return []

        def answer(results: list[T]) -> None:
            for result in results:
                if not self._called_off:
                    done(result)

        def trouble(error: LeewardError) -> None:
            if not self._called_off:
                failed(error)

        background.run(lane, work, answer, trouble)
