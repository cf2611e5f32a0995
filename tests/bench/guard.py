"""The guard beside `cp`: what closing costs on a hosts file of the size block lists have.

`bench()` builds a lab and runs this file inside it, where /etc/hosts is the lab's own.
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

LINES = 200_000
ROUNDS = 9
NAME = "www.instagram.com"


def bench() -> None:
    """Print the medians and their ratios to `cp` of the same file."""
    from e2e.lab import lab  # noqa: PLC0415 - inside the lab this file runs without the tests' packages
    from leeward.system.guard_build import build  # noqa: PLC0415

    home = Path(__file__).resolve().parents[2]
    with lab() as here:
        guard = here.folder / "guard"
        guard.write_bytes(build(home / "desktop" / "leeward_guard", home / "resources" / "platforms.json"))
        guard.chmod(0o755)
        with (here.etc / "hosts").open("a", encoding="ascii") as hosts:
            hosts.writelines(f"0.0.0.0 n{number}.example.org\n" for number in range(LINES))
        before = (here.etc / "hosts").read_bytes()
        print(here.run([sys.executable, __file__, guard]).stdout, end="")
        assert (here.etc / "hosts").read_bytes() == before


def milliseconds(command: list[str], request: object = None) -> float:
    """How long one run took; raises where it fails."""
    given = json.dumps({"protocol": 1, **request}) if isinstance(request, dict) else ""
    begun = time.perf_counter()
    subprocess.run(command, input=given, text=True, check=True, capture_output=True)
    return (time.perf_counter() - begun) * 1000


def main(guard: str) -> None:
    """Interleave the commands, inside the lab."""
    until = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT%H:%MZ")
    took: dict[str, list[float]] = {"cp": [], "close": [], "open": []}
    for _ in range(ROUNDS):
        took["cp"].append(milliseconds(["cp", "/etc/hosts", "/etc/hosts.copy"]))
        took["close"].append(milliseconds([guard, "close"], {"names": {NAME: until}}))
        took["open"].append(milliseconds([guard, "open"], {"names": [NAME]}))
    print(f"the guard on a hosts file of {LINES} lines, medians of {ROUNDS}")
    for what, times in took.items():
        print(f"  {what:8} {median(times):5.0f} ms   {median(times) / median(took['cp']):.1f} times cp")


if __name__ == "__main__":
    main(sys.argv[1])
