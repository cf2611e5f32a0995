"""Runs slow work in threads of its own and answers on the window's thread."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from leeward.background import Lane
from leeward.core.errors import LeewardError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Threads(QObject):
    """A `Background` with one thread for each lane, started when first used.

    `rested` says that every answer has been given.
    """

    rested = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, f"leeward-{lane.value}") for lane in Lane}
        self._running = 0
        # Signals emitted in another thread arrive on this object's own.
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LeewardError], None],
    ) -> None:
        """Hand in a piece of work; the answer comes on the thread this object lives in."""

        def answer(future: Future[T]) -> None:
            error = future.exception()
            if error is None:
                result = future.result()
                self._answered.emit(lambda: done(result))
            elif isinstance(error, LeewardError):
                self._answered.emit(lambda: failed(error))
            else:
                self._answered.emit(lambda: _raise(error))

        self._running += 1
        self._lanes[lane].submit(job).add_done_callback(answer)

    @property
    def idle(self) -> bool:
        """Whether every answer has been given."""
        return self._running == 0

    def close(self) -> None:
        """Wait for what runs; nothing more is taken."""
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    @Slot(object)
    def _on_answered(self, answer: Callable[[], None]) -> None:
        self._running -= 1
        try:
            answer()
        finally:
            if self.idle:
                self.rested.emit()


def _raise(error: BaseException) -> None:
    raise error
