"""Requests as nobody would send them: good ones, changed in their bytes and in their structure."""

from __future__ import annotations

import contextlib
import copy
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

NAMES = ("www.instagram.com", "instagram.com", "some.tumblr.com", "www.example.org", "xn--caf-dma.example")
PAGES = (
    "instagram.com/example.person",
    "instagram.com/@example",
    "instagram.com/%C3%A9t%C3%A9/$x",
    "www.example.org/profile.php?id=1000123",
)
# How many of the names the catalogue has, and of the pages those on its sites.
CLOSING = {"close": 3, "close-other": len(NAMES)}
VERBS = (*CLOSING, *CLOSING, "open", "apply", "lift", "status", "reconnect")
WORDS = (
    b"0.0.0.0 bank.example # leeward until=2099-01-01T00:00Z\n",
    b"\n",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\\u0000",
    b"\\ud800",
    b"\\u202e",
    b'"names"',
    b'"rules"',
    b'"until"',
    b'"protocol": 1,',
    b"NaN",
    b"-Infinity",
    b"1e999",
    b"9" * 5000,
    b"[" * 500,
    b'{"a":' * 500,
    b"/../../etc/passwd",
    b"samaritans.org",
    b"localhost",
    b"?",
    b"%2F",
    b"*",
    b",",
    b"}",
    b'"',
)
VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    1.0,
    -1,
    10**400,
    float("nan"),
    float("inf"),
    "",
    "x",
    "\ud800",
    "\x00",
    "a" * 300,
    [],
    {},
    [[]],
    {"": {}},
    [None] * 100,
    "0000-00-00T00:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00Z",
    "2026-12-10T11:00Z\n",
    "\u0662026-12-10T11:00Z",
    *NAMES,
    *PAGES,
)


def good(at: random.Random, ends: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """A verb and what it takes, with some of these ends."""
    names = at.sample(NAMES, at.randrange(len(NAMES)))
    pages = at.sample(PAGES, at.randrange(len(PAGES)))
    verb = at.choice(VERBS)
    asked: dict[str, Any] = {"protocol": 1}
    if verb in CLOSING:
        names = at.sample(NAMES[: CLOSING[verb]], at.randrange(CLOSING[verb] + 1))
        pages = at.sample(PAGES[: CLOSING[verb]], at.randrange(min(len(PAGES), CLOSING[verb]) + 1))
        asked["names"] = {name: at.choice(ends) for name in names}
        asked["rules"] = {
            page: {"until": at.choice(ends), "follows": "".join(at.sample("ab.9_", 3))} for page in pages
        }
    elif verb == "open":
        asked |= {"names": names, "rules": pages}
        asked |= {"until": at.choice(ends)} if at.random() < 0.5 else {}
    elif verb == "apply":
        asked["touch"] = at.random() < 0.5
    return verb, asked


def reshaped(at: random.Random, tree: Any, ends: Sequence[str]) -> Any:
    """The same with a few of its parts replaced, dropped, doubled or moved."""
    for _ in range(at.choice((1, 1, 2, 5))):
        place, key = at.choice(_places(tree) or [({}, None)])
        value = at.choice((*VALUES, *ends))
        match place:
            case dict() if place:
                what = at.randrange(4)
                if what == 0:
                    del place[key]
                elif what == 1:
                    place[str(value)] = place.pop(key)
                else:
                    place[key] = copy.deepcopy(value) if what == 2 else {str(value): place[key]}
            case list():
                place[key] = copy.deepcopy(value) if at.random() < 0.7 else [place[key]]
            case _:
                return copy.deepcopy(value)
    return tree


def rewritten(at: random.Random, data: bytes) -> bytes:
    """The same with a few of its bytes changed, lost, moved or said twice."""
    text = bytearray(data)
    for _ in range(at.choice((1, 1, 2, 8))):
        start = at.randrange(len(text) + 1)
        end = min(len(text), start + at.choice((1, 1, 2, 10, 100)))
        what = at.randrange(6)
        if what == 0:
            text[start:end] = at.randbytes(end - start)
        elif what == 1:
            del text[start:end]
        elif what == 2:
            text[start:start] = text[start:end]
        elif what == 3:
            text[start:end] = at.choice(WORDS)
        elif what == 4:
            text[start:start] = at.choice(WORDS)
        elif start < len(text):
            text[start] ^= 1 << at.randrange(8)
    return bytes(text)


def request(at: random.Random, ends: Sequence[str]) -> tuple[str, bytes]:
    """A verb and a request, as they should be in some cases."""
    verb, tree = good(at, ends)
    kind = at.randrange(10)
    if kind < 4:
        tree = reshaped(at, tree, ends)
    data = json.dumps(tree, ensure_ascii=at.random() < 0.5).encode("utf-8", "surrogatepass")
    data = rewritten(at, data) if 3 <= kind < 7 else data
    odd = at.random()
    verb = (
        verb
        if odd > 0.1
        else at.choice(VERBS)
        if odd > 0.01
        else at.choice(("", "bogus", "\udcff", "a" * 5000))
    )
    return verb, data if odd < 0.95 else b""


def broken(at: random.Random, data: bytes, ends: Sequence[str]) -> bytes:
    """A file of the guard's own as a disk or a person might leave it."""
    kind = at.randrange(4)
    if kind == 0:
        return data[: at.randrange(len(data) + 1)]
    if kind == 1:
        with contextlib.suppress(ValueError):
            return json.dumps(reshaped(at, json.loads(data), ends)).encode("utf-8", "surrogatepass")
    return rewritten(at, data)


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Every object and list in it, with one of its keys or numbers."""
    found: list[tuple[Any, Any]] = []
    ahead = [tree]
    while ahead:
        place = ahead.pop()
        inside = (
            list(place.items())
            if isinstance(place, dict)
            else list(enumerate(place))
            if isinstance(place, list)
            else []
        )
        found += [(place, key) for key, _ in inside]
        ahead += [value for _, value in inside if isinstance(value, (dict, list))]
    return found
