"""One page as it was written: its words, answers, feelings and moods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from leeward.core.content import AnswerForm
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.core.companion import Answer, Page
    from leeward.core.content import Content, Question
    from leeward.texts import Texts


def page_card(texts: Texts, content: Content, page: Page, heading: str = "") -> Card:
    """The whole page; its words can be marked and copied."""
    card = Card(heading)
    prompt = content.prompt(page.prompt) if page.prompt else None
    questions = {q.id: q for q in prompt.questions} if prompt is not None else {}
    if page.text:
        card.lay(_words(page.text))
    for answer in page.answers:
        question = questions.get(answer.question)
        if question is not None:
            card.lay(Text(question.text, "small"))
        card.lay(_words(answer_words(texts, answer, question)))
        card.gap(6)
    said = _feelings(texts, content, page)
    if said:
        card.gap(6)
        card.lay(Text(said, "small"))
    card.lay(None)
    return card


def answer_words(texts: Texts, answer: Answer, question: Question | None) -> str:
    """An answer as it reads."""
    t = texts.t
    if answer.number is None:
        return answer.text
    if question is not None and question.form is AnswerForm.YES_NO:
        return t("Yes") if answer.number else t("No")
    top = question.top if question is not None else 10
    return t("{number} of {top}", number=answer.number, top=top)


def _feelings(texts: Texts, content: Content, page: Page) -> str:
    t = texts.t
    titles = {tile.id: tile.title for tile in content.tiles}
    parts = [", ".join(titles.get(feeling, feeling) for feeling in page.feelings)]
    if page.mood is not None and page.mood_after is not None:
        parts.append(t("before {mood}, after {after}", mood=page.mood, after=page.mood_after))
    elif page.mood is not None:
        parts.append(t("before {mood}", mood=page.mood))
    return " · ".join(part for part in parts if part)


def _words(words: str) -> Text:
    text = Text(words)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return text
