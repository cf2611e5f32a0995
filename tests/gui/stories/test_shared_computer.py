"""A computer that others use, too: plain from the first answer, locked, and without a name on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import pages, reminders
from leeward.core.records import Level
from leeward.gui.facts import tray_facts
from leeward.gui.notifications import Message, Notifications

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone

TELLING = ("sleep again", "instagram", "quiet day", "Maya", "day 1", "day 2", "reason")


def test_a_shared_computer(begins: Callable[..., Someone]) -> None:
    """Nothing in the title, the tray, a notice, the files or the system file tells who it is about."""
    me = begins(at="2026-11-21 21:00")
    shown: list[Message] = []
    notifications = Notifications(me.session, lambda message: not shown.append(message))
    me.press("Yes")
    me.sees("Someone with your password or a watching program can still find Leeward.")
    assert tray_facts(me.session).plain
    me.press("It ended and I need distance", "Next", "Something else…")
    me.sees("Only whole sites close here.")
    me.type("A site, or a pasted link", "https://example-person.tumblr.com/")
    me.press("Close it", "Next", "Later")
    me.type("Why? One line for a bad hour.", "I want to sleep again.")
    me.press("Enough for tonight", "All right")
    assert [target.level for target in me.state.targets] == [Level.SITE]
    assert not [name for name in me.guard.held if "example-person" in name]

    me.wait_until("2026-11-22 20:00")
    me.sees("A passphrase for this window")
    me.press("Choose one")
    me.type("Passphrase", "three quiet herons")
    me.type("The same once more", "three quiet herons")
    me.press("Use it")

    me.simulation.session.do(reminders.remind_at, dt.time(20, 30))
    me.session.door.lock()
    me.wait_until("2026-11-22 20:31")
    notifications.remind()
    assert [(message.title, message.text) for message in shown] == [("Leeward", "Reminder")]
    for place in ("today", "list", "journal", "settings", "hard", "help", "closed"):
        me.go_to(place)
        me.does_not_see(*TELLING)
    me.go_to("hard")
    me.sees("Nothing to decide for ten minutes.")

    me.go_to("today")
    me.type("Passphrase", "three quiet herons")
    me.press("Open")
    me.sees("1 quiet day")
    assert pages.reasons(me.state) == ("I want to sleep again.",)
    assert not me.on_disk("sleep again", "example-person", "tumblr", "herons")
    assert me.window.windowTitle() == "Leeward"
