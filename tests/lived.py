"""Somebody's log of some length, the same each time: what looking back is shown with."""

from __future__ import annotations

import datetime as dt
import random

import msgspec

from builders import contact, new_id, period, wait, written
from leeward.core.companion import Answer, Page, PageKind
from leeward.core.records import Contact, Eased, Shared, Situation, Wait
from leeward.core.state import Profile, State

TODAY = dt.date(2026, 11, 21)
HELPS = ("help-write", "help-missing", "help-call", "help-wait", "help-breathe", "help-reasons")
EVENINGS = (0, 0, 7, 12, 13, 18, 20, 21, 22, 22, 22, 23, 23, 23)
FIRST_CONTACTS, THEN_EVERY = (7, 25), 190


def lived(days: int, *, nickname: str = "", pages_a_day: float = 0.6, waits_a_day: float = 0.5) -> State:
    """That many days up to 21 November 2026: contacts, hard moments, moods, and weekly pages."""
    dice = random.Random(days)
    first = TODAY - dt.timedelta(days=days - 1)
    each = [first + dt.timedelta(days=number) for number in range(days)]
    contacts = [
        _contact(day, dice)
        for number, day in enumerate(each[:-1])
        if number in FIRST_CONTACTS or number % THEN_EVERY == THEN_EVERY - 1
    ]
    waits = [_wait(day, dice) for day in each for _ in range(_times(dice, waits_a_day))]
    pages = [
        written("A day.", saved=f"{day} 19:00", mood=_mood(dice, number / days))
        for number, day in enumerate(each)
        for _ in range(_times(dice, pages_a_day))
    ]
    weekly = [_weekly(day, dice, number / days) for number, day in enumerate(each) if number % 7 == 6]
    return State(
        periods=(period(first.isoformat(), None),),
        contacts=tuple(contacts),
        waits=tuple(waits),
        pages=(*pages, *weekly),
        profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO, nickname=nickname),
    )


def _times(dice: random.Random, a_day: float) -> int:
    whole, rest = divmod(a_day, 1)
    return int(whole) + (dice.random() < rest)


def _mood(dice: random.Random, gone: float) -> int:
    return min(5, max(1, round(dice.gauss(2.2 + 2 * gone, 0.9))))


def _contact(day: dt.date, dice: random.Random) -> Contact:
    made = contact(f"{day} {dice.choice((21, 22, 23))}:10")
    before = dice.choice((2, 3, 3))
    return msgspec.structs.replace(made, mood=before, mood_after=max(1, before - dice.choice((0, 1, 1))))


def _wait(day: dt.date, dice: random.Random) -> Wait:
    at = f"{day} {dice.choice(EVENINGS):02}:{dice.randrange(50):02}"
    helped = tuple(dice.sample(HELPS, dice.choice((0, 1, 1, 2))))
    return msgspec.structs.replace(wait(at, at), helped=helped, eased=dice.choice((*Eased, None)))


def _weekly(day: dt.date, dice: random.Random, gone: float) -> Page:
    numbers = {"head": 9 - 7 * gone, "hope": 7 - 6 * gone, "company": 2 + 3 * gone, "for-me": 4 + 3 * gone}
    answers = [
        Answer(question=question, number=max(0, round(number + dice.choice((-1, 0, 0, 1)))))
        for question, number in numbers.items()
    ]
    page = written("", prompt="weekly", kind=PageKind.QUESTIONS, saved=f"{day} 20:00")
    return msgspec.structs.replace(page, answers=tuple(answers), record=new_id())
