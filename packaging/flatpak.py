"""Puts together what a Flatpak is built of: `python packaging/flatpak.py FOLDER WHEEL`.

The manifest, and beside it Leeward's own wheel, those it needs as `requirements/run.txt` locks them, each
with its hash in a list that the manifest takes in, the guard, and what a desktop finds it by.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME / "desktop"))

import application  # noqa: E402
import build  # noqa: E402
import tree  # noqa: E402

from leeward.system import guard_build  # noqa: E402

APP = "org.leeward.Leeward"
MANIFEST = HOME / "packaging" / "flatpak" / f"{APP}.yaml"
# The runtime's own.
PYTHON = "3.13"


def gather(folder: Path, wheel: Path, at: dt.datetime) -> Path:
    """Put everything into `folder`, which is made anew; the manifest's path there."""
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    application.fetch(application.pins(), PYTHON, wheels)
    shutil.copy(wheel, wheels)
    (folder / "wheels.json").write_text(json.dumps(sources(wheels), indent=1), "utf-8")
    guard = guard_build.build(HOME / "desktop" / "leeward_guard", HOME / "resources" / "platforms.json")
    (folder / "guard").write_bytes(guard)
    tree.for_desktops(folder / "share", at)
    _rename(folder / "share")
    return Path(shutil.copy(MANIFEST, folder))


def sources(wheels: Path) -> list[dict[str, str]]:
    """The wheels in a folder as a manifest lists them."""
    return [
        {
            "type": "file",
            "path": f"wheels/{path.name}",
            "dest": "wheels",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in sorted(wheels.glob("*.whl"))
    ]


def _rename(share: Path) -> None:
    """A Flatpak's files bear its id, or nobody outside sees them."""
    for path in sorted(share.rglob("leeward*")):
        path.rename(path.with_name(path.name.replace("leeward", APP, 1)))
    entry = share / "applications" / f"{APP}.desktop"
    text = entry.read_text("utf-8").replace("Icon=leeward\n", f"Icon={APP}\n")
    entry.write_text(text.replace("StartupWMClass=leeward\n", f"StartupWMClass={APP}\n"), "utf-8")
    told = share / "metainfo" / f"{APP}.metainfo.xml"
    text = told.read_text("utf-8").replace(">leeward.desktop<", f">{APP}.desktop<")
    told.write_text(text.replace('type="stock">leeward<', f'type="stock">{APP}<'), "utf-8")


if __name__ == "__main__":
    gather(Path(sys.argv[1]), Path(sys.argv[2]), dt.datetime.fromtimestamp(build.stamp(), dt.UTC))
