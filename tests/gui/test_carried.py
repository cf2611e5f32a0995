"""What the recommendations ask of every screen: nobody steered, nothing foretold, and a way on from each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from builders import contact, page, period, target, wait
from gui.hands import buttons, press, words, write_page
from gui.simulated import Simulation
from leeward.core import boundary, pages, profile, sentences
from leeward.core import contact as contacts
from leeward.core.companion import Channel
from leeward.core.records import Kind, Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.widgets.day_ring import DayRing
from leeward.gui.widgets.lamp import Lamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

MINE = Profile(
    welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO, nickname="the captain", whole_picture=True
)
BEGUN = State(periods=(period(),), targets=(target(),), pages=(page(),), waits=(wait(),), profile=MINE)
MORNING = "2026-11-21 09:00"
PLACES = (
    *("today", "list", "closed", "journal", "help", "settings", "pause", "boundary", "hard", "questions"),
    *("happened reached-out", "happened looked", "they-wrote", "happened-list", "plans", "people", "deck"),
    *("session", "tell", "reasons", "evidence", "guide", "reminders", "weekly", "ending", "write"),
)
# What somebody else feels, wants or is worth; and what would make them feel it.
GUESSES = re.compile(
    r"\b(they|your ex)\b[^.?]{0,20}\b(will|must|start to|begin to) (miss|regret|come back|long|want you)"
    r"|\b(make|makes|making) (them|your ex) (miss|want|jealous|regret|notice)"
    r"|\b(they go|your ex goes) through\b|\bstages? of\b|\bhigh(er)? value\b|\b(your|their) value\b"
    r"|\bwin (them|your ex) back\b|\bget (them|your ex) back\b|\bread receipt",
    re.IGNORECASE,
)


def test_nobody_is_asked_for_permission(opened: Opened) -> None:
    """The first screen says so, and the period then begins by one's own word alone (row 65)."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    assert "You need nobody's permission" in words(window)
    press(window, "No", "It ended and I need distance", "Next")
    assert simulation.session.state.periods
    assert set(Channel) <= {c for k in Kind for c in boundary.logged_channels(simulation.session.state, k)}


@pytest.mark.parametrize(("times", "offered"), [(2, False), (3, True)])
def test_a_drink_named_often_leads_to_somebody(opened: Opened, *, times: int, offered: bool) -> None:
    """Three times in thirty days, and beside the calmer plan there is somebody to talk to (row 71)."""
    said = tuple(
        msgspec.structs.replace(contact(f"2026-11-1{n} 23:00"), causes=("cause-drink",)) for n in range(times)
    )
    window = opened(Simulation(msgspec.structs.replace(BEGUN, contacts=said)), "happened-list")
    assert f"A drink: {times} times" in words(window)
    assert ("Talk to somebody about it" in buttons(window)) == offered
    if offered:
        press(window, "Talk to somebody about it")
        assert window.place == "help"


def test_a_drink_becomes_a_calmer_plan(opened: Opened) -> None:
    """Said the next day, it becomes a plan by one press (row 71)."""
    night = "2026-11-20 23:30"
    said = contact(night, saved=night)
    simulation = Simulation(msgspec.structs.replace(BEGUN, contacts=(said,)), at=MORNING)
    press(opened(simulation, "today"), "Say", "A drink", "Next", "Keep as a plan")
    (plan,) = simulation.session.state.acts
    assert (plan.prompt, plan.then) == ("cause-drink", "I put the phone away before the first glass.")


def test_a_post_that_set_it_off_leads_to_closing(opened: Opened) -> None:
    """Looking is put down; the next day a post as its cause leads to closing the site (rows 67, 127)."""
    simulation = Simulation(msgspec.structs.replace(BEGUN, targets=()), at="2026-11-20 21:00")
    window = opened(simulation, "today")
    press(window, "I looked", "Just now", "Done")
    simulation.clock.go(hours=12)
    simulation.session.tick()
    press(window, "Say", "A post or a story", "Next", "Card: This computer")
    assert window.place == "list"
    press(window, "This computer", "Closed sites")
    press(window, "Instagram", "Close Instagram")
    assert simulation.session.all_closed()
    assert "instagram.com" in simulation.guard.held


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("2026-11-15", "A week. Quieter for some, not yet for others."),
        ("2026-10-23", "Day 30. Nothing has to be decided today."),
        ("2026-10-20", ""),
    ],
)
def test_a_day_reached_is_about_oneself(opened: Opened, start: str, told: str) -> None:
    """It tells one's own days, and nothing of the other person (rows 19, 20, 75)."""
    state = msgspec.structs.replace(BEGUN, periods=(period(start, 90),))
    seen = words(opened(Simulation(state), "today"))
    assert told in seen
    assert ("has to be decided" in seen or "A week." in seen) == bool(told)
    assert not GUESSES.search(seen)
    assert "they" not in seen.lower().split()


def test_no_day_is_told_after_a_contact(opened: Opened) -> None:
    """Within a day of one that counts, a day reached is passed over; undone, it is told (rows 75, 124)."""
    simulation = Simulation(msgspec.structs.replace(BEGUN, periods=(period("2026-11-15"),)))
    window = opened(simulation, "today")
    assert "A week." in words(window)
    press(window, "I reached out", "Just now", "Done")
    assert "A week." not in words(window)
    press(window, "What I put down", "Take back", "Today")
    assert "A week." in words(window)


def test_past_the_last_day_no_length_is_held_against_it(opened: Opened) -> None:
    """The ring goes on counting days, and not so many of thirty."""
    window = opened(Simulation(BEGUN, at="2026-12-10 09:00"), "today")
    assert window.findChildren(DayRing)[0].accessibleName() == "The ring: day 31."


def test_in_fear_no_day_is_told(opened: Opened) -> None:
    """Nothing is counted there, on no day (row 140)."""
    care = msgspec.structs.replace(MINE, situation=Situation.CARE)
    state = msgspec.structs.replace(BEGUN, periods=(period("2026-11-15"),), profile=care)
    assert "A week." not in words(opened(Simulation(state), "today"))


def test_space_is_for_both(opened: Opened) -> None:
    """A note that leaves open whose decision it was names space for both of us (row 22)."""
    simulation = Simulation(BEGUN)
    press(opened(simulation, "tell"), "Tell them once", "Show the note", "Sleep on it")
    draft = sentences.said(simulation.session.state, sentences.NOTE)
    assert draft is not None
    assert "It gives space to both of us." in draft.text


def test_ten_minutes_can_be_breathed_through(opened: Opened) -> None:
    """The lamp breathes, one way back, and the ten minutes count as ever (rows 37, 86)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "hard")
    press(window, "More", "Breathe")
    (lamp,) = [found for found in window.findChildren(Lamp) if found.isVisible()]
    assert lamp.accessibleName() == "A calm breath"
    press(window, "Back to the ten minutes")
    simulation.clock.go(minutes=11)
    window.open("today")
    window.open("hard")
    press(window, "Enough for now")
    assert len(simulation.session.state.waits) == len(BEGUN.waits) + 1


def test_a_late_talk_is_planned_and_kept(opened: Opened) -> None:
    """Aim, limit, place, way out and who knows stand on one page that is kept (row 148)."""
    simulation = Simulation(BEGUN)
    window = opened(simulation, "plans")
    press(window, "A late talk")
    write_page(window, "What is it for, in one sentence?", "To give the key back.")
    write_page(window, "How do I leave when I want to?", "Ada waits outside.")
    press(window, "Keep")
    (kept,) = pages.of_prompt(simulation.session.state, "late-talk")
    assert {answer.question for answer in kept.answers} == {"aim", "exit"}


@pytest.mark.parametrize("situation", list(Situation))
def test_no_screen_guesses_what_they_feel(opened: Opened, situation: Situation) -> None:
    """No place says what the other feels, is worth, or may be made to do (rows 20, 21, 83, 84, 166, 167)."""
    simulation = Simulation(BEGUN)
    simulation.session.do(profile.answer, situation=situation)
    simulation.session.do(contacts.log, Kind.THEIRS, simulation.clock.at)
    window = opened(simulation, "today")
    assert "captain" not in words(window)
    for place in PLACES:
        window.open(place)
        seen = words(window) + "\n" + "\n".join(buttons(window))
        assert not GUESSES.search(seen), (place, GUESSES.search(seen))


@pytest.mark.parametrize(
    "guess",
    [
        "They will miss you.",
        "Your ex will start to regret it.",
        "This makes them jealous.",
        "It raises your value.",
        "They go through relief, then longing.",
    ],
)
def test_a_guess_is_found(guess: str) -> None:
    """The check above does notice one."""
    assert GUESSES.search(guess)
