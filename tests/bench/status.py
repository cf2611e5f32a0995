"""`leeward status` beside a Python that does nothing, as whole commands in turn, with a year's data."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.application import PYTHON, environment, prepare
from bench.prepare import DAY
from e2e.desk import Desk, desk

ROUNDS = 15
DAYS = 365
# By what seals the document: how many times the bare start it may take.
LIMITS = {"open": 6.0, "keyring": 20.0}


def took(here: Desk, *command: str | Path) -> float:
    """Milliseconds of one command, from start to end."""
    begun = time.monotonic_ns()
    done = subprocess.run(
        [PYTHON, *command], env=environment(here), capture_output=True, text=True, check=True
    )
    elapsed = (time.monotonic_ns() - begun) / 1e6
    assert "-c" in command or f"Day {DAY} of 30" in done.stdout
    return elapsed


def bench() -> bool:
    """Measure both kinds of document; whether the limits hold."""
    fits = True
    with desk(screen=False) as here:
        for protection, limit in LIMITS.items():
            data = prepare(here, protection, protection, DAYS)
            rounds = [
                (took(here, "-c", "pass"), took(here, "-m", "leeward", "--data-dir", data, "status"))
                for _ in range(ROUNDS)
            ]
            ratios = sorted(ours / bare for bare, ours in rounds)
            fits &= median(ratios) <= limit
            print(
                f"leeward status, {protection}: {median(ours for _, ours in rounds):.0f} ms beside"
                f" {median(bare for bare, _ in rounds):.0f}   ratio {ratios[0]:.1f} / {median(ratios):.1f}"
                f" / {ratios[-1]:.1f} (least, median, most)   limit {limit:.0f}"
            )
    return fits


if __name__ == "__main__":
    sys.exit(0 if bench() else 1)
