"""One process with three years of data in a window: prints what pages and keys take in milliseconds, as JSON.

`first` and `again` are how long each place takes to be opened and painted, `write` a key on a page of the
journal, `search` one in its search.
"""

import json
import sys
import time
from collections.abc import Callable

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from bench.prepare import written
from gui.simulated import RESOURCES, Simulation
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward.gui.widgets import keys
from leeward.gui.window import Window
from lived import lived

PAGES, MOMENTS, DAYS = 3_000, 5_000, 1_095
PLACES = (*keys.PLACES, "looking-back")
WORDS = "and then it was quiet at the river"
ROUNDS = 3
SETTLES_MS = 1500


def took(act: Callable[[], object]) -> float:
    """Milliseconds until it is done and painted."""
    begun = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def typed(field: QWidget) -> list[float]:
    """Each key of a few words."""
    return [took(lambda key=key: QTest.keyClicks(field, key)) for key in WORDS]


def main() -> None:
    """Open everything, type, and tell."""
    application = QApplication(["bench", "-style", "fusion"])
    log = lived(DAYS, waits_a_day=MOMENTS / DAYS)
    simulation = Simulation(msgspec.structs.replace(log, pages=(*written(PAGES, 0).pages, *log.pages)))
    theme = Theme(RESOURCES, "light")
    window = Window()
    window.furnish(simulation.session, theme, screens(simulation.session, theme))
    window.show()
    QApplication.processEvents()
    first = {place: took(lambda place=place: window.open(place)) for place in PLACES}
    again = {
        place: [took(lambda place=place: window.open(place)) for _ in range(ROUNDS)] for place in PLACES[1:]
    }
    window.open("journal")
    QApplication.processEvents()
    QTest.qWait(SETTLES_MS)
    search = next(each for each in window.findChildren(QLineEdit) if each.isVisible())
    found = typed(search)
    window.open("write free")
    QApplication.processEvents()
    area = next(each for each in window.findChildren(QPlainTextEdit) if each.isVisible())
    print(json.dumps({"first": first, "again": again, "search": found, "write": typed(area)}))
    del application


if __name__ == "__main__":
    sys.exit(main())
