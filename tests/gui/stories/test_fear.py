"""Fear: nothing counts, praises, reminds or closes by itself, and what they do can be kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import reminders
from leeward.core.companion import Channel
from leeward.core.records import Level, Situation
from leeward.gui.facts import tray_facts
from leeward.gui.notifications import Message, Notifications

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone

COUNTS = ("quiet day", "days so far", "the ring", "of 30 days", "you waited", "that counts", "the first day")
TOWARDS = (
    "Answer now",
    "I want to talk",
    "late talk",
    "Tell them once",
    "Twelve questions",
    "Plan a small step",
)


def test_afraid(begins: Callable[..., Someone]) -> None:
    """A first evening: nothing is asked that need not be, and what they did is kept apart, sealed."""
    me = begins(at="2026-11-21 22:15")
    me.press("Not sure", "I'm afraid of them, or feel watched")
    me.sees(
        "A computer can be watched", "A safer one is a friend's.", "can still find Leeward", "Erase and stop"
    )
    me.press("Go on here")
    me.does_not_see("Since when?")
    me.sees("talk to an advocate first", "Only whole sites close here.", "until you open it")
    me.press("Not now")
    me.does_not_see("remove the app", "What you write is sealed")
    me.press("Enough for tonight", "All right")
    me.does_not_see(*COUNTS, "afraid", "advocate", "incident", "watched", "I reached out", "I looked")
    assert not me.guard.held

    me.press("They wrote")
    me.sees("You don't have to answer.", "Keep the message")
    me.does_not_see(*TOWARDS)
    me.press("Note it in the record")
    me.write("What happened", "Wrote nine times since noon.")
    me.type("Where", "on the old number")
    me.press("Keep it", "E-mail")
    me.sees("21 November 2026, 22:15", "Take it out")
    me.press("Journal")
    me.does_not_see("nine times", *COUNTS)

    kept = me.stored()
    (incident,) = kept.incidents
    assert (incident.what, incident.place) == ("Wrote nine times since noon.", "on the old number")
    assert kept.profile.evidence_channel is Channel.EMAIL
    assert not any((kept.periods, kept.waits, kept.contacts, kept.pages))
    assert not me.on_disk("nine times", "old number", "incident")


def test_the_weeks_after(begins: Callable[..., Someone]) -> None:
    """A bad night, a site, a month: nothing counts, nothing reminds, nothing tells outside the window."""
    me = begins(at="2026-11-21 22:15")
    shown: list[Message] = []
    notifications = Notifications(me.session, lambda message: not shown.append(message))
    me.press("Not sure", "I'm afraid of them, or feel watched", "Go on here", "Not now")
    me.press("Enough for tonight", "All right")

    me.press("Hard moment")
    assert me.prominent() == {"Call someone"}
    me.wait_until("2026-11-21 22:26")
    me.press("Today", "Hard moment")
    me.does_not_see(*COUNTS)

    me.press("Another ten", "More")
    me.does_not_see(*COUNTS, *TOWARDS)
    for place in ("write", "ending", "boundary", "people", "deck", "plans", "questions", "reminders"):
        me.go_to(place)
        me.does_not_see(*COUNTS, *TOWARDS)

    me.press("Closed sites")
    me.type("A site, or a pasted link", "https://example-person.tumblr.com/")
    me.press("Next")
    me.does_not_see("example-person.tumblr.com only", "Only theirs", "Only their page")
    me.press("Close Tumblr")
    assert [target.level for target in me.state.targets] == [Level.SITE]
    assert not [name for name in me.guard.held if "example-person" in name]

    me.simulation.session.do(reminders.remind_at, dt.time(20))
    for at in ("2026-11-22 20:01", "2026-11-28 09:00", "2026-12-21 20:01"):
        me.wait_until(at)
        notifications.remind()
        me.press("Today")
        me.does_not_see(*COUNTS, *TOWARDS, "This week", "How to go on", "last day", "How are you")
    assert not shown
    assert tray_facts(me.session).plain

    kept = me.stored()
    assert kept.profile.situation is Situation.CARE
    assert not any((kept.periods, kept.waits, kept.contacts, kept.pages))
    assert not me.on_disk("care", "example-person")
