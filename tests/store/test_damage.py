"""Damaged documents: every change is found, none crashes, and the file is always kept."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import contact, page, target
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.errors import LeewardError
from leeward.core.state import State
from leeward.store.document import Document
from leeward.store.errors import DocumentBrokenError, Flaw, WrongPassphraseError
from leeward.store.vault import Cost

CHEAP = Cost(memory=128, passes=1, lanes=1)
WORDS = "correct horse"
STATE = State(pages=(page("Für mich."),), contacts=(contact(),), targets=(target(),))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


class Bench:
    """One document and its key, to be damaged over and over."""

    def __init__(self, folder: Path, protection: Protection) -> None:
        self.path = folder / "leeward.json"
        self.secrets = FakeSecrets()
        self.protection = protection
        self._document().create(STATE, protection, WORDS)
        self.good = self.path.read_bytes()

    def opened(self, content: bytes) -> State | LeewardError:
        """What a document of that content opens as; afterwards the content lies somewhere, untouched."""
        for each in self.path.parent.iterdir():
            each.unlink()
        self.path.write_bytes(content)
        found = self._opened()
        assert content in [each.read_bytes() for each in self.path.parent.iterdir()]
        return found

    def _document(self) -> Document:
        return Document(self.path, self.secrets, os.urandom, cost=CHEAP)

    def _opened(self) -> State | LeewardError:
        try:
            self._document().peek()
            return self._document().unlock(WORDS)
        except LeewardError as error:
            return error


@pytest.fixture(params=Protection, ids=lambda protection: protection.value)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    """A bench for each protection."""
    return Bench(tmp_path, request.param)


def test_every_flipped_bit_is_found(bench: Bench) -> None:
    """One bit anywhere in the file: the very same state still, or an error; never another state.

    A bit of every sixth byte; of every byte in the heavy run.
    """
    for index in range(0, len(bench.good), 1 if os.environ.get("LEEWARD_HEAVY") else 6):
        flipped = bytearray(bench.good)
        flipped[index] ^= 1 << index % 8
        found = bench.opened(bytes(flipped))
        assert found == STATE or isinstance(found, LeewardError)


@given(cut=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_document_cut_or_patched(bench: Bench, cut: st.DataObject) -> None:
    """Cut off, torn, patched and doubled documents open as they were, or are told and kept."""
    good = bench.good
    start = cut.draw(st.integers(0, len(good)))
    end = cut.draw(st.integers(start, len(good)))
    patch = cut.draw(st.binary(max_size=12) | st.just(good[start:end] * 2))
    found = bench.opened(good[:start] + patch + good[end:])
    assert found == STATE or isinstance(found, LeewardError)


@given(inside=JSON, where=st.sampled_from(["format", "version", "settings", "sum", "sealed"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_document_with_another_value_inside(bench: Bench, inside: object, where: str) -> None:
    """Any JSON in the place of any part opens as it was, or is told and kept."""
    parts = msgspec.json.decode(bench.good)
    parts[where] = inside
    found = bench.opened(msgspec.json.encode(parts))
    assert found == STATE or isinstance(found, LeewardError)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 500_000,
        b'{"format":"leeward","version":1,"sealed":' + b"[" * 500_000,
        b'{"format":"leeward","version":1,"x":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        b'{"format":"leeward","version":' + b"9" * 100_000 + b"}",
        b'{"format":"\\ud800","version":1}',
        b'{"format":"leeward","format":"leeward","version":1}',
    ],
    ids=["lists", "lists inside", "objects", "digits", "surrogate", "twice"],
)
def test_a_document_made_to_hurt(bench: Bench, content: bytes) -> None:
    """Depth, length and oddity are errors like any other."""
    assert isinstance(bench.opened(content), LeewardError)


def test_damage_is_told_from_a_wrong_passphrase(tmp_path: Path) -> None:
    """A wrong passphrase is only said of a whole file; a damaged one is not moved on that suspicion."""
    bench = Bench(tmp_path, Protection.PASSPHRASE)
    salt = bench.good.index(b'"salt":"') + len(b'"salt":"')
    other = b"A" if bench.good[salt : salt + 1] != b"A" else b"B"
    damaged = bench.good[:salt] + other + bench.good[salt + 1 :]
    found = bench.opened(damaged)
    assert isinstance(found, DocumentBrokenError)
    assert (found.flaw, found.set_aside) == (Flaw.SUM, None)
    with pytest.raises(WrongPassphraseError):
        Document(bench.path, bench.secrets, os.urandom).unlock("")


@pytest.mark.parametrize("cost", [b'"memory":99999999', b'"memory":1', b'"memory":-128', b'"memory":"128"'])
def test_a_damaged_cost_costs_nothing(tmp_path: Path, cost: bytes) -> None:
    """A file that asks for more memory than there is, or for none, is broken at once."""
    bench = Bench(tmp_path, Protection.PASSPHRASE)
    found = bench.opened(bench.good.replace(b'"memory":128', cost))
    assert isinstance(found, DocumentBrokenError)
    assert found.flaw is Flaw.SHAPE


def test_damage_that_asks_for_much_work_is_not_done(tmp_path: Path) -> None:
    """A damaged cost within the bounds, but above the usual, is told without being paid."""
    bench = Bench(tmp_path, Protection.PASSPHRASE)
    found = bench.opened(bench.good.replace(b'"memory":128,"passes":1', b'"memory":524288,"passes":9'))
    assert isinstance(found, DocumentBrokenError)
    assert (found.flaw, found.set_aside) == (Flaw.SUM, None)


def test_a_header_that_does_not_fit_itself(tmp_path: Path) -> None:
    """A sealed document that says it is open, or the other way round, is broken."""
    bench = Bench(tmp_path, Protection.KEYRING)
    found = bench.opened(bench.good.replace(b'"protection":"keyring"', b'"protection":"open"'))
    assert isinstance(found, DocumentBrokenError)
    assert found.flaw is Flaw.SHAPE
