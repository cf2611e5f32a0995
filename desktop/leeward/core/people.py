"""People: who helps, how to reach them, and in which order to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.core.companion import Person, Role
from leeward.core.pages import writable
from leeward.core.state import State, latest, put, remove

if TYPE_CHECKING:
    from leeward.core.moment import Moment

# Whom one calls in a bad hour; a lawyer is for the office.
CALLED = (Role.FRIEND, Role.FAMILY, Role.COUNSELLOR, Role.ADVOCATE, Role.GROUP)
ENOUGH = 2


def add(
    state: State, name: str, *, reach: str = "", when: str = "", role: Role = Role.FRIEND, now: Moment
) -> State:
    """Keep somebody, after all others; a blank name keeps nobody."""
    name = _line(name)
    if not name:
        return state
    made = now.new_id()
    last = max((person.place for person in state.people), default=-1)
    return put(
        state,
        Person(
            version=made,
            record=made,
            saved=now.at,
            name=name,
            reach=_line(reach),
            when=_line(when),
            role=role,
            place=last + 1,
        ),
    )


def change(state: State, record: str, *, name: str, reach: str, when: str, role: Role, now: Moment) -> State:
    """Say anew who somebody is and how to reach them; a blank name leaves all as it was."""
    found, name = latest(state.people, record), _line(name)
    if found is None or not name:
        return state
    changed = {"name": name, "reach": _line(reach), "when": _line(when), "role": role}
    return put(state, msgspec.structs.replace(found, version=now.new_id(), saved=now.at, **changed))


def forget(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take somebody off the list."""
    return remove(state, Person, record)


def move(state: State, record: str, place: int, *, now: Moment) -> State:
    """Put somebody at `place` (0 is first) in the order; the others keep theirs among themselves."""
    records = list(dict.fromkeys(person.record for person in everyone(state)))
    if record not in records:
        return state
    records.remove(record)
    records.insert(max(0, place), record)
    for number, moved in enumerate(records):
        found = latest(state.people, moved)
        if found is not None and found.place != number:
            state = put(
                state,
                msgspec.structs.replace(found, version=now.new_id(number + 1), saved=now.at, place=number),
            )
    return state


def everyone(state: State) -> tuple[Person, ...]:
    """Everybody, in the person's own order."""
    return tuple(sorted(state.people, key=lambda person: (person.place, person.record, person.saved)))


def to_call(state: State) -> tuple[Person, ...]:
    """Whom to call in a bad hour: friends and family first, then those whose work it is."""
    called = [person for person in everyone(state) if person.role in CALLED]
    near = {Role.FRIEND, Role.FAMILY}
    return tuple(sorted(called, key=lambda person: person.role not in near))


def _line(text: str) -> str:
    return " ".join(writable(text).split())
