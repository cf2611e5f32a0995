"""The curtain: takes everything out of sight at once, and locks by itself where the person chose that."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.notices import Matter, Notice, Step
from leeward.gui.idle import Idle
from leeward.gui.notifications import Notifications
from leeward.gui.widgets.clipboard import clear_copied

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.notifications import Message
    from leeward.gui.screen_lock import ScreenLock
    from leeward.gui.session import Session
    from leeward.gui.window import Window

# What happens while nobody looks, and is worth a word.
TOLD_OUTSIDE = (Matter.NOT_SAVED, Matter.LINES_MISSING, Matter.FIGHT)
# What draws itself anew when it is locked, and is needed then.
STAYS = frozenset({"help", "hard", "closed"})


class Curtain(QObject):
    """Hides and locks `window`: when asked, and when nobody is there.

    `is_hosted` says whether a tray icon stays behind, `show` shows a notification. `drawn` tells that all
    was hidden.
    """

    drawn = Signal()

    def __init__(
        self,
        session: Session,
        window: Window,
        is_hosted: Callable[[], bool],
        show: Callable[[Message], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._is_hosted = is_hosted
        self.notifications = Notifications(session, show)
        self.idle = Idle(_through_sleep, self)
        self.idle.came.connect(self.lock)
        self._screen: ScreenLock | None = None
        self._told: tuple[Notice, ...] = ()
        self._said_not_locked = False
        session.changed.connect(self._on_changed)

    def hide(self) -> None:
        """Take the window off the screen, then lock it; no notification for an hour."""
        self._put_away()
        self._window.hide()
        self.notifications.fall_silent()
        self.drawn.emit()
        if self._session.door.lock():
            self._window.open("lock")
        else:
            self._say_not_locked()
        if not self._is_hosted():
            self._window.showMinimized()

    def lock(self) -> None:
        """Lock the window where it stands; nothing happens where there is no passphrase."""
        if self._session.door.can_lock:
            self._put_away()
            self._session.door.lock()
            if self._window.place not in STAYS:
                self._window.open("lock")

    def tick(self) -> None:
        """A minute has passed, or a sleep is over: lock if that was long, remind if that was wanted."""
        self.idle.look()
        self.notifications.remind()

    def see_to(self) -> None:
        """Wait for what locks by itself, as the person chose; once what opens first has opened."""
        session = self._session
        lockable = session.access is Access.OPEN and session.door.can_lock
        self.idle.wait(session.state.profile.lock_after if lockable else 0)
        if lockable and self._screen is None:
            from leeward.gui.screen_lock import ScreenLock  # noqa: PLC0415  not before the first paint

            self._screen = ScreenLock(os.environ, self)
            self._screen.came.connect(self.lock)

    def _say_not_locked(self) -> None:
        """Once, for whoever comes back: what was hidden could have been opened."""
        if self._session.access is Access.OPEN and not self._said_not_locked:
            self._said_not_locked = True
            steps = (Step.LOCK_PASSPHRASE, Step.DISMISS)
            self._session.tell(Notice(matter=Matter.HIDDEN_NOT_LOCKED, steps=steps))

    def _put_away(self) -> None:
        """Nothing of ours stays above the window or on the clipboard."""
        clear_copied()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _on_changed(self, change: Change) -> None:
        if Change.NOTICE in change:
            self._tell_outside()

    def _tell_outside(self) -> None:
        """Notices that are new while the window is out of sight become notifications."""
        before, self._told = self._told, self._session.notices
        if self._window.isVisible() and not self._window.isMinimized():
            return
        for notice in self._told:
            if notice.matter in TOLD_OUTSIDE and notice not in before:
                self.notifications.tell(self._session.notice_words(notice).text)


def _through_sleep() -> float:
    """Seconds that go on while the computer sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()
