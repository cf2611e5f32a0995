"""Whatever a person removes comes back by one line that is the same everywhere."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from builders import act, contact, incident, local, new_id, page, period, person, target, written
from gui.hands import CONTROL, buttons, open_row, press, ready, words, write, write_lines
from gui.simulated import Simulation
from leeward.core import acts, cards, reminders, sentences
from leeward.core.changes import Change
from leeward.core.companion import Act, ActKind, Arrangement, Channel, PageKind, Subject
from leeward.core.records import PrivilegedAct, Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui import undo_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

DESKTOP = Path(__file__).resolve().parents[2] / "desktop" / "leeward"
PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
AFRAID = Profile(welcomed=True, situation=Situation.CARE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=PRIVATE)


def begun(profile: Profile = PRIVATE, **held: object) -> State:
    """A period that runs, and what else is held."""
    return State(periods=(period(),), profile=profile, **held)  # type: ignore[arg-type]


def arrangement() -> Arrangement:
    """What is agreed about a home."""
    made = new_id()
    return Arrangement(
        version=made, record=made, saved=local(), subject=Subject.HOME, channel=Channel.EMAIL, place="desk"
    )


def wish() -> Act:
    """A wish of the person's own, in the deck."""
    made = new_id()
    return Act(version=made, record=made, saved=local(), kind=ActKind.ACT, title="Fly a kite", prompt="wish")


def logged() -> PrivilegedAct:
    """Something the computer was asked."""
    made = new_id()
    return PrivilegedAct(
        version=made, record=made, saved=local(), verb="close", about=("example.org",), result="applied"
    )


def entry(window: Window) -> None:
    """Open the one entry of the journal, and take it away."""
    open_row(window, 0)
    press(window, "Take away")


def own_card(window: Window) -> None:
    """Write a card of one's own, and take it off."""
    write(window, "A card of your own", "The mug")
    press(window, "Add", "The mug", "Take it off")


def sentence(window: Window) -> None:
    """Empty the sentence, and keep that."""
    write_lines(window, "A sentence of self-respect", "")
    press(window, "Keep")


# Where, what is held, how it is removed, and how to see that it is there.
KINDS: dict[str, tuple[str, State, Callable[[Window], object], Callable[[State], object]]] = {
    "page": ("journal", begun(pages=(written("Mine."),)), entry, lambda s: [p.text for p in s.pages]),
    "letter": (
        "journal",
        begun(pages=(written("Dear you.", kind=PageKind.LETTER),)),
        entry,
        lambda s: [(p.text, p.saved) for p in s.pages],
    ),
    "reason": (
        "journal",
        begun(pages=(page("I sleep better."),)),
        entry,
        lambda s: [p.text for p in s.pages if p.kind is PageKind.REASON],
    ),
    "line of a list": (
        "write parked",
        begun(pages=(written("Later.", prompt="parked", kind=PageKind.LINE),)),
        lambda w: press(w, "Take away"),
        lambda s: [p.text for p in s.pages],
    ),
    "sentence": (
        f"sentence {sentences.SELF_RESPECT}",
        sentences.say(begun(), sentences.SELF_RESPECT, "I am worth it.", now=Simulation().clock()),
        sentence,
        lambda s: [p.text for p in s.pages],
    ),
    "name": (
        "sentence nickname",
        begun(Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO, nickname="Z")),
        lambda w: (write(w, "Another name for them", ""), press(w, "Keep")),
        lambda s: s.profile.nickname,
    ),
    "person": (
        "people",
        begun(people=(person("Ada"),)),
        lambda w: press(w, "Ada", "Take them off"),
        lambda s: [p.name for p in s.people],
    ),
    "plan": (
        "plans",
        begun(acts=(act("Run", ActKind.GOAL),)),
        lambda w: press(w, "Run", "Take it off"),
        lambda s: [a.title for a in s.acts],
    ),
    "wish": (
        "deck",
        begun(acts=(wish(),)),
        lambda w: press(w, "Take it off"),
        lambda s: [a.title for a in s.acts],
    ),
    "own card": (
        "list",
        cards.write_own(begun(), "The mug", now=Simulation().clock()),
        lambda w: press(w, "The mug", "Take it off"),
        lambda s: [c.title for c in s.own_cards],
    ),
    "what happened": (
        "happened-list",
        begun(contacts=(contact("2026-11-15 22:00"),)),
        lambda w: press(w, "Take back"),
        lambda s: [c.begin for c in s.contacts],
    ),
    "arrangement": (
        "boundary",
        begun(arrangements=(arrangement(),)),
        lambda w: press(w, "Over"),
        lambda s: [a.place for a in s.arrangements],
    ),
    "incident": (
        "incidents",
        begun(AFRAID, incidents=(incident("A car"),)),
        lambda w: press(w, next(name for name in buttons(w) if name.startswith("Erase what"))),
        lambda s: [i.what for i in s.incidents],
    ),
    "reminder": (
        "reminders",
        reminders.remind_at(begun(), dt.time(19), now=Simulation().clock()),
        lambda w: press(w, "No reminder"),
        lambda s: s.profile.reminder_at,
    ),
    "log of the computer": (
        "settings",
        begun(acts_done=(logged(),)),
        lambda w: press(w, "Erase this list"),
        lambda s: [a.verb for a in s.acts_done],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_removed_comes_back(opened: Opened, kind: str) -> None:
    """It is gone, one short line says so without its words, and Undo brings it back as it was."""
    place, state, removes, held = KINDS[kind]
    simulation = Simulation(state)
    window = opened(simulation, place)
    before = held(simulation.session.state)
    assert before
    removes(window)
    assert held(simulation.session.state) != before
    assert "Removed." in words(window)
    press(window, "Undo")
    assert held(simulation.session.state) == before
    assert "Removed." not in words(window)


def test_a_site_opened_for_good_closes_again(opened: Opened) -> None:
    """What was taken off the list is on it again, and closed on the computer."""
    simulation = Simulation(begun(targets=(target(),)))
    window = opened(simulation, "closed")
    press(window, "Change…", "It's for safety, or urgent")
    assert simulation.session.state.targets == ()
    assert simulation.guard.held == {}
    line_of(window).undo()
    assert [t.platform for t in simulation.session.state.targets] == ["instagram"]
    assert simulation.guard.held


def line_of(window: Window) -> undo_line.UndoLine:
    """The one line."""
    (line,) = window.findChildren(undo_line.UndoLine)
    return line


def test_the_keys_undo_too_and_the_latest_first(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+Z brings back one removal after the other."""
    simulation = Simulation(begun(acts=(act("First", ActKind.GOAL), act("Second", ActKind.GOAL))))
    window = opened(simulation, "plans")
    ready(window, qtbot)
    press(window, "First", "Take it off", "Second", "Take it off")
    titles = lambda: {a.title for a in acts.open_acts(simulation.session.state)}  # noqa: E731
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert titles() == {"Second"}
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert titles() == {"First", "Second"}
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert titles() == {"First", "Second"}


def test_the_line_outlasts_the_page_for_ten_seconds(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving the page keeps the line until its time is over; staying keeps it longer."""
    monkeypatch.setattr(undo_line, "AT_LEAST_MS", 300)
    simulation = Simulation(begun(acts=(act("First", ActKind.GOAL),)))
    window = opened(simulation, "plans")
    press(window, "First", "Take it off")
    window.open("today")
    assert "Removed." in words(window)
    qtbot.waitUntil(lambda: "Removed." not in words(window))
    assert simulation.session.removals.count == 0


def test_the_line_stays_as_long_as_the_page(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once its time is over it goes with the page, and not before."""
    monkeypatch.setattr(undo_line, "AT_LEAST_MS", 1)
    simulation = Simulation(begun(acts=(act("First", ActKind.GOAL),)))
    window = opened(simulation, "plans")
    (waits,) = line_of(window).findChildren(QTimer)
    press(window, "First", "Take it off")
    qtbot.waitUntil(lambda: not waits.isActive())
    assert "Removed." in words(window)
    window.open("today")
    assert "Removed." not in words(window)


def test_nothing_comes_back_from_behind_the_lock(opened: Opened) -> None:
    """Once the window was locked, what was removed stays removed."""
    simulation = Simulation(begun(acts=(act("First", ActKind.GOAL),)))
    window = opened(simulation, "plans")
    press(window, "First", "Take it off")
    simulation.session.door.locked = True
    simulation.session.changed.emit(Change.LOCK)
    assert "Undo" not in buttons(window)


def _removing() -> set[tuple[str, str]]:
    """The intents of core that remove a record, by module and name; also those that call one of them."""
    calls: dict[tuple[str, str], set[str]] = {}
    for file in (DESKTOP / "core").glob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                named = {
                    c.func.id
                    for c in ast.walk(node)
                    if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)
                }
                calls[file.stem, node.name] = named
    found = {key for key, named in calls.items() if "remove" in named}
    while more := {k for k, named in calls.items() if any((k[0], n) in found for n in named)} - found:
        found |= more
    return {(module, name) for module, name in found if not name.startswith("_")}


# What is no removal of something kept, or is undone in its own place by the very same press.
IN_PLACE = {
    ("acts", "undo"): "a tick that is taken back; ticking again puts it back",
    ("cards", "unmark"): "a card goes back among those to do",
    ("cards", "write_note"): "a field that stays in sight, with its own Ctrl+Z",
    ("loosening", "leave_closed"): "a request to open; asking again is one press",
    ("loosening", "set_wait"): "a choice that stays in sight",
}
# These undo what was put down a moment before, where it was put down, as by an unticked tile.
TAKES_BACK = {
    "flows/something_happened.py",
    "flows/welcome.py",
    "flows/they_wrote.py",
    "pages/writing.py",
    "pages/answering.py",
}


def _handed_to_do() -> Iterator[tuple[str, tuple[str, str]]]:
    """Every intent the window hands to `session.do`, with the file it stands in."""
    for file in sorted((DESKTOP / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            does = isinstance(node.func, ast.Attribute) and node.func.attr == "do"
            for given in node.args if does else ():
                if isinstance(given, ast.Attribute) and isinstance(given.value, ast.Name):
                    yield file.relative_to(DESKTOP / "gui").as_posix(), (given.value.id, given.attr)


def test_every_removal_of_the_window_can_be_undone() -> None:
    """What removes a record goes through `session.remove`, or says why it need not."""
    removing = _removing()
    assert {("people", "forget"), ("pages", "delete"), ("boundary", "end"), ("shield", "drop")} <= removing
    wrong = [
        (file, intent)
        for file, intent in _handed_to_do()
        if intent in removing and intent not in IN_PLACE and file not in TAKES_BACK
    ]
    assert not wrong


def test_what_is_final_says_so_before(opened: Opened) -> None:
    """Burning a letter and erasing everything say that nothing comes back, before they are pressed."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "erase")
    assert "can't be undone" in words(window)
    assert "Undo" not in buttons(window)
