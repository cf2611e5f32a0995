"""A newcomer's path: from the package to the first closed site, by the mouse alone."""

import json
import shutil
import sys
import time
from pathlib import Path

import pytest

from e2e.desk import Desk
from e2e.roots import HOSTS, Root
from e2e.running import until
from package.installed import Installed, put

WAY = ("No", "It ended and I need distance", "Next", "Instagram", "Close Instagram")
MOST_CLICKS = 6
# Reports, a tenth of a second apart, in which a button stands still.
FEW = 4
PLACES = Path(__file__).with_name("places.py")
TELLS = "/home/person/places"


class Hand:
    """The mouse of somebody at the screen; `clicks` counts."""

    def __init__(self, root: Root, screen: Desk) -> None:
        self._root, self._screen = root, screen
        self.clicks = 0

    def start(self) -> None:
        """Open the window as a person."""
        shutil.copy(PLACES, self._root.path("/home/person/places.py"))
        display = self._screen.environment["DISPLAY"]
        command = f"DISPLAY={display} setsid /usr/bin/python3 -IS places.py {TELLS} >log 2>&1 &"
        self._root.run("env", "-C", "/home/person", "sh", "-c", command, user="person", check=True)

    def click(self, name: str) -> None:
        """Click on the button of that name, once it stands still."""
        x, y = self._place(name)
        self._screen.run("xdotool", "mousemove", str(x), str(y), "click", "1")
        self.clicks += 1

    def _place(self, name: str) -> list[int]:
        seen: list[dict[str, list[int]]] = [{}]

        def stands() -> bool:
            found = self._buttons()
            if found.get("report") != seen[-1].get("report"):
                seen.append(found)
            return len(seen) > FEW and all(name in each and each[name] == found[name] for each in seen[-FEW:])

        log = self._root.path("/home/person/log")
        until(stands, f"no {name!r} to click on; it says {log.read_text('utf-8')!r}", 30)
        return seen[-1][name]

    def _buttons(self) -> dict[str, list[int]]:
        file = self._root.path(TELLS)
        return json.loads(file.read_text("utf-8")) if file.exists() else {}


def test_the_first_site_is_closed_with_few_clicks_and_nothing_typed(
    debian: Root, package: Path, screen: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """From `apt install ./leeward.deb` through the whole welcome to refused, by the real guard and polkit."""
    here = Installed(debian)
    file = put(debian, package)
    began = time.monotonic()
    here.apt("install", file)
    installed = time.monotonic()
    hand = Hand(debian, screen)
    hand.start()
    for name in WAY:
        hand.click(name)
    until(lambda: here.hosts != HOSTS, "nothing was closed", 60)
    closed = time.monotonic()
    assert debian.addresses("www.instagram.com") == {"0.0.0.0", "::"}
    assert hand.clicks <= MOST_CLICKS
    with capsys.disabled():
        told = f"installed in {installed - began:.1f} s, closed {closed - installed:.1f} s later"
        sys.stdout.write(f"\nA newcomer: {told}, by {hand.clicks} clicks and no key\n")
