"""The records of what carries a person through: what they write, do again, and who helps.

Ids named `prompt`, `card` or `tile` are those of `resources/content`; what they say is content, never state.
"""

from __future__ import annotations

import datetime as dt
import enum

from msgspec import Struct

from leeward.core.version import Instant, Version


class Channel(enum.Enum):
    """A way two people reach each other, or one finds out about the other."""

    CALLS = "calls"
    MESSAGES = "messages"
    EMAIL = "e-mail"
    SOCIAL = "social"
    LOOKING = "looking"
    THROUGH_OTHERS = "through-others"
    IN_PERSON = "in-person"


class Subject(enum.Enum):
    """What two people still have to arrange."""

    CHILDREN = "children"
    WORK = "work"
    HOME = "home"
    COURT = "court"
    PETS = "pets"
    EMERGENCY = "emergency"


class PageKind(enum.Enum):
    """What a written page is for.

    A `LINE` is one line of the list its prompt keeps; `QUESTIONS` are the answers to a prompt's questions.
    """

    REASON = "reason"
    JOURNAL = "journal"
    LETTER = "letter"
    LINE = "line"
    QUESTIONS = "questions"


class ActKind(enum.Enum):
    """What there is to do, and to do again."""

    PLAN = "plan"
    PLACE = "place"
    DATE = "date"
    ROUTINE = "routine"
    GOAL = "goal"
    ACT = "act"
    MATTER = "matter"


class Role(enum.Enum):
    """What somebody is to the person."""

    FRIEND = "friend"
    FAMILY = "family"
    COUNSELLOR = "counsellor"
    GROUP = "group"
    ADVOCATE = "advocate"
    LAWYER = "lawyer"


class Answer(Struct, frozen=True, kw_only=True):
    """The answer to one question of a prompt; `number` where it is a scale."""

    question: str
    text: str = ""
    number: int | None = None


class Page(Version, frozen=True, kw_only=True):
    """Something the person wrote. `saved` is when; `begun` when they started, which stays through edits.

    `feelings` are tiles, `mood` and `mood_after` go from 1 to 5. A page `sealed_until` a day is not shown
    before it; `again` is the day it is shown once more. `about` is the record it belongs to.
    """

    kind: PageKind
    text: str
    prompt: str = ""
    begun: Instant | None = None
    answers: tuple[Answer, ...] = ()
    feelings: tuple[str, ...] = ()
    mood: int | None = None
    mood_after: int | None = None
    sealed_until: dt.date | None = None
    again: dt.date | None = None
    about: str = ""


class Act(Version, frozen=True, kw_only=True):
    """Something to do when its time comes: `title` is the occasion (*if*), `then` what to do instead.

    `day` and `at` are local, `weekdays` count from Monday, 0. `prompt` is the content it was made from,
    `about` the record it belongs to. An ended one stays, and is not offered any more.
    """

    kind: ActKind
    title: str
    then: str = ""
    prompt: str = ""
    day: dt.date | None = None
    at: dt.time | None = None
    weekdays: tuple[int, ...] = ()
    about: str = ""
    ended: bool = False


class Doing(Version, frozen=True, kw_only=True):
    """An act done once; `act` is its record, or the id of an offered one."""

    act: str
    at: Instant


class Person(Version, frozen=True, kw_only=True):
    """Somebody who helps; `reach` and `when` are the person's own words, `place` is theirs in the order."""

    name: str
    reach: str = ""
    when: str = ""
    role: Role = Role.FRIEND
    place: int = 0


class Arrangement(Version, frozen=True, kw_only=True):
    """A contact that is agreed on: about what, by which way, in which hours, until when. Never counted."""

    subject: Subject
    channel: Channel
    hours: str = ""
    place: str = ""
    until: dt.date | None = None


class Incident(Version, frozen=True, kw_only=True):
    """Something to keep a record of on the care path. It stands apart from all else."""

    at: Instant
    place: str = ""
    what: str = ""
    witness: str = ""
    technology: str = ""
    kept: str = ""


class OwnCard(Version, frozen=True, kw_only=True):
    """A card of the person's own for their list."""

    title: str
    why: str = ""
