"""They asked for no contact, or a court did: it helps to stay away, and nothing leads towards them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import ending, paths
from leeward.core.asking import matching
from leeward.core.records import Kind, Reply, Situation

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.stories.someone import Someone

TOWARDS = (
    "Answer now",
    "I want to talk",
    "A short “not now”",
    "Only the practical part",
    "Tell them",
    "Show the note",
    "Twelve questions",
    "Plan a small step",
    "Plan a first small step",
    "late talk",
    "Before a contact",
    "both sides",
)
PLACES = ("today", "list", "closed", "journal", "help", "settings", "hard", "they-wrote", "happened theirs")
MORE = ("questions", "evidence", "boundary", "pause", "reasons", "people", "plans", "deck", "write", "ending")


def test_an_order_against_contact(begins: Callable[..., Someone]) -> None:
    """A month: counted and helped like anyone, and no screen, not even the last one, leads to them."""
    me = begins(at="2026-11-21 20:30")
    me.press("No", "They asked me to stop, or there is a court order", "Next")
    me.press("Instagram", "Close Instagram", "Next", "Later", "Enough for tonight", "All right")
    me.sees("The first day", "Closed until 21 December")
    me.does_not_see("order", "asked me", *TOWARDS)

    me.press("They wrote")
    me.sees("Don't answer.", "ask your lawyer")
    assert me.prominent() == {"Leave it"}
    me.press("Leave it", "Done")

    me.wait_until("2026-11-25 23:50")
    me.press("Hard moment")
    me.sees("Nothing to decide for ten minutes.")
    me.wait_until("2026-11-26 00:01")
    me.press("Today", "Hard moment")
    me.sees("You waited. That counts.")
    me.press("Another ten", "More")
    me.does_not_see(*TOWARDS)

    for day in ("2026-11-27 20:00", "2026-12-05 20:00", "2026-12-22 20:00"):
        me.wait_until(day)
        for place in (*PLACES, *MORE):
            me.go_to(place)
            me.does_not_see(*TOWARDS)
    me.go_to("tell")
    me.sees("They asked for silence. Keeping it is the answer.")
    me.does_not_see(*TOWARDS)

    me.press("Today")
    me.sees("31 quiet days", "How to go on")
    me.press("How to go on", "Keep the distance for good")
    me.sees("There is no end now.")
    me.does_not_see(*TOWARDS)

    kept = me.stored()
    assert kept.profile.situation is Situation.RESPECT
    assert [(each.kind, each.reply) for each in kept.contacts] == [(Kind.THEIRS, Reply.NO_REPLY)]
    assert kept.periods[-1].days is None
    assert len(kept.waits) == 1
    assert not ending.may_plan_first_step(kept)
    assert not paths.may_reply(kept)
    assert not me.on_disk("respect", "order", "court")


def test_no_question_leads_there(begins: Callable[..., Someone]) -> None:
    """Each question and answer ends in something to do, and none of those leads to contact."""
    me = begins(at="2026-11-21 20:30")
    me.press("No", "They asked me to stop, or there is a court order", "Next", "Not now", "Later")
    me.press("Enough for tonight")
    for asked in matching(me.session.content.asked, hopes=paths.may_plan_contact(me.state)):
        me.go_to("questions")
        me.press(asked.question)
        me.does_not_see(*TOWARDS)
        me.press(asked.button)
        me.does_not_see(*TOWARDS)
