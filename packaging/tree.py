"""Lays out what a package installs: the tree of files that all packages are made of.

The guard, its polkit actions, its units and the note come from the guard's own plan, the one that
`leeward setup-guard` follows: there is no second copy of any of them.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import application
import bill
import manual

from leeward import __version__
from leeward.arguments import SHELLS, parser
from leeward.completion import script
from leeward.texts import Texts
from leeward_guard import installation, templates

if TYPE_CHECKING:
    import datetime as dt

HERE = Path(__file__).resolve().parent
HOME = HERE.parent
PYTHON = "/usr/bin/python3"
LIBRARY = "usr/lib/leeward"
DOCUMENTS = "usr/share/doc/leeward"
# Neither the environment nor a folder of the person's own, nor the system's packages, are looked at.
LAUNCHER = f"""#!{PYTHON} -IS
import sys

sys.path.insert(0, "/{LIBRARY}")
from leeward.__main__ import main

sys.exit(main())
"""
COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/leeward",
    "zsh": "usr/share/zsh/site-functions/_leeward",
    "fish": "usr/share/fish/vendor_completions.d/leeward.fish",
}


def lay_out(tree: Path, wheel: Path, guard: bytes, at: dt.datetime) -> None:
    """Every file that is installed anywhere, below `tree`; Leeward's `wheel` and built `guard` go in."""
    wheels = application.lay_out(tree / LIBRARY, wheel)
    put(tree, "usr/bin/leeward", LAUNCHER.encode(), 0o755)
    here = installation.Here(PYTHON, systemd=True, polkit=True, packaged=True)
    for placed in installation.plan(here, guard.partition(b"\n")[2]).files:
        put(tree, placed.path.lstrip("/"), placed.data, placed.mode)
    timer = templates.PACKAGED_TIMER.lstrip("/")
    wanted = tree / Path(timer).parent / "timers.target.wants" / Path(timer).name
    wanted.parent.mkdir()
    wanted.symlink_to(f"../{Path(timer).name}")
    for_desktops(tree / "usr/share", at)
    put(tree, "usr/share/man/man1/leeward.1.gz", packed(manual.page(at.date()).encode()))
    for shell in SHELLS:
        put(tree, COMPLETIONS[shell], script(shell, parser(Texts())).encode())
    put(tree, f"{DOCUMENTS}/NEWS.md.gz", packed((HOME / "CHANGELOG.md").read_bytes()))
    put(tree, f"{DOCUMENTS}/SECURITY.md", (HOME / "SECURITY.md").read_bytes())
    # A second copy, for whoever looks where documents are.
    put(tree, f"{DOCUMENTS}/how-to-undo-everything.txt", _installed(tree, templates.NOTE))
    materials = bill.bill(tree / LIBRARY, wheels, _installed(tree, templates.GUARD), __version__, at)
    put(tree, f"{DOCUMENTS}/bill-of-materials.json", materials)


def _installed(tree: Path, path: str) -> bytes:
    return (tree / path.lstrip("/")).read_bytes()


def for_desktops(share: Path, at: dt.datetime) -> None:
    """What a desktop finds the application by, below `share`: entry, description and icons."""
    for path in sorted((HERE / "linux").iterdir()):
        where = "applications" if path.suffix == ".desktop" else "metainfo"
        text = path.read_text("utf-8").replace("@VERSION@", __version__).replace("@DATE@", f"{at:%Y-%m-%d}")
        put(share, f"{where}/{path.name}", text.encode())
    line = (sys.executable, str(HERE / "icons.py"), str(share / "icons/hicolor"))
    subprocess.run(line, check=True, env={**os.environ, "PYTHONPATH": str(HOME / "desktop")})  # noqa: S603


def put(tree: Path, path: str, data: bytes, mode: int = 0o644) -> None:
    """One file below `tree`."""
    target = tree / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    target.chmod(mode)


def settle(tree: Path, stamp: int) -> None:
    """Give everything modes and dates that depend on nothing of this computer; `stamp` is in seconds."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)
    tree.chmod(0o755)


def steps(own: Path) -> bytes:
    """A package's script: what all packages do when they come and go, then when this one does."""
    shared = (HERE / "scripts" / "steps.sh").read_text("utf-8")
    return f"#!/bin/sh\nset -e\n\n{shared}\n{own.read_text('utf-8')}".encode()


def packed(data: bytes) -> bytes:
    """Data as gzip has it, the same each time."""
    return gzip.compress(data, 9, mtime=0)
