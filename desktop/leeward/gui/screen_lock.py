"""Hears from the desktop that the screen is locked, or that the computer is about to sleep.

Signals of `org.freedesktop.login1` (systemd's documentation of that name) on the system bus, and of the
screen savers on the session bus, which all tell `ActiveChanged(b)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

if TYPE_CHECKING:
    from collections.abc import Mapping

LOGIN = "org.freedesktop.login1"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
# PySide's stubs ask for bytes here, and its code for the text that SLOT makes.
ON_ACTIVE: Any = SLOT("_on_active(bool)")
ON_LOCK: Any = SLOT("_on_lock()")


class ScreenLock(QObject):
    """`came` tells that the person has left: the screen is locked, or the computer goes to sleep.

    Where there is no bus, or nothing on it, it says nothing. `environment` names the login session.
    """

    came = Signal()

    def __init__(self, environment: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for saver in SAVERS:
                # Each desktop has it at a path of its own, and the sender is whoever stands in for it.
                session.connect("", "", saver, "ActiveChanged", self, ON_ACTIVE)
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = f"{LOGIN}.Manager"
            system.connect(LOGIN, "", manager, "PrepareForSleep", self, ON_ACTIVE)
            path = session_path(environment.get("XDG_SESSION_ID", ""))
            system.connect(LOGIN, path, f"{LOGIN}.Session", "Lock", self, ON_LOCK)

    @Slot(bool)
    def _on_active(self, active: bool) -> None:  # noqa: FBT001  as D-Bus hands it over
        if active:
            self.came.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.came.emit()


def session_path(session: str) -> str:
    """The object path of a login session by its id; empty, which is any path, where there is none."""
    if not session:
        return ""
    # As sd_bus_path_encode(3): all but letters and digits becomes _ and two hexadecimal digits, and so
    # does a digit that comes first.
    escaped = re.sub(r"^[0-9]|[^0-9A-Za-z]", lambda found: f"_{ord(found[0]):02x}", session)
    return f"/org/freedesktop/login1/session/{escaped}"
