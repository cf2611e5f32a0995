"""The document after years of daily use: how soon it opens, whether a save holds the window up, its memory.

Each is one process (`years.py`) over a document made here, beside one over an empty document. The limits
are kept for 3,000 pages and 5,000 moments; of 20,000 pages the figures are printed.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.prepare import written
from file_secrets import FileSecrets
from leeward.core.access import Protection
from world import World

ROOT = Path(__file__).resolve().parents[2]
YEARS = Path(__file__).with_name("years.py")
SIZES = {"empty": (0, 0), "years": (3_000, 5_000), "20,000 pages": (20_000, 5_000)}
HELD = "years"
ROUNDS = 5
OPENS = 3.0  # times an empty document's time, and the decoding
STALL = 16.0  # milliseconds
MEMORY = 4.0  # times the document's size, over a process with an empty one
MEMORIES = ("rest", "open peak", "save peak", "saved rest")


def prepared(folder: Path, pages: int, moments: int) -> Path:
    """A folder with a sealed document, and its key."""
    folder.mkdir()
    world = World(folder)
    world.secrets = FileSecrets(folder / "keyring")
    world.unstarted().keeping.document.create(written(pages, moments), Protection.KEYRING)
    return folder


def measure(folder: Path) -> dict[str, float]:
    """The figures of one process; of its many saves, the median and the most."""
    for backup in (folder / "backups").glob("*"):
        backup.unlink()  # each time the first save of a day, which keeps one
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'desktop'}:{ROOT / 'tests'}"}
    command = [sys.executable, str(YEARS), str(folder)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, timeout=300, check=True)
    found = json.loads(done.stdout)
    stalls, saves = found.pop("stalls"), found.pop("saves")
    return found | {"stall": median(stalls), "longest stall": max(stalls), "save": median(saves)}


def tell(name: str, took: dict[str, float], empty: dict[str, float]) -> bool:
    """Print one size's medians beside the empty document's; whether the limits hold."""
    memory = {what: (took[what] - empty[what]) / took["size"] for what in MEMORIES}
    may = OPENS * empty["open"] + took["decode"]
    print(f"  {name}: {took['size'] / 1e6:.1f} MB")
    print(
        f"    opens in {took['open']:.0f} ms; {OPENS:.0f} x empty ({empty['open']:.0f}) + decoding"
        f" ({took['decode']:.0f}) is {may:.0f}"
    )
    print(
        f"    saves in {took['save']:.0f} ms; the window waits {took['stall']:.1f} ms"
        f" (most {took['longest stall']:.1f}; without a save {took['idle']:.1f})   limit {STALL:.0f}"
    )
    shares = ", ".join(f"{what} {share:.2f}" for what, share in memory.items())
    print(f"    memory, times its size: {shares}   limit {MEMORY:.0f}")
    return took["open"] <= may and took["stall"] <= STALL and max(memory.values()) <= MEMORY


def bench() -> bool:
    """Measure every size, a few times in turn; whether the limits hold."""
    print(f"the document, sealed (medians of {ROUNDS})")
    found: dict[str, list[dict[str, float]]] = {name: [] for name in SIZES}
    with tempfile.TemporaryDirectory(dir=ROOT) as place:  # a disk, not a RAM disk
        folders = {name: prepared(Path(place) / name, *size) for name, size in SIZES.items()}
        for _ in range(ROUNDS):
            for name, folder in folders.items():
                found[name].append(measure(folder))
    took = {
        name: {what: median(each[what] for each in rounds) for what in rounds[0]}
        for name, rounds in found.items()
    }
    print(f"  empty: opens in {took['empty']['open']:.0f} ms, saves in {took['empty']['save']:.0f} ms")
    fits = {name: tell(name, took[name], took["empty"]) for name in SIZES if name != "empty"}
    return fits[HELD]


if __name__ == "__main__":
    sys.exit(0 if bench() else 1)
