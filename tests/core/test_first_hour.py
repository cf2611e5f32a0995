"""The sheet for a first hour: only what may stand in it, and only what was picked."""

import msgspec

from builders import day, moment, page
from leeward.core import first_hour
from leeward.core.companion import Answer, PageKind
from leeward.core.state import State

NOW = moment()


def test_letters_and_sealed_pages_are_not_offered() -> None:
    """A letter is for nobody's eyes, and a seal holds here too (row 102)."""
    open_page = page("I sleep badly.")
    letter = msgspec.structs.replace(page("To you"), kind=PageKind.LETTER)
    sealed = msgspec.structs.replace(page("Later"), sealed_until=day("2026-11-22"))
    state = State(pages=(open_page, letter, sealed))
    assert first_hour.may_stand_in(state, NOW) == (open_page,)
    everything = [p.record for p in state.pages]
    assert first_hour.picked(state, everything, NOW) == (open_page,)


def test_nothing_stands_in_it_unpicked() -> None:
    """Without a choice there is nothing of the person's on the sheet."""
    state = State(pages=(page("one"), page("two")))
    assert first_hour.picked(state, (), NOW) == ()


def test_picked_pages_stand_oldest_first() -> None:
    """The hour goes through them as they were lived."""
    old, new = page("old", saved="2026-11-01 12:00"), page("new")
    state = State(pages=(new, old))
    assert first_hour.picked(state, [old.record, new.record], NOW) == (old, new)


def test_answers_to_questions_are_part_of_the_words() -> None:
    """A page of questions says its answers, numbers too, and skips what was left out."""
    answers = (Answer(question="a", text="Sleep"), Answer(question="b"), Answer(question="c", number=4))
    asked = msgspec.structs.replace(page(""), kind=PageKind.QUESTIONS, answers=answers)
    assert first_hour.words_of(asked) == "Sleep\n4"
