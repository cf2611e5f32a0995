"""Builds the package for Debian and Ubuntu: a tree of files, and dpkg-deb.

The guard, its polkit actions, its units and the note come from the guard's own plan, the one that
`leeward setup-guard` follows: there is no second copy of any of them.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import os
import subprocess
import sys
from email import message_from_string
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import application
import manual

from leeward import __version__
from leeward.arguments import SHELLS, parser
from leeward.completion import script
from leeward.texts import Texts
from leeward_guard import installation, templates

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
HOME = HERE.parent
PYTHON = "/usr/bin/python3"
LIBRARY = "usr/lib/leeward"
# Neither the environment nor a folder of the person's own, nor the system's packages, are looked at.
LAUNCHER = f"""#!{PYTHON} -IS
import sys

sys.path.insert(0, "/{LIBRARY}")
from leeward.__main__ import main

sys.exit(main())
"""
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
COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/leeward",
    "zsh": "usr/share/zsh/vendor-completions/_leeward",
    "fish": "usr/share/fish/vendor_completions.d/leeward.fish",
}
SCRIPTS = ("postinst", "prerm", "postrm")


class Library(NamedTuple):
    """A library that is brought along."""

    name: str
    version: str
    license: str


def build(folder: Path, wheel: Path, guard: bytes, stamp: int) -> Path:
    """Make the package in `folder` from Leeward's `wheel` and built `guard`; its path.

    `stamp` is what every file is dated with, in seconds since 1970. The same input and the same tools give
    the same bytes.
    """
    made = folder / f"leeward_{__version__}_amd64.deb"
    with TemporaryDirectory(prefix="leeward-deb-") as name:
        tree = Path(name, "tree")
        lay_out(tree, wheel, guard, dt.datetime.fromtimestamp(stamp, dt.UTC))
        _control(tree)
        _settle(tree, stamp)
        command = ("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made))
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    return made


def lay_out(tree: Path, wheel: Path, guard: bytes, at: dt.datetime) -> None:
    """Every file that is installed, below `tree`."""
    application.lay_out(tree / LIBRARY, wheel)
    put(tree, "usr/bin/leeward", LAUNCHER.encode(), 0o755)
    here = installation.Here(PYTHON, systemd=True, polkit=True, packaged=True)
    for placed in installation.plan(here, guard.partition(b"\n")[2]).files:
        put(tree, placed.path.lstrip("/"), placed.data, placed.mode)
    timer = templates.PACKAGED_TIMER.lstrip("/")
    wanted = tree / Path(timer).parent / "timers.target.wants" / Path(timer).name
    wanted.parent.mkdir()
    wanted.symlink_to(f"../{Path(timer).name}")
    for path in sorted((HERE / "linux").iterdir()):
        where = "applications" if path.suffix == ".desktop" else "metainfo"
        text = path.read_text("utf-8").replace("@VERSION@", __version__).replace("@DATE@", f"{at:%Y-%m-%d}")
        put(tree, f"usr/share/{where}/{path.name}", text.encode())
    line = (sys.executable, str(HERE / "icons.py"), str(tree / "usr/share/icons/hicolor"))
    subprocess.run(line, check=True, env={**os.environ, "PYTHONPATH": str(HOME / "desktop")})  # noqa: S603
    put(tree, "usr/share/man/man1/leeward.1.gz", _packed(manual.page(at.date()).encode()))
    for shell in SHELLS:
        put(tree, COMPLETIONS[shell], script(shell, parser(Texts())).encode())
    _documents(tree, at)


def put(tree: Path, path: str, data: bytes, mode: int = 0o644) -> None:
    """One file below `tree`."""
    target = tree / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    target.chmod(mode)


def _documents(tree: Path, at: dt.datetime) -> None:
    libraries = sorted(_libraries(tree / LIBRARY))
    told = "".join(f" {library.name} {library.version}: {library.license}\n" for library in libraries)
    documents = "usr/share/doc/leeward"
    put(tree, f"{documents}/copyright", ((HERE / "debian/copyright").read_text("utf-8") + told).encode())
    put(tree, f"{documents}/changelog.gz", _packed(_changelog(at).encode()))
    put(tree, f"{documents}/NEWS.md.gz", _packed((HOME / "CHANGELOG.md").read_bytes()))
    put(tree, f"{documents}/SECURITY.md", (HOME / "SECURITY.md").read_bytes())
    put(tree, f"{documents}/bill-of-materials.json", bill(libraries))
    put(tree, "usr/share/lintian/overrides/leeward", (HERE / "debian/overrides").read_bytes())


def _changelog(at: dt.datetime) -> str:
    signed = f" -- Leeward maintainers <maintainers@leeward.invalid>  {at:%a, %d %b %Y %H:%M:%S} +0000"
    return f"leeward ({__version__}) unstable; urgency=medium\n\n  * See NEWS.md.gz.\n\n{signed}\n"


def _libraries(folder: Path) -> Iterable[Library]:
    """What the wheels say of themselves."""
    for record in folder.glob("*.dist-info/METADATA"):
        told = message_from_string(record.read_text("utf-8"))
        if told["Name"] == "leeward":
            continue
        license_ = told["License-Expression"] or (told["License"] or "").partition("\n")[0]
        named = [line.rpartition(":: ")[2] for line in told.get_all("Classifier", []) if "License ::" in line]
        yield Library(told["Name"], told["Version"], license_ or ", ".join(named) or "see its folder")


def bill(libraries: Iterable[Library]) -> bytes:
    """The bill of materials, as CycloneDX has it."""
    components = [
        {
            "type": "library",
            "name": library.name,
            "version": library.version,
            "purl": f"pkg:pypi/{library.name.lower().replace('_', '-')}@{library.version}",
            "licenses": [{"license": {"name": library.license}}],
        }
        for library in libraries
    ]
    whole = {"type": "application", "name": "leeward", "version": __version__}
    told = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1}
    return json.dumps({**told, "metadata": {"component": whole}, "components": components}, indent=1).encode()


def _control(tree: Path) -> None:
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024 + 1
    text = (HERE / "debian/control").read_text("utf-8")
    filled = text.format(version=__version__, size=size, depends=", ".join(DEPENDS))
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}" for path in files]  # noqa: S324
    put(tree, "DEBIAN/control", filled.encode())
    put(tree, "DEBIAN/md5sums", "".join(f"{line}\n" for line in sums).encode())
    for name in SCRIPTS:
        put(tree, f"DEBIAN/{name}", (HERE / "debian" / name).read_bytes(), 0o755)


def _settle(tree: Path, stamp: int) -> None:
    """Modes and dates that depend on nothing of this computer."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (stamp, stamp), follow_symlinks=False)
    tree.chmod(0o755)


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)
