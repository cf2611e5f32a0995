"""Two computers and a syncing program: its conflict copies are taken up, and no word of them is lost."""

from pathlib import Path

import pytest

from builders import page
from computer import PHRASES, STATE, WORDS, Computer, texts, with_page
from leeward.core.access import Protection
from leeward.core.companion import Page
from leeward.core.state import State, remove
from leeward.store import copies, protection
from leeward.store.backups import Reason
from leeward.store.errors import (
    DocumentBrokenError,
    DocumentNewerError,
    FileAccessError,
    KeyMissingError,
    WrongPassphraseError,
)

NAMES = [
    "leeward.sync-conflict-20261121-234000-ABCDEFG.json",
    "leeward (conflicted copy 2026-11-21 234000).json",
    "leeward (Anna's conflicted copy 2026-11-21).json",
    "leeward (In Konflikt stehende Kopie von Anna 2026-11-21).json",
    "leeward (SFConflict anna@example.org 2026-11-21-23-40-00).json",
    "leeward_conflict-20261121-234000.json",
]
EVERY_PROTECTION = pytest.mark.parametrize("kept_by", Protection)


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


def written_there(here: Computer, name: str, text: str) -> Path:
    """A copy beside the document, in which another computer wrote a page."""
    document = here.document()
    state = document.unlock(WORDS)
    copy = here.path.with_name(name)
    copy.write_bytes(document.sealed(with_page(state, text)))
    return copy


@EVERY_PROTECTION
def test_every_kind_of_copy_is_taken_up(here: Computer, kept_by: Protection) -> None:
    """What each of them holds is in the document, and each is moved to the backups after that."""
    document = here.made(kept_by)
    contents = [written_there(here, name, name).read_bytes() for name in NAMES]
    found = copies.gather(document, with_page(STATE, "here"))
    assert found.left == {}
    assert texts(found.state) == texts(here.reopened(kept_by)) == {*texts(STATE), *NAMES, "here"}
    assert copies.found(document) == ()
    kept = [b for b in document.backups.all() if b.reason is Reason.COPY]
    assert sorted(document.backups.read(b.name) for b in kept) == sorted(contents)


def test_other_files_are_no_copies(here: Computer) -> None:
    """The person's own copies, other endings and other files stay where they are."""
    document = here.made(Protection.OPEN)
    others = ["leeward (copy).json", "leeward.sync-conflict-1.json.tmp", "conflict.json", "leeward-old.json"]
    for name in others:
        here.path.with_name(name).write_bytes(here.path.read_bytes())
    before = here.files()
    assert copies.gather(document, STATE).state is STATE
    assert here.files() == before


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"half writt", DocumentBrokenError),
        (b'{"format":"leeward","version":9,"settings":{},"sum":"","sealed":1}', DocumentNewerError),
    ],
)
def test_a_copy_that_does_not_open_is_left(here: Computer, content: bytes, error: type[Exception]) -> None:
    """Still on its way, or of a later Leeward: it stays, untouched, and the others are taken up."""
    document = here.made(Protection.KEYRING)
    copy = here.path.with_name(NAMES[0])
    copy.write_bytes(content)
    written_there(here, NAMES[1], "there")
    found = copies.gather(document, STATE)
    assert [type(each) for each in found.left.values()] == [error]
    assert copy.read_bytes() == content
    assert "there" in texts(found.state)


def test_a_copy_of_another_key_waits_for_it(here: Computer, tmp_path: Path) -> None:
    """What another key sealed stays until that key is here."""
    document = here.made(Protection.KEYRING)
    there = Computer(tmp_path / "there")
    there.made(Protection.KEYRING, State(pages=(page("there"),)))
    copy = here.path.with_name(NAMES[0])
    copy.write_bytes(there.path.read_bytes())
    found = copies.gather(document, STATE)
    assert isinstance(found.left[copy], KeyMissingError)
    assert found.state is STATE
    here.secrets.kept |= there.secrets.kept
    assert "there" in texts(copies.gather(document, STATE).state)


def test_a_copy_that_changed_meanwhile_stays(here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a syncing program wrote after it was read is taken up the next time."""
    document = here.made(Protection.KEYRING)
    copy = written_there(here, NAMES[0], "first")
    later = written_there(here, NAMES[1], "second").read_bytes()
    here.path.with_name(NAMES[1]).unlink()
    save = document.save

    def slow(state: State) -> State:
        copy.write_bytes(later)
        return save(state)

    with monkeypatch.context() as patch:
        patch.setattr(document, "save", slow)
        state = copies.gather(document, STATE).state
    assert copy.read_bytes() == later
    assert {"first", "second"} <= texts(copies.gather(document, state).state)


def test_an_open_copy_does_not_lie_open_on(here: Computer, tmp_path: Path) -> None:
    """What another computer wrote unsealed is sealed, in the document and among the backups."""
    document = here.made(Protection.KEYRING)
    there = Computer(tmp_path / "there")
    there.made(Protection.OPEN, State(pages=(page("there"),)))
    here.path.with_name(NAMES[0]).write_bytes(there.path.read_bytes())
    copies.gather(document, STATE)
    for path in here.path.parent.rglob("*.json"):
        assert b"there" not in path.read_bytes()


def test_a_copy_outlives_a_save_that_did_not_happen(here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the disk is full, the copy stays where it is."""
    document = here.made(Protection.KEYRING)
    copy = written_there(here, NAMES[0], "there")
    content = copy.read_bytes()

    def full(*_: object) -> int:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        with pytest.raises(FileAccessError):
            copies.gather(document, STATE)
    assert copy.read_bytes() == content


@EVERY_PROTECTION
def test_a_second_computer_never_starts_a_second_document(
    here: Computer, tmp_path: Path, kept_by: Protection
) -> None:
    """Finding the document without its key it asks for it, and makes nothing of its own."""
    here.made(kept_by)
    there = Computer(tmp_path / "there")
    there.path.parent.mkdir(parents=True)
    there.path.write_bytes(here.path.read_bytes())
    before = there.files()
    if kept_by is not Protection.OPEN:
        with pytest.raises((KeyMissingError, WrongPassphraseError)):
            there.document().unlock()
    for wanted in Protection:
        with pytest.raises(FileAccessError):
            there.document().create(STATE, wanted, PHRASES[wanted])
    assert there.files() == before
    assert not there.secrets.kept


def test_what_was_given_back_outlives_a_save_of_before(here: Computer) -> None:
    """What another computer wrote stays on the disk, though the caller had not taken it up yet."""
    document = here.made(Protection.KEYRING)
    there = here.document()
    there.save(with_page(there.unlock(), "there"))
    assert "there" in texts(document.reload(STATE))
    there.save(with_page(there.unlock(), "there again"))
    document.reload(STATE)
    stands = document.save(with_page(STATE, "here"))
    assert texts(stands) == texts(here.reopened(Protection.KEYRING))
    assert {"here", "there", "there again"} <= texts(stands)
    page_there = next(each for each in stands.pages if each.text == "there")
    document.save(remove(stands, Page, page_there.record))
    assert "there" not in texts(here.reopened(Protection.KEYRING))


def test_opened_anew_it_holds_what_stands_there(here: Computer) -> None:
    """What was given back before an older document was put in its place does not come back by itself."""
    document = here.made(Protection.KEYRING)
    before = here.path.read_bytes()
    there = here.document()
    there.save(with_page(there.unlock(), "there"))
    document.reload(STATE)
    here.path.write_bytes(before)
    document.save(with_page(document.unlock(), "here"))
    assert texts(here.reopened(Protection.KEYRING)) == {*texts(STATE), "here"}


def test_two_computers_meet_after_a_change_of_protection(here: Computer) -> None:
    """A copy from before the change is taken up by the key it shares."""
    document = here.made(Protection.KEYRING)
    written_there(here, NAMES[0], "there")
    state = protection.change(document, here.drafts(document), STATE, Protection.PASSPHRASE, WORDS)
    assert "there" in texts(copies.gather(document, state).state)
