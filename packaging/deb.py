"""Builds the package for Debian and Ubuntu: the tree of files, a control file, and dpkg-deb."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
from typing import TYPE_CHECKING

import bill
from tree import COMPLETIONS, DOCUMENTS, HERE, LIBRARY, packed, put, settle, steps

from leeward import __version__

if TYPE_CHECKING:
    from pathlib import Path

DEPENDS = (
    "python3 (>= 3.11)",
    "python3 (<< 3.15)",
    "pkexec",
    "polkitd",
    "systemd-sysv",
    "libc6 (>= 2.34)",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++6",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "zlib1g",
)
ZSH = "usr/share/zsh/vendor-completions/_leeward"
SCRIPTS = ("postinst", "prerm", "postrm")


def build(folder: Path, tree: Path, stamp: int) -> Path:
    """Make the package in `folder` of `tree`, to which is added what only Debian has; its path.

    `stamp` is what every file is dated with, in seconds since 1970. The same input and the same tools give
    the same bytes.
    """
    made = folder / f"leeward_{__version__}_amd64.deb"
    _documents(tree, dt.datetime.fromtimestamp(stamp, dt.UTC))
    (tree / ZSH).parent.mkdir()
    (tree / COMPLETIONS["zsh"]).rename(tree / ZSH)
    (tree / COMPLETIONS["zsh"]).parent.rmdir()
    _control(tree)
    settle(tree, stamp)
    command = ("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp)}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    return made


def _documents(tree: Path, at: dt.datetime) -> None:
    parts = bill.parts(tree / LIBRARY)
    told = "".join(f" {part.name} {part.version}: {part.license}\n" for part in parts)
    put(tree, f"{DOCUMENTS}/copyright", ((HERE / "debian/copyright").read_text("utf-8") + told).encode())
    put(tree, f"{DOCUMENTS}/changelog.gz", packed(_changelog(at).encode()))
    put(tree, "usr/share/lintian/overrides/leeward", (HERE / "debian/overrides").read_bytes())


def _changelog(at: dt.datetime) -> str:
    signed = f" -- Leeward maintainers <maintainers@leeward.invalid>  {at:%a, %d %b %Y %H:%M:%S} +0000"
    return f"leeward ({__version__}) unstable; urgency=medium\n\n  * See NEWS.md.gz.\n\n{signed}\n"


def _control(tree: Path) -> None:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024 + 1
    text = (HERE / "debian/control").read_text("utf-8")
    filled = text.format(version=__version__, size=size, depends=", ".join(DEPENDS))
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}" for path in files]  # noqa: S324
    put(tree, "DEBIAN/control", filled.encode())
    put(tree, "DEBIAN/md5sums", "".join(f"{line}\n" for line in sums).encode())
    for name in SCRIPTS:
        put(tree, f"DEBIAN/{name}", steps(HERE / "debian" / name), 0o755)
