"""What a removal took away, and how it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from leeward.core.moment import in_utc
from leeward.core.records import Request, Target
from leeward.core.state import FIELDS, Profile, State
from leeward.core.version import Version

if TYPE_CHECKING:
    from leeward.core.moment import Moment

# A request to open is no possession of the person's: asking again is one press, and takes its time.
COMES_BACK = {kind: field for kind, field in FIELDS.items() if kind is not Request}


class Taken(Struct, frozen=True):
    """The versions of records that stood before, and answers of the profile as (name, before, since)."""

    versions: tuple[Version, ...] = ()
    answers: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def closes(self) -> bool:
        """Whether something closed is among it, so that putting it back closes it again."""
        return any(isinstance(version, Target) for version in self.versions)


def taken(before: State, after: State) -> Taken | None:
    """What stood in `before` and is not in `after`; None where that is nothing."""
    versions: list[Version] = []
    for field in COMES_BACK.values():
        still = {version.record for version in getattr(after, field)}
        versions.extend(version for version in getattr(before, field) if version.record not in still)
    answers = tuple(
        (name, old, new)
        for name in Profile.__struct_fields__
        if name != "changed"
        and (old := getattr(before.profile, name)) != (new := getattr(after.profile, name))
    )
    return Taken(tuple(versions), answers) if versions or answers else None


def bring_back(state: State, removed: Taken, *, now: Moment) -> State:
    """What was removed stands again where it stood; what was said anew since then stays as it is."""
    for kind, field in COMES_BACK.items():
        present: tuple[Version, ...] = getattr(state, field)
        there = {version.record for version in present}
        # What is gone stays gone, so that it comes back as a version of its own.
        back = [
            msgspec.structs.replace(version, version=now.new_id(number))
            for number, version in enumerate(removed.versions)
            if type(version) is kind and version.record not in there
        ]
        if back:
            ordered = sorted((*present, *back), key=lambda each: (in_utc(each.saved), each.version))
            state = msgspec.structs.replace(state, **{field: tuple(ordered)})
    profile = state.profile
    again = {name: old for name, old, new in removed.answers if getattr(profile, name) == new}
    if again:
        profile = msgspec.structs.replace(profile, changed=now.at, **again)
        state = msgspec.structs.replace(state, profile=profile)
    return state
