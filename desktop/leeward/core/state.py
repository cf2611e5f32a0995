"""The state: one frozen value of record versions, and the ids of versions that are gone.

Each save of a record is a new version; the version it replaces joins `gone`. Two versions of
one record that stand side by side are two edits made apart, and both are shown.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from leeward.core.companion import (
    Act,
    Arrangement,
    Channel,
    Doing,
    Incident,
    OwnCard,
    Page,
    Person,
)
from leeward.core.records import (
    CardMark,
    Contact,
    Period,
    PrivilegedAct,
    Request,
    Shared,
    Situation,
    Target,
    Wait,
)
from leeward.core.version import Instant, Version

if TYPE_CHECKING:
    from leeward.core.moment import Moment


class Settings(Struct, frozen=True, kw_only=True):
    """What a locked start needs; stands outside the seal, so nothing personal belongs here.

    No notification comes between `quiet_from` and `quiet_to`, local times of day. `theme` is light or dark,
    `contrast` more or usual, `movement` none, or each as the desktop says; `text_size` is in percent.
    """

    changed: Instant | None = None
    language: str = ""
    theme: str = "system"
    contrast: str = "system"
    movement: str = "system"
    text_size: int = 100
    discreet: bool = False
    country: str = ""
    quiet_from: dt.time = dt.time(21, 30)
    quiet_to: dt.time = dt.time(8, 30)
    tray: bool = True
    told_no_tray: bool = False


class Door(Struct, frozen=True, kw_only=True):
    """What tells the lock's passphrase: a slow digest, with its salt and what it costs to try."""

    memory: int
    passes: int
    lanes: int
    salt: bytes
    digest: bytes


class Decided(enum.Enum):
    """Whose decision the silence is; it changes nothing but the words of a note."""

    UNSAID = "unsaid"
    MINE = "mine"
    BOTH = "both"


class Told(enum.Enum):
    """Whether the other person was told."""

    UNSAID = "unsaid"
    TOLD = "told"
    LATER = "later"
    NOT_NEEDED = "not-needed"


class Profile(Struct, frozen=True, kw_only=True):
    """The person's own answers; sealed.

    `channels` are closed by the person's own boundary. `offered` are the evening offers answered or skipped,
    `offered_on` the last evening with one, `reminded_on` the last day with a reminder. Closer support was
    wanted until `closer_until`; `reminder_at` is None where no reminder was asked for; between `evening_from`
    and `evening_to` the list closes by itself. Times of day are local. With `all_at_once` the cards that
    close something come first. `lock_after` are minutes without input after which the window locks, 0 for
    never.
    """

    changed: Instant | None = None
    situation: Situation = Situation.UNSAID
    shared: Shared = Shared.UNASKED
    looking_counts: bool = False
    wait_minutes: int = 20
    welcomed: bool = False
    door: Door | None = None
    lock_after: int = 0
    nickname: str = ""
    channels: tuple[Channel, ...] = tuple(Channel)
    decided: Decided = Decided.UNSAID
    told: Told = Told.UNSAID
    offered: tuple[str, ...] = ()
    offered_on: dt.date | None = None
    reminded_on: dt.date | None = None
    closer_until: Instant | None = None
    reminder_at: dt.time | None = None
    evening_from: dt.time | None = None
    evening_to: dt.time | None = None
    whole_picture: bool = False
    waiting_for_sign: bool = False
    evidence_channel: Channel | None = None
    all_at_once: bool = False


class State(Struct, frozen=True, kw_only=True):
    """Everything Leeward knows. Tuples hold versions, oldest first."""

    periods: tuple[Period, ...] = ()
    contacts: tuple[Contact, ...] = ()
    waits: tuple[Wait, ...] = ()
    cards: tuple[CardMark, ...] = ()
    own_cards: tuple[OwnCard, ...] = ()
    pages: tuple[Page, ...] = ()
    acts: tuple[Act, ...] = ()
    doings: tuple[Doing, ...] = ()
    people: tuple[Person, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    incidents: tuple[Incident, ...] = ()
    targets: tuple[Target, ...] = ()
    requests: tuple[Request, ...] = ()
    acts_done: tuple[PrivilegedAct, ...] = ()
    profile: Profile = Profile()
    settings: Settings = Settings()
    latest_day: dt.date | None = None
    gone: frozenset[str] = frozenset()


FIELDS: dict[type[Version], str] = {
    Period: "periods",
    Contact: "contacts",
    Wait: "waits",
    CardMark: "cards",
    OwnCard: "own_cards",
    Page: "pages",
    Act: "acts",
    Doing: "doings",
    Person: "people",
    Arrangement: "arrangements",
    Incident: "incidents",
    Target: "targets",
    Request: "requests",
    PrivilegedAct: "acts_done",
}

V = TypeVar("V", bound=Version)


def put(state: State, version: Version) -> State:
    """`state` with `version` in it, and every other version of the same record gone."""
    field = FIELDS[type(version)]
    old: tuple[Version, ...] = getattr(state, field)
    replaced = frozenset(v.version for v in old if v.record == version.record)
    kept = tuple(v for v in old if v.record != version.record)
    return msgspec.structs.replace(state, **{field: (*kept, version)}, gone=state.gone | replaced)


def remove(state: State, kind: type[Version], record: str) -> State:
    """`state` without any version of `record`; unchanged where there is none."""
    field = FIELDS[kind]
    old: tuple[Version, ...] = getattr(state, field)
    removed = frozenset(v.version for v in old if v.record == record)
    if not removed:
        return state
    kept = tuple(v for v in old if v.record != record)
    return msgspec.structs.replace(state, **{field: kept}, gone=state.gone | removed)


def put_back(state: State, version: Version, *, now: Moment) -> State:
    """`state` with a removed record again; what is gone stays gone, so it comes back as a new version."""
    return put(state, msgspec.structs.replace(version, version=now.new_id(), saved=now.at))


def latest(versions: tuple[V, ...], record: str) -> V | None:
    """The version of `record` saved last, or None."""
    return max((v for v in versions if v.record == record), key=lambda v: (v.saved, v.version), default=None)
