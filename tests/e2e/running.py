"""Leeward as it starts, on a desk: its window, its icon in a tray, and what its guard was asked."""

from __future__ import annotations

import datetime as dt
import os
import select
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from builders import new_id
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.records import Level, Period, Shared, Situation, Target
from leeward.core.state import Profile, Settings, State
from leeward.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from e2e.desk import Desk

TESTS = Path(__file__).resolve().parents[1]
ICON = (16, 16)

# Leeward as it starts, but for the guard; it tells how many names that was asked to close.
LEEWARD = """
import sys
from types import MappingProxyType
import leeward.system.guard_client
from fakes import FakeGuard
from leeward.gui import process
from leeward.start import window_asked

class Told(FakeGuard):
    def close(self, names, rules=MappingProxyType({})):
        print("closed", len(names), flush=True)
        return super().close(names, rules)

leeward.system.guard_client.InstalledGuard = lambda *_: Told()
sys.exit(process.run("leeward", window_asked(sys.argv[1:])))
"""


class Leeward:
    """A running Leeward on a desk."""

    def __init__(self, here: Desk, day: int, *switches: str, settings: Settings, on_bus: bool = True) -> None:
        self.here = here
        self.data = here.home / f"data-{day}"
        self._write(day, settings)
        self.environment = here.environment | {"PYTHONPATH": f"{TESTS.parent / 'desktop'}:{TESTS}"}
        if not on_bus:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
        command = [sys.executable, "-c", LEEWARD, "--data-dir", str(self.data), *switches]
        self.running = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)

    def _write(self, day: int, settings: Settings) -> None:
        now = dt.datetime.now().astimezone()
        made, other = new_id(), new_id()
        start = now.date() - dt.timedelta(days=day - 1)
        state = State(
            periods=(Period(version=made, record=made, saved=now, start=start, days=30, zone=""),),
            targets=(
                Target(
                    version=other,
                    record=other,
                    saved=now,
                    platform="instagram",
                    host="",
                    handle="",
                    level=Level.SITE,
                ),
            ),
            profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
            settings=settings,
        )
        Document(self.data / "leeward.json", FakeSecrets(), os.urandom).create(state, Protection.OPEN)

    def windows(self) -> list[str]:
        """Ids of its windows that are on the screen."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Leeward$"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return [w for w in found.stdout.split() if self._is_wide(w)]

    def _is_wide(self, window: str) -> bool:
        shape = self.here.run("xdotool", "getwindowgeometry", "--shell", window)
        width = next(line for line in shape.splitlines() if line.startswith("WIDTH="))
        return int(width.partition("=")[2]) > 200

    def minimized(self) -> bool:
        """Whether its window is in the taskbar, and not on the screen."""
        found = subprocess.run(
            ["xdotool", "search", "--name", "^Leeward$"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        states = [self.here.run("xprop", "-id", window, "WM_STATE") for window in found.stdout.split()]
        return any("Iconic" in state for state in states)

    def told(self) -> str:
        """The next line of what its guard tells."""
        said = self.running.stdout
        assert said is not None
        assert select.select([said], [], [], 15)[0], "the guard was not asked"
        return said.readline()

    def icon(self) -> QImage:
        """What the corner of the screen shows where the tray is."""
        return self.picture("32x32+0+0")

    def beside_the_tray(self) -> QImage:
        """What the screen shows below the tray, where a menu opens."""
        return self.picture("120x120+4+36")

    def picture(self, where: str) -> QImage:
        """What the screen shows at a place given as ImageMagick does."""
        file = self.here.home / "picture.png"
        self.here.run("import", "-window", "root", "-crop", where, "+repage", f"png24:{file}")
        return QImage(str(file))

    def click(self, button: int) -> None:
        """Press a mouse button on the icon."""
        self.here.run("xdotool", "mousemove", *map(str, ICON), "click", str(button))

    def key(self, *keys: str) -> None:
        """Press keys."""
        self.here.run("xdotool", "key", "--delay", "80", *keys)

    def close_window(self) -> None:
        """Close the window as a person does, through the window manager."""
        self.here.run("xdotool", "windowactivate", "--sync", self.windows()[0], "key", "alt+F4")

    def end(self) -> None:
        """End it."""
        self.running.terminate()
        self.running.wait(10)
        assert self.running.stdout is not None
        self.running.stdout.close()


def until(true: Callable[[], object], what: str, seconds: float = 15) -> None:
    """Ask again and again until it is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def is_lit(image: QImage) -> bool:
    """Whether the icon's own ground is there."""
    accent = sum(
        1
        for x in range(image.width())
        for y in range(image.height())
        if (c := image.pixelColor(x, y)).green() - c.red() > 50 and c.green() > 80
    )
    return accent > 100


@contextmanager
def leeward(
    here: Desk, day: int = 12, *switches: str, settings: Settings | None = None, on_bus: bool = True
) -> Iterator[Leeward]:
    """Leeward on a desk, with its window open unless the switches say otherwise; `on_bus` or without one."""
    running = Leeward(here, day, *switches, settings=settings or Settings(), on_bus=on_bus)
    try:
        if not switches:
            until(running.windows, "the window never came")
        yield running
    finally:
        running.end()
