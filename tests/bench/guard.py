"""The guard beside an equally durable copy and beside python-hosts, on a hosts file as long as lists are.

`bench()` builds a lab on the disk this checkout is on (a RAM disk would hide what durability costs) and
runs this file inside it, where /etc/hosts is the lab's own and the guard the one file that is installed.
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from leeward_guard import hosts, ledger_file
from leeward_guard.templates import FOLDER

HOME = Path(__file__).resolve().parents[2]
CATALOGUE = HOME / "resources" / "platforms.json"
BESIDE = HOME / "requirements" / "beside.txt"
LINES = 200_000
GROWTH = (250_000, 500_000, 1_000_000)
NAMES = 20
ROUNDS = 15
FEW_ROUNDS = 5
# The most a median may take, in copies.
LIMITS = {"close": 4.0, "close, read back": 4.0}
PYTHON_HOSTS_LIMIT = 1 / 40
# What stands in the same file costs the same per line, give or take what the machine does meanwhile.
LINEAR = 1.5

COPY = "cd /etc && cp hosts hosts.copy && sync hosts.copy && mv hosts.copy hosts.moved && sync ."
PYTHON_HOSTS = """
import sys
sys.path.insert(0, sys.argv[1])
from python_hosts import Hosts, HostsEntry
hosts = Hosts(path="/etc/hosts.moved")
hosts.add([HostsEntry("ipv4", address="0.0.0.0", names=[name]) for name in sys.argv[2:]])
hosts.write()
"""


def bench() -> bool:
    """Print the medians and the ratios; whether the limits hold."""
    # Inside the lab this file runs by the system's own interpreter, as the guard does, without packages.
    from e2e.lab import lab  # noqa: PLC0415
    from leeward.store.catalogue import load_catalogue  # noqa: PLC0415
    from leeward.system.guard_build import build  # noqa: PLC0415

    listed = dict.fromkeys(host for one in load_catalogue(CATALOGUE).platforms for host in one.hosts)
    build_folder = HOME / "build"
    build_folder.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build_folder) as beside, lab(build_folder) as here:
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "--target", beside, "-r", BESIDE], check=True)
        guard = here.folder / "guard"
        guard.write_bytes(build(HOME / "desktop" / "leeward_guard", CATALOGUE))
        guard.chmod(0o755)
        command = ["python3", __file__, guard, beside, *list(listed)[:NAMES]]
        done = here.run(command, patience=600, check=False)
    print(done.stdout + done.stderr, end="")
    return done.returncode == 0


class Bench:
    """The installed guard with the names it closes, and the library it is held beside."""

    def __init__(self, guard: str, beside: str, names: list[str]) -> None:
        until = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT%H:%MZ")
        self.names = names
        self.ends = dict.fromkeys(names, until)
        self.guard = guard
        self.others = ["python3", "-IS", "-c", PYTHON_HOSTS, beside, *names]

    def close(self) -> float:
        """Close all names by the whole command."""
        return milliseconds([self.guard, "close"], {"names": self.ends})

    def read_back(self) -> float:
        """Read what is closed, as the application does after it asked."""
        begun = time.perf_counter()
        held = ledger_file.decode(Path(FOLDER, "ledger.json").read_bytes())
        found = hosts.look(Path("/etc/hosts").read_bytes(), held.ends())
        took = (time.perf_counter() - begun) * 1000
        assert {name for name, how in found.items() if how.whole} == set(self.names)
        return took

    def open(self) -> float:
        """Open them again."""
        return milliseconds([self.guard, "open"], {"names": self.names})


def milliseconds(command: list[str], request: object = None) -> float:
    """How long one run took; raises where it fails."""
    given = json.dumps({"protocol": 1, **request}) if isinstance(request, dict) else ""
    begun = time.perf_counter()
    subprocess.run(command, input=given, text=True, check=True, capture_output=True)
    return (time.perf_counter() - begun) * 1000


def fill(lines: int) -> bytes:
    """Make the hosts file that long; what is in it then."""
    text = "127.0.0.1 localhost\n" + "".join(f"0.0.0.0 n{at}.some.example.org\n" for at in range(lines))
    Path("/etc/hosts").write_text(text, "ascii")
    return text.encode()


def side_by_side(bench: Bench) -> bool:
    """Interleave copying, closing, reading back and opening, and python-hosts doing the same."""
    before = fill(LINES)
    took: dict[str, list[float]] = {"copy": [], "close": [], "close, read back": [], "open": []}
    others: list[float] = []
    for at in range(ROUNDS):
        took["copy"].append(milliseconds(["sh", "-c", COPY]))
        took["close"].append(bench.close())
        took["close, read back"].append(took["close"][-1] + bench.read_back())
        took["open"].append(bench.open())
        if at < FEW_ROUNDS:
            others.append(milliseconds(bench.others))
    assert Path("/etc/hosts").read_bytes() == before
    print(f"the guard, {NAMES} names, a hosts file of {LINES} lines, whole commands ({ROUNDS} rounds)")
    fits = True
    for what, times in {**took, "python-hosts": others}.items():
        ratios = sorted(one / copy for one, copy in zip(times, took["copy"], strict=False))
        limit = f"   limit {LIMITS[what]}" if what in LIMITS else ""
        fits &= what not in LIMITS or median(ratios) <= LIMITS[what]
        print(
            f"  {what:16} {median(times):6.0f} ms   ratio {ratios[0]:.2f} / {median(ratios):.2f}"
            f" / {ratios[-1]:.2f} (least, median, most) to cp, sync, mv, sync{limit}"
        )
    ratios = sorted(one / ours for one, ours in zip(others, took["close, read back"], strict=False))
    print(
        f"  python-hosts takes {ratios[0]:.0f} / {median(ratios):.0f} / {ratios[-1]:.0f} times (least,"
        f" median, most) as long as closing and reading back   at least {1 / PYTHON_HOSTS_LIMIT:.0f}"
    )
    return fits and 1 / median(ratios) <= PYTHON_HOSTS_LIMIT


def growth(bench: Bench) -> bool:
    """Print what closing costs on ever longer files; whether it grows no faster than they do."""
    least: list[float] = []
    for lines in GROWTH:
        fill(lines)
        times: list[float] = []
        for _ in range(FEW_ROUNDS):
            times.append(bench.close())
            bench.open()
        least.append(min(times))
        print(f"  {lines:8} lines {min(times):5.0f} ms least, {median(times):5.0f} ms median")
    return all(one / least[0] <= LINEAR * lines / GROWTH[0] for one, lines in zip(least, GROWTH, strict=True))


def main(guard: str, beside: str, *names: str) -> int:
    """Measure inside the lab; 1 where a limit does not hold."""
    here = Bench(guard, beside, list(names))
    fits = side_by_side(here)
    return 0 if growth(here) and fits else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
