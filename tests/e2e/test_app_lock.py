"""The lock on a real desk: what the desktop says on its buses locks the window, as Leeward starts."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import Proxy, open_dbus_connection

from builders import page, period
from e2e.desk import Desk, desk
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.store import door
from leeward.store.document import Document
from world import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).resolve().parents[1]
PHRASE = "storks"

# Leeward as it starts, but for the guard; it tells how far it is open each time that may have changed.
LEEWARD = """
import sys
from leeward.system import guard_client
from fakes import FakeGuard
from leeward.gui import app, process
from leeward.start import window_asked

class Told(app.Desktop):
    def start(self, **how):
        self.session.changed.connect(lambda _: print(self.session.access.value, flush=True))
        super().start(**how)

guard_client.InstalledGuard = lambda *_: FakeGuard()
app.Desktop = Told
sys.exit(process.run("leeward", window_asked(sys.argv[1:])))
"""

# What hears the desktop, alone: a line for each time, until both buses said that this is all.
LISTENER = """
import os
from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from leeward.gui.screen_lock import ScreenLock

class Ends(QObject):
    left = 2
    @Slot()
    def over(self):
        self.left -= 1
        if not self.left:
            application.quit()

application = QCoreApplication([])
lock, ends = ScreenLock(os.environ), Ends()
lock.came.connect(lambda: print("came", flush=True))
for bus in (QDBusConnection.sessionBus(), QDBusConnection.systemBus()):
    bus.connect("", "", "org.example.Ends", "Over", ends, SLOT("over()"))
    assert bus.interface().isServiceRegistered("org.example.Desktop").value()
print("ready", flush=True)
application.exec()
"""


class Said(NamedTuple):
    """A signal of the desktop's."""

    path: str
    interface: str
    member: str
    body: tuple[bool, ...] = ()

    def on(self, connection: object) -> None:
        """Say it on a bus."""
        address = DBusAddress(self.path, interface=self.interface)
        signature = "b" if self.body else None
        connection.send(new_signal(address, self.member, signature, self.body))  # type: ignore[attr-defined]


LOGIN = "org.freedesktop.login1"
AWAY = [
    Said("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
    Said("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
    Said("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", (True,)),
    Said("/org/freedesktop/login1/session/_37", f"{LOGIN}.Session", "Lock"),
]
NOT_AWAY = [
    Said("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (False,)),
    Said("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", (False,)),
    Said("/org/freedesktop/login1/session/_38", f"{LOGIN}.Session", "Lock"),
    Said("/org/freedesktop/login1/session/_37", f"{LOGIN}.Session", "Unlock"),
]
OVER = Said("/", "org.example.Ends", "Over")


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk whose bus stands in for the system's, too; our login session is the seventh."""
    with desk(keyring=False) as made:
        bus = made.environment["DBUS_SESSION_BUS_ADDRESS"]
        made.environment["DBUS_SYSTEM_BUS_ADDRESS"] = bus
        made.environment["XDG_SESSION_ID"] = "7"
        made.environment["PYTHONPATH"] = f"{TESTS.parent / 'desktop'}:{TESTS}"
        yield made


@contextmanager
def desktop(here: Desk) -> Iterator[object]:
    """Who speaks for screen savers and logins on the bus; `Said.on` has it say something."""
    with open_dbus_connection(here.environment["DBUS_SESSION_BUS_ADDRESS"]) as connection:
        for name in ("org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver", LOGIN, "org.example.Desktop"):
            Proxy(message_bus, connection).RequestName(name)
        yield connection


class Leeward:
    """A running Leeward whose window has a lock."""

    def __init__(self, here: Desk) -> None:
        self.here = here
        data = here.home / "data"
        self.command = [sys.executable, "-c", LEEWARD, "--data-dir", str(data)]
        state = State(
            periods=(period(),),
            pages=(page("I sleep better."),),
            profile=Profile(
                welcomed=True,
                situation=Situation.DISTANCE,
                shared=Shared.NO,
                door=door.make(PHRASE, os.urandom, QUICK),
            ),
        )
        Document(data / "leeward.json", FakeSecrets(), os.urandom).create(state, Protection.OPEN)
        self.running = subprocess.Popen(self.command, env=here.environment, stdout=subprocess.PIPE)

    def said(self, seconds: float) -> list[str]:
        """What it told within that time, at least one word if it told any."""
        told = self.running.stdout
        assert told is not None
        if not select.select([told], [], [], seconds)[0]:
            return []
        return os.read(told.fileno(), 65536).decode().split()

    def until(self, word: str, act: object = None, seconds: float = 30) -> None:
        """Do something again and again until it tells that word last."""
        end = time.monotonic() + seconds
        last = ""
        while last != word:
            assert time.monotonic() < end, f"never {word}, but {last}"
            if callable(act):
                act()
            last = ([last, *self.said(0.1)])[-1]

    def windows(self) -> str:
        """Ids of its windows that are on the screen."""
        command = ["xdotool", "search", "--onlyvisible", "--name", "^Leeward$"]
        return subprocess.run(
            command, env=self.here.environment, capture_output=True, text=True, check=False
        ).stdout

    def unlock(self) -> None:
        """Type the passphrase, as a person does: once the door is there, and again if it was not yet."""
        self.until("open", self._type)

    def _type(self) -> None:
        windows = self.windows().split()
        if windows:
            self.here.run("xdotool", "windowactivate", "--sync", windows[0])
            self.here.run("xdotool", "key", "ctrl+a")
            self.here.run("xdotool", "type", "--delay", "20", PHRASE)
            self.here.run("xdotool", "key", "Return")


@pytest.fixture
def leeward(here: Desk) -> Iterator[Leeward]:
    """Leeward, started and unlocked."""
    running = Leeward(here)
    try:
        running.until("sealed")
        running.unlock()
        yield running
    finally:
        running.running.terminate()
        running.running.wait(10)
        assert running.running.stdout is not None
        running.running.stdout.close()


def test_the_desktop_locks_the_window(here: Desk, leeward: Leeward) -> None:
    """Screen savers and the login's sleep and lock each lock it; the passphrase opens it every time."""
    with desktop(here) as bus:
        for said in AWAY:
            leeward.until("sealed", lambda said=said: said.on(bus))
            leeward.unlock()


def test_only_leaving_counts(here: Desk) -> None:
    """A screen that opens, a computer that wakes and another person's session lock nothing."""
    with desktop(here) as bus:
        command = [sys.executable, "-c", LISTENER]
        with subprocess.Popen(command, env=here.environment, stdout=subprocess.PIPE, text=True) as listener:
            assert listener.stdout is not None
            assert listener.stdout.readline() == "ready\n"
            for said in (*NOT_AWAY, *AWAY, *NOT_AWAY, OVER):
                said.on(bus)
            assert listener.stdout.read().split() == ["came"] * len(AWAY)
            assert listener.wait(10) == 0


def test_the_desktops_own_shortcut_hides_and_locks(here: Desk, leeward: Leeward) -> None:
    """`leeward hide`, as the desktop file offers it, takes the window off the screen and locks it."""
    assert leeward.windows()
    again = [sys.executable, "-m", "leeward", *leeward.command[3:], "hide"]
    assert not subprocess.run(again, env=here.environment, check=False, timeout=30).returncode
    leeward.until("sealed")
    end = time.monotonic() + 10
    while leeward.windows():
        assert time.monotonic() < end, "the window stayed"
        time.sleep(0.05)
