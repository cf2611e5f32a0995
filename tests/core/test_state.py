"""Versions, cards, pages and answers: what is kept, what is gone, and what a change touched."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import contact, moment, page, period, target, wait
from leeward.core import cards, pages, paths, profile
from leeward.core.cards import Card
from leeward.core.changes import Change, difference
from leeward.core.companion import Page
from leeward.core.records import Mark, Shared, Situation
from leeward.core.state import Settings, State, latest, put, remove

CARDS = tuple(
    Card(id=each, title=each, done_title=each, why="", steps=(), category="")
    for each in ("one", "two", "three")
)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=20))
def test_every_version_is_either_kept_or_gone(steps: list[tuple[str, bool]]) -> None:
    """Nothing put in vanishes unnamed, and at most one version of a record stands."""
    state, made = State(), set[str]()
    for number, (record, putting) in enumerate(steps):
        version = f"{record}{number}"
        made |= {version} if putting else set()
        state = put(state, page(record=record, version=version)) if putting else remove(state, Page, record)
        standing = [kept.version for kept in state.pages]
        assert set(standing) | state.gone == made
        assert not set(standing) & state.gone
        assert len({kept.record for kept in state.pages}) == len(standing)


def test_two_edits_made_apart_stand_side_by_side_until_one_replaces_both() -> None:
    """The one saved last is the latest; the next save replaces every head."""
    older = page("one", record="r", version="a", saved="2026-11-20 12:00")
    newer = page("two", record="r", version="b")
    state = State(pages=(newer, older))
    assert latest(state.pages, "r") is newer
    assert latest(state.pages, "other") is None
    joined = put(state, page("three", record="r", version="c"))
    assert ([kept.text for kept in joined.pages], joined.gone) == (["three"], {"a", "b"})


def test_removing_what_is_not_there_changes_nothing() -> None:
    """The same state comes back."""
    state = State(pages=(page(),))
    assert remove(state, Page, "nosuch") is state


@pytest.mark.parametrize(
    ("field", "value", "flag"),
    [
        ("periods", (period(),), Change.PERIOD),
        ("contacts", (contact(),), Change.CONTACTS),
        ("waits", (wait(),), Change.WAITS),
        ("pages", (page(),), Change.PAGES),
        ("targets", (target(),), Change.TARGETS),
        ("profile", msgspec.structs.replace(State().profile, welcomed=True), Change.PROFILE),
        ("settings", Settings(theme="dark"), Change.SETTINGS),
        ("latest_day", moment().today, Change.CLOCK),
        ("gone", frozenset({"v"}), Change.NONE),
    ],
)
def test_each_field_that_differs_has_its_flag(field: str, value: object, flag: Change) -> None:
    """A change is told by what it touched, in both directions, and no change is none."""
    new = msgspec.structs.replace(State(), **{field: value})
    assert difference(State(), new) == difference(new, State()) == flag
    assert difference(new, new) == difference(
        State(), msgspec.structs.replace(new, **{field: getattr(State(), field)})
    )


def test_every_field_of_the_state_can_be_told() -> None:
    """A field added later must say which views it concerns; only what is gone concerns none."""
    for field in State.__struct_fields__:
        new = msgspec.structs.replace(State(), **{field: object()})
        assert bool(difference(State(), new)) == (field != "gone"), field


def test_cards_are_to_do_until_decided_and_put_off_ones_come_last() -> None:
    """Done and not-for-me leave the list, later goes to its end, undecided ones keep their order."""
    state = cards.mark(State(), "one", Mark.LATER, now=moment("2026-11-21 10:00"))
    state = cards.mark(state, "three", Mark.DONE, now=moment("2026-11-21 11:00"))
    assert [card.id for card in cards.to_do(state, CARDS)] == ["two", "one"]
    state = cards.mark(state, "one", Mark.DONE, now=moment("2026-11-21 12:00"))
    assert [card.id for card, _ in cards.decided(state, CARDS, Mark.DONE)] == ["one", "three"]
    assert cards.decided(state, CARDS, Mark.NOT_FOR_ME) == ()
    back = cards.unmark(state, "three", now=moment())
    assert [card.id for card in cards.to_do(back, CARDS)] == ["two", "three"]


def test_reasons_are_kept_in_the_persons_words_oldest_first() -> None:
    """Blank text keeps nothing."""
    state = pages.write_reason(State(), "  I sleep better.\n", now=moment())
    state = pages.write_reason(pages.write_reason(state, " \n", now=moment()), "Quiet.", now=moment())
    assert pages.reasons(state) == ("I sleep better.", "Quiet.")


@pytest.mark.parametrize(
    ("shared", "discreet", "only_sites"),
    [(Shared.NO, False, False), (Shared.YES, True, True), (Shared.NOT_SURE, True, True)],
)
def test_shared_computer_is_discreet_and_names_no_person(
    shared: Shared, *, discreet: bool, only_sites: bool
) -> None:
    """Unless the computer is private, nothing personal is shown outside or written to a system file."""
    state = profile.answer_shared(State(), shared, now=moment())
    assert state.settings.discreet is discreet
    assert paths.only_whole_sites(state) is only_sites


def test_care_path_names_no_person_even_on_a_private_computer() -> None:
    """Someone afraid of the other is safest with nothing that names them."""
    state = profile.answer_shared(State(), Shared.NO, now=moment())
    assert paths.only_whole_sites(profile.answer(state, now=moment(), situation=Situation.CARE))


def test_answers_and_choices_say_when_they_were_given() -> None:
    """Of two that differ the newest wins, so each carries its time, and the rest stays."""
    now = moment()
    state = profile.choose(profile.answer(State(), now=now, welcomed=True), now=now, theme="dark")
    assert (state.profile.changed, state.settings.changed) == (now.at, now.at)
    assert (state.profile.welcomed, state.settings.theme, state.settings.tray) == (True, "dark", True)
