"""Builds what other systems install, into the folder it is given: the guard, and the packages.

The wheel is made by pip beside them before, for the packages are made of it.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME / "desktop"))

import deb  # noqa: E402
import others  # noqa: E402
import tree  # noqa: E402

from leeward import __version__  # noqa: E402
from leeward.system.guard_build import build  # noqa: E402


def main(folder: Path) -> None:
    """Write the guard, and the packages; Debian's only where this system has what makes one."""
    folder.mkdir(parents=True, exist_ok=True)
    guard = build(HOME / "desktop" / "leeward_guard", HOME / "resources" / "platforms.json")
    path = folder / "guard"
    path.write_bytes(guard)
    path.chmod(0o755)
    wheel = folder / f"leeward-{__version__}-py3-none-any.whl"
    with TemporaryDirectory(prefix="leeward-tree-") as name:
        files = Path(name, "tree")
        tree.lay_out(files, wheel, guard, dt.datetime.fromtimestamp(stamp(), dt.UTC))
        others.build(folder, files, stamp())
        if shutil.which("dpkg-deb") is None:
            sys.stderr.write("There is no dpkg-deb here, so the Debian package is not built.\n")
            return
        deb.build(folder, files, stamp())


def stamp() -> int:
    """What the files are dated with: SOURCE_DATE_EPOCH, else when the last change was committed."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    line = ("git", "-C", str(HOME), "log", "-1", "--format=%ct")
    return int(subprocess.run(line, check=True, capture_output=True, text=True).stdout)  # noqa: S603


if __name__ == "__main__":
    main(Path(sys.argv[1]))
