"""Runs the few programs installing needs, by full path and with an environment of our own."""

from __future__ import annotations

import os
import subprocess

from leeward_guard.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDERS = ("/usr/bin", "/bin", "/usr/sbin", "/sbin")
PATIENCE = 60


def run(command: Sequence[str]) -> bool:
    """Whether the program, a name or a full path, is there and ends well within a minute."""
    for folder in FOLDERS:
        program = os.path.join(folder, command[0])  # noqa: PTH118
        if os.access(program, os.X_OK):
            break
    else:
        return False
    try:
        done = subprocess.run(  # noqa: S603  composed here, no shell
            [program, *command[1:]],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": ":".join(FOLDERS), "LANG": "C.UTF-8"},
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
