"""Cards: the order of each path, what is kept with a decision, and what is asked again."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import moment, target
from leeward.core import cards, loosening, profile
from leeward.core.cards import Card
from leeward.core.records import Mark, Situation, Way
from leeward.core.state import Profile, State, put
from leeward.store.catalogue import load_content

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content" / "en"
ALL = load_content(CONTENT).cards
NOW = moment()


def on(situation: Situation, **answers: object) -> State:
    """A state on one of the paths."""
    return State(profile=Profile(situation=situation, **answers))  # type: ignore[arg-type]


def order(state: State) -> list[str]:
    """The ids as they are listed."""
    return [card.id for card in cards.listed(state, ALL)]


@given(st.sampled_from(Situation), st.booleans())
def test_no_path_loses_or_doubles_a_card(situation: Situation, at_once: bool) -> None:  # noqa: FBT001
    """All forty-one are listed on every path, in whatever order (row 11)."""
    assert sorted(order(on(situation, all_at_once=at_once))) == sorted(card.id for card in ALL)


@pytest.mark.parametrize("at_once", [True, False])
def test_the_care_path_saves_and_goes_quiet_before_any_block(at_once: bool) -> None:  # noqa: FBT001
    """Proof, people and quiet come before each card that blocks, whatever was chosen (rows 11, 140, 158)."""
    listed = order(on(Situation.CARE, all_at_once=at_once))
    assert tuple(listed[:6]) == cards.CARE_FIRST
    assert not cards.may_go_all_at_once(on(Situation.CARE))


def test_who_must_stay_in_touch_blocks_the_number_last() -> None:
    """With something to arrange, what closes the last way to each other stands at the end (row 158)."""
    assert set(order(on(Situation.ARRANGEMENTS))[-3:]) == cards.ARRANGING_LAST


def test_all_at_once_closes_before_it_tidies() -> None:
    """After saving and people, every card that closes something stands before the others (row 52)."""
    state = profile.answer(on(Situation.DISTANCE), now=NOW, all_at_once=True)
    listed = cards.listed(state, ALL)
    assert tuple(card.id for card in listed[:2]) == cards.SAFETY_FIRST
    closing = [card.category in cards.CLOSED_AT_ONCE for card in listed[2:]]
    assert closing == sorted(closing, reverse=True)
    assert order(state) != order(on(Situation.DISTANCE))


def test_a_strength_and_a_note_stay_with_the_card() -> None:
    """Which of the three strengths was chosen for a site is kept, through later decisions (rows 5, 6, 51)."""
    state = cards.write_note(State(), "instagram", " ask  Ben ", now=NOW)
    assert [card.id for card in cards.to_do(state, ALL)].index("instagram") < len(ALL)
    state = cards.mark(state, "instagram", Mark.DONE, Way.QUIET, now=moment())
    state = cards.mark(state, "instagram", Mark.DONE, Way.BLOCKED, now=moment())
    state = cards.mark(state, "instagram", Mark.LATER, now=moment())
    kept = cards.mark_of(state, "instagram")
    assert kept is not None
    assert (kept.mark, kept.way, kept.note) == (Mark.LATER, Way.BLOCKED, "ask Ben")


def test_a_note_outlives_putting_back_and_can_be_taken_off() -> None:
    """Putting a card back keeps the line written with it; an empty line takes it off."""
    state = cards.mark(State(), "x", Mark.DONE, note="from the phone", now=NOW)
    state = cards.unmark(state, "x", now=moment())
    kept = cards.mark_of(state, "x")
    assert kept is not None
    assert (kept.mark, kept.note) == (Mark.TO_DO, "from the phone")
    assert cards.mark_of(cards.write_note(state, "x", " ", now=moment()), "x") is None
    assert cards.write_note(State(), "x", " ", now=NOW) == State()


@pytest.mark.parametrize(("days", "asked"), [(29, False), (30, True), (400, True)])
def test_still_so_is_asked_after_a_month(days: int, asked: bool) -> None:  # noqa: FBT001
    """What can be undone elsewhere is asked about again, and answering rests it for a month (row 51)."""
    at = moment(str((NOW.at - dt.timedelta(days=days)).replace(tzinfo=None)))
    state = cards.mark(State(), "instagram", Mark.DONE, now=at)
    state = cards.mark(state, "passwords", Mark.DONE, now=at)
    assert [c.id for c in cards.to_ask_again(state, ALL, NOW)] == (["instagram"] if asked else [])
    state = cards.mark(state, "instagram", Mark.DONE, now=NOW)
    assert cards.to_ask_again(state, ALL, NOW) == ()


def test_the_care_path_asks_nothing_again() -> None:
    """Nothing reminds there."""
    state = cards.mark(on(Situation.CARE), "instagram", Mark.DONE, now=moment("2026-01-01 12:00"))
    assert cards.to_ask_again(state, ALL, NOW) == ()


def test_an_own_card_is_listed_decided_and_taken_off() -> None:
    """A card of one's own is one like the others (row 53)."""
    state = cards.write_own(State(), " The  mug ", "It is on my desk.", now=NOW)
    own = cards.listed(state, ALL)[-1]
    assert (own.title, own.why, own.category) == ("The mug", "It is on my desk.", cards.OWN)
    done = cards.mark(state, own.id, Mark.DONE, now=moment())
    assert [card.title for card, _ in cards.decided(done, ALL, Mark.DONE)] == ["The mug"]
    assert cards.listed(cards.forget_own(state, own.id, now=moment()), ALL) == ALL
    assert cards.write_own(State(), " ", now=NOW) == State()


def test_ten_minutes_are_given_once_for_a_card() -> None:
    """A card opens its own sites without a wait for ten minutes, once, and nothing else (rows 51, 56)."""
    state = put(put(State(), target("facebook")), target("tiktok"))
    opened = loosening.open_for_card(state, "facebook", ("facebook",), now=NOW)
    ends = {t.platform: t.open_until for t in opened.targets}
    assert ends == {"facebook": NOW.utc + loosening.FOR_A_CARD, "tiktok": None}
    assert not loosening.may_open_for_card(opened, "facebook")
    later = moment("2026-11-21 13:00")
    assert loosening.open_for_card(opened, "facebook", ("facebook",), now=later) == opened
    assert loosening.may_open_for_card(opened, "facebook-memories")


def test_ten_minutes_are_not_spent_on_nothing() -> None:
    """Where none of its sites is on the list, or all are open, the one opening stays for later."""
    state = put(State(), target("tiktok"))
    assert loosening.open_for_card(state, "facebook", ("facebook",), now=NOW) == state
    longer = msgspec.structs.replace(target("facebook"), open_until=moment("2026-11-21 18:00").at)
    state = put(State(), longer)
    assert loosening.open_for_card(state, "facebook", ("facebook",), now=NOW) == state


def test_a_card_needs_none_of_the_newer_fields() -> None:
    """A card written with the least is still a card."""
    assert Card(id="a", title="A", done_title="A", why="", steps=(), category="own").platforms == ()
