"""Builds what other systems install, into the folder it is given: the guard as one executable file."""

import sys
from pathlib import Path

from leeward.system.guard_build import build

HOME = Path(__file__).resolve().parents[1]


def main(folder: Path) -> None:
    """Write the guard; the wheel is made by pip beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    guard = folder / "guard"
    guard.write_bytes(build(HOME / "desktop" / "leeward_guard", HOME / "resources" / "platforms.json"))
    guard.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
