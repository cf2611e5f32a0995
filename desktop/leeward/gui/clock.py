"""Ticks on the minute, and says when the computer slept or its clock was set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60.0
# Less than this apart, wall clock and steady clock merely run unevenly.
TOLERATED = 5.0


class Clock(QObject):
    """`ticked` tells, once a minute, whether the wall clock went another way than time did.

    `wall` gives seconds since the epoch, `steady` seconds that only go forward.
    """

    ticked = Signal(bool)

    def __init__(
        self, wall: Callable[[], float], steady: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._steady = steady
        self._between = wall() - steady()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Tick from the next full minute on."""
        to_go = MINUTE - self._wall() % MINUTE
        # A coarse timer may come a little early; after the boundary, it is on the right side of it.
        self._timer.start(round((to_go + 1) * 1000))

    def look(self) -> None:
        """Tick now, as when a sleeping computer has woken."""
        between = self._wall() - self._steady()
        jumped = abs(between - self._between) > TOLERATED
        self._between = between
        self.ticked.emit(jumped)
        self.start()
