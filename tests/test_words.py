"""Every text a person sees: found in the source, and held to the rules of tone."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parents[1] / "desktop" / "leeward"

# Rules 2 to 5 of the tone: no shame, no game, no promise, no name for the other person but "ex".
BANNED = (
    r"fail\w*|relapse\w*|ruin\w*|weak\w*|cheat\w*|broke|day zero|streak\w*|"
    r"score|reward\w*|challenge\w*|power move|abuser|toxic|target"
)

LONGEST_SENTENCE = 24


class Message(NamedTuple):
    """A message id and where it stands."""

    text: str
    where: str


def calls(tree: ast.AST) -> list[ast.Call]:
    """Calls of `t` and `tn`, by whatever they are reached."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in found if _name(call.func) in {"t", "tn"}]


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
            texts = call.args[: 2 if _name(call.func) == "tn" else 1]
            where = f"{file.relative_to(SOURCE)}:{call.lineno}"
            for text in texts:
                assert isinstance(text, ast.Constant), f"{where}: not a literal, so it can't be translated"
                assert isinstance(text.value, str), where
                found.append(Message(text.value, where))
    return found


def test_every_text_is_a_literal_with_named_fields() -> None:
    """Translators find each message whole, and its fields say what they are."""
    found = messages()
    assert found
    for text, where in found:
        for _, field, _, _ in string.Formatter().parse(text):
            assert field is None or field.isidentifier(), f"{where}: {text}"


def test_no_text_shames_plays_or_promises() -> None:
    """The words the tone rules out stand nowhere."""
    assert not [m for m in messages() if re.search(rf"\b({BANNED})\b", m.text, re.IGNORECASE)]


def test_no_text_shouts() -> None:
    """No exclamation marks, no emoji."""
    assert not [m for m in messages() if re.search(r"[!\U0001F000-\U0001FAFF\u2600-\u27BF]", m.text)]


def test_sentences_are_short() -> None:
    """A sentence has at most 24 words."""
    assert not [
        m
        for m in messages()
        if any(len(sentence.split()) > LONGEST_SENTENCE for sentence in re.split(r"(?<=[.?:;])\s", m.text))
    ]
