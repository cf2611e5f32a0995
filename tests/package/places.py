"""An installed Leeward as it starts, telling where on the screen each of its buttons is.

    places.py FILE

Run by the system's Python; imports what the package brought, and nothing of the tests. FILE holds, each tenth
of a second anew, the buttons' names with the middle of each as JSON.
"""

import itertools
import json
import sys
from pathlib import Path

sys.path.insert(0, "/usr/lib/leeward")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from leeward.gui import process
from leeward.start import WindowAsked

FILE = Path(sys.argv[1])
RUN = QApplication.exec
# Which report it is: only what two of them say alike stands still.
REPORT = "report"
COUNT = itertools.count()


def tell() -> None:
    """Write down the buttons that can be pressed."""
    found: dict[str, list[int]] = {}
    for window in QApplication.topLevelWidgets():
        for button in window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled():
                middle = button.mapToGlobal(button.rect().center())
                found[button.accessibleName() or button.text()] = [middle.x(), middle.y()]
    found[REPORT] = [next(COUNT)]
    beside = FILE.with_suffix(".new")
    beside.write_text(json.dumps(found), "utf-8")
    beside.replace(FILE)


def run_telling(_application: QApplication) -> int:
    """Run as ever, with a timer more."""
    timer = QTimer(interval=100)
    timer.timeout.connect(tell)
    timer.start()
    return RUN()


QApplication.exec = run_telling  # type: ignore[method-assign,assignment]
sys.exit(process.run("leeward", WindowAsked()))
