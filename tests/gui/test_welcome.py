"""The first five minutes: few presses, no typing, everything kept as it is given."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gui.hands import buttons, press, words, write
from gui.simulated import Simulation
from leeward.core import pages, period
from leeward.core.records import Level, Mark, Shared, Situation
from leeward.core.shield import Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

QUESTIONS = ("No", "It ended and I need distance", "Next")


def test_six_presses_to_the_first_closed_site(opened: Opened) -> None:
    """With the guard still to be installed, the first site is closed after six presses and no typing."""
    simulation = Simulation(installed=False)
    window = opened(simulation, "welcome")
    pressed = press(window, *QUESTIONS, "Instagram", "Close Instagram", "Set up and close")
    assert pressed == 6
    assert "instagram.com" in simulation.guard.held
    assert simulation.session.all_closed()
    assert "Closed." in words(window)


def test_each_answer_is_kept_when_it_is_given(opened: Opened) -> None:
    """Leaving after any step leaves the answers so far in the document."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, "Not sure")
    assert simulation.session.state.profile.shared is Shared.NOT_SURE
    assert simulation.session.state.settings.discreet
    assert simulation.document.kept is not None
    press(window, "We still have to arrange things")
    assert simulation.session.state.profile.situation is Situation.ARRANGEMENTS
    press(window, "Next", "60 days", "Next")
    running = period.current(simulation.session.state)
    assert running is not None
    assert (running.start, running.days) == (dt.date(2026, 11, 21), 60)
    assert simulation.document.kept == simulation.session.state


def test_every_step_can_be_skipped(opened: Opened) -> None:
    """Nobody has to answer anything to reach Today."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, "Skip", "Rather not say", "Skip", "Not now", "Later", "Enough for tonight")
    assert window.place == "today"
    assert simulation.session.state.profile.welcomed
    assert not simulation.session.state.targets


def test_going_back_changes_an_answer(opened: Opened) -> None:
    """Back shows the step before, and the new answer takes the old one's place."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "Back", "90 days", "Next")
    assert [p.days for p in simulation.session.state.periods] == [90]


def test_closing_can_be_undone(opened: Opened) -> None:
    """Undo opens what was just closed, and the person still goes on."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "TikTok", "Close TikTok", "Undo")
    assert not simulation.guard.held
    assert not simulation.session.state.targets
    press(window, "Next", "Done")
    assert simulation.session.state.cards[0].mark is Mark.DONE


def test_something_else_is_typed(opened: Opened) -> None:
    """A pasted link closes what it names; rubbish is explained, and nothing is closed."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "Something else…")
    write(window, "A site, or a pasted link", "localhost")
    press(window, "Close it")
    assert "stays open" in words(window)
    assert not simulation.session.state.targets
    write(window, "A site, or a pasted link", "https://example-person.tumblr.com/?x=1")
    press(window, "Close it")
    target = simulation.session.state.targets[0]
    assert (target.platform, target.handle, target.level) == ("tumblr", "example-person", Level.PERSON)


def test_on_a_shared_computer_only_whole_sites_close(opened: Opened) -> None:
    """A person's name never reaches the system file where others could find it, and that is said."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, "Yes", "It ended and I need distance", "Next", "Something else…")
    assert "Only whole sites close here" in words(window)
    write(window, "A site, or a pasted link", "https://example-person.tumblr.com/")
    press(window, "Close it")
    assert not any("example-person" in name for name in simulation.guard.held)
    assert simulation.session.state.targets[0].level is Level.SITE


def test_the_care_path_counts_nothing(opened: Opened) -> None:
    """Someone afraid is not asked since when, and is told that closing can wait."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, "No", "I'm afraid of them, or feel watched")
    assert "A safer one is" in words(window)
    press(window, "Go on here")
    assert "advocate" in words(window)
    assert "Since when?" not in words(window)
    press(window, "Not now")
    assert "Your phone is still open." not in words(window)
    assert "Day" not in words(window)


def test_a_dismissed_password_leaves_the_wish(opened: Opened) -> None:
    """Closing the password window is fine: it says so, keeps the wish, and offers to try again."""
    simulation = Simulation()
    simulation.guard.answer = Outcome(result=Result.DISMISSED)
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "Instagram", "Close Instagram")
    assert "Not closed yet." in words(window)
    assert len(simulation.session.state.targets) == 1
    simulation.guard.answer = None
    press(window, "Try again")
    assert "Closed." in words(window)


def test_where_nothing_can_ask_the_lines_are_shown(opened: Opened) -> None:
    """Without any way to become root, the exact lines to add by hand stand there to be copied."""
    simulation = Simulation()
    simulation.guard.answer = Outcome(result=Result.UNAVAILABLE, lines=("0.0.0.0 www.instagram.com",))
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "Instagram", "Close Instagram")
    assert "0.0.0.0 www.instagram.com" in words(window)
    assert "Copy these lines" in buttons(window)


def test_without_a_timer_that_is_said_before(opened: Opened) -> None:
    """Where ends cannot come by themselves, that stands beside the button that closes."""
    simulation = Simulation()
    simulation.guard.timer = False
    simulation.session.look()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS)
    assert "no timer" in words(window)


def test_leaving_in_the_middle_of_a_line_keeps_it(opened: Opened) -> None:
    """Whoever closes the window while writing why finds it kept, once (row 45)."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "Not now", "Later")
    write(window, "Why? One line for a bad hour.", "I sleep better.")
    window.open("help")
    assert pages.reasons(simulation.session.state) == ("I sleep better.",)
    window.open("welcome")
    press(window, "Enough for tonight")
    assert pages.reasons(simulation.session.state) == ("I sleep better.",)


def test_the_length_helper_only_suggests(opened: Opened) -> None:
    """Its answer is taken by a press, and another length can be chosen after it (rows 59, 60, 61)."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS[:2], "Help me choose", "It was very painful", "A lot still ties us together")
    assert not simulation.session.state.periods
    press(window, "Take 90 days", "45 days", "Next")
    assert [p.days for p in simulation.session.state.periods] == [45]


def test_the_reason_is_kept(opened: Opened) -> None:
    """The one line why is kept for a hard moment."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, *QUESTIONS, "Not now", "Later")
    assert "Day 1" in words(window)
    write(window, "Why? One line for a bad hour.", "I sleep better.")
    press(window, "Enough for tonight")
    assert pages.reasons(simulation.session.state) == ("I sleep better.",)
    assert window.place == "today"
