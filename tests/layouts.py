"""The stored outline of every screen: `python tests/layouts.py` keeps what each shows now."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Berlin"
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "desktop"), str(HERE.parent / "packaging")]

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from camera import Shots, front, settle
from outline import outline, read
from shots_screens import all_of_them

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.simulated import Simulation

STORED = HERE / "layouts"


class Outlines(Shots):
    """Outlines each screen instead of taking its picture; `found` holds them by name."""

    def __init__(self) -> None:
        super().__init__(STORED, "")
        self.found: dict[str, str] = {}

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:
        """Outline what is there now."""
        del simulation
        settle()
        self.found[name] = outline(read(front(window)))


def stored() -> dict[str, str]:
    """What is stored, by the name of the screen."""
    return {file.stem: file.read_text("utf-8") for file in STORED.glob("*.txt")}


def main() -> int:
    """Store all, and forget those that are no more."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale.c())
    STORED.mkdir(exist_ok=True)
    outlines = Outlines()
    all_of_them(outlines)
    for name in stored().keys() - outlines.found.keys():
        (STORED / f"{name}.txt").unlink()
    for name, text in outlines.found.items():
        (STORED / f"{name}.txt").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
