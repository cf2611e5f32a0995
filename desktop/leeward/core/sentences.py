"""Sentences of one's own that stand once: one of self-respect, a promise to oneself, the draft of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.core.companion import Page, PageKind
from leeward.core.pages import writable
from leeward.core.state import State, put, remove

if TYPE_CHECKING:
    from leeward.core.moment import Moment

SELF_RESPECT, PROMISE, NOTE = "self-respect", "promise", "note"


def say(state: State, sentence: str, text: str, *, now: Moment) -> State:
    """Keep a sentence in the place of the one before; a blank one takes it away."""
    text = writable(text).strip()
    old = said(state, sentence)
    if not text:
        return state if old is None else remove(state, Page, old.record)
    if old is not None:
        return put(state, msgspec.structs.replace(old, version=now.new_id(), saved=now.at, text=text))
    made = now.new_id()
    page = Page(version=made, record=made, saved=now.at, kind=PageKind.LINE, prompt=sentence, text=text)
    return put(state, page)


def said(state: State, sentence: str) -> Page | None:
    """The sentence as said last, or None."""
    found = [page for page in state.pages if page.prompt == sentence and page.kind is PageKind.LINE]
    return max(found, key=lambda page: (page.saved, page.version), default=None)
