"""A background of the tests' own, moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from leeward.background import AtOnce
from leeward.core.errors import LeewardError

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.background import Lane

    T = TypeVar("T")


class ByHand(AtOnce):
    """Does everything at once until it `holds`; then work waits for `work`, and its answer for `answer`."""

    def __init__(self) -> None:
        self.holds = False
        self.jobs: list[Callable[[], Callable[[], None]]] = []
        self._answers: list[Callable[[], None]] = []

    def run(
        self,
        lane: Lane,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LeewardError], None],
    ) -> None:
        """Take a piece of work."""
        if not self.holds:
            super().run(lane, job, done, failed)
            return

        def work() -> Callable[[], None]:
            try:
                result = job()
            except LeewardError as error:
                trouble = error
                return lambda: failed(trouble)
            return lambda: done(result)

        self.jobs.append(work)

    def work(self) -> None:
        """Do what was handed in, and keep the answers."""
        while self.jobs:
            self._answers.append(self.jobs.pop(0)())

    def answer(self) -> None:
        """Give the answers."""
        while self._answers:
            self._answers.pop(0)()

    def finish(self) -> None:
        """Do and answer everything, and what comes of it."""
        while self.jobs or self._answers:
            self.work()
            self.answer()
