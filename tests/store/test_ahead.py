"""A document that another process opens ahead is the same, and what that can't do is done as ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import page
from computer import WORDS, Computer
from leeward.core.access import Protection
from leeward.core.state import State, put
from leeward.store import unsealed
from leeward.store.document import Document
from leeward.store.errors import DocumentBrokenError, KeyUnavailableError, WrongPassphraseError
from leeward.store.unsealed import unseal_into, unsealed_in

if TYPE_CHECKING:
    from leeward.store.unsealed import Unsealed

LIVED = State(pages=(page("My words."),))
DESKTOP = Path(__file__).parents[2] / "desktop"
# Where there is no key store, the other process finds nothing, and says nothing.
WITHOUT = """
import sys
from pathlib import Path
from leeward.store.ahead import Ahead

ahead = Ahead.begin(Path(sys.argv[1]))
print(ahead and (ahead.take(), ahead.take()))
"""


class Found:
    """What another process would hand over, here at once; `taken` counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.taken = 0

    def take(self) -> Unsealed | None:
        """It, by memory without a name."""
        self.taken += 1
        memory = os.memfd_create("test")
        try:
            unseal_into(memory, self._path)
            return unsealed_in(memory)
        except KeyUnavailableError:
            return None
        finally:
            os.close(memory)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer whose unlocked key store gives keys to any process of the person."""
    made = Computer(tmp_path)
    monkeypatch.setattr(unsealed, "unlocked_key", made.secrets.get)
    return made


def ahead_of(here: Computer) -> tuple[Document, Found]:
    """A document that has been opened ahead."""
    found = Found(here.path)
    return Document(here.path, here.secrets, os.urandom, ahead=found), found  # type: ignore[arg-type]


def test_the_document_is_the_same(here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The state comes without another word to the key store, and is saved and read again as ever."""
    here.made(Protection.KEYRING, LIVED)
    document, found = ahead_of(here)
    with monkeypatch.context() as patched:
        patched.setattr(document.keys, "of", None)
        assert document.unlock() == LIVED
    assert found.taken == 1
    assert document.protection is Protection.KEYRING
    assert not document.changed_on_disk()
    more = put(LIVED, page("More."))
    document.save(more)
    assert here.document().unlock() == more


def test_what_another_computer_wrote_meanwhile_is_not_lost(here: Computer) -> None:
    """What stood there when it was read counts as seen, and nothing later does."""
    other = here.made(Protection.KEYRING, State())
    document, found = ahead_of(here)
    early = found.take()
    other.save(LIVED)
    found.take = lambda: early  # type: ignore[method-assign]
    assert document.unlock() == State()
    assert document.changed_on_disk()
    assert document.reload(State()).pages == LIVED.pages


@pytest.mark.parametrize("protection", [Protection.OPEN, Protection.PASSPHRASE])
def test_what_needs_no_key_store_is_opened_as_ever(here: Computer, protection: Protection) -> None:
    """Open, or by its passphrase, which is asked for."""
    here.made(protection, LIVED)
    document, _ = ahead_of(here)
    if protection is Protection.PASSPHRASE:
        with pytest.raises(WrongPassphraseError):
            document.unlock()
    assert document.unlock(WORDS) == LIVED


def test_a_broken_document_is_told_in_earnest(here: Computer) -> None:
    """The other process leaves it where it is, and the first sets it aside."""
    here.made(Protection.KEYRING, LIVED)
    here.path.write_bytes(here.path.read_bytes()[:-20])
    process = [sys.executable, "-c", WITHOUT, str(here.path)]
    told = subprocess.run(process, env={"PYTHONPATH": str(DESKTOP)}, capture_output=True, check=True)
    assert (told.stdout, told.stderr) == (b"(None, None)\n", b"")
    assert here.path.exists()
    with pytest.raises(DocumentBrokenError):
        here.document().unlock()
    assert not here.path.exists()


def test_where_no_end_is_heard_of_nothing_was_found(here: Computer) -> None:
    """A program that starts us may have us hear of no process that ends."""
    here.made(Protection.KEYRING, LIVED)
    deaf = "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n" + WITHOUT
    process = [sys.executable, "-c", deaf, str(here.path)]
    done = subprocess.run(process, env={"PYTHONPATH": str(DESKTOP)}, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"(None, None)\n", b"")


def test_where_there_is_none_nothing_is_begun(tmp_path: Path) -> None:
    """The first start of all starts no other process."""
    process = [sys.executable, "-c", WITHOUT, str(tmp_path / "none.json")]
    done = subprocess.run(process, env={"PYTHONPATH": str(DESKTOP)}, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"None\n", b"")
