"""What differs between the present and an older state, and bringing the older one back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec
from msgspec import Struct

from leeward.core.state import FIELDS, State
from leeward.core.version import Version

if TYPE_CHECKING:
    from leeward.core.moment import Moment

V = TypeVar("V", bound=Version)


class Difference(Struct, Generic[V], frozen=True, kw_only=True):
    """What differs in records of one kind, `kind` being the name of their field in State.

    `only_now` and `only_then` are versions of records the other state has not; `edited` are pairs, then
    and now, of a record that both have otherwise.
    """

    kind: str
    only_now: tuple[V, ...]
    only_then: tuple[V, ...]
    edited: tuple[tuple[V, V], ...]


def differences(now: State, then: State) -> tuple[Difference[Version], ...]:
    """Each kind of record in which two states differ, in the order of State's fields."""
    found = (_difference(field, getattr(now, field), getattr(then, field)) for field in FIELDS.values())
    return tuple(each for each in found if each.only_now or each.only_then or each.edited)


def restore(state: State, then: State, *, now: Moment) -> State:
    """`state` with the records, answers and settings of `then`; it merges like any other change.

    What was removed since comes back as a new version, because removed ones never do. What was added
    since is gone from here; it stays in the backup a restore takes first.
    """
    gone = state.gone | then.gone
    number = 0
    fields: dict[str, tuple[Version, ...]] = {}
    for field in FIELDS.values():
        back: list[Version] = []
        for version in getattr(then, field):
            found = version
            if version.version in gone:
                number += 1
                found = msgspec.structs.replace(version, version=now.new_id(number))
            back.append(found)
        kept = {version.version for version in back}
        gone |= {version.version for version in getattr(state, field)} - kept
        fields[field] = tuple(back)
    return msgspec.structs.replace(
        state,
        **fields,
        profile=msgspec.structs.replace(then.profile, changed=_after(state.profile.changed, now)),
        settings=msgspec.structs.replace(then.settings, changed=_after(state.settings.changed, now)),
        gone=gone,
    )


def _after(changed: dt.datetime | None, now: Moment) -> dt.datetime:
    """Now, or just after the last change where a clock that went back says that this is yet to come."""
    return now.at if changed is None or changed < now.utc else changed + dt.timedelta(microseconds=1)


def _difference(field: str, now: tuple[Version, ...], then: tuple[Version, ...]) -> Difference[Version]:
    here, there = _by_record(now), _by_record(then)
    return Difference(
        kind=field,
        only_now=tuple(v for record, versions in here.items() if record not in there for v in versions),
        only_then=tuple(v for record, versions in there.items() if record not in here for v in versions),
        edited=tuple(
            (there[record][-1], versions[-1])
            for record, versions in here.items()
            if record in there and {*map(_content, there[record])} != {*map(_content, versions)}
        ),
    )


def _by_record(versions: tuple[Version, ...]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(version.record, []).append(version)
    return found


def _content(version: Version) -> Version:
    """A version as it reads: brought back it has another name, and says the same."""
    return msgspec.structs.replace(version, version="")
