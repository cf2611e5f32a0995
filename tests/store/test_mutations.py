"""A thousand mutated documents, a hundred thousand in the heavy run: opened or told, quickly, and kept."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from computer import CHEAP, WORDS
from fake_secrets import FakeSecrets
from leeward.core.errors import LeewardError
from leeward.core.state import State
from leeward.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = sorted((Path(__file__).parent / "golden").iterdir())
NUMBER = 100_000 if os.environ.get("LEEWARD_HEAVY") else 1_000
PARTS = 10
LONGEST = 1.0
ODD = (b"null", b"-1", b"1e999", b"[]", b"{}", b'""', b"true", b"9" * 400, b'"\\u0000"', b"\xff\xfe", b"\x00")


def flip(dice: random.Random, data: bytes, _: bytes) -> bytes:
    """One bit the other way."""
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def cut(dice: random.Random, data: bytes, _: bytes) -> bytes:
    """A stretch left out."""
    start, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def tear(dice: random.Random, data: bytes, _: bytes) -> bytes:
    """The rest of the file empty blocks, as after a power cut."""
    at = dice.randrange(len(data))
    return data[:at] + bytes(len(data) - at)


def double(dice: random.Random, data: bytes, _: bytes) -> bytes:
    """A stretch written twice."""
    start, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:]


def splice(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """The head of one document with the tail of another."""
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]


def patch(dice: random.Random, data: bytes, _: bytes) -> bytes:
    """Something odd in the middle."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(ODD) + data[at + dice.randrange(6) :]


def exchange(dice: random.Random, data: bytes, _: bytes) -> bytes:
    """Any value anywhere inside for an odd one, the file being JSON still."""
    try:
        tree = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return data
    holder: Any = [tree]
    place: Any = 0
    at = tree
    while isinstance(at, dict | list) and at and dice.random() < 0.8:
        holder, place = at, dice.choice(list(at) if isinstance(at, dict) else range(len(at)))
        at = holder[place]
    holder[place] = dice.choice([None, -1, 2**63, 1.5, "", "x" * 999, [], {}, True, [[]], {"a": at}])
    return msgspec.json.encode(tree)


MUTATIONS: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    *(flip, flip, cut, tear, double, splice, patch, exchange, exchange),
)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutated_document_is_opened_or_told(tmp_path: Path, part: int) -> None:
    """Never a crash, never over a second, and every byte of the file is there afterwards."""
    dice = random.Random(part)
    goods = [path.read_bytes() for path in GOLDEN]
    secrets = FakeSecrets()
    secrets.kept["9a87af81a26806fc"] = bytes(range(32))
    path = tmp_path / "leeward.json"
    for number in range(NUMBER // PARTS):
        data = dice.choice(goods)
        for _ in range(dice.randint(1, 3)):
            data = dice.choice(MUTATIONS)(dice, data or b" ", dice.choice(goods))
        path.write_bytes(data)
        began = time.perf_counter()
        try:
            document = Document(path, secrets, os.urandom, cost=CHEAP)
            document.peek()
            found: object = document.unlock(WORDS)
        except LeewardError as error:
            found = error
        assert isinstance(found, State | LeewardError), number
        assert time.perf_counter() - began < LONGEST, number
        left = [each for each in tmp_path.iterdir() if each.suffix == ".json"]
        assert [each.read_bytes() for each in left] == [data], number
        for each in tmp_path.iterdir():
            each.unlink()
