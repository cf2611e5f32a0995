"""Taking in what comes from a file: only what is not here yet, and nothing of what is here is changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from leeward.core.companion import Page
from leeward.core.merge import merge
from leeward.core.records import Period
from leeward.core.state import FIELDS, State

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.version import Version

NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def take_in(state: State, incoming: State, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """`state` with what `incoming` has beside it; the same file taken in again changes nothing.

    What says the same as something here stays out, and so do periods of days that another period has.
    """
    return merge(state, _less_known(state, incoming))


def _less_known(state: State, incoming: State) -> State:
    fields: dict[str, tuple[Version, ...]] = {}
    for field in FIELDS.values():
        here: tuple[Version, ...] = getattr(state, field)
        ids = {version.version for version in here}
        said = {_said(version) for version in here}
        fields[field] = tuple(
            version
            for version in getattr(incoming, field)
            if version.version in ids or (_said(version) not in said and not _overlaps(version, state))
        )
    return msgspec.structs.replace(incoming, **fields)


def _said(version: Version) -> Version:
    """A version as it reads, whoever saved it under whichever name; of a page with words, only those."""
    if isinstance(version, Page) and (version.text or version.answers):
        page = Page(version="", record="", saved=NEVER, kind=version.kind, text=version.text)
        return msgspec.structs.replace(page, prompt=version.prompt, answers=version.answers)
    return msgspec.structs.replace(version, version="", record="", saved=NEVER)


def _overlaps(version: Version, state: State) -> bool:
    if not isinstance(version, Period) or any(each.record == version.record for each in state.periods):
        return False
    return any(each.start <= _end(version) and version.start <= _end(each) for each in state.periods)


def _end(period: Period) -> dt.date:
    return period.ended or dt.date.max
