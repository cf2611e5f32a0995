"""The guide: found as one types, one click from Help, and there while the notes are locked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from builders import period
from camera import Look, Shots
from gui.hands import CONTROL, buttons, press, ready, words, write
from gui.simulated import RESOURCES, Simulation
from layout import troubles
from leeward.core.access import Access, Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.jump import Jump
from leeward.gui.screens import screens
from leeward.gui.theme import Theme
from leeward_guard import places, templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

BY_HAND = "How to undo everything by hand"
LIVED = State(
    periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
)


def test_every_chapter_opens_and_leads_where_it_says(opened: Opened) -> None:
    """Its words are shown whole, one at a time, and its button goes to the place it speaks of."""
    window = opened(Simulation(LIVED), "help")
    press(window, "Guide")
    for chapter in Simulation().session.content.guide:
        window.open("guide")
        press(window, chapter.title)
        assert "\n".join(chapter.text) in words(window)
        if chapter.leads_to:
            press(window, chapter.button)
            assert window.place == chapter.leads_to


@pytest.mark.usefixtures("qapp")
def test_every_place_it_leads_to_is_there() -> None:
    """No chapter is there twice, and no button leads nowhere."""
    simulation = Simulation(LIVED)
    guide = simulation.session.content.guide
    known = screens(simulation.session, Theme(RESOURCES, "light"))
    assert len({chapter.id for chapter in guide}) == len(guide)
    assert {chapter.leads_to for chapter in guide if chapter.leads_to} <= known.keys()
    assert all(bool(chapter.button) == bool(chapter.leads_to) for chapter in guide)


def test_typing_finds_words_and_paths(opened: Opened) -> None:
    """Each letter narrows, in titles, words and paths; what is nowhere is said so."""
    window = opened(Simulation(LIVED), "guide")
    write(window, "Search the guide", "polkit")
    assert "By hand: what was installed" in buttons(window)
    assert "A hard moment" not in buttons(window)
    write(window, "Search the guide", "xylophone")
    assert "Nothing has these words" in words(window)


def test_keys_search_it_and_jump_into_it(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+F is for this page while it is open, and a chapter can be jumped to."""
    window = ready(opened(Simulation(LIVED), "guide"), qtbot)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert window.place == "guide"
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Search the guide"
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    (jump,) = window.findChildren(Jump)
    (typing,) = jump.findChildren(QLineEdit)
    QTest.keyClicks(typing, "undo everything by hand")
    QTest.keyClick(typing, Qt.Key.Key_Return)
    assert "pkexec /usr/libexec/leeward/guard lift" in words(window)


def test_long_paths_are_copied_as_they_are(opened: Opened) -> None:
    """What lets them go on in the next line is on the screen alone."""
    window = opened(Simulation(LIVED), "guide")
    press(window, "By hand: what was installed", "Copy these lines")
    copied = QGuiApplication.clipboard().text()
    assert "/usr/share/polkit-1/actions/org.leeward.guard.policy" in copied.splitlines()


class Walk(Shots):
    """Looks at the layout of each chapter in the place of taking its picture."""

    def __init__(self) -> None:
        super().__init__(Path(), "", (720, 520), Look(letters=200))
        self.found: dict[str, list[str]] = {}
        self.seen = 0

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:  # noqa: ARG002
        """Note what is wrong."""
        self.found |= {name: wrong} if (wrong := troubles(window)) else {}
        self.seen += 1


@pytest.mark.usefixtures("qapp")
def test_the_largest_letters_leave_no_chapter_cut_off() -> None:
    """Each of them, in a small window with letters twice as large, long paths as well."""
    guide, walk = Simulation().session.content.guide, Walk()
    for chapter in guide:
        walk.take(chapter.id, Simulation(LIVED), "guide", chapter.title)
    assert walk.found == {}
    assert walk.seen == len(guide)


def test_undoing_by_hand_can_be_read_behind_the_lock(led: Opened, tmp_path: Path) -> None:
    """From Help, without a passphrase and without a button into what is locked."""
    Simulation(LIVED, folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    locked = Simulation(folder=tmp_path)
    locked.engine.start()
    assert locked.session.access is Access.SEALED
    window = led(locked, "help")
    press(window, "Guide", BY_HAND)
    assert "leeward lift" in words(window)
    press(window, "Locking the window")
    assert "your spare key opens it" in words(window)
    assert "Locking this window" not in buttons(window)


def test_by_hand_names_every_file_the_guard_may_put_there() -> None:
    """What is installed, and the browsers' files, one by one: nobody has to guess."""
    lines = {line for chapter in Simulation().session.content.guide for line in chapter.lines}
    placed = {
        templates.TIMER,
        templates.SERVICE,
        templates.CRON,
        templates.SUDOERS,
        templates.POLKIT,
        templates.NOTE,
        f"{templates.FOLDER}/",
        f"{templates.GUARD.rpartition('/')[0]}/",
    }
    assert placed <= lines
    assert {place.file for place in places.PLACES} <= lines
