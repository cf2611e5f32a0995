"""Nothing nags: no notification unasked, and at most one a day where it was asked for."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from builders import day, period, target
from gui.simulated import Simulation
from leeward.core import acts, profile, reminders
from leeward.core.acts import When
from leeward.core.companion import ActKind
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.notifications import Message, Notifications

DAYS = 60
STEP = dt.timedelta(minutes=20)


def someone(situation: Situation = Situation.DISTANCE) -> State:
    """Somebody with a site closed, a name kept, and a hard date in a month."""
    answers = Profile(welcomed=True, situation=situation, shared=Shared.NO, nickname="the captain")
    state = State(periods=(period(days=None),), targets=(target(),), profile=answers)
    when = When(day=day("2026-12-24"))
    return acts.add(state, ActKind.DATE, "Christmas at the captain's", when=when, now=Simulation().clock())


def sixty_days(simulation: Simulation) -> list[tuple[dt.datetime, str]]:
    """What is notified while nobody opens the window, and when."""
    told: list[tuple[dt.datetime, str]] = []

    def show(message: Message) -> bool:
        told.append((simulation.clock.at, f"{message.title} {message.text}"))
        return True

    notifications = Notifications(simulation.session, show)
    end = simulation.clock.at + dt.timedelta(days=DAYS)
    while simulation.clock.at < end:
        simulation.clock.at += STEP
        simulation.session.tick()
        notifications.remind()
    return told


def test_sixty_days_without_a_word() -> None:
    """Nobody opens the window for two months, and nothing is shown outside it."""
    simulation = Simulation(someone())
    assert sixty_days(simulation) == []
    assert not simulation.session.notices


def test_asked_for_it_comes_once_a_day_and_names_nobody() -> None:
    """One an evening, none in quiet hours, no name; before the hard date it speaks of a date (row 55)."""
    simulation = Simulation(someone(), at="2026-11-21 12:00")
    simulation.session.do(reminders.remind_at, dt.time(19, 30))
    told = sixty_days(simulation)
    assert len(told) == DAYS
    assert max(Counter(at.date() for at, _ in told).values()) == 1
    assert {at.time() for at, _ in told} == {dt.time(19, 40)}
    assert not [words for _, words in told if "captain" in words.lower() or "christmas" in words.lower()]
    assert [at.date() for at, words in told if "date you marked" in words] == [day("2026-12-23")]


def test_in_quiet_hours_none_comes() -> None:
    """A time inside the quiet hours gives nothing at all."""
    simulation = Simulation(someone())
    simulation.session.do(reminders.remind_at, dt.time(22))
    assert sixty_days(simulation) == []


@pytest.mark.parametrize("situation", [Situation.CARE])
def test_in_fear_none_comes_though_it_was_asked_for(situation: Situation) -> None:
    """Who asked before, and is afraid now, is not reminded (row 140)."""
    simulation = Simulation(someone())
    simulation.session.do(reminders.remind_at, dt.time(19))
    simulation.session.do(profile.answer, situation=situation)
    assert sixty_days(simulation) == []


def test_a_shared_computer_reminds_no_more() -> None:
    """Once others can open it, what was asked for before is off."""
    simulation = Simulation(someone())
    simulation.session.do(reminders.remind_at, dt.time(19))
    simulation.session.do(profile.answer_shared, Shared.YES)
    assert sixty_days(simulation) == []


def test_what_could_not_be_shown_is_tried_again() -> None:
    """While hidden for an hour nothing shows; after it the one reminder still comes."""
    simulation = Simulation(someone(), at="2026-11-21 18:59")
    simulation.session.do(reminders.remind_at, dt.time(19))
    shown: list[Message] = []
    notifications = Notifications(simulation.session, lambda message: not shown.append(message))
    notifications.fall_silent()
    simulation.clock.go(minutes=1)
    notifications.remind()
    assert not shown
    simulation.clock.go(hours=1)
    notifications.remind()
    notifications.remind()
    assert len(shown) == 1


def test_in_fear_nothing_at_all_shows_outside_the_window() -> None:
    """Not even what is worth a word on other paths (row 140)."""
    simulation = Simulation(someone(Situation.CARE))
    shown: list[Message] = []
    notifications = Notifications(simulation.session, lambda message: not shown.append(message))
    assert not notifications.tell("Something you closed is open again.")
    assert not shown
