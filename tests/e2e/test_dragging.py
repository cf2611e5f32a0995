"""A link dragged by the mouse from a real Chromium onto the open window."""

from __future__ import annotations

import contextlib
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from e2e.browsers import needs
from e2e.desk import Desk, desk
from e2e.running import Leeward, leeward, until
from leeward.gui.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """<!doctype html><body style="margin:0;background:#ffffff">
<a href="https://example-person.tumblr.com/post/1"
   style="display:block;height:600px;background:#ff00ff;color:#ff00ff">drag me</a>"""
LINK = QColor("#ff00ff")
# Beside each other, on a screen of 1280 by 900: where the drag begins, and where it ends.
BROWSER, OURS = ("0", "0", "500", "600"), ("560", "60", "700", "700")
FROM, TO = (200, 300), (900, 400)
STEPS = 20
DRAGS = 3
# More of this than buttons have: what is offered for a link stands on it.
PANEL = 20_000


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk with room for both."""
    with desk(keyring=False) as found:
        yield found


@contextmanager
def chromium(here: Desk) -> Iterator[None]:
    """A browser that shows the link, and nothing else."""
    needs("chromium")
    page = here.home / "page.html"
    page.write_text(PAGE, "utf-8")
    command = [
        *("chromium", "--no-sandbox", "--test-type", "--no-first-run", "--disable-gpu"),
        *("--password-store=basic", "--disable-background-networking"),
        *(f"--user-data-dir={here.home / 'chromium'}", f"--app={page.as_uri()}"),
    ]
    with (here.home / "chromium.log").open("wb") as log:
        running = subprocess.Popen(command, env=here.environment, stdout=log, stderr=log)
    try:
        until(lambda: found(here), "Chromium never came", 40)
        place(here, found(here)[-1], BROWSER)
        yield
    finally:
        running.terminate()
        running.wait(15)


def found(here: Desk) -> list[str]:
    """The browser's windows."""
    search = ["xdotool", "search", "--onlyvisible", "--class", "chromium"]
    return subprocess.run(
        search, env=here.environment, capture_output=True, text=True, check=False
    ).stdout.split()


def place(here: Desk, window: str, where: tuple[str, str, str, str]) -> None:
    """Put a window somewhere, in a size."""
    here.run("xdotool", "windowsize", window, *where[2:])
    here.run("xdotool", "windowmove", window, *where[:2])


def count(image: QImage, color: QColor) -> int:
    """How many of a picture's pixels have exactly that colour."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    return memoryview(pixels).cast("B").cast("I").tolist().count(color.rgb())


def drag(running: Leeward) -> None:
    """Take the link, carry it over, and let it go once it is seen there."""
    here, around = running.here, f"200x80+{TO[0] - 100}+{TO[1] - 20}"
    before = running.picture(around)
    here.run("xdotool", "mousemove", *map(str, FROM), "mousedown", "1")
    for step in range(1, STEPS + 1):
        point = (FROM[n] + (TO[n] - FROM[n]) * step // STEPS for n in (0, 1))
        here.run("xdotool", "mousemove", "--sync", *map(str, point))
    until(lambda: running.picture(around) != before, "nothing was dragged")
    here.run("xdotool", "mousemove", "--sync", str(TO[0] + 1), str(TO[1]))
    here.run("xdotool", "mouseup", "1")


def offered(running: Leeward) -> bool:
    """Whether the window offers to close what was dragged in."""
    return count(running.picture("700x700+560+60"), QColor(LIGHT.accent_soft)) > PANEL


def test_a_link_dragged_in_is_offered(here: Desk) -> None:
    """The mouse carries it from the page onto the window, which opens Closed sites and offers to close it."""
    with leeward(here) as running, chromium(here):
        place(here, running.windows()[0], OURS)
        until(lambda: count(running.picture("40x40+180+280"), LINK) == 1600, "the link never showed", 40)
        until(lambda: count(running.picture("700x700+560+60"), QColor(LIGHT.accent)) > 0, "no window")
        for _ in range(DRAGS):
            drag(running)
            # Let go before both sides had agreed, it is as if nothing was dragged, and a person drags again.
            with contextlib.suppress(AssertionError):
                until(lambda: offered(running), "not yet", 8)
                break
        assert offered(running)
