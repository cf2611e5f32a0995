"""Questions and answers: found as one types, each ending in what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import period
from gui.hands import buttons, press, words, write
from gui.simulated import RESOURCES, Simulation
from leeward.core import paths
from leeward.core.asking import matching
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.screens import screens
from leeward.gui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

ROWS = {10, 15, 16, 19, 20, 21, 78, 119, *range(149, 163)}


def someone(situation: Situation = Situation.DISTANCE) -> State:
    """Twelve days in."""
    return State(periods=(period(),), profile=Profile(welcomed=True, situation=situation, shared=Shared.NO))


def test_every_answer_ends_in_its_feature(opened: Opened) -> None:
    """Each button leads to a screen there is (rows 10, 15, 16, 19, 78, 119, 149-162)."""
    simulation = Simulation(someone())
    window = opened(simulation, "questions")
    for asked in simulation.session.content.asked:
        window.open("questions")
        press(window, asked.question)
        assert asked.answer.split("\n")[0] in words(window)
        press(window, asked.button)
        assert window.place == asked.leads_to


@pytest.mark.usefixtures("qapp")
def test_the_questions_of_the_texts_are_all_there() -> None:
    """No question of the texts is left out (rows 10, 15, 16, 19, 20, 21, 78, 119, 159, 160, 161, 162)."""
    simulation = Simulation(someone())
    known = screens(simulation.session, Theme(RESOURCES, "light"))
    asked = simulation.session.content.asked
    assert {row for each in asked for row in each.rows} >= ROWS
    assert len({each.id for each in asked}) == len(asked)
    assert not [each.leads_to for each in asked if each.leads_to.partition(" ")[0] not in known]


def test_answers_are_short_and_promise_nothing() -> None:
    """At most sixty words each; none guesses what the other feels or will do (rows 19, 20, 152, 166)."""
    for asked in Simulation().session.content.asked:
        assert len(asked.answer.split()) <= 60, asked.id
        assert "will miss you" not in asked.answer
        assert "will come back" not in asked.answer


def test_typing_finds(opened: Opened) -> None:
    """Each letter narrows; what nobody asks is said so."""
    window = opened(Simulation(someone()), "questions")
    write(window, "Search the questions", "ghost")
    assert "Is it the same as ghosting?" in buttons(window)
    assert "How do I start?" not in buttons(window)
    write(window, "Search the questions", "xylophone")
    assert "Nothing has these words" in words(window)


@pytest.mark.parametrize("situation", [Situation.CARE, Situation.RESPECT])
def test_no_answer_leads_towards_contact_where_none_may(situation: Situation) -> None:
    """In fear, or asked to stop, no question ends in a note or a reply, or speaks of it (rows 17, 140)."""
    asked = Simulation().session.content.asked
    kept = matching(asked, hopes=paths.may_plan_contact(someone(situation)))
    assert not {each.leads_to for each in kept} & {"tell", "write readiness", "ending"}
    assert not {each.id for each in kept} & {"together-again", "friends"}
    assert "tell" in {each.leads_to for each in matching(asked, hopes=paths.may_plan_contact(someone()))}


def test_what_is_known_is_said_honestly(opened: Opened) -> None:
    """No study proves the rule, and that stands first (row 151)."""
    window = opened(Simulation(someone()), "questions")
    press(window, "Does it really work?")
    assert "No study proves it." in words(window)
    press(window, "What is known")
    assert "There is no study that proves the No Contact rule." in words(window)
    assert "not seen for parents" in words(window)


def test_the_length_helper_suggests_and_the_person_takes(opened: Opened) -> None:
    """From the question to the new length in four presses (rows 59, 60, 61, 156)."""
    simulation = Simulation(someone())
    window = opened(simulation, "questions")
    pressed = press(
        window, "How long should it last?", "Help me choose", "We were on and off", "Take 60 days"
    )
    assert pressed == 4
    assert simulation.session.state.periods[0].days == 60


def test_the_length_can_be_without_an_end(opened: Opened) -> None:
    """For good is an answer, too, in the welcome as well (rows 9, 10)."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, "No", "It ended and I need distance", "Help me choose", "I want no contact again")
    press(window, "Take no end", "Next")
    assert simulation.session.state.periods[0].days is None


def test_reminders_are_chosen_in_settings(opened: Opened) -> None:
    """None from the start; an hour chosen is kept, and one in the quiet hours is said to give none."""
    simulation = Simulation(someone())
    window = opened(simulation, "settings")
    press(window, "Reminders")
    assert simulation.session.state.profile.reminder_at is None
    press(window, "20:00")
    at = simulation.session.state.profile.reminder_at
    assert at is not None
    assert at.hour == 20
    press(window, "No reminder")
    assert simulation.session.state.profile.reminder_at is None


def test_in_fear_no_reminder_can_be_asked_for(opened: Opened) -> None:
    """The page says that nothing reminds (row 140)."""
    window = opened(Simulation(someone(Situation.CARE)), "reminders")
    assert "Nothing reminds you for now." in words(window)
    assert "20:00" not in buttons(window)
