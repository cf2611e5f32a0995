"""Hypothesis strategies for whole states, grown as the application grows them: by intents."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from hypothesis import strategies as st

from leeward.core.state import (
    CardMark,
    Contact,
    Kind,
    Level,
    Mark,
    Page,
    PageKind,
    Period,
    Profile,
    Settings,
    Situation,
    State,
    Target,
    Version,
    Wait,
    put,
    remove,
)

OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
INSTANTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
IDS = st.uuids(version=4).map(lambda made: made.hex)
# A lone surrogate is no character: no keyboard makes one, and no file can hold one.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@st.composite
def versions(draw: st.DrawFn) -> Version:
    """The first version of a record of any kind."""
    version = draw(IDS)
    begin, end = draw(INSTANTS), draw(INSTANTS)
    kept: dict[str, Any] = {"version": version, "record": version, "saved": draw(INSTANTS)}
    kind = draw(st.sampled_from([Period, Contact, Wait, CardMark, Page, Page, Target]))
    if kind is Period:
        days = draw(st.none() | st.integers(1, 3650))
        return Period(**kept, start=draw(DAYS), days=days, zone="Europe/Berlin", ended=draw(st.none() | DAYS))
    if kind is Contact:
        return Contact(**kept, kind=draw(st.sampled_from(Kind)), begin=begin, end=end)
    if kind is Wait:
        return Wait(**kept, begin=begin, end=end)
    if kind is CardMark:
        return CardMark(**kept, mark=draw(st.sampled_from(Mark)))
    if kind is Page:
        return Page(**kept, kind=PageKind.REASON, text=draw(TEXTS))
    until = draw(st.none() | INSTANTS)
    return Target(
        **kept,
        platform=draw(TEXTS),
        host="",
        handle=draw(TEXTS),
        level=draw(st.sampled_from(Level)),
        until=until,
    )


def every_version(state: State) -> tuple[Version, ...]:
    """The versions of a state, of whatever kind."""
    return (
        *state.periods,
        *state.contacts,
        *state.waits,
        *state.cards,
        *state.pages,
        *state.targets,
    )


@st.composite
def grown(draw: st.DrawFn, state: State, most: int = 6) -> State:
    """`state` after a few intents: things put down, edited, taken back, answered and chosen."""
    for _ in range(draw(st.integers(0, most))):
        known = every_version(state)
        act = draw(st.sampled_from(["put", "put", "edit", "remove", "settings", "profile", "day"]))
        if act == "edit" and state.pages:
            old = draw(st.sampled_from(state.pages))
            state = put(
                state, msgspec.structs.replace(old, version=draw(IDS), saved=draw(INSTANTS), text=draw(TEXTS))
            )
        elif act == "remove" and known:
            old = draw(st.sampled_from(known))
            state = remove(state, type(old), old.record)
        elif act == "settings":
            choices = Settings(changed=draw(st.none() | INSTANTS), language=draw(TEXTS))
            state = msgspec.structs.replace(state, settings=choices)
        elif act == "profile":
            answers = Profile(changed=draw(st.none() | INSTANTS), situation=draw(st.sampled_from(Situation)))
            state = msgspec.structs.replace(state, profile=answers)
        elif act == "day":
            state = msgspec.structs.replace(state, latest_day=draw(DAYS))
        else:
            state = put(state, draw(versions()))
    return state


@st.composite
def states(draw: st.DrawFn) -> State:
    """A state as one computer grows it."""
    return draw(grown(State(), most=10))


@st.composite
def heads(draw: st.DrawFn, number: int) -> tuple[State, ...]:
    """States that began as one and grew apart."""
    begun = draw(grown(State()))
    return tuple(draw(grown(begun)) for _ in range(number))
