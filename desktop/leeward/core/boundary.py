"""The boundary: which ways of contact are closed, and what is agreed on all the same.

What is agreed is never counted. It ends by itself: on its last day, with its last open matter, and an
emergency once it was used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.core.companion import Arrangement, Channel, Subject
from leeward.core.pages import writable
from leeward.core.profile import answer
from leeward.core.records import Kind
from leeward.core.state import State, latest, put, remove

if TYPE_CHECKING:
    import datetime as dt

    from leeward.core.moment import Moment

# A marriage that is lived apart still has law, money and a home to see to.
LIVING_APART = (Subject.COURT, Subject.HOME)
REACHING_OUT = frozenset(Channel) - {Channel.LOOKING, Channel.THROUGH_OTHERS}


def close_channel(state: State, channel: Channel, *, now: Moment) -> State:
    """Take a way of contact into the boundary."""
    closed = {*state.profile.channels, channel}
    return answer(state, now=now, channels=tuple(each for each in Channel if each in closed))


def leave_channel(state: State, channel: Channel, *, now: Moment) -> State:
    """Leave a way of contact out of the boundary. What was logged stays."""
    closed = tuple(each for each in state.profile.channels if each is not channel)
    return answer(state, now=now, channels=closed)


def logged_kinds(state: State) -> tuple[Kind, ...]:
    """What the log asks about: the closed ways, and what others do, which is never counted."""
    closed = frozenset(state.profile.channels)
    kinds = [Kind.REACHED_OUT] if closed & REACHING_OUT else []
    if Channel.LOOKING in closed:
        kinds.append(Kind.LOOKED)
    if Channel.THROUGH_OTHERS in closed:
        kinds.append(Kind.TOLD_BY_OTHERS)
    return (*kinds, Kind.THEIRS, Kind.BY_CHANCE)


def logged_channels(state: State, kind: Kind) -> tuple[Channel, ...]:
    """The ways to choose from when a contact of this kind is put down: exactly the closed ones."""
    if kind is Kind.LOOKED:
        return (Channel.LOOKING,)
    if kind is Kind.TOLD_BY_OTHERS:
        return (Channel.THROUGH_OTHERS,)
    return tuple(channel for channel in state.profile.channels if channel in REACHING_OUT)


def agree(
    state: State,
    subject: Subject,
    channel: Channel,
    *,
    hours: str = "",
    place: str = "",
    until: dt.date | None = None,
    now: Moment,
) -> State:
    """Keep that a contact is agreed on: about what, by which way, in which hours, until when."""
    made = now.new_id()
    return put(
        state,
        Arrangement(
            version=made,
            record=made,
            saved=now.at,
            subject=subject,
            channel=channel,
            hours=writable(hours).strip(),
            place=writable(place).strip(),
            until=until,
        ),
    )


def change(state: State, record: str, *, now: Moment, **changed: object) -> State:
    """Change what is agreed, by field name of `Arrangement`; unchanged where there is none."""
    found = latest(state.arrangements, record)
    if found is None:
        return state
    cleaned = {k: writable(v).strip() if isinstance(v, str) else v for k, v in changed.items()}
    return put(state, msgspec.structs.replace(found, version=now.new_id(), saved=now.at, **cleaned))


def end(state: State, record: str, *, now: Moment) -> State:
    """Take back what was agreed. Contacts put down under it stay uncounted."""
    del now
    return remove(state, Arrangement, record)


def live_apart(state: State, *, now: Moment) -> State:
    """Keep what a marriage lived apart has to arrange, where that is not kept yet: law, money and home."""
    kept = {each.subject for each in standing(state, now.today)}
    for number, subject in enumerate(LIVING_APART, start=1):
        if subject not in kept:
            made = now.new_id(number)
            agreed = Arrangement(
                version=made, record=made, saved=now.at, subject=subject, channel=Channel.EMAIL
            )
            state = put(state, agreed)
    return state


def is_over(state: State, arrangement: Arrangement, today: dt.date) -> bool:
    """Whether its last day has passed; or, for an emergency, whether it was used before today."""
    if arrangement.until is not None and today > arrangement.until:
        return True
    return arrangement.subject is Subject.EMERGENCY and any(
        contact.arrangement == arrangement.record and contact.end.date() < today for contact in state.contacts
    )


def standing(state: State, today: dt.date) -> tuple[Arrangement, ...]:
    """What is agreed now, in the order of subjects."""
    order = list(Subject)
    found = [each for each in state.arrangements if not is_over(state, each, today)]
    return tuple(sorted(found, key=lambda each: order.index(each.subject)))


def ended(state: State, today: dt.date) -> tuple[Arrangement, ...]:
    """What was agreed and is over, the last one first."""
    found = [each for each in state.arrangements if is_over(state, each, today)]
    return tuple(sorted(found, key=lambda each: each.saved, reverse=True))
