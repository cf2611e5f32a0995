"""What the shipped cards and help lines say, read as a person would read them."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import pytest

from leeward.core.cards import Card
from leeward.core.content import AnswerForm, Asked, Form, Prompt, Tile, TileGroup, Week
from leeward.core.records import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTENT = Path(__file__).parent.parent / "resources" / "content" / "en"
A_YEAR = timedelta(days=365)


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_SAID = _each(
    """
    abuser abusers broke challenge challenges cheat cheated clean failed failure level levels
    relapse relapsed reward rewards ruined score scores streak streaks target targets toxic weak win
    wins
    """
)
NEVER_SAID_TOGETHER = ("lost streak", "day zero", "power move")
CATEGORIES = _each(
    """
    accounts computer fitness home location mail memories messaging money music people phone places
    planning safety sharing social support video work
    """
)
MAY_BE_NOTICED = _each(
    """
    group-chats intimate-pictures location passwords shared-albums shared-calendars smart-home
    snapchat streaming-and-shops trackers what-i-share whatsapp-and-messenger
    """
)
SAVE_FIRST = _each(
    """
    block-number-iphone chat-out-of-sight intimate-pictures linkedin mail-filter shared-albums
    snapchat
    """
)
FIRST_ON_THE_PATH = (
    "save-what-i-may-need",
    "two-people-who-know",
    "this-computer",
    "apps-on-my-phone",
    "block-number-iphone",
    "block-number-android",
)


class HelpLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the help page; `country` is empty where it holds everywhere."""

    country: str
    kind: Literal["emergency", "crisis", "abuse", "directory"]
    name: str
    number: str
    hours: str
    note: str
    source: str
    checked: date


def _read(name: str) -> bytes:
    return (CONTENT / name).read_bytes()


CARDS = msgspec.json.decode(_read("cards.json"), type=tuple[Card, ...])
PROMPTS = msgspec.json.decode(_read("prompts.json"), type=tuple[Prompt, ...])
TILES = msgspec.json.decode(_read("tiles.json"), type=tuple[Tile, ...])
WEEKS = msgspec.json.decode(_read("weeks.json"), type=tuple[Week, ...])
ASKED = msgspec.json.decode(_read("questions.json"), type=tuple[Asked, ...])
LINES = msgspec.json.decode(_read("help.json"), type=tuple[HelpLine, ...])


def _texts(card: Card) -> Iterator[str]:
    yield from (card.title, card.done_title, card.why, *card.steps, card.hint)


def _all_texts() -> Iterator[str]:
    for card in CARDS:
        yield from _texts(card)
    for line in LINES:
        yield from (line.name, line.number, line.hours, line.note)
    for prompt in PROMPTS:
        yield from (prompt.title, prompt.lead, *prompt.starters)
        for question in prompt.questions:
            yield from (question.text, question.low, question.high)
    yield from (text for tile in TILES for text in (tile.title, tile.lead))
    yield from (week.text for week in WEEKS)
    yield from (text for asked in ASKED for text in (asked.question, asked.answer, asked.button))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w\u2019'.&-]*\w[\w\u2019'.&-]*", text)


def _too_old(lines: Sequence[HelpLine], today: date) -> list[str]:
    return [f"{line.country} {line.name}" for line in lines if today - line.checked > A_YEAR]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
class TestEveryCard:
    """Each card alone: short, whole, and honest about its facts."""

    def test_is_short(self, card: Card) -> None:
        """Title, reason and steps can be read at a glance on a bad day."""
        assert 1 <= len(_words(card.title)) <= 6
        assert 1 <= len(_words(card.done_title)) <= 6
        assert 1 <= len(_words(card.why)) <= 20
        assert 1 <= len(card.steps) <= 4
        assert all(1 <= len(_words(step)) <= 25 for step in card.steps)

    def test_says_how_long_or_what(self, card: Card) -> None:
        """The list always has a line to show below the title."""
        assert card.minutes > 0 or card.hint
        assert card.minutes <= 30

    def test_has_a_known_category(self, card: Card) -> None:
        """No card falls out of the groups."""
        assert card.category in CATEGORIES

    def test_names_a_menu_path_only_with_its_day(self, card: Card) -> None:
        """A path through menus ships only with the day it was read in a source."""
        if any("→" in step for step in card.steps):
            assert card.checked
        if card.checked:
            assert date.fromisoformat(card.checked) <= datetime.now(UTC).date()

    def test_is_written_in_sentences(self, card: Card) -> None:
        """Reasons and steps end as sentences, titles do not."""
        assert not card.title.endswith(".")
        assert not card.done_title.endswith(".")
        assert all(text.endswith((".", "?", ".”")) for text in (card.why, *card.steps))


class TestCards:
    """The cards together."""

    def test_all_are_there_once(self) -> None:
        """Forty-one cards, each under its own stable kebab-case name and title."""
        names = [card.id for card in CARDS]
        assert len(names) == len(set(names)) == 41
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
        assert len({card.title for card in CARDS}) == 41

    def test_every_field_is_written(self) -> None:
        """No card leaves a flag to a default, and none has a field the program does not know."""
        rows = msgspec.json.decode(_read("cards.json"), type=list[dict[str, Any]])
        fields = [field.name for field in msgspec.structs.fields(Card)]
        assert all(list(row) == fields for row in rows)

    def test_the_standard_path_begins_with_safety(self) -> None:
        """Saving comes before anything that deletes or blocks."""
        assert tuple(card.id for card in CARDS[:6]) == FIRST_ON_THE_PATH

    def test_what_they_may_notice_is_flagged(self) -> None:
        """Exactly these cards carry the warning that the other person may notice."""
        assert {card.id for card in CARDS if card.may_notice} == MAY_BE_NOTICED

    def test_what_may_be_lost_is_flagged(self) -> None:
        """Exactly these cards ask to save first."""
        assert {card.id for card in CARDS if card.save_first} == SAVE_FIRST

    def test_some_can_be_taken_back(self) -> None:
        """What can be undone says so; giving up access or evidence does not."""
        reversible = {card.id for card in CARDS if card.reversible}
        assert {"this-computer", "apps-on-my-phone", "block-number-iphone", "instagram"} <= reversible
        assert not reversible & {"location", "passwords", "shared-albums", "trackers", "intimate-pictures"}


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
class TestEveryPrompt:
    """Each prompt alone: short, whole, and answered as its form says."""

    def test_is_short(self, prompt: Prompt) -> None:
        """A title of six words, sentences that can be taken in on a bad day."""
        assert 1 <= len(_words(prompt.title)) <= 6
        for text in (prompt.lead, *(question.text for question in prompt.questions)):
            assert len(_words(text)) <= 40
            assert all(len(_words(sentence)) <= 24 for sentence in re.split(r"(?<=[.?:;])\s", text))

    def test_has_what_its_form_asks_for(self, prompt: Prompt) -> None:
        """Questions have ids of their own, a scale names both ends, a page and a list have none."""
        assert bool(prompt.questions) == (prompt.form is Form.QUESTIONS)
        names = [question.id for question in prompt.questions]
        assert len(names) == len(set(names))
        for question in prompt.questions:
            assert bool(question.low) == bool(question.high) == (question.form is AnswerForm.SCALE)

    def test_says_which_rows_it_carries(self, prompt: Prompt) -> None:
        """No prompt is there for nothing."""
        assert prompt.rows
        assert all(1 <= row <= 168 for row in prompt.rows)


class TestPrompts:
    """The prompts, feelings and weeks together."""

    def test_each_has_a_name_of_its_own(self) -> None:
        """No prompt and no tile hides another one."""
        names = [prompt.id for prompt in PROMPTS]
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
        assert len({(tile.group, tile.id) for tile in TILES}) == len(TILES)

    def test_what_leads_towards_contact_is_guarded(self) -> None:
        """Readiness, steps, closing letters and closing talks are for neither of the guarded paths."""
        guarded = {Situation.CARE, Situation.RESPECT}
        towards = [p for p in PROMPTS if p.family == "ending" or p.id in {"closing-letter", "late-talk"}]
        assert len(towards) >= 6
        assert all(guarded <= set(prompt.not_for) for prompt in towards)

    def test_many_feelings_are_named(self) -> None:
        """Hard and good ones, and none is called either (row 79)."""
        feelings = {tile.id for tile in TILES if tile.group is TileGroup.FEELING}
        assert {"sad", "angry", "confused", "relieved", "lonely", "anxious", "guilty", "afraid"} <= feelings
        assert len(feelings) >= 15

    def test_weeks_promise_nothing(self) -> None:
        """What a week may be like is said with may, some or often (rows 23, 113)."""
        assert [week.week for week in WEEKS] == sorted({week.week for week in WEEKS})
        assert not [week for week in WEEKS if re.search(r"\b(will be|you will|gone)\b", week.text)]


class TestHelp:
    """The help lines: few, sourced, fresh."""

    def test_none_is_older_than_a_year(self) -> None:
        """Fails on purpose once a number was not read again in its source for twelve months."""
        assert _too_old(LINES, datetime.now(UTC).date()) == []

    def test_an_old_number_is_found(self) -> None:
        """The check above does notice a year gone by."""
        newest = max(line.checked for line in LINES)
        assert len(_too_old(LINES, newest + A_YEAR + timedelta(days=1))) == len(LINES)

    def test_none_was_read_in_the_future(self) -> None:
        """No date is made up ahead of time."""
        assert all(line.checked <= datetime.now(UTC).date() for line in LINES)

    @pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.country}-{line.kind}-{line.number}")
    def test_every_line_can_be_used(self, line: HelpLine) -> None:
        """A name, something to dial or visit, what it is, and where it was read."""
        assert re.fullmatch(r"([A-Z]{2})?", line.country)
        assert line.name
        assert line.note.endswith(".")
        assert line.source
        phone = re.fullmatch(r"\*?\d[\d -]+\d", line.number)
        address = re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", line.number)
        assert address if line.kind == "directory" else phone or (line.kind == "abuse" and address)

    def test_a_number_is_listed_once_a_country(self) -> None:
        """Nobody has to choose between two rows for one number."""
        pairs = [(line.country, line.number) for line in LINES]
        assert len(pairs) == len(set(pairs))

    @pytest.mark.parametrize("country", ["US", "CA", "GB", "IE", "CH", "ES", "MX", "AR", "CO", "CL"])
    def test_a_shipped_country_has_both(self, country: str) -> None:
        """Who picks a country finds its emergency number and a line to talk to."""
        assert {"emergency", "crisis"} <= {line.kind for line in LINES if line.country == country}

    @pytest.mark.parametrize("country", ["US", "CA", "GB", "DE", "AT", "CH", "FR", "BE"])
    def test_a_language_finds_help_where_it_is_spoken(self, country: str) -> None:
        """English, German and French are offered with a crisis and an abuse line for their countries."""
        assert {"crisis", "abuse"} <= {line.kind for line in LINES if line.country == country}

    def test_there_is_help_everywhere(self) -> None:
        """Who picks no country, or another one, still finds two directories."""
        assert [line.kind for line in LINES if not line.country] == ["directory", "directory"]

    @pytest.mark.parametrize("gone", ["1850 60 90 90", "1-800-273-8255", "+441162"])
    def test_numbers_known_to_be_stale_are_not_listed(self, gone: str) -> None:
        """Numbers that old lists still spread never come back."""
        assert gone.encode() not in _read("help.json")


class TestTone:
    """The rules of tone that a machine can watch."""

    def test_no_word_shames_or_plays(self) -> None:
        """No shame words, no game words, no names for the other person."""
        said = {word.lower() for text in _all_texts() for word in re.findall(r"[A-Za-z]+", text)}
        assert not said & NEVER_SAID
        together = " ".join(_all_texts()).lower()
        assert not [words for words in NEVER_SAID_TOGETHER if words in together]

    def test_no_exclamation_and_no_emoji(self) -> None:
        """Plain and slow, in a voice that does not wave its hands."""
        everything = "".join(_all_texts())
        assert "!" not in everything
        assert not [sign for sign in everything if unicodedata.category(sign) in {"So", "Sk", "Cf", "Mn"}]
