"""The end of a period: first words beside last ones, and four ways to go on, none of them wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from leeward.core import pages, paths, period, shield
from leeward.core.companion import PageKind
from leeward.core.state import State, put

if TYPE_CHECKING:
    from leeward.core.companion import Page
    from leeward.core.moment import Moment

READINESS, FIRST_STEP = "readiness", "first-step"
STAY_AWAY = "stay-away"
LONGER = (7, 14, 30)
AFTERCARE = dt.timedelta(days=14)
WORDS = frozenset({PageKind.REASON, PageKind.JOURNAL})


def first_and_last(state: State, now: Moment) -> tuple[Page, Page] | None:
    """The first and the latest words of the running period, where there are two; letters stay apart."""
    running = period.current(state)
    found = [
        page
        for page in reversed(pages.entries(state))
        if page.kind in WORDS and not pages.is_sealed(page, now.today)
    ]
    if running is not None:
        found = [page for page in found if pages.written_at(page).date() >= running.start]
    return (found[0], found[-1]) if len(found) > 1 else None


def longer(state: State, days: int, *, now: Moment) -> State:
    """`days` more: from the last day on, or from today where that has passed. Raises WrongDateError."""
    running = period.current(state)
    if running is None or running.days is None:
        return state
    passed = (now.today - running.start).days
    return period.set_length(state, max(running.days, passed) + days, now=now)


def for_good(state: State, *, now: Moment) -> State:
    """No end any more."""
    return period.set_length(state, None, now=now)


def end(state: State, *, now: Moment) -> State:
    """The running period ends today, and stays among those there were.

    What was closed with it keeps the end it was promised, and goes from the list where that has come. In an
    open-ended one nothing was promised: it stays closed until the person asks for it to be opened.
    """
    running = period.current(state)
    if running is None:
        return state
    promised = period.closes_until(running, now)
    for number, target in enumerate(state.targets, start=1):
        if shield.end_of(state, target, now) <= now.utc:
            state = shield.drop(state, target.record, now=now)
        elif target.until is None and promised is not None:
            kept = msgspec.structs.replace(
                target, version=now.new_id(number), saved=now.at, until=promised.astimezone(now.tz)
            )
            state = put(state, kept)
    last = min(now.today, period.last_day(running) or now.today)
    ended = msgspec.structs.replace(
        running, version=now.new_id(), saved=now.at, ended=max(running.start, last)
    )
    return put(state, ended)


def may_plan_first_step(state: State) -> bool:
    """Whether a first small step is offered: not where someone asked to be left alone."""
    if not paths.may_plan_contact(state):
        return False
    last = pages.of_prompt(state, READINESS)[-1:]
    return not any(a.question == STAY_AWAY and a.number == 1 for page in last for a in page.answers)


def aftercare_of(state: State, now: Moment) -> Page | None:
    """The first step that was planned within the last two weeks, whose contacts are looked at."""
    if not may_plan_first_step(state):
        return None
    last = pages.of_prompt(state, FIRST_STEP)[-1:]
    return next((p for p in last if now.utc - pages.written_at(p) < AFTERCARE), None)
