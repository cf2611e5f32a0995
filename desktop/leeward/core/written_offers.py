"""The one thing about writing that Today offers: something to read again, or the weekly page."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core import again, ending, weekly
from leeward.core.companion import Page
from leeward.core.moment import shifted

if TYPE_CHECKING:
    from leeward.core.content import Content
    from leeward.core.moment import Moment
    from leeward.core.state import State


class Offered(enum.Enum):
    """What is offered."""

    AGAIN = "again"
    WEEKLY = "weekly"
    WEEK = "week"
    AFTERCARE = "aftercare"


class Offer(Struct, frozen=True, kw_only=True):
    """`page` is what was written once, `text` what the week may be like."""

    what: Offered
    page: Page | None = None
    text: str = ""


def for_today(state: State, content: Content, now: Moment) -> Offer | None:
    """What fits today, at most one; mostly nothing."""
    page = again.due(state, now)
    if page is not None:
        return Offer(what=Offered.AGAIN, page=page)
    # What weeks are like is read from its file only when one begins.
    begins = weekly.begins_today(state, now)
    week = weekly.expectation(state, content.weeks, now) if begins else None
    if weekly.is_offered(state, now):
        return Offer(what=Offered.WEEKLY, text="" if week is None else week.text)
    if week is not None:
        return Offer(what=Offered.WEEK, text=week.text)
    return Offer(what=Offered.AFTERCARE) if ending.aftercare_of(state, now) is not None else None


def put_off(state: State, offer: Offer, *, now: Moment) -> State:
    """Not now: a page is offered tomorrow again, the weekly one next week."""
    if offer.page is not None:
        return again.look_again(state, offer.page, shifted(now.today, 1), now=now)
    return weekly.skip(state, now=now)
