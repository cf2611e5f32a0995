"""They wrote at midnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from builders import local, page, period
from gui.stories.test_slip import MINE
from leeward.core.companion import PageKind
from leeward.core.period import quiet_days
from leeward.core.records import Kind, Reply
from leeward.core.state import State
from leeward.gui.notifications import Message, Notifications

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone

TWELVE_DAYS = State(periods=(period("2026-11-10"),), pages=(page("I want my evenings back."),), profile=MINE)


def test_they_wrote_at_midnight(begins: Callable[..., Someone]) -> None:
    """It rests till the morning, nothing reminds of it, and the answer is short and never sent by us."""
    me = begins(TWELVE_DAYS, at="2026-11-22 00:20")
    shown: list[Message] = []
    notifications = Notifications(me.session, lambda message: not shown.append(message))
    me.press("They wrote")
    me.sees("You don't owe a quick answer.", "Someone is in danger", "The children", "Something agreed")
    assert me.prominent() == {"Let it rest till tomorrow"}
    me.press("Let it rest till tomorrow")
    me.sees("It can rest.", "Nothing here will remind you of it.")
    me.type("What do they want?", "Their jacket.")
    me.press("Done")
    (theirs,) = me.state.contacts
    assert (theirs.kind, theirs.not_before) == (Kind.THEIRS, local("2026-11-22 09:00"))

    me.press("They wrote")
    me.sees("It is resting.", "till 22 November, 09:00")
    me.press("Let it rest")

    for at in ("2026-11-22 08:30", "2026-11-22 09:01", "2026-11-22 20:00"):
        me.wait_until(at)
        notifications.remind()
        me.does_not_see("jacket", "rest", "answer")
    assert not shown
    assert not me.session.notices

    me.press("They wrote", "Answer now")
    me.sees("Before you answer", "I want my evenings back.")
    me.press("So-so", "Go on")
    me.sees("Four ways, none is wrong.")
    me.press("A short “not now”", "Not now", "Copy", "Done")
    assert "won't reply further" in QGuiApplication.clipboard().text()

    kept = me.stored()
    assert [each.reply for each in kept.contacts] == [None, Reply.NOT_NOW]
    assert {each.kind for each in kept.contacts} == {Kind.THEIRS}
    assert [each.kind for each in kept.pages] == [PageKind.REASON, PageKind.QUESTIONS, PageKind.LETTER]
    assert quiet_days(kept, me.session.now()) == 12
    assert not me.on_disk("jacket", "evenings", "won't reply")
