"""What was removed stands again where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from builders import contact, moment, page, person, target
from leeward.core import people
from leeward.core.merge import merge
from leeward.core.records import Contact, Target
from leeward.core.state import FIELDS, State, remove
from leeward.core.taken import bring_back, taken

if TYPE_CHECKING:
    from leeward.core.version import Version

WHOLE = State(
    pages=(page("One", saved="2026-11-01 10:00"), page("Two", saved="2026-11-02 10:00"), page("Three")),
    people=(person("Ada"), person("Jo")),
    contacts=(contact("2026-11-15 22:00"),),
    targets=(target(),),
)
HELD = [(kind, version.record) for kind, field in FIELDS.items() for version in getattr(WHOLE, field)]


def _order(version: Version) -> tuple[object, str]:
    return version.saved, version.record


def contents(state: State) -> dict[str, list[object]]:
    """All records without the names of their versions."""
    return {
        field: sorted((msgspec.structs.replace(v, version="") for v in getattr(state, field)), key=_order)
        for field in FIELDS.values()
    }


@given(st.lists(st.sampled_from(HELD), min_size=1, unique=True))
def test_all_of_it_comes_back_in_its_order(removed: list[tuple[type, str]]) -> None:
    """Whatever was removed together, each record has its words, times and place again."""
    state = WHOLE
    for kind, record in removed:
        state = remove(state, kind, record)
    back = taken(WHOLE, state)
    assert back is not None
    again = bring_back(state, back, now=moment())
    assert contents(again) == contents(WHOLE)
    assert [each.text for each in again.pages] == ["One", "Two", "Three"]
    assert back.closes is any(kind is Target for kind, _ in removed)


def test_another_computer_loses_nothing() -> None:
    """What came back stays after a merge with a copy that only knows of the removal."""
    without = remove(WHOLE, Contact, WHOLE.contacts[0].record)
    back = taken(WHOLE, without)
    assert back is not None
    again = bring_back(without, back, now=moment())
    assert contents(merge(again, without)) == contents(WHOLE)


def test_what_was_written_since_stays() -> None:
    """A record that is there again, with newer words, is left as it is."""
    ada = WHOLE.people[0]
    without = remove(WHOLE, type(ada), ada.record)
    back = taken(WHOLE, without)
    assert back is not None
    newer = people.change(WHOLE, ada.record, name="Ada L.", reach="", when="", role=ada.role, now=moment())
    assert bring_back(newer, back, now=moment()) == newer


def test_nothing_removed_is_nothing_to_bring_back() -> None:
    """An intent that removed nothing leaves no way back to offer."""
    assert taken(WHOLE, WHOLE) is None
    assert taken(State(), WHOLE) is None
