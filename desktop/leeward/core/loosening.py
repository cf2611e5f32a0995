"""Tightening is immediate and can be taken back for two minutes; loosening waits.

The wait is counted so that neither a changed clock, nor sleep, nor a restart shortens or lengthens it
unfairly. In doubt it is over.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

import msgspec

from leeward.core.closer import wait_minutes
from leeward.core.companion import Doing
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.evening import is_evening
from leeward.core.moment import first_instant
from leeward.core.records import Loosening, Request, Target
from leeward.core.shield import closes, drop
from leeward.core.state import State, latest, put, remove

if TYPE_CHECKING:
    from collections.abc import Collection

    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue

DEFAULT_WAIT = 20
LONGEST_WAIT = 24 * 60
TAKEN_BACK_WITHIN = dt.timedelta(minutes=2)
SHORT_OPENING = dt.timedelta(minutes=15)
FOR_A_CARD = dt.timedelta(minutes=10)
NO_TIME = dt.timedelta()


class Opening(enum.Enum):
    """For how long something is opened once its wait is over."""

    QUARTER = "15-minutes"
    TODAY = "today"
    FOR_GOOD = "for-good"


def ask_open(state: State, target: str, *, now: Moment) -> State:
    """Ask for a target to be opened. What was asked already goes on waiting; it does not start again."""
    if latest(state.targets, target) is None or request_for(state, target) is not None:
        return state
    return _ask(state, Loosening.OPEN, now, target=target)


def set_wait(state: State, minutes: int, *, now: Moment) -> State:
    """Choose how long loosening waits, 0 to 1440 minutes: longer at once, shorter after the present wait."""
    if not 0 <= minutes <= LONGEST_WAIT:
        raise WrongDateError(DateProblem.NO_LENGTH if minutes < 0 else DateProblem.TOO_LONG)
    for request in state.requests:
        if request.loosening is Loosening.LESS_WAIT:
            state = remove(state, Request, request.record)
    if minutes < state.profile.wait_minutes:
        return _ask(state, Loosening.LESS_WAIT, now, minutes=minutes)
    if minutes == state.profile.wait_minutes:
        return state
    profile = msgspec.structs.replace(state.profile, changed=now.at, wait_minutes=minutes)
    return msgspec.structs.replace(state, profile=profile)


def leave_closed(state: State, request: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """Take a request back."""
    return remove(state, Request, request)


def settle(state: State, *, now: Moment) -> State:
    """Grant shorter waits whose time is over, and drop requests for what is no longer on the list."""
    targets = {target.record for target in state.targets}
    for request in state.requests:
        if request.loosening is Loosening.LESS_WAIT and remaining(request, now) == NO_TIME:
            profile = msgspec.structs.replace(state.profile, changed=now.at, wait_minutes=request.minutes)
            state = remove(msgspec.structs.replace(state, profile=profile), Request, request.record)
        elif request.loosening is Loosening.OPEN and request.target not in targets:
            state = remove(state, Request, request.record)
    return state


def open_for(state: State, target: str, opening: Opening, *, now: Moment) -> State:
    """Open a target for a while or for good; the caller has seen to it that it may."""
    found = latest(state.targets, target)
    asked = request_for(state, target)
    if asked is not None:
        state = remove(state, Request, asked.record)
    if found is None:
        return state
    if opening is Opening.FOR_GOOD:
        return drop(state, target, now=now)
    if opening is Opening.QUARTER:
        end = now.utc + SHORT_OPENING
    else:
        end = first_instant(now.today + dt.timedelta(days=1), now.tz)
    opened = msgspec.structs.replace(found, version=now.new_id(), saved=now.at, open_until=end)
    return put(state, opened)


def open_for_card(state: State, card: str, platforms: Collection[str], *, now: Moment) -> State:
    """Open the sites a card is about for ten minutes, without a wait, once for each card.

    They close again by themselves. What is open longer already stays so.
    """
    if not may_open_for_card(state, card):
        return state
    end = now.utc + FOR_A_CARD
    opened = [t for t in state.targets if t.platform in platforms and not is_open_for_now(t, now)]
    for number, target in enumerate(opened, start=1):
        state = put(
            state,
            msgspec.structs.replace(target, version=now.new_id(number), saved=now.at, open_until=end),
        )
    if not opened:
        return state
    made = now.new_id()
    return put(state, Doing(version=made, record=made, saved=now.at, act=_opened_for(card), at=now.at))


def may_open_for_card(state: State, card: str) -> bool:
    """Whether a card has not opened its sites yet."""
    return all(doing.act != _opened_for(card) for doing in state.doings)


def close_again(state: State, *, now: Moment) -> State:
    """End every temporary opening, and take every request to open back."""
    for number, target in enumerate(state.targets):
        if target.open_until is not None:
            closed = msgspec.structs.replace(
                target, version=now.new_id(number + 1), saved=now.at, open_until=None
            )
            state = put(state, closed)
    for request in state.requests:
        if request.loosening is Loosening.OPEN:
            state = remove(state, Request, request.record)
    return state


def restore(state: State, before: State, *, now: Moment) -> State:
    """Take a tightening back: targets and requests are again as they were in `before`."""
    for kind, had, has in (
        (Target, before.targets, state.targets),
        (Request, before.requests, state.requests),
    ):
        kept = {version.version for version in had}
        for version in has:
            if version.version not in kept:
                state = remove(state, kind, version.record)
        present = {version.version for version in has}
        for number, version in enumerate(had):
            if version.version not in present:
                # What was replaced is gone for good, so it comes back as a version of its own.
                again = msgspec.structs.replace(
                    version, version=now.new_id(number + (1 if kind is Target else 1001)), saved=now.at
                )
                state = put(state, again)
    return state


def may_open(state: State, target: str, now: Moment) -> bool:
    """Whether a target may be opened now: its wait is over, or it was closed within the last two minutes."""
    found = latest(state.targets, target)
    if found is None:
        return False
    just_closed = found.tightened is not None and NO_TIME <= now.utc - found.tightened < TAKEN_BACK_WITHIN
    asked = request_for(state, target)
    waited = asked is not None and remaining(asked, now) == NO_TIME
    return just_closed or waited or wait_now(state, now) == 0


def wait_now(state: State, now: Moment) -> int:
    """How many minutes a loosening asked for now waits.

    Twice as long in the evening hours, and while closer support is on.
    """
    minutes = wait_minutes(state, now)
    return (
        max(minutes, min(LONGEST_WAIT, 2 * state.profile.wait_minutes)) if is_evening(state, now) else minutes
    )


def remaining(request: Request, now: Moment) -> dt.timedelta:
    """How long a request still waits; nothing once it is over.

    Under one start of the computer the time since then counts, whatever the clock says. After a restart
    it is the larger of the time since that restart and what the clock says has passed.
    """
    if request.boot and request.boot == now.boot:
        passed = now.uptime - request.uptime
    else:
        passed = max(now.uptime, now.utc - request.asked)
    return max(NO_TIME, dt.timedelta(minutes=request.wait) - max(NO_TIME, passed))


def request_for(state: State, target: str) -> Request | None:
    """The request to open a target, or None."""
    return next((r for r in state.requests if r.target == target and r.loosening is Loosening.OPEN), None)


def next_due(state: State, now: Moment) -> dt.timedelta | None:
    """How long until the next wait or temporary opening is over; None where nothing waits."""
    waits = [remaining(request, now) for request in state.requests]
    openings = [max(NO_TIME, t.open_until - now.utc) for t in state.targets if t.open_until is not None]
    return min((*waits, *openings), default=None)


def opened_until(
    state: State, catalogue: Catalogue, names: Collection[str], now: Moment
) -> dt.datetime | None:
    """When `names` are all wanted closed again; None where one of them is open for good."""
    ends: dict[str, dt.datetime] = {}
    for target in state.targets:
        if target.open_until is not None and is_open_for_now(target, now):
            for name in closes(target, catalogue):
                ends[name] = min(target.open_until, ends.get(name, target.open_until))
    return min(ends[name] for name in names) if names and ends.keys() >= set(names) else None


def ended_since(state: State, last: dt.datetime, now: Moment) -> bool:
    """Whether a temporary opening came to its end after `last` (aware)."""
    return any(t.open_until is not None and last < t.open_until <= now.utc for t in state.targets)


def is_open_for_now(target: Target, now: Moment) -> bool:
    """Whether a temporary opening of this target still runs."""
    return target.open_until is not None and now.utc < target.open_until


def _opened_for(card: str) -> str:
    return f"open {card}"


def _ask(state: State, loosening: Loosening, now: Moment, *, target: str = "", minutes: int = 0) -> State:
    made = now.new_id()
    return put(
        state,
        Request(
            version=made,
            record=made,
            saved=now.at,
            loosening=loosening,
            asked=now.at,
            boot=now.boot,
            uptime=now.uptime,
            wait=wait_now(state, now),
            target=target,
            minutes=minutes,
        ),
    )
