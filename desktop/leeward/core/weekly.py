"""The weekly page: five questions about the person, offered once a week and never asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import pages, paths, period
from leeward.core.profile import answer
from leeward.core.prompts import WEEKLY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.companion import Page
    from leeward.core.content import Week
    from leeward.core.moment import Moment
    from leeward.core.state import State

WEEK = 7
DAYS_WITH_PEOPLE = "company"
EMPTY_DAYS = 5


def week_number(state: State, now: Moment) -> int:
    """Which week of the period it is, from 1; 0 without a period."""
    return (period.day_number(state, now) + WEEK - 1) // WEEK


def is_offered(state: State, now: Moment) -> bool:
    """Whether this week's page is offered: after a whole week, not written yet, and not put off.

    Nor is it on the day of a contact that counts, and the day after.
    """
    if not paths.reminds(state) or period.day_number(state, now) <= WEEK or period.is_fresh(state, now):
        return False
    if _skipped(week_number(state, now)) in state.profile.offered:
        return False
    days = [pages.written_at(page).date() for page in pages.of_prompt(state, WEEKLY)]
    return not any(now.today - day < dt.timedelta(days=WEEK) for day in days)


def skip(state: State, *, now: Moment) -> State:
    """Not this week."""
    kept = tuple(name for name in state.profile.offered if not name.startswith(_skipped(0)[:-1]))
    return answer(state, now=now, offered=(*kept, _skipped(week_number(state, now))))


def begins_today(state: State, now: Moment) -> bool:
    """Whether a week of the period begins today."""
    return period.day_number(state, now) % WEEK == 1


def expectation(state: State, weeks: Iterable[Week], now: Moment) -> Week | None:
    """What this week may be like, on its first day; on the care path, and after a contact, nothing."""
    if not paths.milestones(state) or not begins_today(state, now) or period.is_fresh(state, now):
        return None
    return of_week(weeks, week_number(state, now))


def of_week(weeks: Iterable[Week], number: int) -> Week | None:
    """What a week may be like, where there is something to say."""
    return next((week for week in weeks if week.week == number), None)


def put_down(state: State) -> dict[str, tuple[tuple[dt.date, int], ...]]:
    """The numbers given on weekly pages, by question: each with the local date, oldest first."""
    found: dict[str, list[tuple[dt.date, int]]] = {}
    for page in pages.of_prompt(state, WEEKLY):
        day = pages.written_at(page).date()
        for given in page.answers:
            if given.number is not None:
                found.setdefault(given.question, []).append((day, given.number))
    return {question: tuple(numbers) for question, numbers in found.items()}


def was_much_alone(page: Page) -> bool:
    """Whether the answers say that five days or more went by without anybody."""
    met = [a.number for a in page.answers if a.question == DAYS_WITH_PEOPLE and a.number is not None]
    return bool(met) and met[-1] <= WEEK - EMPTY_DAYS


def _skipped(number: int) -> str:
    return f"week-{number}"
