"""Drafts: what is half written is there again, however the process ended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from computer import PHRASES, STATE, Computer
from leeward.core.access import Protection
from leeward.store import protection
from leeward.store.errors import FileAccessError, KeyringProblem, KeyUnavailableError
from states import TEXTS

EVERY_PROTECTION = pytest.mark.parametrize("kept_by", Protection)
TESTS = Path(__file__).parents[1]

# Writes drafts for ever, and says after each that the disk has it.
WRITER = """
import os, sys
from pathlib import Path
from computer import Computer
from leeward.core.access import Protection
here = Computer(Path(sys.argv[1]))
document = here.document()
document.unlock("correct horse")
drafts = here.drafts(document)
for number in range(1_000_000):
    drafts.put("letter", "Dear you, " * number)
    print(number, flush=True)
"""


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


@EVERY_PROTECTION
def test_a_draft_comes_back(here: Computer, kept_by: Protection) -> None:
    """Another process finds every draft by its key, until it is dropped."""
    first = here.drafts(here.made(kept_by))
    assert first.all() == {}
    assert first.get("letter") == ""
    first.put("letter", "Dear")
    first.put("reason", "Because")
    first.put("letter", "Dear you")
    document = here.document()
    document.unlock(PHRASES[kept_by])
    second = here.drafts(document)
    assert second.all() == {"letter": "Dear you", "reason": "Because"}
    second.drop("letter")
    second.drop("letter")
    assert first.get("letter") == ""
    assert first.get("reason") == "Because"


@EVERY_PROTECTION
def test_it_survives_being_killed(here: Computer, kept_by: Protection) -> None:
    """Killed in the middle of writing, the last draft the process was sure of is there, or the next."""
    if kept_by is Protection.KEYRING:
        here.made(kept_by)
        kept = "; ".join(f"here.secrets.kept[{k!r}] = {v!r}" for k, v in here.secrets.kept.items())
    else:
        here.made(kept_by)
        kept = "pass"
    source = WRITER.replace("document = here.document()", f"{kept}\ndocument = here.document()")
    environment = os.environ | {"PYTHONPATH": f"{TESTS.parent / 'desktop'}:{TESTS}"}
    command = [sys.executable, "-c", source, str(here.path.parents[1])]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        sure = [running.stdout.readline() for _ in range(30)]
        running.kill()
        sure += running.stdout.readlines()
    last = int(sure[-1])
    document = here.document()
    document.unlock(PHRASES[kept_by])
    assert here.drafts(document).get("letter") in {"Dear you, " * last, "Dear you, " * (last + 1)}


@pytest.mark.parametrize("kept_by", [Protection.KEYRING, Protection.PASSPHRASE])
def test_sealed_means_unreadable(here: Computer, kept_by: Protection) -> None:
    """No word and no key of a draft stands in the file, which only its owner may read."""
    here.drafts(here.made(kept_by)).put("letter", "Dear you")
    written = here.drafts_path.read_bytes()
    assert b"Dear" not in written
    assert b"letter" not in written
    assert here.drafts_path.stat().st_mode & 0o777 == 0o600


@given(content=st.binary(max_size=300) | st.just(b'{"format":"leeward drafts","version":2}'))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_cannot_be_read_is_kept(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever stands there is moved aside, never written over, and drafts go on."""
    here = Computer(tmp_path_factory.mktemp("bad"))
    drafts = here.drafts(here.made(Protection.KEYRING))
    here.drafts_path.parent.mkdir()
    here.drafts_path.write_bytes(content)
    drafts.put("letter", "Dear")
    assert drafts.last_set_aside is not None
    assert drafts.last_set_aside.read_bytes() == content
    assert drafts.all() == {"letter": "Dear"}


def test_drafts_of_a_key_that_is_gone_are_kept(here: Computer, tmp_path: Path) -> None:
    """Another document's drafts are moved aside, not thrown away."""
    other = Computer(tmp_path / "other")
    other.drafts(other.made(Protection.KEYRING)).put("letter", "theirs")
    drafts = here.drafts(here.made(Protection.KEYRING))
    here.drafts_path.parent.mkdir()
    here.drafts_path.write_bytes(other.drafts_path.read_bytes())
    assert drafts.all() == {}
    assert drafts.last_set_aside is not None


def test_drafts_left_with_the_old_key(here: Computer) -> None:
    """Stopped before the drafts were sealed anew, they still open by the key the keyring has."""
    document = here.made(Protection.KEYRING)
    drafts = here.drafts(document)
    drafts.put("letter", "Dear")
    before = here.drafts_path.read_bytes()
    old = dict(here.secrets.kept)
    protection.change(document, drafts, STATE, Protection.KEYRING, renew=True)
    here.drafts_path.write_bytes(before)
    here.secrets.kept |= old
    again = here.document()
    again.unlock()
    assert here.drafts(again).get("letter") == "Dear"


def test_a_pipe_in_their_place(here: Computer) -> None:
    """What is no file is told, not waited for."""
    drafts = here.drafts(here.made(Protection.OPEN))
    here.drafts_path.parent.mkdir()
    os.mkfifo(here.drafts_path)
    for act in (drafts.all, lambda: drafts.put("a", "b"), lambda: drafts.drop("a")):
        with pytest.raises(FileAccessError):
            act()


@given(texts=st.dictionaries(TEXTS, TEXTS, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_texts_come_back(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> None:
    """Whatever is written comes back the same."""
    here = Computer(tmp_path_factory.mktemp("any"))
    drafts = here.drafts(here.made(Protection.KEYRING))
    for key, text in texts.items():
        drafts.put(key, text)
    assert drafts.all() == texts


def test_dropping_what_was_never_put(here: Computer) -> None:
    """Where there are no drafts, nothing is made and nothing removed."""
    drafts = here.drafts(here.made(Protection.KEYRING))
    drafts.drop("letter")
    assert not here.drafts_path.exists()
    drafts.put("letter", "Dear")
    drafts.drop("reason")
    assert drafts.all() == {"letter": "Dear"}


def test_no_drafts_are_sealed_anew(here: Computer) -> None:
    """A change of protection with every draft dropped makes none."""
    document = here.made(Protection.KEYRING)
    drafts = here.drafts(document)
    drafts.put("letter", "Dear")
    drafts.drop("letter")
    protection.change(document, drafts, STATE, Protection.OPEN)
    assert drafts.all() == {}


def test_a_keyring_that_cannot_be_asked_is_told(here: Computer) -> None:
    """Drafts of another key stay where they are while the keyring gives no answer."""
    document = here.made(Protection.KEYRING)
    drafts = here.drafts(document)
    drafts.put("letter", "Dear")
    before = here.drafts_path.read_bytes()
    protection.change(document, drafts, STATE, Protection.KEYRING, renew=True)
    here.drafts_path.write_bytes(before)
    again = here.document()
    again.unlock()
    here.secrets.problem = KeyringProblem.LOCKED
    with pytest.raises(KeyUnavailableError):
        here.drafts(again).all()
    assert here.drafts_path.read_bytes() == before
