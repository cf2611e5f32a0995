"""Pages: what the person writes, changes, seals and takes away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.core.companion import Answer, Page, PageKind
from leeward.core.moment import in_utc
from leeward.core.state import State, put, remove

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from leeward.core.moment import Moment


def write(
    state: State,
    kind: PageKind,
    text: str = "",
    answers: Iterable[Answer] = (),
    *,
    now: Moment,
    **said: object,
) -> State:
    """Keep a page; blank text without an answer keeps nothing. `said` are fields of `Page`."""
    text, kept = writable(text).strip(), given(answers)
    if not text and not kept:
        return state
    made = now.new_id()
    page = Page(version=made, record=made, saved=now.at, kind=kind, text=text, answers=kept)
    return put(state, msgspec.structs.replace(page, **said))


def write_reason(state: State, text: str, *, now: Moment) -> State:
    """Keep a reason in the person's own words; blank text keeps nothing."""
    return write(state, PageKind.REASON, text, prompt="reason", now=now)


def rewrite(state: State, page: Page, *, now: Moment, **changed: object) -> State:
    """Change a page; its day in the list stays. Left without a word it stays as it was."""
    if isinstance(text := changed.get("text"), str):
        changed["text"] = writable(text).strip()
    new = msgspec.structs.replace(page, version=now.new_id(), saved=now.at, begun=written_at(page), **changed)
    new = msgspec.structs.replace(new, answers=given(new.answers))
    return put(state, new) if new.text or new.answers else state


def delete(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take a page away; `put_back` can undo it."""
    return remove(state, Page, record)


def put_back(state: State, taken: tuple[Page, ...], *, now: Moment) -> State:
    """The pages that were taken away stand again where they stood."""
    back = (msgspec.structs.replace(page, version=now.new_id(number)) for number, page in enumerate(taken, 1))
    every = sorted((*state.pages, *back), key=lambda page: (in_utc(page.saved), page.version))
    return msgspec.structs.replace(state, pages=tuple(every))


def reasons(state: State) -> tuple[str, ...]:
    """The person's reasons, oldest first."""
    return tuple(page.text for page in state.pages if page.kind is PageKind.REASON)


def of_prompt(state: State, prompt: str) -> tuple[Page, ...]:
    """What was written for a prompt, oldest first."""
    return tuple(sorted((p for p in state.pages if p.prompt == prompt), key=_order))


def sentence(state: State, prompt: str) -> str:
    """The latest line or page of a prompt; empty where there is none."""
    return next((page.text for page in reversed(of_prompt(state, prompt))), "")


def entries(state: State) -> tuple[Page, ...]:
    """Everything written, newest first."""
    return tuple(sorted(state.pages, key=_order, reverse=True))


def versions_of(state: State, record: str) -> tuple[Page, ...]:
    """The page with that record; two where it was changed apart on two computers."""
    return tuple(page for page in state.pages if page.record == record)


def written_at(page: Page) -> dt.datetime:
    """When a page was begun, which its place in the list goes by."""
    return page.begun or page.saved


def is_sealed(page: Page, today: dt.date) -> bool:
    """Whether a page is not to be read yet."""
    return page.sealed_until is not None and today < page.sealed_until


def words_of(page: Page) -> str:
    """All the words of a page, its answers too."""
    return "\n".join(part for part in (page.text, *(answer.text for answer in page.answers)) if part)


def given(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that say something, their words as a document can hold them."""
    clean = (
        msgspec.structs.replace(answer, text=text)
        if (text := writable(answer.text).strip()) != answer.text
        else answer
        for answer in answers
    )
    return tuple(answer for answer in clean if answer.text or answer.number is not None)


def writable(text: str) -> str:
    """`text` with a question mark for each half of a character, which no document can hold."""
    return text.encode("utf-8", "replace").decode()


def _order(page: Page) -> tuple[dt.datetime, str]:
    return in_utc(written_at(page)), page.version
