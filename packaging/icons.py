"""Renders the application's icon into a hicolor folder: `python packaging/icons.py FOLDER`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from leeward.gui.app_icon import SIZES, app_pixmap
from leeward.store.paths import resources


def render(folder: Path) -> None:
    """Write each size, the drawing itself and the symbolic one where a theme of icons has them."""
    drawings = resources() / "icons" / "app"
    for size in SIZES:
        apps = folder / f"{size}x{size}" / "apps"
        apps.mkdir(parents=True, exist_ok=True)
        if not app_pixmap(resources(), size).save(str(apps / "leeward.png")):
            raise OSError(apps)
    for place, name in (("scalable", "leeward.svg"), ("symbolic", "leeward-symbolic.svg")):
        apps = folder / place / "apps"
        apps.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(drawings / name, apps / name)


if __name__ == "__main__":
    application = QGuiApplication([])
    render(Path(sys.argv[1]))
