"""How many presses it takes: to the first closed site, to log a slip, to a hard moment, to one more site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.stories.test_slip import NINETEEN_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone


def test_the_first_closed_site_is_six_presses_away(begins: Callable[..., Someone]) -> None:
    """With the guard still to be set up, and nothing typed."""
    me = begins(guard=False)
    asked = me.press("No", "It ended and I need distance", "Next")
    closed = me.press("Instagram", "Close Instagram", "Set up and close")
    assert asked + closed <= 6
    assert "www.instagram.com" in me.guard.held
    assert me.session.all_closed()


def test_a_slip_is_two_presses_away(begins: Callable[..., Someone]) -> None:
    """From Today: what, and when; then it is kept."""
    me = begins(NINETEEN_DAYS)
    assert me.press("I reached out", "Just now") == 2
    assert len(me.stored().contacts) == 1


def test_a_hard_moment_is_one_press_away(begins: Callable[..., Someone]) -> None:
    """From every place of the rail."""
    me = begins(NINETEEN_DAYS)
    for place in ("Today", "My list", "Closed sites", "Journal", "Help", "Settings"):
        me.press(place)
        assert me.press("Hard moment") == 1
        me.sees("Nothing to decide for ten minutes.")


def test_one_more_site_is_two_presses_away(begins: Callable[..., Someone]) -> None:
    """From Closed sites: which, and yes."""
    me = begins(NINETEEN_DAYS)
    me.press("Closed sites")
    assert me.press("TikTok", "Close TikTok") == 2
    assert "www.tiktok.com" in me.guard.held
    assert len(me.stored().targets) == 2
