"""The boundary: the closed ways, and what is agreed all the same."""

from __future__ import annotations

import msgspec

from builders import contact, day, moment
from leeward.core import acts, boundary, profile
from leeward.core.companion import ActKind, Channel, Subject
from leeward.core.contact import taken_days
from leeward.core.records import Kind
from leeward.core.state import State

NOW = moment()
TODAY = NOW.today


def test_the_log_uses_exactly_the_closed_ways() -> None:
    """A way left out is not asked about, and one taken back in is (rows 1, 2, 3, 4, 5, 8)."""
    state = State()
    for channel in (Channel.EMAIL, Channel.LOOKING, Channel.THROUGH_OTHERS):
        state = boundary.leave_channel(state, channel, now=moment())
    assert boundary.logged_kinds(state) == (Kind.REACHED_OUT, Kind.THEIRS, Kind.BY_CHANCE)
    left = {Channel.CALLS, Channel.MESSAGES, Channel.SOCIAL, Channel.IN_PERSON}
    assert set(boundary.logged_channels(state, Kind.REACHED_OUT)) == left
    state = boundary.close_channel(state, Channel.THROUGH_OTHERS, now=moment())
    assert Kind.TOLD_BY_OTHERS in boundary.logged_kinds(state)


def test_with_every_way_left_out_only_their_doing_is_asked_about() -> None:
    """Nobody is made to draw a line; what others do can still be put down, uncounted (rows 7, 18)."""
    state = State()
    for channel in Channel:
        state = boundary.leave_channel(state, channel, now=moment())
    assert boundary.logged_kinds(state) == (Kind.THEIRS, Kind.BY_CHANCE)
    assert boundary.logged_channels(state, Kind.REACHED_OUT) == ()


def test_whether_looking_counts_is_the_persons_choice() -> None:
    """A look takes its day only where the person chose that (row 6)."""
    state = State(contacts=(contact(kind=Kind.LOOKED),))
    assert not taken_days(state)
    assert taken_days(profile.answer(state, now=moment(), looking_counts=True)) == {TODAY}


def test_planned_contact_is_never_counted() -> None:
    """Contact about the children is put down and takes no day (rows 62, 136, 137, 139)."""
    state = boundary.agree(State(), Subject.CHILDREN, Channel.EMAIL, hours=" Sundays 18 to 19 ", now=NOW)
    (agreed,) = state.arrangements
    assert (agreed.subject, agreed.hours) == (Subject.CHILDREN, "Sundays 18 to 19")
    planned = msgspec.structs.replace(contact(kind=Kind.PLANNED), arrangement=agreed.record)
    assert not taken_days(msgspec.structs.replace(state, contacts=(planned,)))


def test_an_exception_ends_by_itself() -> None:
    """After its last day it stands no more, and stays to be read (row 136)."""
    state = boundary.agree(State(), Subject.HOME, Channel.EMAIL, until=day("2026-11-22"), now=NOW)
    assert boundary.standing(state, day("2026-11-22"))
    assert not boundary.standing(state, day("2026-11-23"))
    assert len(boundary.ended(state, day("2026-11-23"))) == 1


def test_the_last_open_matter_ends_the_exception() -> None:
    """Once the keys are handed over there is nothing left to arrange (rows 136, 165)."""
    state = boundary.agree(State(), Subject.HOME, Channel.EMAIL, now=NOW)
    state = acts.add(state, ActKind.MATTER, "the keys", about=state.arrangements[0].record, now=moment())
    state = acts.do(state, state.acts[0].record, now=moment())
    assert not boundary.standing(state, day("2026-11-22"))


def test_an_emergency_is_an_exception_for_once() -> None:
    """It stands until it was used, the whole of that day, and not the day after (row 136)."""
    state = boundary.agree(State(), Subject.EMERGENCY, Channel.CALLS, now=NOW)
    used = msgspec.structs.replace(contact(kind=Kind.PLANNED), arrangement=state.arrangements[0].record)
    state = msgspec.structs.replace(state, contacts=(used,))
    assert boundary.standing(state, TODAY)
    assert not boundary.standing(state, day("2026-11-22"))


def test_a_marriage_lived_apart_has_law_money_and_a_home() -> None:
    """One press fills these in, and a second press nothing more (rows 12, 161)."""
    state = boundary.live_apart(State(), now=NOW)
    assert {a.subject for a in boundary.standing(state, TODAY)} == {Subject.COURT, Subject.HOME}
    assert boundary.live_apart(state, now=moment()) == state


def test_what_is_agreed_can_be_changed_and_taken_back() -> None:
    """Another way, another end; and gone where it is over (row 62)."""
    state = boundary.agree(State(), Subject.PETS, Channel.CALLS, now=NOW)
    record = state.arrangements[0].record
    state = boundary.change(state, record, channel=Channel.EMAIL, place=" park ", now=moment())
    assert (state.arrangements[0].channel, state.arrangements[0].place) == (Channel.EMAIL, "park")
    assert boundary.end(state, record, now=moment()).arrangements == ()
    assert boundary.change(State(), record, place="x", now=moment()) == State()
