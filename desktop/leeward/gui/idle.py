"""Notices that for a while nobody has pressed a key or moved the mouse in our windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

# A coarse timer may come a little early.
EARLY = 1.0
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """`came` tells, once, that there was no input for so many minutes; `wait` begins anew.

    `steady` gives seconds that only go forward, through sleep, too. One timer is set for the earliest
    end, and set again when it comes to find that there was input meanwhile.
    """

    came = Signal()

    def __init__(self, steady: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steady = steady
        self._minutes = 0
        self._last = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._watching = False

    @property
    def waiting(self) -> bool:
        """Whether anything is being waited for."""
        return self._timer.isActive()

    def wait(self, minutes: int) -> None:
        """Wait for so many minutes without input, from now on; 0 waits for nothing."""
        if minutes == self._minutes and self.waiting:
            return
        self._minutes = minutes
        self._timer.stop()
        if minutes:
            self._watch()
            self._last = self._steady()
            self._again(minutes * 60.0)
        else:
            self._unwatch()

    def look(self) -> None:
        """Tell now if the time is over, as when a sleeping computer has woken."""
        if not self._minutes:
            return
        left = self._minutes * 60.0 - (self._steady() - self._last)
        if left <= 0:
            self._minutes = 0
            self._unwatch()
            self._timer.stop()
            self.came.emit()
        else:
            self._again(left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802, D102
        if event.type() in INPUT:
            self._last = self._steady()
        return False

    def _again(self, seconds: float) -> None:
        self._timer.start(round((seconds + EARLY) * 1000))

    def _watch(self) -> None:
        """Look at every window there is, and at each that gets the focus. Dialogs are windows, too."""
        application = QGuiApplication.instance()
        if not self._watching and isinstance(application, QGuiApplication):
            self._watching = True
            application.focusWindowChanged.connect(self._on_focus)
            for window in QGuiApplication.topLevelWindows():
                window.installEventFilter(self)

    def _unwatch(self) -> None:
        application = QGuiApplication.instance()
        if self._watching and isinstance(application, QGuiApplication):
            self._watching = False
            application.focusWindowChanged.disconnect(self._on_focus)
            for window in QGuiApplication.topLevelWindows():
                window.removeEventFilter(self)

    def _on_focus(self, window: QWindow | None) -> None:
        if window is not None:
            # Where it is installed already this only moves it to the front.
            window.installEventFilter(self)
