"""What an open window costs while nobody touches it: memory, and wakeups of all threads.

Memory is the proportional set size (PSS): what is shared with other processes counts by its share.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.application import PYTHON, environment, prepare
from e2e.desk import Desk, desk

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("words"))
window.resize(1000, 700)
window.show()
application.exec()
"""
DAYS = 1000
ROUNDS = 3
SETTLED = 15  # seconds
# Qt's own timers of a tray icon and of D-Bus end within a minute of the start.
QUIET = 75  # seconds
WATCHED = 180  # seconds
MEMORY = 1.35
WAKEUPS = 0.05  # a second


@contextmanager
def running(here: Desk, *command: str | Path) -> Iterator[int]:
    """A process that has settled; its id."""
    more = environment(here) | {"QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen([PYTHON, *command], env=more, stderr=subprocess.DEVNULL) as process:
        time.sleep(SETTLED)
        assert process.poll() is None
        yield process.pid
        process.kill()


def pss(pid: int) -> float:
    """Megabytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise LookupError(pid)


def switches(pid: int) -> int:
    """How often any thread has given up the processor to wait."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text("ascii").splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total


def bench() -> bool:
    """Measure; whether the limits hold."""
    with desk(tray=("trayer",)) as here:
        for protection, days in (("open", 0), ("open", DAYS), ("keyring", DAYS)):
            prepare(here, f"{protection}-{days}", protection, days)
        took: dict[str, list[float]] = {}
        beside: list[float] = []
        for _ in range(ROUNDS):
            with running(here, "-c", BARE) as pid:
                beside.append(pss(pid))
            for kind in ("open-0", f"open-{DAYS}", f"keyring-{DAYS}"):
                with running(here, "-m", "leeward", "--data-dir", here.home / kind) as pid:
                    took.setdefault(kind, []).append(pss(pid) / beside[-1])
        for kind, ratios in took.items():
            print(
                f"memory (PSS) beside a bare window's {median(beside):.0f} MB, {kind}:"
                f" {min(ratios):.2f} / {median(ratios):.2f} / {max(ratios):.2f} (least, median, most)"
            )
        with running(here, "-m", "leeward", "--data-dir", here.home / f"keyring-{DAYS}") as pid:
            time.sleep(QUIET - SETTLED)
            before = switches(pid)
            time.sleep(WATCHED)
            awake = (switches(pid) - before) / WATCHED
    print(f"wakeups at rest, all threads: {awake:.3f} a second over {WATCHED} s   limit {WAKEUPS}")
    return median(took[f"open-{DAYS}"]) <= MEMORY and awake <= WAKEUPS


if __name__ == "__main__":
    sys.exit(0 if bench() else 1)
