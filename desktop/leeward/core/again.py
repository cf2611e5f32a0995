"""What was written and is to be read again: on its day, and never before a seal opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import paths, period
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.pages import is_sealed, rewrite, written_at

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.companion import Page
    from leeward.core.content import Prompt
    from leeward.core.moment import Moment
    from leeward.core.state import State


def due(state: State, now: Moment) -> Page | None:
    """The page to be read again now, the one that waited longest; on the care path nothing comes back."""
    if paths.is_care(state):
        return None
    waiting = [p for p in state.pages if p.again is not None and p.again <= now.today]
    waiting = [p for p in waiting if not is_sealed(p, now.today)]
    return min(waiting, key=lambda page: (page.again, written_at(page)), default=None)


def seal(state: State, page: Page, until: dt.date, *, now: Moment) -> State:
    """Close a page until a day, on which it is offered again; raises WrongDateError for a day not ahead."""
    _checked(until, now)
    return rewrite(state, page, sealed_until=until, again=until, now=now)


def look_again(state: State, page: Page, on: dt.date, *, now: Moment) -> State:
    """Offer a page again on a day; raises WrongDateError for a day not ahead."""
    _checked(on, now)
    return rewrite(state, page, again=on, now=now)


def seen(state: State, page: Page, prompt: Prompt | None = None, *, now: Moment) -> State:
    """A page was read again: it rests from now on, or where its prompt says so until the last day."""
    running = period.current(state)
    last = None if running is None else period.last_day(running)
    at_end = prompt is not None and prompt.again_at_end and last is not None and last > now.today
    return rewrite(state, page, again=last if at_end else None, now=now)


def _checked(day: dt.date, now: Moment) -> None:
    if day <= now.today:
        raise WrongDateError(DateProblem.PAST_END)
