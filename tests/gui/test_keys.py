"""Every shortcut: one table, no clash, shown where it is used; and jumping to anything."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from builders import page, period, person, target, written
from gui.hands import CONTROL, buttons, press, ready, rows, settle, words
from gui.simulated import Simulation
from leeward.core.companion import PageKind
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.jump import Jump
from leeward.gui.ways import ALWAYS_OPEN
from leeward.gui.widgets.keys import KEYS, key_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

README = Path(__file__).resolve().parents[2] / "README.md"
PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
LIVED = State(
    periods=(period(),),
    profile=PRIVATE,
    pages=(page("The heron stood still."), written("A letter about snow.", kind=PageKind.LETTER)),
    people=(person("Béatrice"),),
    targets=(target(),),
)


def jump(window: Window) -> Jump:
    """Press Ctrl+K; the dialog that came."""
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    settle()
    (dialog,) = window.findChildren(Jump)
    assert dialog.isVisible()
    return dialog


def field_of(dialog: Jump) -> QLineEdit:
    """Where one types."""
    (field,) = dialog.findChildren(QLineEdit)
    return field


def ask(dialog: Jump, typed: str) -> list[str]:
    """Type into it; the rows that stay."""
    field = field_of(dialog)
    field.clear()
    QTest.keyClicks(field, typed)
    return rows(dialog)


def test_no_two_shortcuts_clash(opened: Opened, qtbot: QtBot) -> None:
    """Each is bound once, none stands only in the table, and none takes a key that a text field needs."""
    assert len(set(KEYS.values())) == len(KEYS)
    window = ready(opened(Simulation(LIVED), "closed"), qtbot)
    bound = [s.key().toString() for s in window.findChildren(QShortcut) if s.isEnabled()]
    wide = [key for key in bound if key != "Esc"]
    assert sorted(wide) == sorted(set(KEYS.values()) - {"Esc, Esc"})
    editing = {"Ctrl+C", "Ctrl+X", "Ctrl+A"}
    assert not editing & set(wide)


def test_all_are_listed(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+? shows every one of them, and so does the README."""
    window = ready(opened(Simulation(LIVED), "today"), qtbot)
    QTest.keyClick(window, Qt.Key.Key_Question, CONTROL)
    assert window.place == "keyboard"
    shown, readme = words(window), README.read_text("utf-8")
    listed = {name for _, group in key_words(Simulation(LIVED).session.texts) for name, _ in group}
    assert listed == set(KEYS)
    for keys in KEYS.values():
        assert keys in shown
        assert f"`{keys}`" in readme or (keys.startswith("Ctrl+") and keys[-1].isdigit())
    press(window, "Back")
    assert window.place == "settings"
    press(window, "Keyboard")
    assert window.place == "keyboard"


def test_the_rail_shows_its_keys(opened: Opened) -> None:
    """Each place of the rail says in its tooltip which keys open it."""
    window = opened(Simulation(LIVED), "today")
    for name, words_of in (("today", "Today"), ("help", "Help"), ("hard", "Hard moment")):
        assert KEYS[name] in buttons(window)[words_of].toolTip()


def test_keys_write_and_search(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+N opens an empty page and Ctrl+F the search, from any place; both also from a text field."""
    window = ready(opened(Simulation(LIVED), "help"), qtbot)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.place == "write free"
    focus = window.focusWidget()
    QTest.keyClick(focus or window, Qt.Key.Key_F, CONTROL)
    assert window.place == "journal"
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Search"
    QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
    settle()
    assert [each for each in window.findChildren(Jump) if each.isVisible()]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("hard", "hard"),
        ("SPARE", "document"),
        ("reached out", "happened reached-out"),
        ("instag", "closed"),
        ("beatrice", "people"),
        ("heron", "journal"),
        ("just write", "write free"),
        ("quiet hours", "reminders"),
    ],
)
def test_a_typed_word_leads_there(opened: Opened, qtbot: QtBot, typed: str, place: str) -> None:
    """Pages, settings, acts, sites, people, prompts and one's own words, whatever case and accents."""
    window = ready(opened(Simulation(LIVED), "today"), qtbot)
    dialog = jump(window)
    assert ask(dialog, typed)
    QTest.keyClick(field_of(dialog), Qt.Key.Key_Return)
    settle()
    assert not dialog.isVisible()
    assert window.place == place


def test_a_card_and_a_page_are_opened_themselves(opened: Opened, qtbot: QtBot) -> None:
    """Jumping to a card opens it in the list; to one's own words, that page."""
    simulation = Simulation(LIVED)
    window = ready(opened(simulation, "today"), qtbot)
    card = simulation.session.content.cards[9]
    dialog = jump(window)
    ask(dialog, card.title)
    QTest.keyClick(field_of(dialog), Qt.Key.Key_Return)
    settle()
    assert window.place == "list"
    assert card.steps[0] in words(window)
    dialog = jump(window)
    ask(dialog, "snow")
    QTest.keyClick(field_of(dialog), Qt.Key.Key_Return)
    settle()
    assert "A letter about snow." in words(window)


def test_arrows_choose_and_escape_leaves(opened: Opened, qtbot: QtBot) -> None:
    """The second row is one press down; Escape goes nowhere."""
    window = ready(opened(Simulation(LIVED), "today"), qtbot)
    dialog = jump(window)
    found = ask(dialog, "help")
    field = field_of(dialog)
    assert len(found) > 1
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.place == "today"
    jump(window)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.place == "they-wrote"


def test_locked_it_knows_only_what_always_works(led: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """Help and a hard moment are there; no word, name or site of the person's, and no place that is shut."""
    simulation = Simulation(LIVED, folder=tmp_path)
    simulation.session.latch.choose("storks", lambda _: None, lambda _: None)
    window = ready(led(simulation, "today"), qtbot)
    dialog = jump(window)
    assert ask(dialog, "heron")
    assert simulation.session.door.lock()
    settle()
    assert not dialog.isVisible()
    dialog = jump(window)
    for typed in ("heron", "beatrice", "spare key", "instagram"):
        assert not [row for row in ask(dialog, typed) if typed in row.casefold()]
    assert ask(dialog, "hard moment")
    QTest.keyClick(field_of(dialog), Qt.Key.Key_Return)
    assert window.place.partition(" ")[0] in ALWAYS_OPEN


def test_in_fear_nothing_confesses(opened: Opened, qtbot: QtBot) -> None:
    """On the careful path no row says that one reached out or looked; the record of incidents is there."""
    afraid = Profile(welcomed=True, situation=Situation.CARE, shared=Shared.NO)
    window = ready(opened(Simulation(State(periods=(period(),), profile=afraid)), "today"), qtbot)
    dialog = jump(window)
    assert not [row for row in ask(dialog, "looked") if "Something happened" in row]
    assert ask(dialog, "incidents")


def test_each_key_takes_less_than_a_frame(opened: Opened, qtbot: QtBot) -> None:
    """Among 3,000 pages of the journal a key is answered within 16 ms."""
    many = tuple(written(f"Day {n}: word{n % 701} and other{n % 97} things.") for n in range(3000))
    window = ready(
        opened(Simulation(State(periods=(period(),), profile=PRIVATE, pages=many)), "today"), qtbot
    )
    dialog = jump(window)
    field = field_of(dialog)
    spans: list[float] = []
    for number in range(3):
        field.clear()
        settle()
        for place, sign in enumerate("word12 other"):
            begun = time.thread_time()
            QTest.keyClicks(field, sign)
            QApplication.processEvents()
            took = time.thread_time() - begun
            spans[place:] = [took if number == 0 else min(took, spans[place]), *spans[place + 1 :]]
    assert rows(dialog)
    assert sorted(spans)[len(spans) // 2] < 0.016, spans
