"""A month's end: what was closed opens as promised, first words stand beside last ones, nobody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import contact, day, local, page, period, target, wait
from gui.stories.test_slip import MINE
from leeward.core import pages
from leeward.core.period import current, last_day
from leeward.core.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone

BEGUN = "2026-10-23"
MONTH = State(
    periods=(period(BEGUN, saved=f"{BEGUN} 21:00"),),
    targets=(target(saved=f"{BEGUN} 21:00"),),
    pages=(page("I want my evenings back.", saved=f"{BEGUN} 21:00"),),
    waits=tuple(wait() for _ in range(14)),
    contacts=(contact("2026-11-10 22:10", saved="2026-11-10 22:11"),),
    profile=MINE,
)


def test_a_month_ends(begins: Callable[..., Someone]) -> None:
    """The last evening, the midday after, and a while longer by one press."""
    me = begins(MONTH, at="2026-11-20 20:00")
    me.sees("27 quiet days", "The last day is 21 November.")

    me.wait_until("2026-11-22 11:00")
    me.sees("29 quiet days", "The time you set has passed. Nothing changes by itself.")
    assert me.session.all_closed()
    me.wait_until("2026-11-22 12:01")
    assert not me.guard.look(me.session.now()).standing
    me.sees("Open again", "The time you chose for it has passed.")
    me.does_not_see("Not all closed", "Close everything")
    me.press("Hard moment")
    me.does_not_see("Close everything", "is closed")
    me.press("Close a site…", "Instagram", "Close Instagram")
    assert me.guard.held["www.instagram.com"] == local("2026-12-22 12:00")
    me.press("Undo", "Today")

    me.press("How to go on")
    me.sees("31 days since you began, 29 quiet days among them. You don't have to decide anything today.")
    me.sees("Twelve questions", "without a verdict")
    me.press("Twelve questions", "Keep")
    me.go_to("ending")
    me.press("14 days")
    me.sees("The last day is 5 December now.")
    me.press("Today")
    me.sees("29 quiet days", "You waited 14 times.")
    running = current(me.stored())
    assert running is not None
    assert (running.start, last_day(running)) == (day(BEGUN), day("2026-12-05"))


def test_first_words_and_last_words(begins: Callable[..., Someone]) -> None:
    """What was written on day one stands beside what is written now, and the end keeps both."""
    me = begins(MONTH, at="2026-11-21 20:00")
    me.session.do(pages.write_reason, "I laughed at work today.")
    me.wait_until("2026-11-22 13:00")
    me.press("How to go on")
    me.sees("First words, 23 October", "I want my evenings back.")
    me.sees("Latest words, 21 November", "I laughed at work today.")
    me.press("End the pause…")
    assert me.prominent() >= {"Not now"}
    me.press("End it today")
    me.sees("The pause has ended.")
    kept = me.stored()
    assert kept.periods[0].ended == day("2026-11-21")
    assert not kept.targets
    assert pages.reasons(kept) == ("I want my evenings back.", "I laughed at work today.")
    assert len(kept.waits) == 14
    me.press("Today")
    me.does_not_see("streak", "day zero", "lost")
