"""Evening offers: one an evening, each to be left for good, and none that a path rules out."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from builders import moment, page, period
from leeward.core import offers
from leeward.core.moment import Moment
from leeward.core.offers import Offer
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State, Told

EVENING = "2026-11-21 20:00"


def someone(situation: Situation = Situation.DISTANCE, shared: Shared = Shared.NO) -> State:
    """Twelve days in."""
    return State(periods=(period(),), profile=Profile(welcomed=True, situation=situation, shared=shared))


def every_evening(state: State, evenings: int = 30) -> list[Offer]:
    """What is offered evening after evening, each time declined."""
    found: list[Offer] = []
    for number in range(evenings):
        now = moment(EVENING)
        now = Moment(at=now.at + dt.timedelta(days=number), seed=now.seed)
        offer = offers.of_tonight(state, now, lockable=False)
        if offer is not None:
            found.append(offer)
            state = offers.answered(state, offer, now=now)
    return found


def test_one_thing_an_evening_and_never_again() -> None:
    """Each is offered once; after all of them nothing is, however many evenings follow (rows 45, 58, 63)."""
    found = every_evening(someone())
    assert found == [offer for offer in Offer if offer is not Offer.LOCK]
    state = offers.answered(someone(), Offer.REASON, now=moment(EVENING))
    assert offers.of_tonight(state, moment("2026-11-21 23:30"), lockable=False) is None
    assert offers.of_tonight(state, moment("2026-11-22 00:30"), lockable=False) is None
    assert offers.of_tonight(state, moment("2026-11-22 17:00"), lockable=False) is Offer.PEOPLE


def test_not_tonight_comes_again_another_evening() -> None:
    """Put off is not declined."""
    state = offers.enough(someone(), now=moment(EVENING))
    assert offers.of_tonight(state, moment(EVENING), lockable=False) is None
    assert offers.of_tonight(state, moment("2026-11-22 20:00"), lockable=False) is Offer.REASON


@pytest.mark.parametrize("at", ["2026-11-21 04:00", "2026-11-21 12:00", "2026-11-21 16:59"])
def test_nothing_by_day(at: str) -> None:
    """A day at work stays a day at work."""
    assert offers.of_tonight(someone(), moment(at), lockable=False) is None


def test_what_is_there_already_is_not_offered() -> None:
    """A reason kept, or a note told, needs no offer (rows 45, 47)."""
    state = someone()
    state = msgspec.structs.replace(
        state, pages=(page(),), profile=msgspec.structs.replace(state.profile, told=Told.TOLD)
    )
    assert not {Offer.REASON, Offer.TELL} & {*every_evening(state)}


def test_telling_is_offered_from_the_second_day() -> None:
    """The first evening is too early for a note (row 47)."""
    state = msgspec.structs.replace(someone(), periods=(period("2026-11-21"),))
    early = [o.value for o in Offer if o is not Offer.TELL]
    asked = msgspec.structs.replace(
        state, profile=msgspec.structs.replace(state.profile, offered=tuple(early))
    )
    assert offers.of_tonight(asked, moment(EVENING), lockable=False) is None
    assert offers.of_tonight(asked, moment("2026-11-22 20:00"), lockable=False) is Offer.TELL


def test_fear_is_offered_people_and_a_lock_only() -> None:
    """Nothing that counts, praises, names somebody or lies about on paper (row 140)."""
    assert every_evening(someone(Situation.CARE)) == [Offer.LOCK, Offer.PEOPLE]


def test_asked_to_stop_is_never_offered_a_note() -> None:
    """In the respect path nothing leads towards contact (row 17)."""
    assert Offer.TELL not in every_evening(someone(Situation.RESPECT))


def test_on_a_shared_computer_a_lock_comes_first() -> None:
    """Unless there is one already; and no name and no paper."""
    found = every_evening(someone(shared=Shared.YES))
    assert found[0] is Offer.LOCK
    assert not {Offer.NICKNAME, Offer.SPARE_KEY} & {*found}
    assert offers.of_tonight(someone(shared=Shared.YES), moment(EVENING), lockable=True) is Offer.REASON
