"""Where things stand in a JSON text, so that a few characters go in or out and no other moves."""

from __future__ import annotations

import json
import re

from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Literal

DEEPEST = 100
STRICT_GAP = re.compile(r"[ \t\n\r]*")
LENIENT_GAP = re.compile(r"(?:[ \t\n\r]++|//[^\n\r]*|/\*(?s:.*?)\*/)*")
ESCAPED = r"\\(?:[\"\\/bfnrt]|u[0-9A-Fa-f]{4})"
STRICT_STRING = re.compile(rf'"(?:[^"\\\x00-\x1f]++|{ESCAPED})*+"')
LENIENT_STRING = re.compile(rf'"(?:[^"\\\x00-\x09\x0b\x0c\x0e-\x1f]++|{ESCAPED})*+"')
OTHER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
BYTE_ORDER_MARK = "\ufeff"


class BrokenJsonError(ValueError):
    """A text that is no JSON."""


class Node(NamedTuple):
    """One value and the characters it takes, from `start` up to but not with `end`.

    `string` is the decoded text of a string, `items` what is in an array, `members` in an object.
    """

    kind: Literal["object", "array", "string", "other"]
    start: int
    end: int
    string: str = ""
    items: tuple[Node, ...] = ()
    members: tuple[Member, ...] = ()

    def named(self, key: str) -> tuple[Member, ...]:
        """The members of that name; more than one where the text says it twice."""
        return tuple(member for member in self.members if member.key == key)


class Member(NamedTuple):
    """One name and value of an object; `start` is where the name's quotation mark stands."""

    key: str
    start: int
    value: Node

    @property
    def end(self) -> int:
        """Where its value ends."""
        return self.value.end


def scan(text: str, *, lenient: bool = False) -> Node:
    """The value a text holds; raises BrokenJsonError.

    `lenient` takes what Chromium was seen to take besides: comments, a comma before the closing bracket,
    line ends in strings, a byte order mark at the beginning. Firefox takes none of them.
    """
    scanner = _Scanner(text, lenient=lenient)
    start = len(BYTE_ORDER_MARK) if lenient and text.startswith(BYTE_ORDER_MARK) else 0
    found = scanner.value(scanner.gap(start), 0)
    if scanner.gap(found.end) != len(text):
        raise BrokenJsonError
    return found


def insert_first(text: str, within: Node, what: str) -> str:
    """The text with `what` put first into an array or object of it."""
    at = within.start + 1
    return text[:at] + what + ("," if within.items or within.members else "") + text[at:]


def cut(text: str, entries: Sequence[Node | Member], gone: Collection[int]) -> str:
    """The text without some of the entries of one array or object, by number, and one comma for each.

    Only for texts that scan without leniency. White space stays, so what `insert_first` put in is undone
    to the character.
    """
    spans = [(entries[at].start, entries[at].end) for at in gone]
    # The comma after an entry goes with it; where none follows, the one after the last entry that stays.
    kept = [at for at in range(len(entries)) if at not in gone]
    commas = [at for at in gone if at + 1 < len(entries)]
    if kept and kept[-1] + 1 < len(entries):
        commas = [at for at in commas if at < kept[-1]] + list(range(kept[-1], len(entries) - 1))
    for at in commas:
        comma = text.index(",", entries[at].end)
        spans.append((comma, comma + 1))
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


class _Scanner:
    """Reads values at given places of one text."""

    def __init__(self, text: str, *, lenient: bool) -> None:
        self._text = text
        self._lenient = lenient
        self._gap = LENIENT_GAP if lenient else STRICT_GAP
        self._string = LENIENT_STRING if lenient else STRICT_STRING

    def gap(self, at: int) -> int:
        """Where the white space that begins at `at` ends."""
        found = self._gap.match(self._text, at)
        return found.end() if found else at

    def value(self, at: int, depth: int) -> Node:
        """The value that begins at `at`."""
        match self._text[at : at + 1]:
            case "{":
                return self._object(at, depth + 1)
            case "[":
                return self._array(at, depth + 1)
            case '"':
                return self._quoted(at)
            case _:
                found = OTHER.match(self._text, at)
                if found is None:
                    raise BrokenJsonError
                return Node("other", at, found.end())

    def _quoted(self, at: int) -> Node:
        found = self._string.match(self._text, at)
        if found is None:
            raise BrokenJsonError
        return Node("string", at, found.end(), json.loads(found[0], strict=False))

    def _array(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        at = self._first(start, depth)
        while self._text[at : at + 1] != "]":
            items.append(self.value(at, depth))
            at = self._next(items[-1].end, "]")
        return Node("array", start, at + 1, items=tuple(items))

    def _object(self, start: int, depth: int) -> Node:
        members: list[Member] = []
        at = self._first(start, depth)
        while self._text[at : at + 1] != "}":
            key = self._quoted(at)
            colon = self.gap(key.end)
            if self._text[colon : colon + 1] != ":":
                raise BrokenJsonError
            members.append(Member(key.string, at, self.value(self.gap(colon + 1), depth)))
            at = self._next(members[-1].end, "}")
        return Node("object", start, at + 1, members=tuple(members))

    def _first(self, start: int, depth: int) -> int:
        if depth > DEEPEST:
            raise BrokenJsonError
        return self.gap(start + 1)

    def _next(self, end: int, closing: str) -> int:
        at = self.gap(end)
        if self._text[at : at + 1] == closing:
            return at
        if self._text[at : at + 1] != ",":
            raise BrokenJsonError
        at = self.gap(at + 1)
        if self._text[at : at + 1] == closing and not self._lenient:
            raise BrokenJsonError
        return at
