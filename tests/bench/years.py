"""One process that opens a document, then writes a page a few times: prints what it took, as JSON.

Run as `years.py FOLDER`. The window's loop ticks every millisecond meanwhile, so that what holds it up
shows, be it work on its own thread or the interpreter's lock held by the one that saves.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer

from file_secrets import FileSecrets
from leeward.core import pages
from leeward.gui.background import Threads
from leeward.store import codec
from world import World

SAVES = 12


def memory(line: str) -> int:
    """Bytes of this process, by their name in /proc."""
    for each in Path("/proc/self/status").read_text("ascii").splitlines():
        if each.startswith(line):
            return int(each.split()[1]) * 1024
    raise LookupError(line)


class Ticks:
    """The longest time between two turns of the loop since it was last asked for, in milliseconds."""

    def __init__(self) -> None:
        self._longest = 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def longest(self) -> float:
        """Ask, and begin anew."""
        longest, self._longest = self._longest, 0
        return longest / 1e6

    def _on_tick(self) -> None:
        self._longest = max(self._longest, self._clock.nsecsElapsed())
        self._clock.restart()


def until(done: Callable[[], bool]) -> None:
    """Let the loop turn until the condition holds."""
    while not done():
        QCoreApplication.processEvents()
        time.sleep(0.0002)


def main(folder: Path) -> None:
    """Open, save, and tell."""
    application = QCoreApplication([])
    background = Threads()
    world = World(folder, background=background)
    world.secrets = FileSecrets(folder / "keyring")
    ticks = Ticks()
    engine = world.engine()
    begun = time.perf_counter()
    engine.keeping.unlock()
    until(lambda: background.idle)
    found = {"open": (time.perf_counter() - begun) * 1000, "open stall": ticks.longest()}
    found |= {"rest": memory("VmRSS"), "open peak": memory("VmHWM")}
    stalls, took = [], []
    for number in range(SAVES):
        ticks.longest()
        begun = time.perf_counter()
        engine.do(pages.write_reason, f"one more {number}")
        until(lambda: background.idle and engine.keeping.saved)
        took.append((time.perf_counter() - begun) * 1000)
        stalls.append(ticks.longest())
    begun = time.perf_counter()
    until(lambda: time.perf_counter() - begun > sum(took) / 1000)
    found |= {"save peak": memory("VmHWM"), "saved rest": memory("VmRSS"), "idle": ticks.longest()}
    data = world.path.read_bytes()
    key = next((folder / "keyring").iterdir()).read_bytes()
    begun = time.perf_counter()
    codec.open_letter(codec.read(data), key)
    found["decode"] = (time.perf_counter() - begun) * 1000
    print(json.dumps(found | {"size": len(data), "stalls": stalls, "saves": took}))
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
