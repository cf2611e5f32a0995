"""The paths: what each situation shows, counts and offers. An answer not given goes the way of distance.

*Care* is fear and being watched: nothing counts, praises, reminds, leads back or closes by itself there.
*Respect* is having been asked to stop: the count, hard moments and closing help to stay away, and nothing
leads towards contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.records import Shared, Situation

if TYPE_CHECKING:
    from leeward.core.state import State

_GUARDED = frozenset({Situation.CARE, Situation.RESPECT})


def is_care(state: State) -> bool:
    """Whether this is the care path."""
    return state.profile.situation is Situation.CARE


def is_respect(state: State) -> bool:
    """Whether this is the respect path."""
    return state.profile.situation is Situation.RESPECT


def arranges_first(state: State) -> bool:
    """Whether what has to be arranged with each other comes before all else."""
    return state.profile.situation is Situation.ARRANGEMENTS


def is_private(state: State) -> bool:
    """Whether nobody else can open this computer, as far as the person said."""
    return state.profile.shared is Shared.NO


def counts(state: State) -> bool:
    """Whether days and times waited are shown, and what happened is held against them."""
    return not is_care(state)


def praises(state: State) -> bool:
    """Whether what the person managed may be pointed out."""
    return not is_care(state)


def milestones(state: State) -> bool:
    """Whether a day reached, or the end coming near, is told."""
    return not is_care(state)


def reminds(state: State) -> bool:
    """Whether a reminder that was asked for may come."""
    return not is_care(state)


def closes_by_itself(state: State) -> bool:
    """Whether the list may close without a press, as in the evening hours."""
    return not is_care(state)


def closes_harder(state: State) -> bool:
    """Whether closer support after a contact is offered."""
    return not is_care(state)


def asks_mood(state: State) -> bool:
    """Whether the person is asked how they are without having come to say it."""
    return not is_care(state)


def only_whole_sites(state: State) -> bool:
    """Whether a person's name must not reach a system file: on the care path and on a shared computer."""
    return is_care(state) or state.profile.shared in {Shared.YES, Shared.NOT_SURE}


def may_tell(state: State) -> bool:
    """Whether a note that tells the other person is offered; see `may_say_stop` for the care path."""
    return state.profile.situation not in _GUARDED


def may_say_stop(state: State) -> bool:
    """Whether the one sentence that says stop, once, is offered in the place of a note."""
    return is_care(state)


def may_reply(state: State) -> bool:
    """Whether words for an answer to them are offered."""
    return state.profile.situation not in _GUARDED


def may_review_readiness(state: State) -> bool:
    """Whether the questions about being ready for contact are offered."""
    return state.profile.situation not in _GUARDED


def may_plan_contact(state: State) -> bool:
    """Whether anything may lead towards contact: *I want to talk*, a first step, a closing talk."""
    return state.profile.situation not in _GUARDED


def may_reach_for_closure(state: State) -> bool:
    """Whether closure between the two, and what would have to change on both sides, is written about."""
    return state.profile.situation not in _GUARDED


def warns_of_notice(state: State) -> bool:
    """Whether what they may notice is folded away behind *talk to an advocate first*."""
    return is_care(state)


def keeps_incidents(state: State) -> bool:
    """Whether the record of incidents, and a silent channel for evidence, are offered."""
    return is_care(state)
