"""The tray on a real X server with a real tray host: the day is seen, a click opens, the menu closes.

The guard is a stand-in, so that nothing of this machine is asked to change; the rest is Leeward as it starts.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from e2e.desk import Desk, desk
from e2e.running import LEEWARD, is_lit, leeward, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage

TRAYER = (
    *("trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32"),
    *("--SetDockType", "true", "--transparent", "true", "--alpha", "0", "--tint", "0x404040"),
)


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
        assert running.told().startswith("closed ")


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
