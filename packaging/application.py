"""Lays the application out as one folder: Leeward and what it needs, without what it does not.

Everything comes from wheels that are held to the hashes of `requirements/run.txt`. What is compiled for one
Python alone is taken for each of `PYTHONS`, side by side: each interpreter picks its own.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME = Path(__file__).resolve().parents[1]
LOCK = HOME / "requirements" / "run.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = tuple(f"manylinux_2_{minor}_x86_64" for minor in range(17, 37))
# Only needed to make translations, to compile with C, or elsewhere.
LEFT_OUT = {"babel", "pycparser", "pywin32-ctypes"}
# Of these only what is compiled is needed of every Python; of cffi nothing else at all.
PER_PYTHON = {"cffi", "msgspec"}
QT_MODULES = ("Core", "DBus", "Gui", "Svg", "Widgets")
QT_LIBRARIES = (*QT_MODULES, "OpenGL", "WaylandClient", "WlShellIntegration", "XcbQpa")
QT_PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqminimal.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqxdgdesktopportal.so",
    "wayland-decoration-client/*",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/*",
)
PYSIDE = (
    "*.py",
    "support/*.py",
    "libpyside6.abi3.so*",
    *(f"Qt{module}.abi3.so" for module in QT_MODULES),
    *(f"Qt/lib/libQt6{library}.so.6" for library in QT_LIBRARIES),
    "Qt/lib/libicu*",
    *(f"Qt/plugins/{plugin}" for plugin in QT_PLUGINS),
)
# Of a wheel's own record only what is read at run time, and what its licence asks to be kept.
KEPT_RECORD = re.compile(
    r"\.dist-info/(METADATA|entry_points\.txt|licen[sc]es?/.*|LICEN[SC]E.*|COPYING.*)$", re.IGNORECASE
)
DROPPED = re.compile(r"(\.pyi|/py\.typed|\.h|\.lib)$|/(tests?|include|__pycache__)/")


class Pin(NamedTuple):
    """One locked requirement: its name, and its lines without the condition it stands under."""

    name: str
    lines: str


class Wheel(NamedTuple):
    """A wheel that was unpacked: its file's name and SHA-256, and what of it was taken."""

    file: str
    digest: str
    members: tuple[str, ...]

    @property
    def name(self) -> str:
        """The distribution's name, as the file has it."""
        return self.file.split("-")[0]

    @property
    def version(self) -> str:
        """Its version."""
        return self.file.split("-")[1]


def pins(lock: Path = LOCK) -> list[Pin]:
    """What is locked and belongs into the folder, for every supported Python alike."""
    found: list[Pin] = []
    for text in re.split(r"^(?=[a-z])", lock.read_text("utf-8"), flags=re.MULTILINE):
        name = re.match(r"[a-z0-9-]+", text)
        if name and name[0] not in LEFT_OUT:
            found.append(Pin(name[0], re.sub(r" ;[^\\\n]*", " ", text, count=1)))
    return found


def lay_out(folder: Path, wheel: Path) -> list[Wheel]:
    """Put Leeward's own `wheel` and everything it needs into `folder`, which is made; what was unpacked."""
    folder.mkdir(parents=True)
    wanted = pins()
    unpacked: list[Wheel] = []
    with TemporaryDirectory() as fetched:
        fetch(wanted, PYTHONS[0], Path(fetched))
        unpacked += [_unpack(path, folder) for path in sorted(Path(fetched).glob("*.whl"))]
    for version in PYTHONS[1:]:
        with TemporaryDirectory() as fetched:
            fetch([pin for pin in wanted if pin.name in PER_PYTHON], version, Path(fetched))
            paths = sorted(Path(fetched).glob("*.whl"))
            unpacked += [_unpack(path, folder, only_compiled=True) for path in paths]
    _unpack(wheel, folder)
    _slim(folder)
    _quicken(folder)
    return unpacked


def fetch(wanted: Iterable[Pin], version: str, into: Path) -> None:
    """Have the wheels of what is `wanted` for that version of Python lie in `into`, held to their hashes."""
    lines = into / "wanted.txt"
    lines.write_text("".join(pin.lines for pin in wanted), "utf-8")
    command = (
        *(sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-qq"),
        *("--require-hashes", "--no-deps", "--only-binary=:all:", "--implementation=cp"),
        *(f"--python-version={version}", f"--abi=cp{version.replace('.', '')}", "--abi=abi3", "--abi=none"),
        *(f"--platform={platform}" for platform in PLATFORMS),
        *(f"--dest={into}", f"--requirement={lines}"),
    )
    subprocess.run(command, check=True)  # noqa: S603  composed here


def _unpack(wheel: Path, folder: Path, *, only_compiled: bool = False) -> Wheel:
    members: list[str] = []
    only_compiled = only_compiled or wheel.name.startswith("cffi-")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            record = ".dist-info/" in name
            if name.endswith("/") or ".data/" in name or DROPPED.search(name):
                continue
            if (record and not KEPT_RECORD.search(name)) or (
                only_compiled and not record and not name.endswith(".so")
            ):
                continue
            archive.extract(name, folder)
            members.append(name)
    return Wheel(wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest(), tuple(members))


def _slim(folder: Path) -> None:
    """Take out of PySide6 all that is not named above, then folders nothing is left in."""
    pyside = folder / "PySide6"
    kept = {path for pattern in PYSIDE for path in pyside.glob(pattern)}
    for path in sorted(pyside.rglob("*"), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    shutil.rmtree(folder / "cryptography" / "hazmat" / "bindings" / "_rust", ignore_errors=True)


def _quicken(folder: Path) -> None:
    """PySide6 compiles sources it carries inside at every start; once unpacked, no more."""
    line = "import sys; sys.path.insert(0, sys.argv[1]); from PySide6 import QtCore"
    environment = {**os.environ, "SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-ISc", line, str(folder)], check=True, env=environment)  # noqa: S603
    for path in folder.rglob("__pycache__"):
        shutil.rmtree(path)
