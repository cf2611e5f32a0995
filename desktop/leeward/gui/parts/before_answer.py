"""Before an answer: how am I, why did I want this, how did it go the last times, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.core import aftermath, moods, pages, people
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.mood_row import MoodRow
from leeward.gui.widgets.rows import add, column
from leeward.gui.widgets.text import Text
from leeward.happened_words import felt_words, pattern_lines

if TYPE_CHECKING:
    from leeward.core.records import Contact
    from leeward.gui.session import Session

SHOWN = 2


class BeforeAnswer(QWidget):
    """`felt` tells the mood chosen, from 1 to 5; a low one says that it can still rest."""

    felt = Signal(int)

    def __init__(self, session: Session, contact: Contact | None) -> None:
        super().__init__()
        self._session = session
        t = session.texts.t
        body = column(gap=12)
        row = MoodRow(
            session.texts, t("How am I right now? Can I carry what may follow?"), contact and contact.mood
        )
        row.chosen.connect(self._on_mood)
        self._low = Live("", "warning")
        self._low.hide()
        add(body, row)
        add(body, self._low)
        card = self._notes()
        if card is not None:
            add(body, card)
        self.setLayout(body)

    def _notes(self) -> Card | None:
        t, session = self._session.texts.t, self._session
        state = session.state
        parts = [
            (t("Your reasons"), [t("“{words}”", words=each) for each in pages.reasons(state)[-SHOWN:]]),
            (t("The last times"), pattern_lines(session.texts, aftermath.broken(state))),
            ("", [felt_words(session.texts, aftermath.felt(state))]),
            (
                t("Somebody to talk it over with"),
                [" · ".join(filter(None, (each.name, each.reach))) for each in people.to_call(state)[:SHOWN]],
            ),
        ]
        known = [(heading, [line for line in lines if line]) for heading, lines in parts]
        card = Card(padding=16)
        for number, (heading, lines) in enumerate((h, ls) for h, ls in known if ls):
            if number and heading:
                card.lay(Line())
            if heading:
                card.lay(Text(heading, "small"))
            card.lay(*(Text(line) for line in lines))
        return card if any(lines for _, lines in known) else None

    def _on_mood(self, mood: int) -> None:
        t = self._session.texts.t
        self._low.say(
            t("In a low hour an answer seldom gets easier. It can still rest.") if mood <= moods.LOW else ""
        )
        self.felt.emit(mood)
