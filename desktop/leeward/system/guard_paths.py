"""Where the guard and everything of it is, and where there can be none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from msgspec import Struct

from leeward_guard import templates

FLATPAK, WINDOWS, MACOS = "in-flatpak", "on-windows", "on-macos"
FLATPAK_INFO = Path("/.flatpak-info")


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
        hosts=hosts_path(),
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


def outside(platform: str = sys.platform, flatpak: Path = FLATPAK_INFO) -> str:
    """Why no guard can be set up from here, as a reason word; empty where it can."""
    if platform == "win32":
        return WINDOWS
    if platform == "darwin":
        return MACOS
    return FLATPAK if flatpak.exists() else ""


def hosts_path(platform: str = sys.platform) -> Path:
    """Where this system has its hosts file."""
    if platform == "win32":
        return Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "drivers", "etc", "hosts")
    return Path("/etc/hosts")
