"""Notifications by a real service (dunst): shown, pressed, taken back; else the plain kind."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from e2e.desk import Desk, desk, wait_for
from e2e.running import until
from leeward.gui.notifications import Message
from leeward.gui.notifier import Notifier
from leeward.system.notification_bus import NotificationBus
from leeward.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ICON = Path(__file__).resolve().parents[2] / "resources/icons/app/leeward.svg"
MESSAGE = Message("Leeward", "Two quiet minutes <tonight>?")
OWNS = (
    *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"),
    *("org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.Notifications"),
)


@pytest.fixture(scope="module")
def here() -> Iterator[Desk]:
    """A desk without a tray."""
    with desk(keyring=False) as desk_:
        yield desk_


@contextmanager
def service(here: Desk) -> Iterator[None]:
    """The notification service, from its start to its end."""
    with (here.home / "dunst.log").open("wb") as log:
        running = subprocess.Popen(["dunst"], env=here.environment, stdout=log, stderr=log)
    try:
        wait_for(OWNS, here.environment, "boolean true")
        yield
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture
def plain() -> list[Message]:
    """What was shown plainly."""
    return []


@pytest.fixture
def notifier(here: Desk, plain: list[Message], qapp: object) -> Iterator[Notifier]:  # noqa: ARG001
    """What shows messages on that desk."""
    address = here.environment["DBUS_SESSION_BUS_ADDRESS"]
    found = Notifier(Texts(), address, ICON, lambda message: not plain.append(message))
    yield found
    found.close()


def displayed(here: Desk) -> int:
    """How many are on the screen."""
    return int(here.run("dunstctl", "count", "displayed"))


def test_a_press_on_it_opens(here: Desk, notifier: Notifier, plain: list[Message], qtbot: QtBot) -> None:
    """It is shown as it was written, by nobody's name but ours, and a press on it asks for the window."""
    with service(here):
        assert notifier.show(MESSAGE)
        until(lambda: displayed(here) == 1, "nothing was shown")
        with qtbot.waitSignal(notifier.open_asked, timeout=15_000):
            here.run("dunstctl", "action", "0")
        until(lambda: displayed(here) == 0, "it stayed")
        history = json.loads(here.run("dunstctl", "history"))["data"][0][0]
        assert history["summary"]["data"] == "Leeward"
        assert history["body"]["data"] == "Two quiet minutes &lt;tonight&gt;?"
        assert not plain


def test_hiding_takes_them_back(here: Desk, notifier: Notifier) -> None:
    """What is still on the screen leaves it."""
    with service(here):
        for text in ("Reminder", "A quiet evening?"):
            assert notifier.show(Message("Leeward", text))
        until(lambda: displayed(here) == 2, "nothing was shown")
        notifier.take_back()
        until(lambda: displayed(here) == 0, "they stayed")


def test_buttons_come_by_their_keys(here: Desk) -> None:
    """Each press names its button, and the number of its message."""
    bus = NotificationBus(here.environment["DBUS_SESSION_BUS_ADDRESS"])
    with service(here):
        number = bus.show("Leeward", "Reminder", "", [("not-now", "Not now")])
        until(lambda: displayed(here) == 1, "nothing was shown")
        here.run("dunstctl", "action", "0")
        pressed: list[tuple[int, str]] = []
        until(lambda: pressed.extend(bus.presses()) or pressed, "nothing was pressed")
        assert pressed == [(number, "not-now")]
    bus.close()


def test_a_service_that_starts_anew_shows_again(here: Desk, notifier: Notifier, plain: list[Message]) -> None:
    """Without one it is the plain kind; with one again, it is that."""
    with service(here):
        assert notifier.show(MESSAGE)
    assert notifier.show(MESSAGE)
    assert plain == [MESSAGE]
    with service(here):
        assert notifier.show(MESSAGE)
        until(lambda: displayed(here) == 1, "nothing was shown")
    assert plain == [MESSAGE]


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "tcp:host=nowhere"])
def test_without_a_bus_it_is_the_plain_kind(qapp: object, plain: list[Message], address: str) -> None:  # noqa: ARG001
    """Nothing is waited for, and nothing lost."""
    notifier = Notifier(Texts(), address, ICON, lambda message: not plain.append(message))
    assert notifier.show(MESSAGE)
    notifier.take_back()
    assert plain == [MESSAGE]


def test_a_bus_that_ends_is_left(plain: list[Message], qapp: object) -> None:  # noqa: ARG001
    """A session bus that is gone leaves the plain kind, without a word in the log."""
    with desk(keyring=False) as other:
        address = other.environment["DBUS_SESSION_BUS_ADDRESS"]
        notifier = Notifier(Texts(), address, ICON, lambda message: not plain.append(message))
        with service(other):
            assert notifier.show(MESSAGE)
    assert notifier.show(MESSAGE)
    assert plain == [MESSAGE]
