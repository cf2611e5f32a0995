"""The records of the period, of what happened, and of what is closed."""

from __future__ import annotations

import datetime as dt
import enum

from leeward.core.companion import Channel
from leeward.core.version import Instant, Version


class Kind(enum.Enum):
    """What a contact was. Only `REACHED_OUT` takes a day; `LOOKED` does so if the person chose it."""

    REACHED_OUT = "reached-out"
    LOOKED = "looked"
    TOLD_BY_OTHERS = "told-by-others"
    THEIRS = "theirs"
    BY_CHANCE = "by-chance"
    PLANNED = "planned"


class Reply(enum.Enum):
    """What a person chose to do about something they were sent."""

    NO_REPLY = "no-reply"
    NOT_NOW = "not-now"
    PRACTICAL = "practical"
    TALK = "talk"


class Eased(enum.Enum):
    """How a hard moment was when its time was over; each is as good as the others."""

    STILL_THERE = "still-there"
    LESS = "less"
    GONE = "gone"


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
    """What a person decided about a card; `TO_DO` says only that something was noted about it."""

    TO_DO = "to-do"
    DONE = "done"
    LATER = "later"
    NOT_FOR_ME = "not-for-me"


class Way(enum.Enum):
    """How strongly somebody was put at a distance on one site."""

    QUIET = "quiet"
    UNFOLLOWED = "unfollowed"
    BLOCKED = "blocked"


class Loosening(enum.Enum):
    """What waits before it is allowed."""

    OPEN = "open"
    LESS_WAIT = "less-wait"


class Period(Version, frozen=True, kw_only=True):
    """A stretch without contact: `days` from `start` on, or open-ended. Ended ones stay."""

    start: dt.date
    days: int | None
    zone: str
    ended: dt.date | None = None


class Contact(Version, frozen=True, kw_only=True):
    """A contact of some kind, from `begin` to `end`; both aware, with the offset they were lived in.

    `day` is the date its last day takes where a journey had turned the date back to one lived before.
    `causes` are tiles; `mood` and `mood_after` go from 1 to 5, before it and an hour after; `arrangement` is
    the record of what was agreed, where it was planned. `answered` says that it answered the other person;
    `reply` is what was chosen about theirs, which rests until `not_before`, aware.
    """

    kind: Kind
    begin: Instant
    end: Instant
    day: dt.date | None = None
    channel: Channel | None = None
    causes: tuple[str, ...] = ()
    note: str = ""
    mood: int | None = None
    mood_after: int | None = None
    arrangement: str = ""
    answered: bool = False
    reply: Reply | None = None
    not_before: Instant | None = None


class Wait(Version, frozen=True, kw_only=True):
    """A hard moment waited through; `missing` and `helped` are tiles, `eased` is how it was in the end."""

    begin: Instant
    end: Instant
    missing: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    eased: Eased | None = None


class CardMark(Version, frozen=True, kw_only=True):
    """What the person decided about the card whose id is `record`; `way` where it has three strengths."""

    mark: Mark
    note: str = ""
    way: Way | None = None


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
    """Something the guard was asked to do with the computer's rights: `about` are names and rules.

    `reason` is why it was asked. `lines` are what left the files (`- `) and what came (`+ `), as they stand
    there: lines of the hosts file, and entries of the browsers' policies behind their file.
    """

    verb: str
    about: tuple[str, ...]
    result: str
    reason: str = ""
    lines: tuple[str, ...] = ()
