"""A screen reader's side of the accessibility bus: what is on the screen, what is said, what is pressed.

Plain D-Bus calls of org.a11y.atspi, by jeepney. Nothing here looks at pixels, and nothing is clicked or typed
but through the bus.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from jeepney import DBusAddress, MatchRule, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Iterator

A11Y = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
# Bits of org.a11y.atspi.Accessible.GetState.
ENABLED, SHOWING, FOCUSABLE = 1 << 8, 1 << 25, 1 << 11


class Thing(NamedTuple):
    """Something on the screen."""

    bus: str
    path: str
    name: str
    role: str
    state: int

    @property
    def seen(self) -> bool:
        """Whether it is on the screen."""
        return bool(self.state & SHOWING)


class ScreenReader:
    """Reads the applications on the bus at `session_bus`; ends with `close`."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            asked = new_method_call(
                DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress"
            )
            (address,) = session.send_and_get_reply(asked, timeout=20).body
        self._bus: DBusConnection = open_dbus_connection(address)
        self.heard: list[str] = []
        self._events = 0
        self._call(message_bus.AddMatch(MatchRule(type="signal", interface=f"{A11Y}.Event.Object")))
        registry = DBusAddress("/org/a11y/atspi/registry", f"{A11Y}.Registry", f"{A11Y}.Registry")
        self._call(new_method_call(registry, "RegisterEvent", "s", ("object:",)))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def press(self, name: str, role: str = "", seconds: float = 30) -> None:
        """Do the first action of what has that name, once it is there; again where it is drawn anew."""
        end = time.monotonic() + seconds
        while True:
            thing = self.find(name, role, end - time.monotonic())
            assert thing.state & ENABLED, f"{name} can't be pressed"
            if self._ask(thing.bus, thing.path, "Action", "DoAction", "i", (0,)) == (True,):
                return

    def type(self, name: str, words: str) -> None:
        """Write into the field of that name."""
        thing = self.find(name, "text")
        done = self._ask(thing.bus, thing.path, "EditableText", "SetTextContents", "s", (words,))
        assert done == (True,), f"{name} took no text: {done}"

    def text(self, name: str) -> str:
        """What stands in the field of that name."""
        thing = self.find(name, "text")
        (words,) = self._ask(thing.bus, thing.path, "Text", "GetText", "ii", (0, -1))
        return words

    def find(self, name: str, role: str = "", seconds: float = 30) -> Thing:
        """What has that name and is on the screen; waits for events until it is."""
        end = time.monotonic() + seconds
        while True:
            before = self._events
            seen = [thing for thing in self.everything() if thing.seen]
            for thing in seen:
                if thing.name == name and role in {"", thing.role}:
                    return thing
            # What came about while it was read may stand where nobody looked any more.
            if self._events == before or time.monotonic() > end:
                self._next_event(end, f"no {name!r} among {sorted({t.name for t in seen})}")

    def wait_to_hear(self, words: str, seconds: float = 30) -> None:
        """Wait until something with these words was said by itself."""
        end = time.monotonic() + seconds
        while not any(words in said for said in self.heard):
            self._next_event(end, f"{words!r} was never said, but {self.heard}")

    def everything(self) -> Iterator[Thing]:
        """All there is in all applications, from the outside in."""
        (found,) = self._ask(f"{A11Y}.Registry", ROOT, "Accessible", "GetChildren")
        waiting = list(found)
        while waiting:
            bus, path = waiting.pop(0)
            thing = self._thing(bus, path)
            if thing is None:
                continue
            yield thing
            waiting += (self._ask(bus, path, "Accessible", "GetChildren") or ([],))[0]

    def _thing(self, bus: str, path: str) -> Thing | None:
        address = DBusAddress(path, bus, f"{A11Y}.Accessible")
        name = self._call(Properties(address).get("Name"))
        role = self._ask(bus, path, "Accessible", "GetRoleName")
        state = self._ask(bus, path, "Accessible", "GetState")
        # What has gone meanwhile answers with an error.
        if name is None or role is None or state is None:
            return None
        low, high = state[0]
        return Thing(bus, path, name[0][1], role[0], low | high << 32)

    def _ask(
        self, bus: str, path: str, part: str, method: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> Any:
        address = DBusAddress(path, bus, f"{A11Y}.{part}")
        return self._call(new_method_call(address, method, signature or None, body))

    def _call(self, message: Any) -> Any:
        """A call's answer, None where that is an error; what is said meanwhile is heard."""
        serial = next(self._bus.outgoing_serial)
        self._bus.send(message, serial=serial)
        while True:
            came = self._bus.receive(timeout=20)
            fields = {field.name: value for field, value in came.header.fields.items()}
            if fields.get("reply_serial") == serial:
                return came.body if came.header.message_type is MessageType.method_return else None
            self._hear(came)

    def _next_event(self, end: float, otherwise: str) -> None:
        left = end - time.monotonic()
        assert left > 0, otherwise
        try:
            self._hear(self._bus.receive(timeout=left))
        except TimeoutError:
            raise AssertionError(otherwise) from None

    def _hear(self, came: Any) -> None:
        self._events += 1
        fields = {field.name: value for field, value in came.header.fields.items()}
        if fields.get("member") == "Announcement":
            self.heard.append(came.body[3][1])
