"""Who keeps the key changes, and at every moment there are two copies that open."""

from itertools import permutations
from pathlib import Path

import pytest

from computer import CHEAP, PHRASES, STATE, WORDS, Computer, texts, with_page
from leeward.core.access import Protection
from leeward.store import protection
from leeward.store.backups import Reason
from leeward.store.document import Document
from leeward.store.errors import (
    FileAccessError,
    KeyMissingError,
    KeyringProblem,
    KeyUnavailableError,
    WrongPassphraseError,
)
from leeward.store.vault import Cost

OTHER_WORDS = "another phrase"


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


def changed(
    here: Computer, document: Document, to: Protection, words: str = WORDS, *, renew: bool = False
) -> None:
    """Change a document's protection, with a page and a draft on the way."""
    phrase = words if to is Protection.PASSPHRASE else None
    protection.change(document, here.drafts(document), with_page(STATE, "new"), to, phrase, renew=renew)


@pytest.mark.parametrize(("old", "new"), list(permutations(Protection, 2)))
def test_each_protection_changes_into_each(here: Computer, old: Protection, new: Protection) -> None:
    """The new way opens document, backups and drafts, with everything written; a copy is left nowhere."""
    document = here.made(old)
    here.drafts(document).put("letter", "half a letter")
    document.save(STATE)
    changed(here, document, new)
    assert document.protection is new
    again = here.document()
    assert "new" in texts(again.unlock(PHRASES[new]))
    assert here.drafts(again).get("letter") == "half a letter"
    (backup,) = again.backups.all()
    assert backup.reason is Reason.DAY
    phrase = PHRASES[old] if new is Protection.OPEN else PHRASES[new]
    assert again.keys.opened(again.backups.read(backup.name), phrase).state == STATE


@pytest.mark.parametrize("new", [Protection.KEYRING, Protection.PASSPHRASE])
def test_what_lay_open_is_sealed_everywhere(here: Computer, new: Protection) -> None:
    """After sealing, no word stands readable in document, backups or drafts."""
    document = here.made(Protection.OPEN)
    here.drafts(document).put("letter", "half a letter")
    document.save(STATE)
    changed(here, document, new)
    for path in here.path.parents[1].rglob("*"):
        if path.is_file():
            assert b"Something only" not in path.read_bytes()
            assert b"half a letter" not in path.read_bytes()


def test_the_spare_key_stays_what_it_was(here: Computer) -> None:
    """What lies on paper opens the document after every change between sealed ones."""
    document = here.made(Protection.KEYRING)
    paper = " ".join(document.spare_key())
    changed(here, document, Protection.PASSPHRASE)
    changed(here, document, Protection.PASSPHRASE, OTHER_WORDS)
    changed(here, document, Protection.KEYRING)
    assert "new" in texts(here.document().unlock(spare=paper))


def test_a_renewed_key_leaves_the_old_one_nothing(here: Computer) -> None:
    """Where someone knows the key, a new one is made: neither old paper nor old passphrase opens anything."""
    document = here.made(Protection.PASSPHRASE)
    here.drafts(document).put("letter", "half a letter")
    document.save(STATE)
    paper = document.spare_key()
    changed(here, document, Protection.PASSPHRASE, OTHER_WORDS, renew=True)
    assert document.spare_key() != paper
    again = here.document()
    with pytest.raises(WrongPassphraseError):
        again.unlock(WORDS)
    again.unlock(OTHER_WORDS)
    assert here.drafts(again).get("letter") == "half a letter"
    assert [again.keys.opened(again.backups.read(b.name)).state for b in again.backups.all()] == [STATE]


def test_an_old_passphrase_opens_nothing(here: Computer) -> None:
    """After a change of passphrase the old one opens neither document nor backup."""
    document = here.made(Protection.PASSPHRASE)
    document.save(STATE)
    changed(here, document, Protection.PASSPHRASE, OTHER_WORDS)
    again = here.document()
    for data in (here.path.read_bytes(), *(again.backups.read(b.name) for b in again.backups.all())):
        with pytest.raises(WrongPassphraseError):
            again.keys.opened(data, WORDS)


def test_the_keyring_forgets_what_a_passphrase_keeps(here: Computer) -> None:
    """With a passphrase the login alone opens nothing any more."""
    document = here.made(Protection.KEYRING)
    changed(here, document, Protection.PASSPHRASE)
    assert not here.secrets.kept


def test_the_keyring_keeps_what_a_backup_needs(here: Computer) -> None:
    """Opened to all, or with a backup that can't be sealed anew, the old key stays where it was."""
    document = here.made(Protection.KEYRING)
    document.save(STATE)
    (backup,) = document.backups.all()
    changed(here, document, Protection.OPEN)
    assert here.document().keys.opened(document.backups.read(backup.name)).state == STATE
    sealed = Computer(here.path.parents[1] / "sealed")
    document = sealed.made(Protection.KEYRING)
    document.save(STATE)
    (document.backups.folder / document.backups.all()[0].name).write_bytes(b"rubbish")
    changed(sealed, document, Protection.PASSPHRASE)
    assert sealed.secrets.kept


def test_a_refusing_keyring_changes_nothing(here: Computer) -> None:
    """Where the new keeper does not take the key, the document stays as it was."""
    document = here.made(Protection.PASSPHRASE)
    before = here.files()
    here.secrets.problem = KeyringProblem.DENIED
    with pytest.raises(KeyUnavailableError):
        changed(here, document, Protection.KEYRING)
    with pytest.raises(WrongPassphraseError):
        changed(here, document, Protection.PASSPHRASE, "")
    assert here.files() == before


def test_a_document_changed_by_another_process_is_followed(here: Computer) -> None:
    """A process that has it open goes on saving, the new way, and knows both pages."""
    first = here.made(Protection.KEYRING)
    second = here.document()
    state = second.unlock()
    changed(here, first, Protection.PASSPHRASE)
    stands = second.save(with_page(state, "from the second"))
    assert second.protection is Protection.PASSPHRASE
    assert {"new", "from the second"} <= texts(stands)
    assert here.document().unlock(WORDS) == stands


def test_a_change_taken_up_before_a_save_is_kept(here: Computer) -> None:
    """A process that looked at the new document first does not save it the old way."""
    first = here.made(Protection.KEYRING)
    second = here.document()
    state = second.unlock()
    changed(here, first, Protection.PASSPHRASE)
    second.save(second.reload(state))
    assert "new" in texts(here.document().unlock(WORDS))


def test_a_key_renewed_by_another_process_is_asked_for(here: Computer) -> None:
    """A process without the new key saves nothing over it, until the person gives it."""
    first = here.made(Protection.KEYRING)
    second = here.document()
    state = with_page(second.unlock(), "from the second")
    changed(here, first, Protection.KEYRING, renew=True)
    kept, here.secrets.kept = here.secrets.kept, {}
    before = here.files()
    with pytest.raises(KeyMissingError):
        second.save(state)
    assert here.files() == before
    here.secrets.kept = kept
    assert {"new", "from the second"} <= texts(second.save(state))


def test_a_stopped_change_is_finished_later(here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after the document was sealed, what is left open is sealed at the next start."""
    document = here.made(Protection.OPEN)
    document.save(STATE)
    with monkeypatch.context() as patch:
        patch.setattr(protection, "finish", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            changed(here, document, Protection.KEYRING)
    again = here.document()
    again.unlock()
    assert protection.finish(again)
    (backup,) = again.backups.all()
    assert b"Something only" not in again.backups.read(backup.name)
    assert again.keys.opened(again.backups.read(backup.name)).state == STATE


def test_a_cheap_passphrase_grows_dearer(here: Computer) -> None:
    """Opened with today's parameters, the next save wraps the key anew; the passphrase stays."""
    here.made(Protection.PASSPHRASE)
    dearer = Cost(memory=256, passes=1, lanes=1)
    assert CHEAP.work < dearer.work
    document = Document(here.path, here.secrets, bytes, cost=dearer)
    document.save(document.unlock(WORDS))
    assert b'"memory":256' in here.path.read_bytes()
    assert here.reopened(Protection.PASSPHRASE) == STATE


def test_a_full_disk_changes_nothing(here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for the copy in transit the change does not begin."""
    document = here.made(Protection.KEYRING)
    before = here.files()

    def full(*_: object) -> int:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        with pytest.raises(FileAccessError):
            changed(here, document, Protection.PASSPHRASE)
    assert here.files() == before
    assert here.reopened(Protection.KEYRING) == STATE
