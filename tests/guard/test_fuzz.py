"""The guard attacked from its command line: whatever comes in, one object goes out and nothing is written."""

import json
import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guard.test_main import Called
from leeward_guard import __main__ as entry
from leeward_guard.names import Rules

NUMBER = 100_000 if os.environ.get("LEEWARD_HEAVY") else 1_000
NAME = "www.instagram.com"
GOOD_END = (datetime.now(UTC) + timedelta(days=9)).strftime("%Y-%m-%dT%H:%MZ")
BAD_NAMES = (
    "localhost",
    "x",
    "",
    ".",
    "10.0.0.1",
    "::1",
    "WWW.instagram.com",
    "www.instagram.com.",
    "www..com",
    "-a.com",
    "www.instagram.com\n10.0.0.1 bank.com",
    "www.instagram.com # leeward",
    "www.insta\u202egram.com",
    "www.inst\u0430gram.com",
    "a\x00.com",
    "a" * 64 + ".com",
    ".".join(["a" * 60] * 5),
    "samaritans.org",
    "www.samaritans.org",
    "help.instagram.com",
    "printer.local",
    "/etc/passwd",
    "../../etc/passwd",
    "\ud800.com",
)
BAD_ENDS = (
    None,
    7,
    True,
    [],
    {},
    "",
    "soon",
    "2020-01-01T00:00Z",
    "9999-12-31T23:59Z",
    "2099-01-01T00:00Z",
    "2026-13-01T00:00Z",
    f"{GOOD_END}\n",
    GOOD_END.replace("Z", "+00:00"),
    "0000-00-00T00:00Z",
    -1e999,
)
BAD_RULES = (
    "instagram.com/",
    "instagram.com//x",
    "instagram.com/../x",
    "instagram.com/x y",
    'instagram.com/x"]}',
    "instagram.com/x\n",
    "instagram.com/%61",
    "instagram.com/x?y",
    "instagram.com/x#y",
    "samaritans.org/x",
    "localhost/x",
    "https://instagram.com/x",
    "instagram.com/" + "x" * 201,
)
SHAPES = (None, True, 0, -1, 1.5, "", "x", [], [[]], {"a": {}}, [NAME, 7], {"protocol": 1})


def valid(at: random.Random) -> dict[str, object]:
    """A request that would be taken."""
    return {"protocol": 1, "names": {NAME: GOOD_END}, **({"rules": {}} if at.random() < 0.5 else {})}


def bad_name(at: random.Random) -> bytes:
    """A name that may not be closed."""
    return json.dumps({"protocol": 1, "names": {NAME: GOOD_END, at.choice(BAD_NAMES): GOOD_END}}).encode()


def bad_end(at: random.Random) -> bytes:
    """An end that is none, past or too far."""
    return json.dumps({"protocol": 1, "names": {NAME: at.choice(BAD_ENDS)}}).encode()


def bad_rule(at: random.Random) -> bytes:
    """A page rule that is none, or has no end."""
    rule = {"until": GOOD_END, "follows": "a"}
    if at.random() < 0.5:
        rules: dict[str, object] = {at.choice(BAD_RULES): rule}
    else:
        wrong = ({"until": 7}, {"follows": " "}, {"path": "/etc"}, {"follows": 7})
        rules = {"instagram.com/x": rule | at.choice(wrong)}
    return json.dumps({"protocol": 1, "names": {NAME: GOOD_END}, "rules": rules}).encode()


def bad_shape(at: random.Random) -> bytes:
    """Something else where an object belongs."""
    field = at.choice(["protocol", "names", "rules"])
    # Nothing at all may be asked for, where the other field is there.
    shapes = [shape for shape in SHAPES if shape is not None or field == "protocol"]
    return json.dumps(valid(at) | {field: at.choice(shapes[2:])}).encode()


def more(at: random.Random) -> bytes:
    """A field nobody knows, or one said twice."""
    text = json.dumps(valid(at))
    added = at.choice(['"path": "/etc/passwd"', '"names": {}', '"protocol": 1', '"\\u0000": 1', '"owner": 0'])
    return f"{text[:-1]}, {added}}}".encode()


def torn(at: random.Random) -> bytes:
    """A request of which a part is missing."""
    whole = json.dumps(valid(at)).encode()
    return whole[: at.randrange(len(whole))]


def flipped(at: random.Random) -> bytes:
    """A request with a byte that can stand nowhere."""
    whole = bytearray(json.dumps(valid(at)).encode())
    whole[at.randrange(len(whole))] = at.choice([0, 7, 0x80, 0xFF, 0xC0])
    return bytes(whole)


def deep(at: random.Random) -> bytes:
    """Brackets in brackets."""
    return at.choice([b"[", b'{"names":', b'{"protocol":1,"names":{"a":']) * at.choice([10, 1000, 20_000])


def noise(at: random.Random) -> bytes:
    """Bytes of any kind."""
    return at.randbytes(at.randrange(1, 200))


KINDS: tuple[Callable[[random.Random], bytes], ...] = (
    bad_name,
    bad_end,
    bad_rule,
    bad_shape,
    more,
    torn,
    flipped,
    deep,
    noise,
)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Called:
    """Calls a guard that knows a catalogue, on files of the test's own."""
    rules = Rules(
        hosts=frozenset({NAME, "instagram.com"}),
        never=frozenset({"samaritans.org"}),
        kept_open=frozenset({"help.instagram.com"}),
    )
    monkeypatch.setattr(entry, "embedded_rules", lambda: rules)
    return Called(tmp_path, monkeypatch)


def test_no_bad_request_is_taken(call: Called) -> None:
    """Each is refused with its reason and exit code 3; no file comes or changes."""
    at = random.Random(1)
    before = call.hosts.read_bytes()
    for number in range(NUMBER):
        kind = KINDS[number % len(KINDS)]
        request = kind(at)
        code, answer = call(at.choice(["close", "close-other"]), request=request)
        told = (code, answer["result"], "reason" in answer)
        assert told == (3, "refused", True), (kind, request)
    assert call.hosts.read_bytes() == before
    assert not call.state.exists()


@pytest.mark.parametrize("verb", ["apply", "lift", "status", "reconnect", "open"])
def test_no_verb_takes_more_than_it_needs(call: Called, verb: str) -> None:
    """What is not asked for refuses the call, also where the verb opens."""
    at = random.Random(verb)
    for kind in (more, torn, flipped, deep, noise):
        code, answer = call(verb, request=kind(at) + b"]")
        assert (code, answer["reason"]) == (3, "bad-request")
    assert not call.state.exists()


def test_a_hundred_megabytes_are_not_read(call: Called) -> None:
    """A request beyond measure is refused before it fills the memory."""
    code, answer = call("close", request=b" " * 100_000_000)
    assert (code, answer["reason"]) == (3, "bad-request")
