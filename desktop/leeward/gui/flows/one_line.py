"""A line or two of one's own: a sentence of self-respect, a promise, or a nickname."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QLineEdit

from leeward.core import period, profile, sentences
from leeward.core.pages import writable
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.writing_field import WritingField
from leeward.note_words import ways_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from leeward.gui.session import Session

NICKNAME = "nickname"
SENTENCE_HEIGHT = 88


class Asked(NamedTuple):
    """What is asked for, and what stands there already or might."""

    title: str
    lead: str
    words: str
    hint: str = ""


class OneLine(Screen):
    """`about` is a sentence of `core.sentences`, or the nickname. Emptied, the line is taken away."""

    def __init__(self, session: Session, about: str) -> None:
        super().__init__(gap=8, steady=True)
        self._session = session
        self._about = about
        self._t = session.texts.t
        self._field: QLineEdit | WritingField = QLineEdit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        t, asked = self._t, self._asked()
        self.setAccessibleName(asked.title)
        self.clear()
        self._field = self._line(asked) if self._about == NICKNAME else self._lines(asked)
        self._field.setAccessibleName(asked.title)
        self.lay(Text(asked.title, "display"), Text(asked.lead, "lead"))
        self.gap(12)
        self.lay(self._field, Text(t("Stays on this computer. Empty it and keep, and it is gone."), "small"))
        self.gap(12)
        self.lay(
            row(
                Button(t("Keep"), "primary", self._keep, large=True),
                Button(t("Not now"), "quiet", self._leave, large=True),
            )
        )

    def _line(self, asked: Asked) -> QLineEdit:
        field = QLineEdit(asked.words)
        field.setPlaceholderText(asked.hint)
        field.returnPressed.connect(self._keep)
        return field

    def _lines(self, asked: Asked) -> WritingField:
        return WritingField(asked.title, asked.hint, asked.words, SENTENCE_HEIGHT)

    @property
    def _words(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _asked(self) -> Asked:
        t, state = self._t, self._session.state
        said = sentences.said(state, self._about)
        words = "" if said is None else said.text
        if self._about == NICKNAME:
            lead = t("What shall they be called here? It stands in no title and no message.")
            return Asked(t("Another name for them"), lead, state.profile.nickname, t("one word is enough"))
        if self._about == sentences.PROMISE:
            lead = t("It is about what you do, and nobody else. Sign it with your name if you like.")
            return Asked(t("A promise to myself"), lead, words or self._promise())
        lead = t("What do you owe yourself? It comes back in a hard moment.")
        return Asked(
            t("A sentence of self-respect"), lead, words, t("I am worth an answer I don't have to ask for")
        )

    def _promise(self) -> str:
        """A draft from the closed ways: acts of one's own only."""
        session, t = self._session, self._t
        ways = ways_words(session.texts, session.state.profile.channels)
        running = period.current(session.state)
        if running is None or running.days is None:
            return t("I leave these be: {ways}.", ways=ways)
        return session.texts.tn(
            "For {n} day I leave these be: {ways}.",
            "For {n} days I leave these be: {ways}.",
            running.days,
            ways=ways,
        )

    def _keep(self) -> None:
        words = self._words
        if self._about == NICKNAME:
            name = writable(words).strip()
            (self._session.do if name else self._session.remove)(profile.answer, nickname=name)
        else:
            self._session.remove(sentences.say, self._about, words)
        self._leave()

    def _leave(self) -> None:
        self.go.emit("today")
