"""Runs slow work in threads of its own and answers on the window's thread."""

from __future__ import annotations

import threading
from functools import partial
from queue import SimpleQueue
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
        self._lanes = {lane: _Thread(f"leeward-{lane.value}") for lane in Lane}
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

        def work() -> None:
            try:
                result = job()
            except LeewardError as error:
                self._answered.emit(partial(failed, error))
            except BaseException as error:  # noqa: BLE001  raised again where somebody sees it
                self._answered.emit(partial(_raise, error))
            else:
                self._answered.emit(partial(done, result))

        self._running += 1
        self._lanes[lane].take(work)

    @property
    def idle(self) -> bool:
        """Whether every answer has been given."""
        return self._running == 0

    def close(self) -> None:
        """Wait for what runs; nothing more is taken."""
        for lane in self._lanes.values():
            lane.close()

    @Slot(object)
    def _on_answered(self, answer: Callable[[], None]) -> None:
        self._running -= 1
        try:
            answer()
        finally:
            if self.idle:
                self.rested.emit()


class _Thread:
    """Does one piece of work after the other, in a thread that begins with the first."""

    def __init__(self, name: str) -> None:
        # An executor of the standard library does no more for us, and takes ten times as long to load.
        self._pieces: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def take(self, work: Callable[[], None]) -> None:
        self._pieces.put(work)
        if not self._thread.is_alive():
            self._thread.start()

    def close(self) -> None:
        """Wait for what was taken."""
        self._pieces.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while (work := self._pieces.get()) is not None:
            work()


def _raise(error: BaseException) -> None:
    raise error
