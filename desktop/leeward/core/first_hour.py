"""A sheet for a first hour with a counsellor: only what the person picked, in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.companion import Page, PageKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from leeward.core.moment import Moment
    from leeward.core.state import State

# Letters are for nobody's eyes unless the person says so elsewhere.
OFFERED = (PageKind.REASON, PageKind.JOURNAL, PageKind.LINE, PageKind.QUESTIONS)


def may_stand_in(state: State, now: Moment) -> tuple[Page, ...]:
    """The pages that can be picked, the newest first; nothing sealed, no letter."""
    found = [
        page
        for page in state.pages
        if page.kind in OFFERED and (page.sealed_until is None or page.sealed_until <= now.today)
    ]
    return tuple(sorted(found, key=lambda page: (page.saved, page.version), reverse=True))


def picked(state: State, records: Collection[str], now: Moment) -> tuple[Page, ...]:
    """The picked pages, the oldest first, as the hour would go through them."""
    return tuple(page for page in reversed(may_stand_in(state, now)) if page.record in records)


def words_of(page: Page) -> str:
    """What a page says: its text, then the answers to its questions."""
    answers = (answer.text or str(answer.number) for answer in page.answers if answer.text or answer.number)
    return "\n".join(part for part in (page.text, *answers) if part)
