"""`./dev bench`: the window's start beside a bare one's, the document, the guard, and a click to refused.

The starts are interleaved, so that whatever else the machine does strikes both alike. The limits are
kept: it ends with 1 where a median ratio is over its limit.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench import at_rest, document, guard, round_trip, status
from bench.application import PYTHON, environment, prepare
from bench.prepare import DAY
from e2e.desk import Desk, desk

FIRST_PAINT = Path(__file__).with_name("first_paint.py")
PEER = Path(__file__).with_name("peer.py")
HARD_MOMENT = Path(__file__).with_name("hard_moment.py")
DAILY = Path(__file__).with_name("daily.py")
DAYS = 1000
ROUNDS = 15
MOMENTS = 5
# From the tray's menu to the wave, in milliseconds.
LONGEST_TO_THE_WAVE = 150
LIMITS = {"painted": 1.5, "day": 2.5}
# A page's switch, and a key in the journal or in its search, with three years of data; in milliseconds.
LONGEST_SWITCH, LONGEST_KEY = 50, 16


def measure(
    here: Desk, platform: str, *arguments: str, python: str = PYTHON, script: Path = FIRST_PAINT
) -> dict[str, float]:
    """Milliseconds from the start of the process to each moment it told."""
    seen = environment(here) | {"QT_QPA_PLATFORM": platform}
    begun = time.monotonic_ns()
    done = subprocess.run(
        [python, script, *arguments],
        env=seen,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = [line.split() for line in done.stdout.splitlines()]
    return {what: (int(when) - begun) / 1e6 for what, when in reversed(told)}


def rounds(here: Desk, platform: str) -> bool:
    """Interleave, print ratio's least, median and most; whether the limits hold."""
    data = prepare(here, "data", "keyring", DAYS)
    bare: list[float] = []
    peer: list[float] = []
    ours: dict[str, list[float]] = {what: [] for what in LIMITS}
    for _ in range(ROUNDS):
        bare.append(measure(here, platform, "bare")["painted"])
        took = measure(here, platform, "leeward", str(DAY), "--data-dir", str(data))
        for what in LIMITS:
            ours[what].append(took[what])
        if python := vorta():
            peer.append(measure(here, platform, python=python, script=PEER)["painted"])
    fits = True
    print(f"{platform}: a bare window paints after {median(bare):.0f} ms (median of {ROUNDS})")
    for what, limit in LIMITS.items():
        fits &= median(_beside(bare, ours[what])) <= limit
        print(f"  {what:8} {_said(bare, ours[what])}   limit {limit}")
    if peer:
        print(f"  Vorta    {_said(bare, peer)}")
    return fits


def _beside(bare: list[float], took: list[float]) -> list[float]:
    return sorted(one / beside for one, beside in zip(took, bare, strict=True))


def _said(bare: list[float], took: list[float]) -> str:
    ratios = _beside(bare, took)
    spread = f"{ratios[0]:.2f} / {median(ratios):.2f} / {ratios[-1]:.2f} (least, median, most)"
    return f"{median(took):5.0f} ms   ratio {spread}"


def vorta() -> str | None:
    """The Python of an installed Vorta, the nearest peer; None where there is none."""
    command = shutil.which("vorta")
    if command is None:
        return None
    with Path(command).open(encoding="utf-8") as script:
        return script.readline().removeprefix("#!").strip()


def hard_moments(here: Desk, platform: str) -> bool:
    """How soon a hard moment is there when the tray is asked; whether the median is within the limit."""
    seen = environment(here) | {"QT_QPA_PLATFORM": platform}
    took: list[float] = []
    for _ in range(MOMENTS):
        done = subprocess.run(
            [PYTHON, HARD_MOMENT, "--data-dir", str(here.home / "data")],
            env=seen,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        told = {what: int(when) for what, when in (line.split() for line in done.stdout.splitlines())}
        took.append((told["shown"] - told["asked"]) / 1e6)
    print(
        f"{platform}: a hard moment is there after {median(took):.0f} ms"
        f" ({min(took):.0f} to {max(took):.0f}, {MOMENTS} times)   limit {LONGEST_TO_THE_WAVE}"
    )
    return median(took) <= LONGEST_TO_THE_WAVE


def days(here: Desk) -> bool:
    """How long pages and keys take with three years of data; whether the limits hold."""
    done = subprocess.run(
        [sys.executable, DAILY],
        env=environment(here) | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = json.loads(done.stdout)
    again = {place: median(took) for place, took in found["again"].items()}
    print(f"pages, made the first time: {_told(found['first'])}")
    print(f"pages, switched to: {_told(again)}   limit {LONGEST_SWITCH} ms")
    keys = {what: median(found[what]) for what in ("write", "search")}
    print(f"a key: {_told(keys)}   limit {LONGEST_KEY} ms")
    return max(again.values()) <= LONGEST_SWITCH and max(keys.values()) <= LONGEST_KEY


def _told(took: dict[str, float]) -> str:
    return ", ".join(f"{what} {milliseconds:.0f} ms" for what, milliseconds in took.items())


def main() -> int:
    """Everything, with the real keyring and a real X server."""
    with desk() as here:
        fits = [rounds(here, platform) for platform in ("offscreen", "xcb")]
        fits += [hard_moments(here, platform) for platform in ("offscreen", "xcb")]
        fits.append(days(here))
    fits.append(status.bench())
    fits.append(at_rest.bench())
    fits.append(document.bench())
    fits.append(guard.bench())
    fits.append(round_trip.bench())
    return 0 if all(fits) else 1


if __name__ == "__main__":
    sys.exit(main())
