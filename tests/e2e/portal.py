"""A desktop's settings as programs are told of them: org.freedesktop.portal.Settings, and nothing else of it.

Plain D-Bus, by jeepney, answered from a thread of its own until the block ends.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "org.freedesktop.portal.Desktop"
SETTINGS = "org.freedesktop.portal.Settings"
APPEARANCE = "org.freedesktop.appearance"
PATH = "/org/freedesktop/portal/desktop"
UNKNOWN = "org.freedesktop.portal.Error.NotFound"
DARK, LIGHT, MORE_CONTRAST, USUAL_CONTRAST = (
    ("color-scheme", 1),
    ("color-scheme", 2),
    ("contrast", 1),
    ("contrast", 0),
)


class Portal:
    """The settings on the bus at `address`; `choose` changes one, and tells whoever listens."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address)
        self._held: dict[str, int] = {"color-scheme": 2, "contrast": 0}
        self._bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=10)
        self._done = threading.Event()
        self._answering = threading.Thread(target=self._answer, daemon=True)
        self._answering.start()

    def choose(self, choice: tuple[str, int]) -> None:
        """What the person chose in the desktop's settings."""
        key, value = choice
        self._held[key] = value
        self._bus.send(
            new_signal(
                DBusAddress(PATH, interface=SETTINGS),
                "SettingChanged",
                "ssv",
                (APPEARANCE, key, ("u", value)),
            )
        )

    def close(self) -> None:
        """Leave the bus."""
        self._done.set()
        self._answering.join(10)
        self._bus.close()

    def _answer(self) -> None:
        while not self._done.is_set():
            with contextlib.suppress(TimeoutError):
                asked = self._bus.receive(timeout=0.2)
                if asked.header.message_type is MessageType.method_call:
                    self._bus.send(self._reply(asked))

    def _reply(self, asked: Any) -> Any:
        member = asked.header.fields.get(HeaderFields.member)
        wanted = asked.body[1] if len(asked.body) > 1 and asked.body[0] == APPEARANCE else ""
        if member == "ReadAll":
            values = {key: ("u", value) for key, value in self._held.items()}
            return new_method_return(asked, "a{sa{sv}}", ({APPEARANCE: values},))
        if member in {"Read", "ReadOne"} and wanted in self._held:
            value = ("u", self._held[wanted])
            return new_method_return(asked, "v", (("v", value) if member == "Read" else value,))
        if member == "Get":
            return new_method_return(asked, "v", (("u", 2),))
        return new_error(asked, UNKNOWN, "s", ("no such setting",))


@contextlib.contextmanager
def portal(address: str) -> Iterator[Portal]:
    """The settings, as long as the block lasts."""
    settings = Portal(address)
    try:
        yield settings
    finally:
        settings.close()
