"""What Leeward says that is data: cards, prompts, tiles, things to do, questions and help lines."""

from __future__ import annotations

import enum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar, cast

from msgspec import Struct

from leeward.core.cards import Card
from leeward.core.coach import CoachWords
from leeward.core.guide import Chapter
from leeward.core.helplines import HelpLine
from leeward.core.languages import Language
from leeward.core.records import Level, Situation

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable

    from leeward.core.links import Plan

T = TypeVar("T")


class Form(enum.Enum):
    """How a prompt is answered: as a page, as lines of a list, or question by question."""

    PAGE = "page"
    LINES = "lines"
    QUESTIONS = "questions"


class AnswerForm(enum.Enum):
    """How one question is answered; a scale goes up from 0."""

    TEXT = "text"
    SCALE = "scale"
    YES_NO = "yes-no"


class TileGroup(enum.Enum):
    """What a tile answers."""

    FEELING = "feeling"
    MISSING = "missing"
    CAUSE = "cause"
    REASON = "reason"
    HELPED = "helped"


class Question(Struct, frozen=True, kw_only=True):
    """One question of a prompt; `low` and `high` name the ends of a scale, which goes up to `top`."""

    id: str
    text: str
    form: AnswerForm = AnswerForm.TEXT
    top: int = 10
    low: str = ""
    high: str = ""


class Prompt(Struct, frozen=True, kw_only=True):
    """Something to write about. `rows` are those of the coverage table that it carries.

    Offered from day `from_day` of the period on; shown again `again_after` days after it was written, 0
    never, and with `again_at_end` once more on the last day. What was written before stands `beside` it.
    `starters` are words a line may begin with. `not_for` are the paths that never see it.
    """

    id: str
    title: str
    lead: str
    form: Form = Form.PAGE
    family: str = ""
    questions: tuple[Question, ...] = ()
    from_day: int = 1
    starters: tuple[str, ...] = ()
    again_after: int = 0
    again_at_end: bool = False
    beside: bool = False
    not_at_low_mood: bool = False
    not_for: tuple[Situation, ...] = ()
    rows: tuple[int, ...] = ()


class Tile(Struct, frozen=True, kw_only=True):
    """Something to tap instead of typing. `leads_to` is the id of a card, prompt or thing to do.

    `again_leads_to` is the place offered beside it once it comes up again and again.
    """

    id: str
    group: TileGroup
    title: str
    lead: str = ""
    leads_to: str = ""
    again_leads_to: str = ""
    rows: tuple[int, ...] = ()


class Deed(Struct, frozen=True, kw_only=True):
    """Something good to do, offered; `kind` groups them, `minutes` is about how long it takes."""

    id: str
    title: str
    kind: str
    lead: str = ""
    minutes: int = 0
    rows: tuple[int, ...] = ()


class Asked(Struct, frozen=True, kw_only=True):
    """A question people ask, its answer, and the place or flow where it becomes something to do.

    One that `hopes` looks towards contact, in its words or in where it leads, and is for some paths only.
    """

    id: str
    question: str
    answer: str
    button: str
    leads_to: str
    hopes: bool = False
    rows: tuple[int, ...] = ()


class Cost(Struct, frozen=True, kw_only=True):
    """What else stops working when all of a platform is closed; `id` is the catalogue's."""

    id: str
    text: str


class Week(Struct, frozen=True, kw_only=True):
    """What a week of the period may be like, told on its first day."""

    week: int
    text: str
    rows: tuple[int, ...] = ()


def in_words_of(english: T, own: T) -> T:
    """English content in the words of another language, entry by entry; one without any stays English."""
    if not isinstance(english, tuple) or not isinstance(own, tuple):
        return own
    entries = cast("Iterable[Entry]", own)
    said = {_known_by(entry): entry for entry in entries}
    return cast("T", tuple(said.get(_known_by(entry), entry) for entry in cast("Iterable[Entry]", english)))


def _known_by(entry: Entry) -> Hashable:
    if isinstance(entry, HelpLine):
        return entry.country, entry.kind, entry.number
    return entry.week if isinstance(entry, Week) else entry.id


Entry: TypeAlias = Card | Chapter | Prompt | Tile | Deed | Asked | Cost | Week | HelpLine


class Reader(Protocol):
    """Reads a file of the content as a type; raises LeewardError."""

    def __call__(self, name: str, kind: type[T], /) -> T:
        """What stands in the file."""
        ...


class Content:
    """All of it in one language. Each part is read when it is first asked for, and raises as `read` does."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The checklist's cards, in their order."""
        return self._read("cards.json", tuple[Card, ...])

    @cached_property
    def help_lines(self) -> tuple[HelpLine, ...]:
        """The help lines, in their order."""
        return self._read("help.json", tuple[HelpLine, ...])

    @cached_property
    def prompts(self) -> tuple[Prompt, ...]:
        """What to write about."""
        return self._read("prompts.json", tuple[Prompt, ...])

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """What to tap."""
        return self._read("tiles.json", tuple[Tile, ...])

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """What to do."""
        return self._read("deeds.json", tuple[Deed, ...])

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What people ask."""
        return self._read("questions.json", tuple[Asked, ...])

    @cached_property
    def guide(self) -> tuple[Chapter, ...]:
        """The guide, in its order."""
        return self._read("guide.json", tuple[Chapter, ...])

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """What to expect, week by week."""
        return self._read("weeks.json", tuple[Week, ...])

    @cached_property
    def costs(self) -> tuple[Cost, ...]:
        """What closing a platform costs; nothing is known of those that are not here."""
        return self._read("costs.json", tuple[Cost, ...])

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """All languages, previews too, in the order of their own names."""
        return self._read("languages.json", tuple[Language, ...])

    @cached_property
    def coach(self) -> CoachWords:
        """What the message coach listens for."""
        return self._read("coach.json", CoachWords)

    def read_all(self) -> None:
        """Read every part that was not asked for yet, so that another file in its place changes nothing."""
        for name, part in vars(Content).items():
            if isinstance(part, cached_property):
                getattr(self, name)

    def turn(self, read: Reader) -> None:
        """Be in another language from here on, read by `read`."""
        self.__dict__.clear()
        self._read = read

    def cost(self, plan: Plan) -> str:
        """What else a plan stops; empty where nothing is known."""
        if plan.level is not Level.SITE:
            return ""
        return next((cost.text for cost in self.costs if cost.id == plan.platform), "")

    def prompt(self, prompt: str) -> Prompt | None:
        """A prompt by its id."""
        return next((found for found in self.prompts if found.id == prompt), None)

    def tile(self, tile: str) -> Tile | None:
        """A tile by its id."""
        return next((found for found in self.tiles if found.id == tile), None)

    def deed(self, deed: str) -> Deed | None:
        """Something to do, by its id."""
        return next((found for found in self.deeds if found.id == deed), None)

    def tiles_of(self, group: TileGroup) -> tuple[Tile, ...]:
        """The tiles that answer one thing."""
        return tuple(tile for tile in self.tiles if tile.group is group)

    def deeds_of(self, kinds: Collection[str]) -> tuple[Deed, ...]:
        """The things to do of some kinds."""
        return tuple(deed for deed in self.deeds if deed.kind in kinds)
