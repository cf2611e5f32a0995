"""Where the guard and everything of it is."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec import Struct

from leeward_guard import templates


class Paths(Struct, frozen=True, kw_only=True):
    """Where everything of the guard is. `installed_paths` gives the real ones.

    `packaged` is there where the system's own package brings the guard. `root` is put before the browsers'
    policy files. `sources` is the guard's package and `catalogue` the file built into it; `pythons` are
    interpreters to run it by, best first; `programs` are the folders with pkexec and sudo.
    """

    hosts: Path
    guard: Path
    ledger: Path
    actions: Path
    packaged: Path
    timers: tuple[Path, ...]
    sources: Path
    catalogue: Path
    pythons: tuple[str, ...]
    programs: tuple[str, ...]
    root: str = ""


def installed_paths(catalogue: Path) -> Paths:
    """The real paths of this computer."""
    names = ("python3", *(f"python3.{minor}" for minor in range(11, 16)))
    pythons = [f"{folder}/{name}" for folder in ("/usr/bin", "/usr/local/bin") for name in names]
    return Paths(
        hosts=Path("/etc/hosts"),
        guard=Path(templates.GUARD),
        ledger=Path(templates.FOLDER, "ledger.json"),
        actions=Path(templates.POLKIT),
        packaged=Path(templates.PACKAGED_TIMER),
        timers=(Path(templates.TIMER), Path(templates.PACKAGED_TIMER), Path(templates.CRON)),
        sources=Path(__file__).resolve().parents[2] / "leeward_guard",
        catalogue=catalogue,
        pythons=(*pythons, sys.executable),
        programs=("/usr/bin", "/bin", "/run/wrappers/bin", "/usr/local/bin"),
    )
