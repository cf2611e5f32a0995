"""Answering a prompt's questions, the weekly page's too; each may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import pages, profile, prompts, weekly
from leeward.core.access import Access
from leeward.core.companion import Answer
from leeward.core.half_written import HalfWritten, from_draft
from leeward.gui.parts.written_sheet import WrittenSheet
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.entry_view import page_card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.question_fields import QuestionFields
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leeward.core.companion import Page
    from leeward.core.content import Prompt
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

ENDING = ("readiness", "first-step", "before-contact", "after-contact")
BESIDE = 3


class Answering(WrittenSheet):
    """The questions of `prompt`, or with a `record` that page once more. What is half written comes back."""

    def __init__(self, session: Session, theme: Theme, prompt: Prompt, record: str = "") -> None:
        super().__init__(session, theme, prompt, record)
        self._said = Live("", "small")

    def half_of(self, page: Page) -> HalfWritten:
        """Its answers."""
        said = {a.question: a.text if a.number is None else a.number for a in page.answers}
        return HalfWritten(answers=said, begun=page.begun)

    def say(self, words: str) -> None:
        """Say it below the questions."""
        self._said.say(words)

    def draw_half(self) -> None:
        """Lay out the questions."""
        t = self._t
        leave = Button(t("Back"), "quiet", lambda: self.go.emit(self._home()))
        self.head(self._prompt.title, self._prompt.lead, leave)
        if self._prompt.id == prompts.WEEKLY:
            self._lay_expectation()
        fields = QuestionFields(self._session.texts, self._prompt.questions, self._half.answers)
        fields.said.connect(self._on_said)
        self._said = Live("", "small")
        self._said.hide()
        self.lay(fields, row(Button(t("Keep"), "primary", self._keep)), self._said)
        if self._prompt.beside and not self._record:
            self._lay_beside()

    def _lay_expectation(self) -> None:
        session = self._session
        number = weekly.week_number(session.state, session.now())
        week = weekly.of_week(session.content.weeks, number)
        if week is not None:
            card = Card(surface="soft")
            card.lay(Text(week.text))
            self.lay(card)

    def _lay_beside(self) -> None:
        """What was answered before: the first time, and the last ones, each with its day."""
        found = pages.of_prompt(self._session.state, self._prompt.id)
        shown = found if len(found) <= BESIDE else (found[0], *found[-BESIDE + 1 :])
        cards = [self._earlier(page) for page in shown]
        if len(cards) == BESIDE:
            self.lay(Beside(cards[0], Beside(cards[1], cards[2]), (1, 2)))
        elif len(cards) > 1:
            self.lay(Beside(cards[0], cards[1]))
        else:
            self.lay(*cards)

    def _earlier(self, page: Page) -> QWidget:
        texts = self._session.texts
        day = texts.day(pages.written_at(page).date(), self._session.now().today)
        return page_card(texts, self._session.content, page, day)

    def _on_said(self, question: str, answer: str | int) -> None:
        begun = self._half.begun or self._session.now().at
        self._half = HalfWritten(answers={**self._half.answers, question: answer}, begun=begun)
        self._draft.touch()

    def take_draft(self, draft: str) -> None:
        """Take it, unless something is answered already."""
        half = from_draft(draft)
        if half.is_blank or self._kept or (self._page() is None and not self._half.is_blank):
            return
        self._half = half
        self.redraw()

    def _keep(self) -> None:
        session, half = self._session, self._half
        if half.is_blank:
            self.say(self._t("Nothing is answered yet."))
            return
        answers = tuple(
            _answer(q.id, half.answers[q.id]) for q in self._prompt.questions if q.id in half.answers
        )
        old = self._page()
        if old is not None:
            session.do(pages.rewrite, old, answers=answers)
            if session.access is Access.READ_ONLY:
                return
            self._kept = old.record
        else:
            before = {page.record for page in session.state.pages}
            kind = prompts.kind_of(self._prompt)
            session.do(pages.write, kind, "", answers, prompt=self._prompt.id, begun=half.begun)
            self._kept = next((p.record for p in session.state.pages if p.record not in before), "")
        self._draft.forget()
        self.redraw()

    def draw_kept(self) -> None:
        """Lay out what follows, the week's looks among it."""
        t, page = self._t, self._page()
        self.head(t("Kept."), t("It stays on this computer. Nobody reads it but you."))
        if page is not None and self._prompt.id == prompts.WEEKLY:
            self._lay_after_week(page)
        acts = [Button(t("Done"), "primary", lambda: self.go.emit(self._home()))]
        if not self._record:
            acts.append(Button(t("Undo"), "quiet", self._undo))
        self.lay(row(*acts))
        if self._prompt.beside:
            self._lay_beside()

    def _lay_after_week(self, page: Page) -> None:
        t, session = self._t, self._session
        state, now = session.state, session.now()
        if weekly.was_much_alone(page):
            card = Card(t("Five days or more without anybody."), surface="soft")
            card.lay(
                Text(t("A short call or a walk with someone may do you good."), "small"),
                row(Button(t("Who could I call?"), "soft", lambda: self.go.emit("people"))),
            )
            self.lay(card)
        review = prompts.review_of_week(state, now)
        prompt = session.content.prompt(review) if review else None
        if prompt is not None and prompts.is_open(prompt, state, now):
            card = Card(t("One look back, if you like"))
            card.lay(
                Text(prompt.lead, "small"),
                row(Button(prompt.title, "soft", lambda: self.go.emit(f"write {prompt.id}"))),
            )
            self.lay(card)
        waiting = state.profile.waiting_for_sign
        words = t("I am not waiting for a sign any more") if waiting else t("I am waiting for a sign")
        self.lay(row(Button(words, "link", lambda: self._wait_for_sign(waits=not waiting))))

    def _wait_for_sign(self, *, waits: bool) -> None:
        self._session.do(profile.answer, waiting_for_sign=waits)
        self.redraw()

    def _undo(self) -> None:
        self._session.do(pages.delete, self._kept)
        self._kept = ""
        self._draft.touch()
        self.redraw()

    def _home(self) -> str:
        return "ending" if self._prompt.id in ENDING else "journal"


def _answer(question: str, said: str | int) -> Answer:
    if isinstance(said, int):
        return Answer(question=question, number=said)
    return Answer(question=question, text=said)
