"""A handover of the children: agreed, seen to, and never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.companion import Channel, Subject
from leeward.core.period import quiet_days
from leeward.core.records import Kind, Situation

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone


def test_the_children_are_handed_over(begins: Callable[..., Someone]) -> None:
    """From the first evening to the third handover: one way, set hours, a civil message, all days quiet."""
    me = begins(at="2026-11-21 21:10")
    me.press("No", "We still have to arrange things")
    me.sees("What do you have to arrange?", "Contact about it never counts against you.")
    me.press("Children", "Next", "Next", "Not now", "Later", "Enough for tonight", "All right")
    me.sees("Something agreed")

    me.go_to("boundary")
    me.sees("Agreed all the same", "Children", "E-mail")
    me.press("Over", "Add something", "Children")
    me.press_topmost("Messages")
    me.type("Which hours", "Fridays 17 to 18")
    me.type("Where", "at the school gate")
    me.press("Keep")
    me.sees("Messages · Fridays 17 to 18 · at the school gate")
    (agreed,) = me.state.arrangements
    assert (agreed.subject, agreed.channel) == (Subject.CHILDREN, Channel.MESSAGES)

    me.wait_until("2026-11-26 13:00")
    me.press("Today", "They wrote", "The children")
    me.sees("It doesn't count.", "Brief, factual, civil, firm.")
    me.write("Your answer", "You never come on time. Tell her I am angry!!")
    me.sees("Civil: leave out what they did or didn't do.")
    me.write("Your answer", "Friday 17:00 at the gate works. I bring the blue bag.")
    me.does_not_see("Civil: leave out")
    me.press("Copy", "Done")

    me.wait_until("2026-11-27 19:00")
    me.press("Today", "Something agreed", "Just now")
    me.sees("It was agreed, so it doesn't count.")
    me.does_not_see("The next message is the one to leave", "a bit more closed", "How were you before it?")
    me.press("Done")
    me.wait_until("2026-11-28 09:00")
    me.sees("7 quiet days")
    me.does_not_see("What came before it")

    me.press("What I put down")
    me.sees("Something agreed", "27 November, 19:00")
    kept = me.stored()
    assert [each.kind for each in kept.contacts] == [Kind.PLANNED, Kind.PLANNED]
    assert {each.arrangement for each in kept.contacts} == {agreed.record}
    assert kept.profile.situation is Situation.ARRANGEMENTS
    assert quiet_days(kept, me.session.now()) == 7
    assert not me.on_disk("blue bag", "school gate", "Fridays")
