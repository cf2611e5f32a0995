"""How moods, the hours after contact and the weekly page went, in words for looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.aftermath import felt_after
from leeward.core.content import AnswerForm
from leeward.core.prompts import WEEKLY
from leeward.happened_words import went_words
from leeward.moment_words import mood_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from leeward.core.content import Content, Question
    from leeward.core.looking_back import Figures
    from leeward.texts import Texts


def moods_words(texts: Texts, found: Figures) -> str:
    """How moods went, from the first third of them to the last."""
    words, each = mood_words(texts), [mood for _, mood in found.moods]
    third = max(1, len(each) // 3)
    first, last = (words[_middle(part)].lower() for part in (each[:third], each[-third:]))
    if first == last:
        return texts.t("At first mostly {mood}, and lately, too.", mood=first)
    return texts.t("At first mostly {first}, lately mostly {last}.", first=first, last=last)


def mood_point_words(texts: Texts, found: Figures, number: int) -> str:
    """One mood of the line."""
    day, mood = found.moods[number]
    name, words = texts.day(day, found.days[-1].date), mood_words(texts)[mood].lower()
    if found.by_week:
        return texts.t("The week of {day}: mostly {mood}.", day=name, mood=words)
    return texts.t("{day}: {mood}.", day=name, mood=words)


def contacts_words(texts: Texts, found: Figures) -> str:
    """How it was an hour after contacts."""
    felt = felt_after(found.contacts)
    if felt is None:
        return ""
    same = felt.of - felt.worse - felt.better
    return texts.t(
        "An hour after contact, by your own word: worse {worse}, the same {same}, better {better}.",
        worse=felt.worse,
        same=same,
        better=felt.better,
    )


def contact_point_words(texts: Texts, found: Figures, number: int) -> str:
    """One contact with its moods."""
    return went_words(texts, found.contacts[number])


def weekly_lines(content: Content, found: Figures) -> list[tuple[Question, tuple[tuple[dt.date, int], ...]]]:
    """The questions of the weekly page that have numbers enough for a line."""
    prompt = content.prompt(WEEKLY)
    questions = () if prompt is None else prompt.questions
    scales = [question for question in questions if question.form is AnswerForm.SCALE]
    return [(question, found.weekly[question.id]) for question in scales if question.id in found.weekly]


def weekly_words(texts: Texts, content: Content, found: Figures) -> list[str]:
    """Each question of the weekly page with its first and last number."""
    return [
        texts.t("{question} {answer}", question=question.text, answer=answers_words(texts, question, numbers))
        for question, numbers in weekly_lines(content, found)
    ]


def answers_words(texts: Texts, question: Question, numbers: Sequence[tuple[dt.date, int]]) -> str:
    """The first and the last number given to a question, and what its ends mean."""
    return texts.t(
        "{first} the first time, {last} the last time; 0 is “{low}”, {top} is “{high}”.",
        first=numbers[0][1],
        last=numbers[-1][1],
        low=question.low,
        top=question.top,
        high=question.high,
    )


def answer_point_words(texts: Texts, question: Question, day: dt.date, number: int, today: dt.date) -> str:
    """One number of a weekly page."""
    return texts.t("{day}: {n} of {top}.", day=texts.day(day, today), n=number, top=question.top)


def _middle(moods: Sequence[int]) -> int:
    """The middle one, the lower of two."""
    return sorted(moods)[(len(moods) - 1) // 2]
