"""Has the services that remember addresses forget them, as far as an ordinary account may."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from leeward.core.browsers import Cache
from leeward.core.shield import Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# systemd-resolved takes this from anyone; the other two only from an administrator.
FLUSHES = {
    Cache.RESOLVED: ("resolvectl", "flush-caches"),
    Cache.NSCD: ("nscd", "--invalidate=hosts"),
    Cache.DNSMASQ: ("killall", "-HUP", "dnsmasq"),
}
PATIENCE = 10


def flush(caches: Iterable[Cache], run: Callable[[Sequence[str]], bool]) -> Outcome:
    """Empty each cache that may be emptied; what only an administrator may do is told as lines to copy."""
    left = [
        cache
        for cache in sorted(caches, key=lambda c: c.value)
        if cache is not Cache.RESOLVED or not run(FLUSHES[cache])
    ]
    if not left:
        return Outcome(result=Result.APPLIED)
    lines = tuple(" ".join(("sudo", *FLUSHES[cache])) for cache in left)
    return Outcome(result=Result.UNAVAILABLE, reason="flush-by-hand", lines=lines)


def run(command: Sequence[str]) -> bool:
    """Run a system's program without any rights; whether it went well."""
    program = shutil.which(command[0], path="/usr/bin:/bin")
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603  composed by us, no shell
            [program, *command[1:]], check=False, capture_output=True, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
