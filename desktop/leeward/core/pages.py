"""Pages: what the person writes, to be shown again at the right time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.state import Page, PageKind, State, put

if TYPE_CHECKING:
    from leeward.core.moment import Moment


def write_reason(state: State, text: str, *, now: Moment) -> State:
    """Keep a reason in the person's own words; blank text keeps nothing."""
    text = writable(text).strip()
    if not text:
        return state
    made = now.new_id()
    return put(state, Page(version=made, record=made, saved=now.at, kind=PageKind.REASON, text=text))


def reasons(state: State) -> tuple[str, ...]:
    """The person's reasons, oldest first."""
    return tuple(page.text for page in state.pages if page.kind is PageKind.REASON)


def writable(text: str) -> str:
    """`text` with a question mark for each half of a character, which no document can hold."""
    return text.encode("utf-8", "replace").decode()
