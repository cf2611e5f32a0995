"""The fields of a prompt's questions; two texts alone stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.core.content import AnswerForm
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import Beside, column
from leeward.gui.widgets.scale import Scale
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.text_area import TextArea
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.core.content import Question
    from leeward.texts import Texts

PAIR = 2


class QuestionFields(QWidget):
    """`said` tells a question's id and its answer: words, or a number; yes is 1 and no is 0."""

    said = Signal(str, object)

    def __init__(self, texts: Texts, questions: tuple[Question, ...], answers: dict[str, str | int]) -> None:
        super().__init__()
        self._t = texts.t
        columns = len(questions) == PAIR and all(q.form is AnswerForm.TEXT for q in questions)
        cards = [self._card(q, answers.get(q.id), lines=9 if columns else 3) for q in questions]
        self.setLayout(column(Beside(cards[0], cards[1])) if columns else column(*cards, gap=10))

    def _card(self, question: Question, answer: str | int | None, *, lines: int) -> Card:
        card = Card(surface="card", padding=16)
        card.setAccessibleName(question.text)
        card.lay(Text(question.text, "strong"), self._field(question, answer, lines))
        return card

    def _field(self, question: Question, answer: str | int | None, lines: int) -> QWidget:
        number = answer if isinstance(answer, int) else None
        if question.form is AnswerForm.SCALE:
            scale = Scale(question.text, range(question.top + 1), question.low, question.high, number)
            scale.answered.connect(lambda found: self.said.emit(question.id, found))
            return scale
        if question.form is AnswerForm.YES_NO:
            choice = Tiles([("1", self._t("Yes")), ("0", self._t("No"))], name=question.text)
            choice.choose("" if number is None else str(number))
            choice.chosen.connect(lambda key: self.said.emit(question.id, int(key)))
            return choice
        area = TextArea(question.text, answer if isinstance(answer, str) else "", lines=lines)
        area.typed.connect(lambda words: self.said.emit(question.id, words))
        return area
