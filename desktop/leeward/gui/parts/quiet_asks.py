"""Quiet lines on Today, after something was put down: how it is an hour later, and what came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import aftermath, contact
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.session import Session


def quiet_ask(session: Session, go: Callable[[str], object]) -> Card | None:
    """The one thing there is to ask, or None. It waits a while, and goes by itself."""
    t, state, now = session.texts.t, session.state, session.now()
    hour = aftermath.to_ask_mood(state, now)
    if hour is not None:
        from leeward.gui.widgets.mood_row import MoodRow  # noqa: PLC0415  asked once in a while

        moods = MoodRow(session.texts, t("An hour has gone by. How are you now? Only if you like."))
        moods.chosen.connect(lambda mood: session.do(contact.detail, hour.record, mood_after=mood))
        card = Card(padding=16)
        card.lay(moods)
        return card
    asked = aftermath.to_ask_causes(state, now)
    if asked is None:
        return None
    say = Button(t("Say"), "soft", lambda: go(f"afterwards {asked.record}"))
    card = Card(padding=16)
    card.lay(Text(t("What came before it, the other day? Two taps, if you like."), "quiet"), row(say))
    return card
