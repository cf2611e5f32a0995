"""Every screen there is, in the smallest window and with the largest letters: nothing is cut off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt

from camera import Look, Shots, front, settle
from layout import troubles
from outline import read
from pseudo import LEFT, RIGHT
from shots_screens import all_of_them

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from gui.simulated import Simulation

SMALLEST = (720, 520)
SCREENS = 150


class Walk(Shots):
    """Looks at the layout of each screen in the place of taking its picture."""

    def __init__(self, look: Look) -> None:
        super().__init__(Path(), "", SMALLEST, look)
        self.found: dict[str, str] = {}
        self.shown: dict[str, list[str]] = {}

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:
        """Look at one; a size of its own is for pictures alone."""
        del simulation
        window.resize(*self.size)
        settle()
        self.found |= dict.fromkeys([*troubles(window), *troubles(front(window))], name)
        self.shown[name] = list(read(front(window)).kinds())


@pytest.fixture(scope="module")
def walked(qapp: QApplication) -> Iterator[Callable[[Look], Walk]]:
    """Walks all screens in a look; once, though more than one test asks."""
    qapp.setStyle("Fusion")
    known: dict[Look, Walk] = {}

    def walk(look: Look) -> Walk:
        if look not in known:
            locale = QLocale(look.language or "C")
            QLocale.setDefault(locale)
            qapp.setLayoutDirection(locale.textDirection())
            known[look] = Walk(look)
            all_of_them(known[look])
        return known[look]

    before = QLocale()
    yield walk
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_or_over_each_other(walked: Callable[[Look], Walk], percent: int) -> None:
    """In 720 by 520, with letters as designed and twice as large, every screen shows all its words."""
    walk = walked(Look(letters=percent))
    assert len(walk.shown) > SCREENS
    assert walk.found == {}


@pytest.mark.parametrize(
    ("language", "percent"), [("de", 200), ("es", 200), ("fr", 200), (LEFT, 100), (RIGHT, 100)]
)
def test_every_language_has_the_room_it_needs(
    walked: Callable[[Look], Walk], language: str, percent: int
) -> None:
    """Each screen shows the same things in any language, and all of their words.

    Those that are spoken with the largest letters; a third longer, and from right to left, as designed.
    """
    walk, english = walked(Look(language, letters=percent)), walked(Look(letters=percent))
    assert len(walk.shown) > SCREENS
    assert {name: kinds for name, kinds in walk.shown.items() if kinds != english.shown[name]} == {}
    assert walk.found == {}
