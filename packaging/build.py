"""Builds what other systems install, into the folder it is given: the guard, and the Debian package.

The wheel is made by pip beside them before, for the package is made of it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME / "desktop"))

from leeward import __version__  # noqa: E402
from leeward.system.guard_build import build  # noqa: E402


def main(folder: Path) -> None:
    """Write the guard, and the package where this system has what makes one."""
    folder.mkdir(parents=True, exist_ok=True)
    guard = build(HOME / "desktop" / "leeward_guard", HOME / "resources" / "platforms.json")
    path = folder / "guard"
    path.write_bytes(guard)
    path.chmod(0o755)
    if shutil.which("dpkg-deb") is None:
        sys.stderr.write("There is no dpkg-deb here, so the Debian package is not built.\n")
        return
    import deb  # noqa: PLC0415  of no use elsewhere

    wheel = folder / f"leeward-{__version__}-py3-none-any.whl"
    deb.build(folder, wheel, guard, stamp())


def stamp() -> int:
    """What the files are dated with: SOURCE_DATE_EPOCH, else when the last change was committed."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    line = ("git", "-C", str(HOME), "log", "-1", "--format=%ct")
    return int(subprocess.run(line, check=True, capture_output=True, text=True).stdout)  # noqa: S603


if __name__ == "__main__":
    main(Path(sys.argv[1]))
