"""Every text a person sees: found in the source, and held to the rules of tone."""

from __future__ import annotations

import ast
import json
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textstat.textstat import textstatistics

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "desktop" / "leeward"
CONTENT = ROOT / "resources" / "content" / "en"
# Parts of the content that are no sentences: names of things, kinds, addresses, and what is searched for.
NO_SENTENCES = frozenset(
    [
        "id",
        "group",
        "kind",
        "family",
        "form",
        "category",
        "leads_to",
        "lines",
        "again_leads_to",
        "source",
        "checked",
        "number",
        "country",
        "link",
        "ways",
        "not_for",
        "platforms",
        "rows",
    ]
)

# Rules 2 to 5 of the tone: no shame, no game, no promise, no name for the other person but "ex".
BANNED = (
    r"fail\w*|relapse\w*|ruin\w*|weak\w*|cheat\w*|broke|day zero|streak\w*|"
    r"score|reward\w*|challenge\w*|power move|abuser|toxic|target"
)

LONGEST_SENTENCE = 24
GRADES = textstatistics()
# School grades of Flesch and Kincaid: a child of twelve is in the sixth or seventh.
TWELVE_YEARS = 6.5
HARDEST = 9.5
# What is too short, or too few words, gives no grade worth the name.
FEWEST_WORDS = 12


class Message(NamedTuple):
    """A message id and where it stands."""

    text: str
    where: str


def calls(tree: ast.AST) -> list[ast.Call]:
    """Calls of `t`, `tn` and `tc`, by whatever they are reached or called."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in found if _name(call.func) in {"t", "_t", "tn", "tc"}]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def messages() -> list[Message]:
    """All message ids of the source."""
    found: list[Message] = []
    for file in sorted(SOURCE.rglob("*.py")):
        if file.name == "texts.py" and file.parent == SOURCE:
            continue
        for call in calls(ast.parse(file.read_text())):
            texts = call.args[: 1 if _name(call.func) in {"t", "_t"} else 2]
            where = f"{file.relative_to(SOURCE)}:{call.lineno}"
            for text in texts:
                assert isinstance(text, ast.Constant), f"{where}: not a literal, so it can't be translated"
                assert isinstance(text.value, str), where
                found.append(Message(text.value, where))
    return found


def content() -> list[Message]:
    """All texts of the content."""
    return [
        Message(text, file.name)
        for file in sorted(CONTENT.glob("*.json"))
        if file.name != "coach.json"
        for text in _texts(json.loads(file.read_text()))
    ]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NO_SENTENCES:
                yield from _texts(each)


def every_text() -> list[Message]:
    """Those of the source and those of the content."""
    return messages() + content()


def spoken(text: str) -> str:
    """A text as it is read: a word for each field, a stop after each part, menu paths left out."""
    text = re.sub(r"\{\w+\}", "Anna", re.sub(r"[^.:]*→[^.]*", "", text))
    text = re.sub(r"\s*(·|\n)\s*", ". ", text).strip()
    return text if not text or text[-1] in ".?:;" else f"{text}."


def by_place() -> dict[str, str]:
    """Texts of a few words or more, joined by the file they stand in."""
    found: dict[str, list[str]] = {}
    for text, where in every_text():
        said = spoken(text)
        if len(said.split()) > 3:
            found.setdefault(where.split(":")[0], []).append(said)
    return {place: " ".join(texts) for place, texts in found.items()}


def test_every_text_is_a_literal_with_named_fields() -> None:
    """Translators find each message whole, and its fields say what they are."""
    found = messages()
    assert found
    for text, where in found:
        for _, field, _, _ in string.Formatter().parse(text):
            assert field is None or field.isidentifier(), f"{where}: {text}"


def test_no_text_shames_plays_or_promises() -> None:
    """The words the tone rules out stand nowhere."""
    assert not [m for m in every_text() if re.search(rf"\b({BANNED})\b", m.text, re.IGNORECASE)]


def test_no_text_shouts() -> None:
    """No exclamation marks, no emoji."""
    assert not [m for m in every_text() if re.search(r"[!\U0001F000-\U0001FAFF\u2600-\u27BF]", m.text)]


def test_sentences_are_short() -> None:
    """A sentence has at most 24 words."""
    assert not [
        m
        for m in every_text()
        if any(len(sentence.split()) > LONGEST_SENTENCE for sentence in re.split(r"(?<=[.?:;])\s", m.text))
    ]


def test_a_child_of_twelve_can_read_it() -> None:
    """The texts of each file, and all together, are as easy as school books of that age."""
    places = by_place()
    assert len(places) > 50
    long = {place: text for place, text in places.items() if len(text.split()) >= FEWEST_WORDS}
    hard = {place: GRADES.flesch_kincaid_grade(text) for place, text in long.items()}
    assert not {place: grade for place, grade in hard.items() if grade > TWELVE_YEARS}
    assert GRADES.flesch_kincaid_grade(" ".join(places.values())) < TWELVE_YEARS / 2


def test_no_text_alone_is_hard_to_read() -> None:
    """Nor is there one hard text among the easy ones; names of programs and files are what they are."""
    long = [(spoken(m.text), m.where) for m in every_text()]
    graded = [(GRADES.flesch_kincaid_grade(t), t, at) for t, at in long if len(t.split()) >= FEWEST_WORDS]
    assert len(graded) > 200
    assert not [each for each in graded if each[0] > HARDEST and "/" not in each[1]]


def test_a_hard_text_is_found() -> None:
    """The measure does tell hard from easy."""
    hard = (
        "Notwithstanding considerable individual variability, sustained abstinence facilitates recuperation."
    )
    assert GRADES.flesch_kincaid_grade(hard) > HARDEST
    assert GRADES.flesch_kincaid_grade("You want to look, or write. Nothing to decide now.") < 3
