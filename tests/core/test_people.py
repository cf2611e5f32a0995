"""People: who helps, in which order, and that nobody is lost by accident."""

from hypothesis import given
from hypothesis import strategies as st

from builders import moment
from leeward.core import people
from leeward.core.companion import Person, Role
from leeward.core.state import State, latest, put_back

NOW = moment()


def three() -> State:
    """Ada, Ben and Cem, added in this order."""
    state = people.add(State(), "Ada", reach="0170 1", when="evenings", now=moment())
    state = people.add(state, "Ben", role=Role.LAWYER, now=moment())
    return people.add(state, "Cem", role=Role.COUNSELLOR, now=moment())


def names(state: State) -> list[str]:
    """The names in the person's order."""
    return [person.name for person in people.everyone(state)]


def test_somebody_is_kept_with_how_and_when() -> None:
    """A name, how to reach them and when are kept as typed, on one line (rows 58, 103)."""
    state = people.add(State(), "  Ada \n", reach="0170 1 ", when=" after\nsix", now=NOW)
    assert [(p.name, p.reach, p.when, p.role) for p in state.people] == [
        ("Ada", "0170 1", "after six", Role.FRIEND)
    ]


def test_a_blank_name_keeps_nobody_and_changes_nobody() -> None:
    """An empty line is no person, and does not wipe one."""
    assert people.add(State(), "  ", now=NOW) == State()
    state = three()
    ada = state.people[0]
    assert people.change(state, ada.record, name=" ", reach="", when="", role=Role.FAMILY, now=NOW) == state


def test_a_change_keeps_the_place() -> None:
    """Editing somebody does not move them to the end."""
    state = three()
    ada = state.people[0].record
    state = people.change(state, ada, name="Ada L.", reach="1", when="", role=Role.FAMILY, now=moment())
    assert names(state) == ["Ada L.", "Ben", "Cem"]


@given(st.integers(0, 2), st.integers(-1, 5))
def test_moving_keeps_everybody(who: int, place: int) -> None:
    """Whoever is moved stands where they were put, and the others keep their order."""
    state = three()
    moved = people.everyone(state)[who]
    after = people.move(state, moved.record, place, now=moment())
    assert sorted(names(after)) == ["Ada", "Ben", "Cem"]
    assert names(after).index(moved.name) == min(2, max(0, place))
    rest = [name for name in names(after) if name != moved.name]
    assert rest == [name for name in names(state) if name != moved.name]


def test_removing_can_be_undone() -> None:
    """Who was taken off comes back in their old place."""
    state = three()
    ada = latest(state.people, people.everyone(state)[0].record)
    assert ada is not None
    gone = people.forget(state, ada.record, now=NOW)
    assert names(gone) == ["Ben", "Cem"]
    assert names(put_back(gone, ada, now=moment())) == ["Ada", "Ben", "Cem"]


def test_friends_are_called_before_those_whose_work_it_is() -> None:
    """A lawyer is nobody to call at night, and friends and family come first (rows 58, 126)."""
    state = people.add(three(), "Dee", role=Role.FAMILY, now=moment())
    assert [person.name for person in people.to_call(state)] == ["Ada", "Dee", "Cem"]


def test_moving_nobody_changes_nothing() -> None:
    """An unknown record moves nobody."""
    state = three()
    assert people.move(state, "unknown", 0, now=NOW) == state
    assert isinstance(people.everyone(state)[0], Person)
