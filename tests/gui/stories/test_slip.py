"""A slip on day 19, and the days after: nothing is taken away, and nothing presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import page, period, target, wait
from leeward.core.companion import ActKind, Channel
from leeward.core.period import quiet_days
from leeward.core.records import Kind, Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone

MINE = Profile(
    welcomed=True,
    situation=Situation.DISTANCE,
    shared=Shared.NO,
    offered=(
        "lock",
        "reason",
        "people",
        "boundary",
        "tell",
        "self-respect",
        "nickname",
        "spare-key",
        "promise",
    ),
)
NINETEEN_DAYS = State(
    periods=(period("2026-11-03"),),
    targets=(target(),),
    pages=(page("I want my evenings back."),),
    waits=(wait(), wait()),
    profile=MINE,
)
SHAME = ("failed", "broke", "ruined", "weak", "relapse", "lost", "day zero", "again from", "streak")


def test_a_slip_on_day_19(begins: Callable[..., Someone]) -> None:
    """Two taps at night; an hour later, the next day and the day after it asks little and keeps all."""
    me = begins(NINETEEN_DAYS, at="2026-11-21 22:40")
    me.sees("18 quiet days", "You waited 2 times.", "I reached out")

    assert me.press("I reached out", "Just now") == 2
    me.sees("Put down.", "Your 18 quiet days stay yours.", "You waited 2 times. That stays.")
    me.sees("The next message is the one to leave.")
    me.does_not_see(*SHAME)
    assert len(me.prominent()) <= 2
    me.press("I wrote", "Make that a plan", "Yes, till tomorrow", "Low", "Done")
    me.sees("18 quiet days", "You waited 2 times.")

    me.wait_until("2026-11-21 23:45")
    me.sees("An hour has gone by. How are you now?")
    me.press("Very low")
    me.does_not_see("An hour has gone by", "What came before it", "This week", *SHAME)

    me.wait_until("2026-11-22 09:00")
    me.sees("18 quiet days", "What came before it, the other day?")
    me.press("Say", "A song", "Next")
    me.sees("For the next time", "Take one, or none.")
    me.press("Keep as a plan", "Keep as a plan", "Done")
    me.does_not_see("What came before it", "This week")
    me.press("Closed sites")
    me.sees("Stricter at once, looser after 40 minutes")

    me.wait_until("2026-11-23 09:00")
    me.sees("Stricter at once, looser after 20 minutes")
    me.press("Today")
    me.sees("19 quiet days", "You waited 2 times.", "This week")
    me.does_not_see(*SHAME)

    kept = me.stored()
    (slip,) = kept.contacts
    assert (slip.kind, slip.channel, slip.mood, slip.mood_after) == (Kind.REACHED_OUT, Channel.MESSAGES, 2, 1)
    assert slip.causes == ("cause-song",)
    assert [p.start for p in kept.periods] == [p.start for p in NINETEEN_DAYS.periods]
    assert (len(kept.waits), len(kept.pages)) == (2, 1)
    assert {act.prompt for act in kept.acts if act.kind is ActKind.PLAN} == {
        "",
        "cause-song",
        "instead-messages",
    }
    assert not me.session.notices


def test_a_slip_that_was_none(begins: Callable[..., Someone]) -> None:
    """Looking has a line of its own and takes no day; what is taken back the next day never was."""
    me = begins(NINETEEN_DAYS, at="2026-11-21 22:40")
    me.press("I looked", "Just now", "Done")
    me.sees("18 quiet days")
    me.press("I reached out", "Yesterday", "Done")
    me.sees("17 quiet days")
    me.wait_until("2026-11-22 09:00")
    me.press("What I put down", "Take back", "Today")
    me.sees("19 quiet days")
    assert len(me.state.contacts) == 1
    me.press("What I put down", "Take back", "Today")
    assert not me.stored().contacts
    assert quiet_days(me.state, me.session.now()) == 19
