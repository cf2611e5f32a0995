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
# The most a median ratio may be, to the copy.
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
READ_BACK = """
there = Hosts(path="/etc/hosts.moved")
assert all(there.exists(names=[name]) for name in sys.argv[2:])
"""
# The first line that installing gives it.
SHEBANG = b"#!/usr/bin/python3 -IS\n"


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
        built = build(HOME / "desktop" / "leeward_guard", CATALOGUE)
        guard.write_bytes(SHEBANG + built.partition(b"\n")[2])
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
        self.others = {
            what: ["python3", "-IS", "-c", script, beside, *names]
            for what, script in (("close", PYTHON_HOSTS), ("close, read back", PYTHON_HOSTS + READ_BACK))
        }

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
    others: dict[str, list[float]] = {what: [] for what in bench.others}
    for at in range(ROUNDS):
        took["copy"].append(milliseconds(["sh", "-c", COPY]))
        took["close"].append(bench.close())
        took["close, read back"].append(took["close"][-1] + bench.read_back())
        took["open"].append(bench.open())
        for what, command in bench.others.items():
            if at < FEW_ROUNDS:
                others[what].append(milliseconds(command))
                milliseconds(["cp", "/etc/hosts", "/etc/hosts.moved"])
    assert Path("/etc/hosts").read_bytes() == before
    print(
        f"the guard, {NAMES} names, {LINES} lines, whole commands beside cp, sync, mv, sync ({ROUNDS} rounds)"
    )
    fits = [tell(what, times, took["copy"], LIMITS.get(what)) for what, times in took.items()]
    print(f"the same beside python-hosts ({FEW_ROUNDS} rounds)")
    fits += [tell(what, took[what], times, PYTHON_HOSTS_LIMIT) for what, times in others.items()]
    return all(fits)


def tell(what: str, times: list[float], beside: list[float], limit: float | None) -> bool:
    """Print a median and the ratios to what ran beside it; whether the median ratio is within the limit."""
    ratios = sorted(one / other for one, other in zip(times, beside, strict=False))
    told = f"   limit {limit:.3g}" if limit else ""
    print(
        f"  {what:16} {median(times):6.0f} ms beside {median(beside):6.0f} ms"
        f"   ratio {ratios[0]:.3g} / {median(ratios):.3g} / {ratios[-1]:.3g} (least, median, most){told}"
    )
    return limit is None or median(ratios) <= limit


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
