"""Where this computer keeps what a proof looks at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Computer(NamedTuple):
    """The places a proof reads, and the person it is for. Tests put folders of their own here."""

    root: Path
    proc: Path
    net: Path
    home: Path
    user: int
    environment: Mapping[str, str]


def this_computer() -> Computer:
    """The computer this runs on, for the person it runs for."""
    return Computer(
        root=Path("/"),
        proc=Path("/proc"),
        net=Path("/sys/class/net"),
        home=Path.home(),
        user=os.getuid() if hasattr(os, "getuid") else 0,
        environment=dict(os.environ),
    )
