"""The desktop's own notifications: `org.freedesktop.Notifications`, by its specification 1.2.

jeepney speaks it because PySide6 can't: it has no way to send the unsigned number that `Notify` asks for.
"""

# jeepney comes without types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import html
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
# What answers at all answers within milliseconds; what is only being started must not hold a window up.
PATIENCE = 1.0
DESKTOP_ENTRY = "leeward"


class Pressed(NamedTuple):
    """A button, by its key, of the notification of that number."""

    number: int
    key: str


class NotificationBus:
    """A connection of its own, so that answers come to whoever asked. Raises OSError where there is no bus.

    `address` is the session bus's. What arrives is to be read, by `presses`, whenever `fileno` has something.
    """

    def __init__(self, address: str) -> None:
        # Slow to load, and asked for only once there is something to be shown.
        from jeepney import MatchRule, message_bus  # noqa: PLC0415
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

        try:
            self._bus: DBusConnection = open_dbus_connection(address)
        except (RuntimeError, ValueError) as error:
            # An address of a kind jeepney doesn't know, or a bus that refuses us.
            raise ConnectionError(address) from error
        self._pressed: deque[Message] = deque()
        rule = MatchRule(type="signal", interface=SERVICE, member="ActionInvoked", path=PATH)
        self._bus.filter(rule, queue=self._pressed)
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE)
        self._abilities: frozenset[str] | None = None

    @property
    def fileno(self) -> int:
        """What has something to read when something has arrived."""
        return self._bus.sock.fileno()

    def show(self, title: str, text: str, icon: str, buttons: Sequence[tuple[str, str]]) -> int | None:
        """Show it, with `buttons` as key and words where the desktop has them; its number.

        None where nobody shows any; raises OSError once the bus is gone. What the desktop can do is asked
        once.
        """
        if self._abilities is None:
            found = self._ask("GetCapabilities")
            if found is None:
                return None
            self._abilities = frozenset(found[0])
        words = [word for button in buttons for word in button] if "actions" in self._abilities else []
        body = html.escape(text, quote=False) if "body-markup" in self._abilities else text
        hints = {"desktop-entry": ("s", DESKTOP_ENTRY)}
        shown = self._ask("Notify", "susssasa{sv}i", "Leeward", 0, icon, title, body, words, hints, -1)
        return None if shown is None else int(shown[0])

    def take_back(self, number: int) -> None:
        """Take one off the screen, if it still is there."""
        self._ask("CloseNotification", "u", number)

    def presses(self) -> list[Pressed]:
        """The buttons pressed since the last time; raises OSError once the bus is gone."""
        try:
            while True:
                self._bus.recv_messages(timeout=0)
        except TimeoutError:
            found = [Pressed(*message.body) for message in self._pressed]
            self._pressed.clear()
            return found

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _ask(self, method: str, signature: str | None = None, *body: object) -> tuple[Any, ...] | None:
        """What the service answers; None where it is not there, refuses, or takes too long."""
        from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415

        message = new_method_call(DBusAddress(PATH, SERVICE, SERVICE), method, signature, body)
        try:
            reply = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        except TimeoutError:
            return None
        return reply.body if reply.header.message_type is MessageType.method_return else None
