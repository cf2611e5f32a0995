"""Two states that grew apart become one, and nothing written is lost.

A version is never changed, only joined by others and at last named in `gone`. So the union of the
versions less the union of what is gone is the same whichever way and however often it is taken.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import msgspec

from leeward.core.state import FIELDS, Profile, Settings, State

if TYPE_CHECKING:
    from leeward.core.version import Version

Answers = TypeVar("Answers", Settings, Profile)

NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def merge(a: State, b: State) -> State:
    """Both states in one: commutative, associative, and `merge(a, a)` is `a` in order.

    Two edits of one record made apart both stay. Of settings and profile the one changed last stays.
    """
    gone = a.gone | b.gone
    versions = {field: _union(getattr(a, field), getattr(b, field), gone) for field in FIELDS.values()}
    return msgspec.structs.replace(
        a,
        **versions,
        profile=_newer(a.profile, b.profile),
        settings=_newer(a.settings, b.settings),
        latest_day=max((day for day in (a.latest_day, b.latest_day) if day is not None), default=None),
        gone=gone,
    )


def _union(a: tuple[Version, ...], b: tuple[Version, ...], gone: frozenset[str]) -> tuple[Version, ...]:
    """The versions of both that are not gone, in the order they were saved."""
    found: dict[str, Version] = {}
    for version in (*a, *b):
        if version.version not in gone:
            known = found.setdefault(version.version, version)
            if known is not version:
                found[version.version] = max(known, version, key=_written)
    return tuple(sorted(found.values(), key=lambda v: (v.saved.astimezone(dt.UTC), v.version)))


def _newer(a: Answers, b: Answers) -> Answers:
    return max(a, b, key=lambda answers: (answers.changed or NEVER, _written(answers)))


def _written(value: object) -> bytes:
    """A value's one written form, to choose between two the same way on every computer."""
    return msgspec.json.encode(value, order="deterministic")
