"""The guard beside an equally durable copy: what closing costs on a hosts file of the size block lists have.

`bench()` builds a lab on the disk this checkout is on (a RAM disk would hide what durability costs) and
runs this file inside it, where /etc/hosts is the lab's own.
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parents[2]
LINES = 200_000
GROWTH = (250_000, 500_000, 1_000_000)
NAMES = 20
ROUNDS = 15
GROWTH_ROUNDS = 5
LIMIT = 4.0
# What stands in the same file costs the same per line, give or take what the machine does meanwhile.
LINEAR = 1.5
PYTHON_HOSTS_LIMIT = 1 / 40

COPY = "cp hosts hosts.copy && sync hosts.copy && mv hosts.copy hosts.moved && sync ."
PYTHON_HOSTS = """
import sys
from python_hosts import Hosts, HostsEntry
hosts = Hosts(path="/etc/hosts.moved")
hosts.add([HostsEntry("ipv4", address="0.0.0.0", names=[name]) for name in sys.argv[1:]])
hosts.write()
"""


def bench() -> bool:
    """Print the medians and the ratios to the copy; whether the limits hold."""
    from e2e.lab import lab  # noqa: PLC0415 - inside the lab this file runs without the tests' packages
    from leeward.store.catalogue import load_catalogue  # noqa: PLC0415
    from leeward.system.guard_build import build  # noqa: PLC0415

    catalogue = HOME / "resources" / "platforms.json"
    hosts = list(dict.fromkeys(host for one in load_catalogue(catalogue).platforms for host in one.hosts))
    build_folder = HOME / "build"
    build_folder.mkdir(exist_ok=True)
    with lab(build_folder) as here:
        guard = here.folder / "guard"
        guard.write_bytes(build(HOME / "desktop" / "leeward_guard", catalogue))
        guard.chmod(0o755)
        done = here.run([sys.executable, __file__, guard, *hosts[:NAMES]], patience=600, check=False)
    print(done.stdout + done.stderr, end="")
    return done.returncode == 0


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


def against_the_copy(guard: str, names: list[str]) -> bool:
    """Interleave copying, closing and opening, and python-hosts where it is installed."""
    until = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT%H:%MZ")
    before = fill(LINES)
    took: dict[str, list[float]] = {"copy": [], "close": [], "open": []}
    others = find_spec("python_hosts") is not None
    for at in range(ROUNDS):
        took["copy"].append(milliseconds(["sh", "-c", f"cd /etc && {COPY}"]))
        took["close"].append(milliseconds([guard, "close"], {"names": dict.fromkeys(names, until)}))
        took["open"].append(milliseconds([guard, "open"], {"names": names}))
        if others and at < GROWTH_ROUNDS:
            command = [sys.executable, "-c", PYTHON_HOSTS, *names]
            took.setdefault("python-hosts", []).append(milliseconds(command))
    assert Path("/etc/hosts").read_bytes() == before
    print(f"the guard, {len(names)} names, a hosts file of {LINES} lines, whole commands ({ROUNDS} rounds)")
    for what, times in took.items():
        ratios = sorted(one / copy for one, copy in zip(times, took["copy"], strict=False))
        print(
            f"  {what:12} {median(times):6.0f} ms   ratio {ratios[0]:.2f} / {median(ratios):.2f}"
            f" / {ratios[-1]:.2f} (least, median, most) to cp, sync, mv, sync"
        )
    fits = median(a / b for a, b in zip(took["close"], took["copy"], strict=True)) <= LIMIT
    if others:
        ratio = median(took["close"]) / median(took["python-hosts"])
        print(f"  closing takes 1/{1 / ratio:.0f} of python-hosts")
        fits &= ratio <= PYTHON_HOSTS_LIMIT
    return fits


def growth(guard: str, names: list[str]) -> bool:
    """Print what closing costs on ever longer files; whether it grows no faster than they do."""
    until = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT%H:%MZ")
    least: list[float] = []
    for lines in GROWTH:
        fill(lines)
        times: list[float] = []
        for _ in range(GROWTH_ROUNDS):
            times.append(milliseconds([guard, "close"], {"names": dict.fromkeys(names, until)}))
            milliseconds([guard, "open"], {"names": names})
        least.append(min(times))
        print(f"  {lines:8} lines {min(times):5.0f} ms least, {median(times):5.0f} ms median")
    return all(
        one / first <= LINEAR * lines / GROWTH[0]
        for one, first, lines in zip(least, [least[0]] * len(least), GROWTH, strict=True)
    )


def main(guard: str, names: list[str]) -> int:
    """Measure inside the lab; 1 where a limit does not hold."""
    fits = against_the_copy(guard, names)
    return 0 if growth(guard, names) and fits else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
