"""What there is to do while a hard moment lasts: each step is a small thing by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from leeward.core import aftermath, pages, people
from leeward.core.access import Access
from leeward.core.companion import PageKind
from leeward.gui.parts.hard_choices import WHOLE_PICTURE, own_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.clipboard import copy_for_a_while
from leeward.gui.widgets.drafted_field import DraftedField
from leeward.gui.widgets.lamp import Lamp
from leeward.gui.widgets.rows import add, column, row
from leeward.gui.widgets.text import Text, centred
from leeward.happened_words import felt_words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

TWO_MINUTES = dt.timedelta(minutes=2)
STEP_MS = 1000
A_WEEK = dt.timedelta(days=7)


class Step(QWidget):
    """A title, one line, and what the step lays below; `back` asks for the ten minutes again."""

    back = Signal()

    def __init__(self, session: Session, title: str, lead: str = "") -> None:
        super().__init__()
        self.session = session
        self.t = session.texts.t
        self.setAccessibleName(title)
        self._body = column(centred(Text(title, "display")), gap=8)
        if lead:
            self.lay(centred(Text(lead, "lead-large")))
        self._body.addSpacing(16)
        self.setLayout(self._body)

    def lay(self, *things: object) -> None:
        """Add things from the top down."""
        for thing in things:
            add(self._body, thing)  # type: ignore[arg-type]

    def put_away(self) -> None:
        """Keep what was typed, and show it no more: it was locked, or left."""


class Reasons(Step):
    """All reasons, and the own sentence of self-respect."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.texts.t("Your reasons"))
        card = Card()
        for number, each in enumerate(own_words(session)):
            if number:
                card.lay(Line())
            card.lay(Text(self.t("“{words}”", words=each), "quote"))
        self.lay(card)


class WholePicture(Step):
    """What was not good, in the person's own words."""

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(session, t("The whole picture"), t("You wrote this on a calm day."))
        card = Card()
        for number, page in enumerate(pages.of_prompt(session.state, WHOLE_PICTURE)):
            if number:
                card.lay(Line())
            card.lay(Text(page.text, "quote"))
        self.lay(card)


class Call(Step):
    """Who helps, and how to reach them."""

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(session, t("Ten minutes with somebody"), t("You don't have to explain anything."))
        card = Card()
        for number, person in enumerate(people.to_call(session.state)):
            if number:
                card.lay(Line())
            below = " · ".join(filter(None, (person.reach, person.when)))
            card.lay(Text(person.name, "figure"), *([Text(below, "quiet")] if below else []))
        asked = t("Can you be with me for ten minutes?")
        copy = Button(t("Copy"), "link")
        copy.clicked.connect(lambda: (copy_for_a_while(asked), copy.label(t("Copied"))))
        self.lay(card, centred(Text(t("“{words}”", words=asked), "quiet")), row(None, copy, None))


class Breathing(Step):
    """In for four, out for six; a lamp shows the pace where movement is welcome."""

    def __init__(self, session: Session, theme: Theme) -> None:
        t = session.texts.t
        super().__init__(session, t("Breathe with the lamp"))
        lamp = Lamp(theme, t("A calm breath"))
        self._words = centred(Text(t("In through the nose for four, out for six."), "lead-large"))
        self.lay(lamp, self._words)
        lamp.turned.connect(self._on_turned)
        lamp.breathe()

    def _on_turned(self, goes_in: bool) -> None:  # noqa: FBT001  Qt's own signature
        self._words.setText(self.t("In …") if goes_in else self.t("And out …"))


class Quiet(Step):
    """Two minutes to sit still with it. The lamp burns down; no number runs."""

    def __init__(self, session: Session, theme: Theme) -> None:
        t = session.texts.t
        super().__init__(session, t("Two quiet minutes"))
        self._lamp = Lamp(theme, t("Two quiet minutes"))
        self._words = centred(Text(t("Where do you feel it? Just notice. Nothing to do."), "lead-large"))
        self._begin = session.now().utc
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._on_step)
        self.lay(self._lamp, self._words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._on_step()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._timer.stop()
        super().hideEvent(event)

    def _on_step(self) -> None:
        gone = self.session.now().utc - self._begin
        self._lamp.burn(1 - gone / TWO_MINUTES)
        if gone >= TWO_MINUTES:
            self._timer.stop()
            self._words.setText(self.t("Two minutes have gone by. Stay, or go on."))
        elif not self._timer.isActive():
            self._timer.start()


class Writing(Step):
    """Some lines that go nowhere: kept here, or let go. What is half written is there after a crash."""

    def __init__(self, session: Session, key: str, title: str, lead: str, hint: str, keep: str) -> None:
        super().__init__(session, title, lead)
        self._field = DraftedField(session.custody, f"hard {key}", title, hint)
        self.lay(
            self._field,
            row(
                None,
                Button(keep, "primary", self._on_keep, large=True),
                Button(self.t("Let it go"), "quiet", self._on_go, large=True),
                None,
            ),
        )

    def put_away(self) -> None:
        """What was typed is kept, unless it was let go."""
        words = self._field.words
        if words.strip():
            self._write(words)
        forget = self._field.given_up()
        self._field.empty()
        # Locked, what was written waits in memory alone; till then the draft is its only copy on disk.
        self.session.door.once_taken_in(forget)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if self.session.access is Access.OPEN:
            self._field.bring()
        super().showEvent(event)

    def _write(self, words: str) -> None:
        raise NotImplementedError

    def _on_keep(self) -> None:
        self.put_away()
        self.back.emit()

    def _on_go(self) -> None:
        self._field.let_go()
        self.back.emit()


class Unsent(Writing):
    """A letter that is not sent."""

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(
            session,
            "unsent",
            t("Write it here"),
            t("It is not sent. It stays on this computer."),
            t("What you would write to them"),
            t("Keep it here"),
        )

    def _write(self, words: str) -> None:
        self.session.do(pages.write, PageKind.LETTER, words, prompt="letter")


class Doubt(Writing):
    """Doubt is put down, too, and shown again in a week."""

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(
            session,
            "doubt",
            t("Doubt is part of it"),
            t("Many people have such an hour. Write it down; you see it again in a week."),
            t("What if …"),
            t("Keep it for a week"),
        )

    def _write(self, words: str) -> None:
        again = self.session.now().today + A_WEEK
        self.session.do(pages.write, PageKind.JOURNAL, words, prompt="doubt", again=again)


class WhyItHurts(Step):
    """What is known about it, said carefully, and what the own notes show."""

    missing_asked = Signal()

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(session, t("Why does this hurt?"))
        card = Card()
        lines = [
            t("In a small study, areas tied to craving lit up. A pull is no flaw."),
            t("In studies it looks partly like bodily pain."),
            t("Writing may ease it briefly; then waiting begins again."),
            t("Touch and company can come from elsewhere."),
        ]
        own = (
            ""
            if session.access is Access.SEALED
            else felt_words(session.texts, aftermath.felt(session.state))
        )
        for number, words in enumerate([*lines, own] if own else lines):
            if number:
                card.lay(Line())
            card.lay(Text(words, "strong" if words == own else "body"))
        self.lay(card)
        asks = Button(t("What am I missing right now?"), "soft", self.missing_asked.emit, large=True)
        self.lay(row(None, asks, None))
