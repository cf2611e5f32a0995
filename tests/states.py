"""Hypothesis strategies for whole states, grown as the application grows them: by intents."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec
from hypothesis import strategies as st

from leeward.core import pages
from leeward.core.companion import (
    Act,
    ActKind,
    Answer,
    Arrangement,
    Channel,
    Doing,
    Incident,
    OwnCard,
    Page,
    PageKind,
    Person,
    Role,
    Subject,
)
from leeward.core.records import (
    CardMark,
    Contact,
    Kind,
    Level,
    Mark,
    Period,
    PrivilegedAct,
    Request,
    Situation,
    Target,
    Wait,
)
from leeward.core.state import FIELDS, Profile, Settings, State, put, remove

if TYPE_CHECKING:
    from leeward.core.version import Version

OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
INSTANTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
IDS = st.uuids(version=4).map(lambda made: made.hex)
# A lone surrogate is no character: no keyboard makes one, and no file can hold one.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


NAMES = st.sampled_from(["free", "weekly", "sad", "lonely", "touch", "company"])
NUMBERS = st.none() | st.integers(1, 5)
TIMES = st.none() | st.times()
KINDS: list[type[Version]] = [*FIELDS, Page, Page, Page]
KINDS.remove(Request)
KINDS.remove(PrivilegedAct)


@st.composite
def written_pages(draw: st.DrawFn) -> Page:
    """A page with anything a person can say on it; its words begin and end as they are kept."""
    version = draw(IDS)
    answers = st.builds(Answer, question=NAMES, text=TEXTS.map(pages.writable).map(str.strip), number=NUMBERS)
    return Page(
        version=version,
        record=version,
        saved=draw(INSTANTS),
        kind=draw(st.sampled_from(PageKind)),
        text=draw(TEXTS).strip(),
        prompt=draw(st.just("") | NAMES),
        begun=draw(st.none() | INSTANTS),
        answers=tuple(draw(st.lists(answers, max_size=2))),
        feelings=tuple(draw(st.lists(NAMES, max_size=2))),
        mood=draw(NUMBERS),
        mood_after=draw(NUMBERS),
        sealed_until=draw(st.none() | DAYS),
        again=draw(st.none() | DAYS),
        about=draw(st.just("") | IDS),
    )


@st.composite
def versions(draw: st.DrawFn) -> Version:
    """The first version of a record of any kind."""
    kind = draw(st.sampled_from(KINDS))
    if kind is Page:
        return draw(written_pages())
    version = draw(IDS)
    kept: dict[str, Any] = {"version": version, "record": version, "saved": draw(INSTANTS)}
    return kind(**kept, **{name: draw(said) for name, said in SAID[kind].items()})


SAID: dict[type[Version], dict[str, st.SearchStrategy[Any]]] = {
    Period: {
        "start": DAYS,
        "days": st.none() | st.integers(1, 3650),
        "zone": st.just("Europe/Berlin"),
        "ended": st.none() | DAYS,
    },
    Contact: {
        "kind": st.sampled_from(Kind),
        "begin": INSTANTS,
        "end": INSTANTS,
        "channel": st.none() | st.sampled_from(Channel),
        "causes": st.tuples(NAMES),
        "note": TEXTS,
        "mood": NUMBERS,
        "mood_after": NUMBERS,
        "arrangement": st.just("") | IDS,
    },
    Wait: {"begin": INSTANTS, "end": INSTANTS, "missing": st.tuples(NAMES), "helped": st.tuples(NAMES)},
    CardMark: {"mark": st.sampled_from(Mark), "note": TEXTS},
    OwnCard: {"title": TEXTS, "why": TEXTS},
    Act: {
        "kind": st.sampled_from(ActKind),
        "title": TEXTS,
        "then": TEXTS,
        "day": st.none() | DAYS,
        "at": TIMES,
        "weekdays": st.tuples(st.integers(0, 6)),
        "ended": st.booleans(),
    },
    Doing: {"act": NAMES | IDS, "at": INSTANTS},
    Person: {"name": TEXTS, "reach": TEXTS, "when": TEXTS, "role": st.sampled_from(Role)},
    Arrangement: {
        "subject": st.sampled_from(Subject),
        "channel": st.sampled_from(Channel),
        "hours": TEXTS,
        "place": TEXTS,
        "until": st.none() | DAYS,
    },
    Incident: {"at": INSTANTS, "place": TEXTS, "what": TEXTS, "witness": TEXTS, "technology": TEXTS},
    Target: {
        "platform": TEXTS,
        "host": st.just(""),
        "handle": TEXTS,
        "level": st.sampled_from(Level),
        "until": st.none() | INSTANTS,
    },
}


def every_version(state: State) -> tuple[Version, ...]:
    """The versions of a state, of whatever kind."""
    return tuple(version for field in FIELDS.values() for version in getattr(state, field))


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
