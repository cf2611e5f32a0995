"""The tray on a real X server with a real tray host: the day is seen, a click opens, the menu closes.

The guard is a stand-in, so that nothing of this machine is asked to change; the rest is Leeward as it starts.
"""

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

import pytest
from PySide6.QtGui import QImage

from builders import new_id
from e2e.desk import Desk, desk
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.records import Level, Period, Shared, Situation, Target
from leeward.core.state import Profile, State
from leeward.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS = Path(__file__).resolve().parents[1]
TRAYER = (
    *("trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32"),
    *("--SetDockType", "true", "--transparent", "true", "--alpha", "0", "--tint", "0x404040"),
)
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

    def __init__(self, here: Desk, day: int) -> None:
        self.here = here
        self.data = here.home / f"data-{day}"
        self._write(day)
        self.environment = here.environment | {"PYTHONPATH": f"{TESTS.parent / 'desktop'}:{TESTS}"}
        command = [sys.executable, "-c", LEEWARD, "--data-dir", str(self.data)]
        self.running = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)

    def _write(self, day: int) -> None:
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

    def icon(self) -> QImage:
        """What the corner of the screen shows where the tray is."""
        return self._picture("32x32+0+0")

    def beside_the_tray(self) -> QImage:
        """What the screen shows below the tray, where a menu opens."""
        return self._picture("120x120+4+36")

    def _picture(self, where: str) -> QImage:
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
def leeward(here: Desk, day: int = 12) -> Iterator[Leeward]:
    """Leeward on a desk, with its window open."""
    running = Leeward(here, day)
    try:
        until(running.windows, "the window never came")
        yield running
    finally:
        running.end()


@pytest.fixture
def plain() -> Iterator[Desk]:
    """A desk without a tray host."""
    with desk(keyring=False) as here:
        yield here


@pytest.fixture
def with_tray() -> Iterator[Desk]:
    """A desk with a tray host."""
    with desk(keyring=False, tray=TRAYER) as here:
        yield here


def test_the_icon_shows_the_day(with_tray: Desk) -> None:
    """Day 12 and day 13 are there, and are not the same picture."""
    pictures: list[QImage] = []
    for day in (12, 13):
        with leeward(with_tray, day) as running:
            until(lambda running=running: is_lit(running.icon()), "no icon in the tray")
            pictures.append(running.icon())
    assert pictures[0] != pictures[1]


def test_closing_hides_and_a_click_opens(with_tray: Desk) -> None:
    """With a tray the window only leaves the screen; a click on the icon brings it back."""
    with leeward(with_tray) as running:
        until(lambda: is_lit(running.icon()), "no icon in the tray")
        running.close_window()
        until(lambda: not running.windows(), "the window stayed")
        assert running.running.poll() is None
        running.click(1)
        until(running.windows, "the window did not come back")


def test_the_menu_closes_everything(with_tray: Desk) -> None:
    """Right click, Close everything: the guard is asked for all that is on the list."""
    with leeward(with_tray) as running:
        until(lambda: is_lit(running.icon()), "no icon in the tray")
        before = running.beside_the_tray()
        running.click(3)
        until(lambda: running.beside_the_tray() != before, "no menu opened")
        running.key("Down", "Down", "Down", "Return")
        told = running.running.stdout
        assert told is not None
        assert select.select([told], [], [], 15)[0], "the guard was not asked"
        assert told.readline().startswith("closed ")


def test_a_late_tray_is_found(plain: Desk) -> None:
    """A tray host that starts after Leeward shows the icon, within the minute."""
    with leeward(plain) as running:
        host = subprocess.Popen(TRAYER, env=plain.environment, stderr=subprocess.DEVNULL)
        try:
            until(lambda: is_lit(running.icon()), "no icon in the late tray", 70)
        finally:
            host.terminate()
            host.wait()


def test_a_second_start_raises_the_first(with_tray: Desk) -> None:
    """Starting again shows the window that was hidden, and ends at once."""
    with leeward(with_tray) as running:
        until(lambda: is_lit(running.icon()), "no icon in the tray")
        running.close_window()
        until(lambda: not running.windows(), "the window stayed")
        again = [sys.executable, "-c", LEEWARD, "--data-dir", str(running.data)]
        done = subprocess.run(again, env=running.environment, check=False, timeout=30)
        assert done.returncode == 0
        until(running.windows, "the window did not come back")
