"""The weekly page and the end of a period: offered once, decided by nobody but the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from builders import day, moment, period, target
from gui.hands import buttons, press, words, write_page
from gui.simulated import Simulation
from leeward.core import ending, pages, shield
from leeward.core import period as periods
from leeward.core.companion import Answer, PageKind
from leeward.core.profile import answer
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

# In the morning no evening offer stands in the way.
MORNING = "2026-11-21 09:00"
OVER = "2026-12-10 09:00"
MINE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(periods=(period(),), profile=MINE)
CLOSED = State(periods=(period(),), targets=(target(),), profile=MINE)
READY = [Answer(question="keep", text="My evenings."), Answer(question="stay-away", number=0)]


def reviewed(state: State = BEGUN, *, stay_away: bool = False) -> State:
    """A state with the twelve questions answered."""
    said = [READY[0], Answer(question="stay-away", number=int(stay_away))]
    return pages.write(state, PageKind.QUESTIONS, "", said, prompt="readiness", now=moment(MORNING))


def test_the_weekly_page(opened: Opened) -> None:
    """Offered on Today after a week; five answers are kept, and it rests (rows 27, 34, 72, 74, 141)."""
    simulation = Simulation(BEGUN, at="2026-11-18 09:00")
    window = opened(simulation, "today")
    press(window, "This week")
    assert "The second week." in words(window)
    found = simulation.session.content.prompt("weekly")
    assert found is not None
    by_name = {b.accessibleDescription(): b for b in window.findChildren(type(buttons(window)["7"]))}
    for question in found.questions:
        if question.id != "handled":
            by_name[question.text].click()
    write_page(window, "What did I handle?", "The tax form.")
    press(window, "Keep")
    (kept,) = simulation.session.state.pages
    assert [a.question for a in kept.answers] == ["head", "hope", "company", "handled", "for-me"]
    press(window, "Done")
    window.open("today")
    assert "This week" not in buttons(window)
    simulation.clock.go(days=7)
    simulation.session.tick()
    assert "This week" in buttons(window)


def test_not_this_week(opened: Opened) -> None:
    """Put off by one press, it is not offered again before the next week (rows 113)."""
    simulation = Simulation(BEGUN, at="2026-11-18 09:00")
    window = opened(simulation, "today")
    press(window, "Not this week")
    assert "This week" not in buttons(window)
    simulation.clock.go(days=5)
    simulation.session.tick()
    assert "This week" not in buttons(window)
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "This week" in buttons(window)


def test_a_lonely_week_leads_to_people(opened: Opened) -> None:
    """Five days without anybody: one quiet way to somebody, and a look back is offered (rows 25, 74, 97)."""
    simulation = Simulation(BEGUN, at="2026-11-18 09:00")
    window = opened(simulation, "weekly")
    named = [b for b in window.findChildren(type(buttons(window)["2"])) if b.text() == "2"]
    next(b for b in named if b.accessibleDescription().startswith("On how many days")).click()
    press(window, "Keep")
    assert "Five days or more without anybody." in words(window)
    assert "Who could I call?" in buttons(window)
    press(window, "Why it ended")
    write_page(window, "What ended it, as far as I know?", "We stopped talking.")
    press(window, "Keep")
    assert pages.of_prompt(simulation.session.state, "review-2")


def test_waiting_for_a_sign_is_only_what_one_says(opened: Opened) -> None:
    """Marked on the weekly page, one line stands at the end; unmarked, none does (rows 168)."""
    simulation = Simulation(BEGUN, at="2026-11-18 09:00")
    window = opened(simulation, "ending")
    assert "the silence itself" not in words(window)
    window.open("weekly")
    press(window, "5", "Keep", "I am waiting for a sign")
    assert simulation.session.state.profile.waiting_for_sign
    window.open("ending")
    assert "Sometimes the silence itself is the answer." in words(window)


def test_first_words_stand_beside_the_latest(opened: Opened) -> None:
    """Day one beside today, and what was kept for it; not what became of it (rows 28, 116, 146)."""
    state = pages.write(BEGUN, PageKind.REASON, "I can't go on.", now=moment("2026-11-10 20:00"))
    state = pages.write(state, PageKind.JOURNAL, "I went swimming.", now=moment("2026-12-08 20:00"))
    state = pages.write(state, PageKind.LINE, "Quiet.", prompt="needs", now=moment("2026-12-01 20:00"))
    window = opened(Simulation(state, at=OVER), "today")
    press(window, "How to go on")
    shown = words(window)
    for said in (
        "First words, 10 November",
        "I can't go on.",
        "Latest words, 8 December",
        "I went swimming.",
    ):
        assert said in shown
    assert "Quiet." in shown


@pytest.mark.parametrize(("tile", "last"), [("7 days", "2026-12-16"), ("14 days", "2026-12-23")])
def test_a_while_longer(opened: Opened, tile: str, last: str) -> None:
    """More days from today on, where the last one has passed (rows 144)."""
    simulation = Simulation(BEGUN, at=OVER)
    press(opened(simulation, "ending"), tile)
    (running,) = simulation.session.state.periods
    assert periods.last_day(running) == day(last)


def test_as_many_days_as_one_likes(opened: Opened) -> None:
    """An own number is added to the last day while it is ahead (rows 144)."""
    simulation = Simulation(BEGUN, at=MORNING)
    window = opened(simulation, "ending")
    press(window, "Another length…", "Add these days")
    (running,) = simulation.session.state.periods
    assert running.days == 37
    assert "The last day is 16 December now." in words(window)


def test_for_good(opened: Opened) -> None:
    """The end is taken away, and what is closed stays so (rows 145)."""
    simulation = Simulation(CLOSED, at=OVER)
    press(opened(simulation, "ending"), "Keep the distance for good")
    (running,) = simulation.session.state.periods
    assert running.days is None
    assert simulation.session.all_closed()


def test_ending_early_keeps_what_was_promised(opened: Opened) -> None:
    """It says what opens when; the period ends, the list keeps its end, nothing opens sooner (rows 13)."""
    simulation = Simulation(CLOSED, at=MORNING)
    session = simulation.session
    promised = shield.end_of(session.state, session.state.targets[0], session.now())
    window = opened(simulation, "ending")
    assert "What is closed opens by itself on 10 December, midday" in words(window)
    press(window, "End the pause…", "End it today")
    (ended,) = session.state.periods
    assert ended.ended == day("2026-11-21")
    assert session.all_closed()
    (kept,) = session.state.targets
    assert shield.end_of(session.state, kept, session.now()) == promised
    assert "The pause has ended." in words(window)


def test_an_end_that_has_come_clears_the_list(opened: Opened) -> None:
    """After its midday what was closed with the period leaves the list."""
    simulation = Simulation(CLOSED, at="2026-12-10 14:00")
    window = opened(simulation, "ending")
    press(window, "End the pause…", "End it today")
    assert not simulation.session.state.targets
    assert simulation.session.state.periods[0].ended == day("2026-12-09")


def test_without_an_end_opening_waits(opened: Opened) -> None:
    """In an open-ended period what is closed asks to be opened, and waits as ever."""
    state = State(periods=(period(days=None),), targets=(target(),), profile=MINE)
    simulation = Simulation(state, at=MORNING)
    press(opened(simulation, "ending"), "End the pause…", "End it today")
    assert simulation.session.state.periods[0].ended == day("2026-11-21")
    (asked,) = simulation.session.state.requests
    assert asked.target == simulation.session.state.targets[0].record
    assert simulation.session.all_closed()


def test_not_ended_by_a_slip_of_the_hand(opened: Opened) -> None:
    """The calm choice is the larger one, and leaves everything."""
    simulation = Simulation(BEGUN, at=MORNING)
    press(opened(simulation, "ending"), "End the pause…", "Not now")
    assert simulation.session.state.periods[0].ended is None


def test_twelve_questions_come_before_a_first_step(opened: Opened) -> None:
    """The answers are kept without a verdict; only then a step is planned (rows 38, 78, 142, 147)."""
    simulation = Simulation(BEGUN, at=OVER)
    window = opened(simulation, "ending")
    assert "Plan a small step" not in buttons(window)
    press(window, "Twelve questions")
    found = simulation.session.content.prompt("readiness")
    assert found is not None
    assert len(found.questions) == 12
    write_page(window, "Is this about them, or about company, touch, habit?", "Habit, mostly.")
    press(window, "Keep", "Done")
    assert window.place == "ending"
    press(window, "Plan a small step")
    write_page(window, "What is the smallest step, and when?", "One message on Sunday.")
    press(window, "Keep", "Done")
    assert pages.of_prompt(simulation.session.state, "first-step")
    assert "Until 24 December: a short look before and after each contact." in words(window)


def test_two_weeks_of_aftercare(opened: Opened) -> None:
    """Before and after each contact one looks; after two weeks it ends by itself (rows 143)."""
    state = pages.write(
        reviewed(),
        PageKind.QUESTIONS,
        "",
        [Answer(question="step", text="A call.")],
        prompt="first-step",
        now=moment(MORNING),
    )
    simulation = Simulation(msgspec.structs.replace(state, periods=()), at=MORNING)
    window = opened(simulation, "today")
    press(window, "Before or after a contact", "After a contact", "4", "Keep")
    (kept,) = pages.of_prompt(simulation.session.state, "after-contact")
    assert kept.answers[0].number == 4
    simulation.clock.go(days=14)
    simulation.session.tick()
    window.open("today")
    assert "Before or after a contact" not in buttons(window)


def test_asked_to_stay_away_is_the_answer(opened: Opened) -> None:
    """Who was asked to stay away is offered no step, whatever else was answered."""
    window = opened(Simulation(reviewed(stay_away=True), at=OVER), "ending")
    assert "Plan a small step" not in buttons(window)
    assert "Twelve questions" not in buttons(window)


@pytest.mark.parametrize("situation", [Situation.RESPECT, Situation.CARE])
def test_guarded_paths_end_without_a_step(opened: Opened, situation: Situation) -> None:
    """Nothing there leads towards contact, and more time is still offered."""
    state = answer(reviewed(), situation=situation, now=moment(MORNING))
    window = opened(Simulation(state, at=OVER), "ending")
    seen = buttons(window)
    assert "7 days" in seen
    assert not {"Plan a small step", "Twelve questions", "Was it right?"} & seen.keys()
    assert not ending.may_plan_first_step(state)
