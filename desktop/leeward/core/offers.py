"""Evening offers: after the first day one thing an evening, each to be left for good."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from leeward.core import pages, paths, period
from leeward.core.profile import answer
from leeward.core.records import Shared
from leeward.core.state import State, Told
from leeward.core.today import AFTER_WORK, NIGHT_ENDS, evening_of

if TYPE_CHECKING:
    from leeward.core.moment import Moment

SECOND_DAY = 2


class Offer(enum.Enum):
    """What is offered, in this order."""

    LOCK = "lock"
    REASON = "reason"
    PEOPLE = "people"
    BOUNDARY = "boundary"
    TELL = "tell"
    SELF_RESPECT = "self-respect"
    NICKNAME = "nickname"
    SPARE_KEY = "spare-key"
    PROMISE = "promise"


def of_tonight(state: State, now: Moment, *, lockable: bool) -> Offer | None:
    """The one thing to offer this evening: nothing by day, nor where one was answered this evening.

    `lockable` says that there is a passphrase already.
    """
    if not state.profile.welcomed or NIGHT_ENDS <= now.at.hour < AFTER_WORK:
        return None
    if state.profile.offered_on == evening_of(now):
        return None
    return next((o for o in Offer if _fits(state, o, now) and not (lockable and o is Offer.LOCK)), None)


def answered(state: State, offer: Offer, *, now: Moment) -> State:
    """It was done, or is not wanted: never offer it again, and nothing more this evening."""
    offered = {*state.profile.offered, offer.value}
    return answer(state, now=now, offered=tuple(sorted(offered)), offered_on=evening_of(now))


def enough(state: State, *, now: Moment) -> State:
    """Nothing more this evening."""
    return answer(state, now=now, offered_on=evening_of(now))


def _fits(state: State, offer: Offer, now: Moment) -> bool:
    profile = state.profile
    if offer.value in profile.offered:
        return False
    open_eyes = profile.shared is not Shared.NO or paths.is_care(state)
    begun = period.current(state) is not None and paths.counts(state)
    told = paths.may_tell(state) and profile.told is Told.UNSAID
    return {
        Offer.LOCK: open_eyes,
        Offer.REASON: not paths.is_care(state) and not pages.reasons(state),
        Offer.PEOPLE: not state.people,
        Offer.BOUNDARY: begun,
        Offer.TELL: told and period.day_number(state, now) >= SECOND_DAY,
        Offer.SELF_RESPECT: begun,
        # A name, or paper that opens everything, is nothing to leave about where others look.
        Offer.NICKNAME: not open_eyes and not profile.nickname,
        Offer.SPARE_KEY: not open_eyes,
        Offer.PROMISE: begun,
    }[offer]
