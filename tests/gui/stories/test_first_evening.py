"""A first evening, late, and the evenings after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import day, local
from leeward.core import pages
from leeward.core.records import Shared, Situation
from leeward.core.state import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone


def test_a_first_evening(begins: Callable[..., Someone]) -> None:
    """Ten minutes before midnight: one site closed, one line why, and then it is enough."""
    me = begins(at="2026-11-21 23:40", guard=False)
    me.sees("A quiet place to keep your distance", "Can anyone else open this computer?", "I need help")
    me.press("No")
    me.sees("Which of these is closest?", "Rather not say")
    me.press("It ended and I need distance")
    me.sees("Since when?", "30 days")
    me.press("Next")
    me.sees("What pulls you most?")
    me.press("Instagram", "Close Instagram")
    assert not me.guard.held, "nothing closes before it was said how"
    me.press("Set up and close")
    me.sees("Closed.", "That's us, not your internet.")
    assert me.guard.held["www.instagram.com"] == local("2026-12-21 12:00")

    me.press("Next")
    me.sees("Your phone is still open.")
    me.press("Later")
    me.sees("Day 1")
    me.type("Why? One line for a bad hour.", "I want to sleep again.")
    me.press("Enough for tonight")

    me.sees("The first day", "Closed until 21 December", "Instagram")
    me.does_not_see("Not tonight", "quiet day", "streak")
    kept = me.stored()
    assert (kept.profile.situation, kept.profile.shared) == (Situation.DISTANCE, Shared.NO)
    assert [(p.start, p.days) for p in kept.periods] == [(day("2026-11-21"), 30)]
    assert pages.reasons(kept) == ("I want to sleep again.",)
    assert not any((kept.people, kept.contacts, kept.waits, kept.profile.nickname))
    assert kept.profile.reminder_at is None
    assert not me.on_disk("sleep again", "instagram", "Instagram", "distance")


def test_the_evenings_after(begins: Callable[..., Someone]) -> None:
    """One thing an evening, each to be left; and what was given is there in a bad hour."""
    me = begins(at="2026-11-21 23:40")
    me.press("No", "It ended and I need distance", "Next", "Not now", "Later")
    me.type("Why? One line for a bad hour.", "I want to sleep again.")
    me.press("Enough for tonight")
    me.sees("What you write is sealed with your computer login.")
    me.press("All right")

    me.wait_until("2026-11-22 00:30")
    me.sees("Good evening")
    me.does_not_see("Not tonight")
    me.wait_until("2026-11-22 11:00")
    me.sees("1 quiet day")
    me.does_not_see("Not tonight")

    me.wait_until("2026-11-22 20:00")
    assert me.screen().count("Two people who know") == 2, "said once, and once read out"
    me.press("Add people", "Add somebody")
    me.type("Name", "Maya")
    me.type("How to reach them", "0151 000 111")
    me.press("Keep")
    me.go_to("today")
    me.does_not_see("Not tonight", "Two people who know")

    me.wait_until("2026-11-23 20:00")
    me.sees("Where is your line?")
    me.press("Not for me")
    me.wait_until("2026-11-24 20:00")
    me.sees("Tell them, or not")
    me.press("Have a look", "Tell them once", "It is my decision", "Show the note")
    me.sees("Sleep on it", "Leeward never sends anything.")
    me.press("Sleep on it")

    me.wait_until("2026-11-25 02:00")
    assert me.press("Hard moment") == 1
    me.sees("Nothing to decide for ten minutes.", "I want to sleep again.", "Call Maya")
    assert len(me.prominent()) <= 2

    kept = me.stored()
    assert [person.name for person in kept.people] == ["Maya"]
    assert kept.profile.told is Told.LATER
    assert not me.session.notices
    assert not me.on_disk("Maya", "0151", "sleep again", "contact")
