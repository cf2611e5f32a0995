"""Writing in the window: kept, brought back, found, sealed and burnt."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from builders import day, moment, page, period
from gui.hands import (
    buttons,
    open_row,
    page_text,
    press,
    ready,
    rows,
    settle,
    words,
    write,
    write_page,
)
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Protection
from leeward.core.companion import ActKind, PageKind
from leeward.core.profile import answer
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.widgets.entry_list import EntryList
from leeward.gui.widgets.mood_line import MoodLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

BEGUN = State(
    periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
)
PLANTED = "zwanzig Kraniche"


def test_a_page_with_its_feelings(opened: Opened) -> None:
    """Mood before, words, several feelings and mood after are stored (rows 79, 87, 104, 122)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "journal")
    press(window, "Write", "2")
    write_page(window, "Just write", "A long walk.")
    press(window, "Keep")
    assert "Kept." in words(window)
    press(window, "Sad", "Relieved", "4")
    (kept,) = simulation.session.state.pages
    assert (kept.text, kept.prompt, kept.kind) == ("A long walk.", "free", PageKind.JOURNAL)
    assert kept.feelings == ("sad", "relieved")
    assert (kept.mood, kept.mood_after) == (2, 4)
    press(window, "Done")
    assert window.place == "journal"
    assert rows(window) == ["Written · 21 November · A long walk."]


def test_undo_brings_the_words_back_to_the_page(opened: Opened) -> None:
    """Kept by mistake, a page goes from the list and its words stand on the page again."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write free")
    write_page(window, "Just write", "Not yet.")
    press(window, "Keep", "Undo")
    assert not simulation.session.state.pages
    assert page_text(window, "Just write") == "Not yet."


def test_locked_no_word_stands_on_the_page(opened: Opened, tmp_path: Path) -> None:
    """While it is locked the page is empty, and opened again the words are back."""
    simulation = Simulation(BEGUN, folder=tmp_path, sealed_by=Protection.PASSPHRASE, passphrase="herons")
    window = opened(simulation, "write free")
    write_page(window, "Just write", PLANTED)
    window.open("write reason")
    write(window, "A reason, for a bad hour", PLANTED)
    assert simulation.session.door.lock()
    window.open("help")
    window.open("write free")
    settle()
    assert not [w for w in window.findChildren(QLineEdit) if PLANTED in w.text() and w.isVisible()]
    assert "It is not open right now." in words(window)
    assert "Keep" not in buttons(window)
    for place in ("reasons", "write reason", "journal", "write free", "weekly", "ending", "write"):
        window.open(place)
        assert PLANTED not in words(window)
        assert not [f for f in window.findChildren(QLineEdit) if PLANTED in f.text()], place
        assert not [f for f in window.findChildren(QPlainTextEdit) if PLANTED in f.toPlainText()], place
    simulation.session.unlock("herons")
    window.open("help")
    window.open("write free")
    assert page_text(window, "Just write") == PLANTED


def test_a_quarter_of_an_hour_ends_with_one_line(opened: Opened) -> None:
    """Nothing before, one quiet line after, and writing goes on (rows 73)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write free")
    write_page(window, "Just write", "It began")
    simulation.clock.go(minutes=14)
    write_page(window, "Just write", " and")
    assert "A quarter of an hour." not in words(window)
    simulation.clock.go(minutes=1)
    write_page(window, "Just write", " went on")
    assert "A quarter of an hour. This can be enough for today." in words(window)
    assert page_text(window, "Just write") == "It began and went on"


def test_a_thought_is_parked_without_leaving(opened: Opened) -> None:
    """A thought that interrupts waits in its list, and the page stays as it is (rows 73)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write free")
    write_page(window, "Just write", "Today")
    press(window, "Park a thought")
    field = next(f for f in window.findChildren(QLineEdit) if f.isVisible())
    QTest.keyClicks(field, "Why did he")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page_text(window, "Just write") == "Today"
    assert pages.sentence(simulation.session.state, "parked") == "Why did he"


def test_writing_from_outside_is_a_hint(opened: Opened) -> None:
    """The toggle says how, and stores nothing of itself."""
    window = opened(Simulation(BEGUN), "write free")
    press(window, "Write from outside")
    assert "Write about yourself by name" in words(window)
    press(window, "Write from outside")
    assert "Write about yourself by name" not in words(window)


def test_two_pages_worse_suggest_another_kind(opened: Opened) -> None:
    """Twice harder after than before: something plainer is offered, once it was not."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write free")
    for number in range(2):
        window.open("write free")
        press(window, "3")
        write_page(window, "Just write", "Round and round.")
        press(window, "Keep", "2")
        assert ("Another kind of page" in words(window)) == (number == 1)
        simulation.clock.go(minutes=1)
        window.open("help")
    window.open("write free")


def test_the_lowest_mood_for_three_days_offers_a_person(opened: Opened) -> None:
    """Two days are not enough, the third offers help."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "help")
    for number in range(3):
        window.open("write free")
        write_page(window, "Just write", "Dark.")
        press(window, "Keep", "1")
        assert ("Talk to someone" in buttons(window)) == (number == 2)
        window.open("help")
        simulation.clock.go(days=1)


def test_one_page_is_changed_and_taken_away(opened: Opened) -> None:
    """Opened from the list it can be changed; taken away it comes back by one press."""
    simulation = Simulation(BEGUN)
    simulation.session.do(pages.write, PageKind.JOURNAL, "First words.", prompt="free")
    window = opened(simulation, "journal")
    open_row(window, 0)
    assert "First words." in words(window)
    press(window, "Change")
    write_page(window, "Just write", " More.")
    press(window, "Keep", "Done")
    open_row(window, 0)
    press(window, "Take away")
    assert not simulation.session.state.pages
    assert "Taken away." in words(window)
    press(window, "Undo")
    (kept,) = simulation.session.state.pages
    assert kept.text == "First words. More."


def test_a_letter_is_sealed_until_its_day(opened: Opened) -> None:
    """Sealed, no word of it is shown or found; on its day Today offers it (rows 35, 70, 106)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write grief")
    write_page(window, "What I grieve for", PLANTED)
    press(window, "Keep", "Done")
    open_row(window, 0)
    press(window, "Seal until…", "Seal it")
    (kept,) = simulation.session.state.pages
    assert kept.kind is PageKind.LETTER
    assert kept.sealed_until == day("2026-12-21")
    assert PLANTED not in words(window)
    assert "Change" not in buttons(window)
    press(window, "Back")
    assert rows(window) == ["What I grieve for · 21 November · Sealed until 21 December."]
    simulation.clock.go(days=30)
    simulation.session.tick()
    window.open("today")
    press(window, "Read it")
    assert PLANTED in words(window)


@pytest.mark.parametrize("prompt", ["letter", "grief"])
def test_a_burnt_letter_is_nowhere(opened: Opened, tmp_path: Path, prompt: str) -> None:
    """It asks once; then no file holds it, no older state either (rows 35, 106)."""
    simulation = Simulation(BEGUN, folder=tmp_path, sealed_by=Protection.OPEN)
    simulation.engine.keeping.unlock()
    window = opened(simulation, f"write {prompt}")
    title = next(p.title for p in simulation.session.content.prompts if p.id == prompt)
    write_page(window, title, PLANTED)
    window.open("help")
    assert any(PLANTED.encode() in f.read_bytes() for f in tmp_path.rglob("*") if f.is_file())
    window.open(f"write {prompt}")
    press(window, "Keep", "Done")
    open_row(window, 0)
    press(window, "Burn", "Keep it", "Burn", "Burn it")
    assert "Burnt. Nothing of it is left." in words(window)
    assert not simulation.session.state.pages
    assert not [f for f in tmp_path.rglob("*") if f.is_file() and PLANTED.encode() in f.read_bytes()]


def test_search_keeps_up_with_three_thousand_pages(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+F goes to the field; a key shows what is found after under 16 ms of work (rows 87)."""
    text = "evening rain over the harbour and nobody on the pier " * 20
    many = tuple(page(f"{number} {text}", saved="2026-11-12 08:00") for number in range(3000))
    window = opened(Simulation(State(periods=BEGUN.periods, pages=many, profile=BEGUN.profile)), "journal")
    ready(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    spans: list[float] = []
    for number in range(3):
        field.clear()
        settle()
        for place, sign in enumerate("2999 rain"):
            begun = time.thread_time()
            QTest.keyClicks(field, sign)
            QApplication.processEvents()
            took = time.thread_time() - begun
            spans[place:] = [took if number == 0 else min(took, spans[place]), *spans[place + 1 :]]
    assert "1 page" in words(window)
    assert len(window.findChildren(EntryList)[0].things) == 1
    assert sorted(spans)[len(spans) // 2] < 0.016, spans
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(window.findChildren(EntryList)[0].things) == 3000


def test_lists_hold_lines(opened: Opened) -> None:
    """Lines are kept, changed, taken away and put back; the newest stands first (rows 31, 98, 111, 114)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "today")
    for prompt, title in (("handled", "What I handled"), ("needs", "What I need"), ("my-terms", "My terms")):
        window.open(f"write {prompt}")
        write(window, title, "Supper at ten")
        press(window, "Keep")
        assert pages.sentence(simulation.session.state, prompt) == "Supper at ten"
    press(window, "Change")
    write(window, "My terms", "Supper at eleven")
    press(window, "Change it")
    assert pages.sentence(simulation.session.state, "my-terms") == "Supper at eleven"
    press(window, "Take away")
    assert not pages.of_prompt(simulation.session.state, "my-terms")
    press(window, "Undo")
    assert pages.sentence(simulation.session.state, "my-terms") == "Supper at eleven"


@pytest.mark.parametrize("prompt", ["boundaries", "boundaries-others"])
def test_a_boundary_begins_with_its_words(opened: Opened, prompt: str) -> None:
    """A starter stands in the field, and the sentence is kept whole (rows 40, 64, 117)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, f"write {prompt}")
    press(window, "I need")
    field = next(f for f in window.findChildren(QLineEdit) if f.isVisible())
    QTest.keyClicks(field, "a quiet room")
    press(window, "Keep")
    assert pages.sentence(simulation.session.state, prompt) == "I need a quiet room"


@pytest.mark.parametrize("prompt", ["tomorrow", "alone", "respected", "self-respect", "look-for"])
def test_each_list_keeps_its_line(opened: Opened, prompt: str) -> None:
    """One line for tomorrow, for being alone, for a limit respected (rows 36, 44, 107, 109, 163)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write")
    title = next(p.title for p in simulation.session.content.prompts if p.id == prompt)
    press(window, title)
    write(window, title, "A quiet kitchen")
    press(window, "Keep")
    (kept,) = pages.of_prompt(simulation.session.state, prompt)
    assert (kept.text, kept.kind) == ("A quiet kitchen", PageKind.LINE)
    press(window, "Copy the list")
    assert QGuiApplication.clipboard().text() == "A quiet kitchen"


def test_what_was_before_us_becomes_a_plan(opened: Opened) -> None:
    """One press makes time for it among the plans (rows 43)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write before-us")
    write(window, "Before us, outside us", "Choir on Tuesdays")
    press(window, "Keep", "Make time for it")
    (planned,) = simulation.session.state.acts
    assert (planned.kind, planned.title) == (ActKind.ACT, "Choir on Tuesdays")


def test_the_whole_picture_is_asked_for(opened: Opened) -> None:
    """It begins with a press, is not offered at a low mood, and can be given up (rows 80)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write")
    assert "The whole picture" not in buttons(window)
    press(window, "Begin such a list")
    assert simulation.session.state.profile.whole_picture
    write(window, "The whole picture", "I slept badly.")
    press(window, "Keep")
    simulation.session.do(pages.write, PageKind.JOURNAL, "Low.", mood=1)
    window.open("write")
    assert "The whole picture" not in buttons(window)
    assert "Begin such a list" not in buttons(window)
    window.open("write whole-picture")
    press(window, "Don't offer this list any more")
    assert not simulation.session.state.profile.whole_picture
    assert pages.of_prompt(simulation.session.state, "whole-picture")


def test_two_columns_of_what_it_was(opened: Opened) -> None:
    """What was good and what was not are written beside each other and kept as one page (rows 28)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "write good-and-not")
    write_page(window, "What was good", "The lake.")
    write_page(window, "What was not", "The silence.")
    press(window, "Keep")
    (kept,) = simulation.session.state.pages
    assert [(a.question, a.text) for a in kept.answers] == [
        ("good", "The lake."),
        ("not-good", "The silence."),
    ]


def test_pages_of_questions_are_kept(opened: Opened) -> None:
    """The pattern, the look back and what an answer would give: each keeps its answers (rows 26, 32, 97)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "today")
    for prompt in ("pattern", "review-1", "hoped-answer"):
        found = simulation.session.content.prompt(prompt)
        assert found is not None
        window.open(f"write {prompt}")
        for question in found.questions:
            write_page(window, question.text, "So.")
        press(window, "Keep")
        (kept,) = pages.of_prompt(simulation.session.state, prompt)
        assert [a.question for a in kept.answers] == [q.id for q in found.questions]


def test_the_decision_stands_beside_itself(opened: Opened) -> None:
    """Answered at the start and in the middle, both answers stand there with their days (rows 29)."""
    simulation = Simulation(BEGUN, at="2026-11-10 19:00")
    window = opened(simulation, "write")
    for _ in range(2):
        press(window, "Was it right?")
        press(window, "7")
        write_page(window, "What speaks for it?", "Sleep.")
        press(window, "Keep", "Done")
        simulation.clock.go(days=16)
        window.open("write")
    window.open("write decision")
    shown = words(window)
    assert "10 November" in shown
    assert "26 November" in shown
    assert shown.count("7 of 10") == 2


def test_growth_shows_the_first_words_and_the_latest(opened: Opened) -> None:
    """Both stand beside each other before one writes what has changed (rows 41, 88)."""
    state = pages.write(BEGUN, PageKind.JOURNAL, "Nothing works.", now=moment("2026-11-10 20:00"))
    state = pages.write(state, PageKind.JOURNAL, "I slept.", now=moment("2026-11-20 20:00"))
    simulation = Simulation(state)
    window = opened(simulation, "write growth")
    assert "Nothing works." in words(window)
    assert "I slept." in words(window)
    write_page(window, "First words, latest words", "A little.")
    press(window, "Keep")
    assert pages.sentence(simulation.session.state, "growth") == "A little."


def test_the_future_page_comes_back_on_day_14(opened: Opened) -> None:
    """Written on day one, it is one line on Today on day 14, read, put away (rows 108)."""
    simulation = Simulation(BEGUN, at="2026-11-10 20:00")
    window = opened(simulation, "write future")
    write_page(window, "The life you want", "A garden.")
    press(window, "Keep", "Done")
    window.open("today")
    assert "You wrote this" not in words(window)
    simulation.clock.go(days=13)
    simulation.session.tick()
    assert "You wrote this 13 days ago: The life you want." in words(window)
    press(window, "Not now")
    assert "You wrote this" not in words(window)
    simulation.clock.go(days=1)
    simulation.session.tick()
    press(window, "Read it")
    assert "A garden." in words(window)
    press(window, "Put it away")
    assert "You wrote this" not in words(window)
    assert simulation.session.state.pages[0].again == day("2026-12-09")


def test_on_the_care_path_moods_are_not_asked(opened: Opened) -> None:
    """Someone afraid is asked for no mood and offered no closing letter, and may write."""
    state = answer(BEGUN, situation=Situation.CARE, now=moment())
    simulation = Simulation(state)
    window = opened(simulation, "write")
    assert "A closing letter" not in buttons(window)
    window.open("write free")
    assert "How is it now? You can skip this." not in words(window)
    write_page(window, "Just write", "Quiet.")
    press(window, "Keep")
    assert "What is here now?" not in words(window)
    assert simulation.session.state.pages[0].text == "Quiet."


def test_waves_are_drawn_from_own_moods(opened: Opened) -> None:
    """From the third mood on the line shows them in their order, and none before (row 105)."""
    state = BEGUN
    for number, mood in enumerate((2, 4)):
        at = moment(f"2026-11-1{number + 1} 20:00")
        state = pages.write(state, PageKind.JOURNAL, "Words.", mood=mood, now=at)
    simulation = Simulation(state)
    window = opened(simulation, "write waves")
    assert not window.findChildren(MoodLine)
    simulation.session.do(pages.write, PageKind.JOURNAL, "Words.", mood=5, mood_after=3)
    window.open("help")
    window.open("write waves")
    settle()
    (line,) = [found for found in window.findChildren(MoodLine) if found.isVisible()]
    assert line.moods == (2, 4, 3)
