"""The window of an installed Leeward, on a screen beside the plain system."""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

from e2e.desk import Desk, wait_for
from package.bases import CHECKOUT
from package.installed import Installed

LOG = "/home/person/log"
STARTS = 7
SLOWER = 1.15


def test_the_window_opens_on_a_screen(installed: Installed, screen: Desk) -> None:
    """A first start as a person, with nothing but what the package brings and depends on."""
    _start_installed(installed, screen)
    _wait_for_window(screen)
    assert installed.root.path(LOG).read_text("utf-8") == ""


def test_it_starts_as_soon_as_from_its_sources(installed: Installed, screen: Desk) -> None:
    """The best of several starts, taken in turn, from the command to the window on the screen."""
    running: list[subprocess.Popen[bytes]] = []
    took: dict[str, list[float]] = {"installed": [], "sources": []}
    for _ in range(STARTS):
        took["installed"].append(_timed(screen, partial(_start_installed, installed, screen)))
        installed.root.run("sh", "-c", "kill -KILL -1", user="person")
        _wait_for_window(screen, there=False)
        took["sources"].append(_timed(screen, lambda: running.append(_start_sources(screen))))
        running[-1].kill()
        running[-1].wait()
        _wait_for_window(screen, there=False)
    assert min(took["installed"]) <= SLOWER * min(took["sources"]), took


def _timed(screen: Desk, start: Callable[[], object]) -> float:
    began = time.monotonic()
    start()
    _wait_for_window(screen)
    return time.monotonic() - began


def _start_installed(installed: Installed, screen: Desk) -> None:
    command = f"DISPLAY={screen.environment['DISPLAY']} setsid leeward >{LOG} 2>&1 &"
    installed.root.run("sh", "-c", command, user="person", check=True)


def _start_sources(screen: Desk) -> subprocess.Popen[bytes]:
    environment = {**screen.environment, "PYTHONPATH": f"{CHECKOUT}/desktop"}
    return subprocess.Popen([sys.executable, "-m", "leeward"], env=environment, stderr=subprocess.DEVNULL)


def _wait_for_window(screen: Desk, *, there: bool = True) -> None:
    search = ["xdotool", "search", "--onlyvisible", "--name", "Leeward"]
    if there:
        wait_for(search, screen.environment, "\n", 30)
        return
    until = time.monotonic() + 30
    while subprocess.run(search, env=screen.environment, capture_output=True, check=False).stdout:
        assert time.monotonic() < until
