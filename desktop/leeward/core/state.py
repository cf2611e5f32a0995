"""The state: one frozen value of record versions, and the ids of versions that are gone.

Each save of a record is a new version; the version it replaces joins `gone`. Two versions of
one record that stand side by side are two edits made apart, and both are shown.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

# An aware time; a document with a time of no zone is broken.
Instant = Annotated[dt.datetime, Meta(tz=True)]


class Kind(enum.Enum):
    """What a contact was. Only `REACHED_OUT` takes a day; `LOOKED` does so if the person chose it."""

    REACHED_OUT = "reached-out"
    LOOKED = "looked"
    TOLD_BY_OTHERS = "told-by-others"
    THEIRS = "theirs"
    BY_CHANCE = "by-chance"
    PLANNED = "planned"


class Situation(enum.Enum):
    """The four paths, and the answer not given."""

    DISTANCE = "distance"
    ARRANGEMENTS = "arrangements"
    CARE = "care"
    RESPECT = "respect"
    UNSAID = "unsaid"


class Shared(enum.Enum):
    """Whether anyone else can open this computer."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not-sure"
    UNASKED = "unasked"


class Level(enum.Enum):
    """How exactly something can be closed."""

    PERSON = "person"
    PAGE = "page"
    SITE = "site"


class Mark(enum.Enum):
    """What a person decided about a card."""

    DONE = "done"
    LATER = "later"
    NOT_FOR_ME = "not-for-me"


class Loosening(enum.Enum):
    """What waits before it is allowed."""

    OPEN = "open"
    LESS_WAIT = "less-wait"


class PageKind(enum.Enum):
    """What a written page is for."""

    REASON = "reason"


class Version(Struct, frozen=True, kw_only=True):
    """One saved version of one record.

    `version` is random and never used twice. `record` stays the same through all edits.
    `saved` is aware.
    """

    version: str
    record: str
    saved: Instant


class Period(Version, frozen=True, kw_only=True):
    """A stretch without contact: `days` from `start` on, or open-ended. Ended ones stay."""

    start: dt.date
    days: int | None
    zone: str
    ended: dt.date | None = None


class Contact(Version, frozen=True, kw_only=True):
    """A contact of some kind, from `begin` to `end`; both aware, with the offset they were lived in.

    `day` is the date its last day takes where a journey had turned the date back to one lived before.
    """

    kind: Kind
    begin: Instant
    end: Instant
    day: dt.date | None = None


class Wait(Version, frozen=True, kw_only=True):
    """A hard moment waited through."""

    begin: Instant
    end: Instant


class CardMark(Version, frozen=True, kw_only=True):
    """What the person decided about the card whose id is `record`."""

    mark: Mark


class Page(Version, frozen=True, kw_only=True):
    """Something the person wrote."""

    kind: PageKind
    text: str


class Target(Version, frozen=True, kw_only=True):
    """Something the person wants closed.

    `platform` is a catalogue id, or empty for a plain `host`. `handle` is empty for a whole site.
    Closed with the period, or until `until` (aware) where the person named a day. `tightened` is when
    that was asked for, and `open_until` the end of a temporary opening; both aware.
    """

    platform: str
    host: str
    handle: str
    level: Level
    until: Instant | None = None
    tightened: Instant | None = None
    open_until: Instant | None = None


class Request(Version, frozen=True, kw_only=True):
    """Something looser that was asked for and waits.

    `asked` is aware; `boot` and `uptime` are the computer's start and the time since, at that moment.
    `wait` is in minutes. `target` is the record of what to open; `minutes` the wait wanted instead.
    """

    loosening: Loosening
    asked: Instant
    boot: str
    uptime: dt.timedelta
    wait: int
    target: str = ""
    minutes: int = 0


class PrivilegedAct(Version, frozen=True, kw_only=True):
    """Something the guard was asked to do with the computer's rights: `about` are names and rules."""

    verb: str
    about: tuple[str, ...]
    result: str


class Settings(Struct, frozen=True, kw_only=True):
    """What a locked start needs; stands outside the seal, so nothing personal belongs here."""

    changed: Instant | None = None
    language: str = ""
    theme: str = "system"
    discreet: bool = False
    country: str = ""
    tray: bool = True
    told_no_tray: bool = False


class Door(Struct, frozen=True, kw_only=True):
    """What tells the lock's passphrase: a slow digest, with its salt and what it costs to try."""

    memory: int
    passes: int
    lanes: int
    salt: bytes
    digest: bytes


class Profile(Struct, frozen=True, kw_only=True):
    """The person's own answers; sealed. `lock_after` are minutes without input, 0 for never."""

    changed: Instant | None = None
    situation: Situation = Situation.UNSAID
    shared: Shared = Shared.UNASKED
    looking_counts: bool = False
    wait_minutes: int = 20
    welcomed: bool = False
    door: Door | None = None
    lock_after: int = 0


class State(Struct, frozen=True, kw_only=True):
    """Everything Leeward knows. Tuples hold versions, oldest first."""

    periods: tuple[Period, ...] = ()
    contacts: tuple[Contact, ...] = ()
    waits: tuple[Wait, ...] = ()
    cards: tuple[CardMark, ...] = ()
    pages: tuple[Page, ...] = ()
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
    Page: "pages",
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


def latest(versions: tuple[V, ...], record: str) -> V | None:
    """The version of `record` saved last, or None."""
    return max((v for v in versions if v.record == record), key=lambda v: (v.saved, v.version), default=None)
