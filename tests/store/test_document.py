"""The document: made, opened, saved, shared between processes, and never lost."""

import errno
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from computer import PHRASES, STATE, WORDS, Computer, texts, with_page
from leeward.core.access import Protection
from leeward.core.state import Settings, State
from leeward.store import codec, files
from leeward.store.errors import (
    DocumentBrokenError,
    DocumentForeignError,
    DocumentNewerError,
    FileAccessError,
    FileProblem,
    Flaw,
    KeyMissingError,
    KeyringProblem,
    KeyUnavailableError,
    WrongKeyError,
    WrongPassphraseError,
)
from leeward.store.keys import Held, Keys
from states import states

EVERY_PROTECTION = pytest.mark.parametrize("protection", Protection)


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


@EVERY_PROTECTION
def test_what_was_saved_is_found_again(here: Computer, protection: Protection) -> None:
    """A second process finds what the first one made and then saved."""
    document = here.made(protection)
    assert here.reopened(protection) == STATE
    after = with_page(STATE, "A second page.")
    assert document.save(after) is after
    assert here.reopened(protection) == after


@EVERY_PROTECTION
@given(state=states())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_state_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, protection: Protection, state: State
) -> None:
    """Nothing of a state is lost or changed on its way to the disk and back."""
    here = Computer(tmp_path_factory.mktemp("any"))
    here.made(protection, state)
    assert here.reopened(protection) == state


@EVERY_PROTECTION
def test_a_locked_start_knows_the_settings(here: Computer, protection: Protection) -> None:
    """Settings and protection can be seen without the key, in a document that was never opened."""
    here.made(protection)
    here.secrets.problem = KeyringProblem.LOCKED
    peek = here.document().peek()
    assert (peek.settings, peek.protection, peek.read_only) == (STATE.settings, protection, False)
    assert not here.document().read_only
    assert here.document().changed_on_disk()


@pytest.mark.parametrize("protection", [Protection.KEYRING, Protection.PASSPHRASE])
def test_sealed_means_unreadable(here: Computer, protection: Protection) -> None:
    """No word, id or date of the person stands in a sealed file; in an open one it does."""
    here.made(protection)
    written = here.path.read_bytes()
    for private in ("Something only", STATE.pages[0].version, "2026-11-10"):
        assert private.encode() not in written


def test_open_means_readable(here: Computer) -> None:
    """Open storage is what it says, and needs no key."""
    here.made(Protection.OPEN)
    assert b"Something only for me." in here.path.read_bytes()
    assert not here.secrets.kept


def test_only_its_owner_may_read_it(here: Computer) -> None:
    """File and folders are closed to other accounts, however they are made."""
    old = os.umask(0)
    try:
        here.made(Protection.OPEN).save(with_page(STATE, "x"))
    finally:
        os.umask(old)
    assert stat.S_IMODE(here.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(here.path.parent.stat().st_mode) == 0o700


def test_nothing_is_left_beside_it(here: Computer) -> None:
    """Saving leaves the document, its empty lock and the day's backup, and nothing else."""
    here.made(Protection.KEYRING).save(with_page(STATE, "x"))
    names = sorted(each.name for each in here.path.parent.iterdir())
    assert names == [".leeward.json.lock", "backups", "leeward.json"]


def test_a_document_is_never_started_over_another(here: Computer) -> None:
    """Making one where anything stands changes nothing, not even what is broken or leads nowhere."""
    here.made(Protection.OPEN)
    before = here.files()
    with pytest.raises(FileAccessError) as told:
        here.made(Protection.OPEN, State())
    assert told.value.problem is FileProblem.EXISTS
    assert here.files() == before
    here.path.unlink()
    here.path.symlink_to(here.path.parent / "nowhere")
    assert here.document().exists()
    with pytest.raises(FileAccessError):
        here.made(Protection.OPEN, State())


def test_without_a_document_that_is_said(here: Computer) -> None:
    """Opening nothing makes nothing."""
    assert not here.document().exists()
    for act in (here.document().peek, here.document().unlock):
        with pytest.raises(FileAccessError) as told:
            act()
        assert told.value.problem is FileProblem.MISSING
    assert not here.path.parent.exists()


class TestKeys:
    """Who has the key, and what is said where it is not to be had."""

    def test_whether_the_login_can_seal(self, here: Computer) -> None:
        """It is tried, and a keyring in trouble says no."""
        assert here.document().login_seals()
        here.secrets.problem = KeyringProblem.LOCKED
        assert not here.document().login_seals()

    def test_a_passphrase_leaves_nothing_in_the_keyring(self, here: Computer) -> None:
        """Made, opened and saved under a passphrase, the key goes nowhere else."""
        document = here.made(Protection.PASSPHRASE)
        paper = " ".join(document.spare_key())
        document.save(with_page(STATE, "x"))
        here.reopened(Protection.PASSPHRASE)
        here.document().unlock(spare=paper)
        assert not here.secrets.kept

    @pytest.mark.parametrize("problem", KeyringProblem)
    def test_a_keyring_that_cannot_be_asked(self, here: Computer, problem: KeyringProblem) -> None:
        """Its trouble is told as it is, and the document is untouched and opens later."""
        here.made(Protection.KEYRING)
        before = here.files()
        here.secrets.problem = problem
        with pytest.raises(KeyUnavailableError) as told:
            here.document().unlock()
        assert told.value.problem is problem
        assert here.files() == before
        here.secrets.problem = None
        assert here.reopened(Protection.KEYRING) == STATE

    def test_a_keyring_without_the_key(self, here: Computer) -> None:
        """On another computer, or with a new keyring, the missing key is told and nothing is touched."""
        here.made(Protection.KEYRING)
        before = here.files()
        here.secrets.kept.clear()
        with pytest.raises(KeyMissingError):
            here.document().unlock()
        assert here.files() == before

    def test_a_keyring_with_another_key(self, here: Computer) -> None:
        """A wrong key is told from a broken file."""
        here.made(Protection.KEYRING)
        before = here.files()
        here.secrets.kept = dict.fromkeys(here.secrets.kept, os.urandom(32))
        with pytest.raises(WrongKeyError):
            here.document().unlock()
        assert here.files() == before

    def test_no_document_without_its_key_kept(self, here: Computer) -> None:
        """Where the keyring refuses the key, no document is made that nobody could open."""
        here.secrets.problem = KeyringProblem.DENIED
        with pytest.raises(KeyUnavailableError):
            here.made(Protection.KEYRING)
        assert not here.document().exists()

    @pytest.mark.parametrize("said", ["wrong", "", None, WORDS + " "])
    def test_another_passphrase(self, here: Computer, said: str | None) -> None:
        """A wrong, empty or missing passphrase opens nothing and touches nothing."""
        here.made(Protection.PASSPHRASE)
        before = here.files()
        with pytest.raises(WrongPassphraseError):
            here.document().unlock(said)
        assert here.files() == before

    def test_an_empty_passphrase_is_not_taken(self, here: Computer) -> None:
        """A document is not made under an empty passphrase."""
        with pytest.raises(WrongPassphraseError):
            here.document().create(STATE, Protection.PASSPHRASE, "")
        assert not here.document().exists()

    def test_one_passphrase_from_every_keyboard(self, here: Computer) -> None:
        """An é opens the document whether it was typed as one sign or as two."""
        here.document().create(STATE, Protection.PASSPHRASE, "ren\u00e9e")
        assert here.document().unlock("rene\u0301e") == STATE

    def test_every_document_has_its_own_key(self, here: Computer, tmp_path: Path) -> None:
        """Two documents of one keyring stand side by side."""
        here.made(Protection.KEYRING)
        other = Computer(tmp_path / "other", here.secrets)
        other.made(Protection.KEYRING, State())
        assert here.reopened(Protection.KEYRING) == STATE
        assert other.reopened(Protection.KEYRING) == State()


class TestTwoProcesses:
    """The file changes under a process that has it open."""

    def test_a_document_that_came_meanwhile_is_not_written_over(
        self, here: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Made by another process, or synced, between looking and writing, it stays."""
        keep = Keys.keep

        def slow(keys: Keys, *told: Any) -> Held:
            here.path.parent.mkdir()
            here.path.write_bytes(b"another's")
            return keep(keys, *told)

        monkeypatch.setattr(Keys, "keep", slow)
        with pytest.raises(FileAccessError) as told:
            here.made(Protection.OPEN)
        assert told.value.problem is FileProblem.EXISTS
        assert here.path.read_bytes() == b"another's"

    def test_a_broken_file_made_whole_meanwhile_stays(
        self, here: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What another computer finished writing while it was judged is not moved away."""
        document = here.made(Protection.OPEN)
        whole = here.path.read_bytes()
        here.path.write_bytes(whole[:-9])
        peek = codec.peek

        def slow(data: bytes) -> codec.Peek:
            here.path.write_bytes(whole)
            return peek(data)

        with monkeypatch.context() as patch:
            patch.setattr(codec, "peek", slow)
            with pytest.raises(DocumentBrokenError) as told:
                here.document().peek()
        assert told.value.set_aside is None
        assert document.reload(STATE) == STATE

    @EVERY_PROTECTION
    def test_a_save_merges_what_it_has_not_seen(self, here: Computer, protection: Protection) -> None:
        """Neither process's page is written over by the other's save."""
        first, second = here.made(protection), here.document()
        state = second.unlock(PHRASES[protection])
        first.save(with_page(STATE, "from the first"))
        stands = second.save(with_page(state, "from the second"))
        expected = {"Something only for me.", "from the first", "from the second"}
        assert texts(stands) == texts(here.reopened(protection)) == expected

    def test_a_change_is_noticed_by_content(self, here: Computer) -> None:
        """Own saves and a touched file are no change; another's save is one until it is taken up."""
        first, second = here.made(Protection.KEYRING), here.document()
        state = second.unlock()
        here.path.write_bytes(here.path.read_bytes())
        assert not first.changed_on_disk()
        first.save(with_page(STATE, "new"))
        assert not first.changed_on_disk()
        assert second.changed_on_disk()
        merged = second.reload(with_page(state, "not saved yet"))
        assert texts(merged) == {"Something only for me.", "new", "not saved yet"}
        assert not second.changed_on_disk()
        assert second.reload(merged) is merged

    def test_a_file_that_went_away_comes_back(self, here: Computer) -> None:
        """Deleted under a running process, folder and all, the document is whole again after a save."""
        document = here.made(Protection.KEYRING)
        shutil.rmtree(here.path.parent)
        assert document.changed_on_disk()
        assert document.reload(STATE) is STATE
        document.save(STATE)
        assert here.reopened(Protection.KEYRING) == STATE

    def test_a_file_broken_meanwhile_is_kept(self, here: Computer) -> None:
        """A save beside rubbish keeps the rubbish too, and says where."""
        document = here.made(Protection.KEYRING)
        here.path.write_bytes(b"rubbish")
        with pytest.raises(DocumentBrokenError):
            document.reload(STATE)
        assert here.path.read_bytes() == b"rubbish"
        document.save(STATE)
        assert document.last_set_aside is not None
        assert document.last_set_aside.read_bytes() == b"rubbish"
        assert here.reopened(Protection.KEYRING) == STATE

    def test_a_file_of_another_key_is_not_written_over(self, here: Computer, tmp_path: Path) -> None:
        """Where another computer's document took the place, saving stops rather than replacing it."""
        document = here.made(Protection.KEYRING)
        other = Computer(tmp_path / "other")
        other.made(Protection.KEYRING, State())
        here.path.write_bytes(other.path.read_bytes())
        before = here.files()
        for act in (document.save, document.reload):
            with pytest.raises(KeyMissingError):
                act(STATE)
        assert here.files() == before

    def test_an_open_file_does_not_unseal_ours(self, here: Computer, tmp_path: Path) -> None:
        """What lies open in the sealed document's place is merged, and sealed again."""
        document = here.made(Protection.KEYRING)
        other = Computer(tmp_path / "other")
        other.made(Protection.OPEN, with_page(State(), "from elsewhere"))
        here.path.write_bytes(other.path.read_bytes())
        document.save(STATE)
        assert b"from elsewhere" not in here.path.read_bytes()
        assert texts(here.reopened(Protection.KEYRING)) == {"Something only for me.", "from elsewhere"}

    def test_many_saves_at_once_lose_nothing(self, here: Computer) -> None:
        """Two processes that save at once, round after round, find every page of both in the end.

        Ten rounds; a thousand in the heavy run.
        """
        rounds = 1000 if os.environ.get("LEEWARD_HEAVY") else 10
        here.made(Protection.OPEN)
        source = """
import sys
from pathlib import Path
from computer import Computer, with_page
document = Computer(Path(sys.argv[1])).document()
state = document.unlock()
for number in range(int(sys.argv[3])):
    print("ready", flush=True)
    sys.stdin.readline()
    state = document.save(with_page(state, f"{sys.argv[2]} {number}"))
"""
        desktop, tests = Path(__file__).parents[2] / "desktop", Path(__file__).parents[1]
        environment = os.environ | {"PYTHONPATH": f"{desktop}:{tests}"}
        command = [sys.executable, "-c", source, str(here.path.parents[1])]
        pipe = subprocess.PIPE
        with ExitStack() as stack:
            running = [
                stack.enter_context(
                    subprocess.Popen([*command, name, str(rounds)], env=environment, stdin=pipe, stdout=pipe)
                )
                for name in "ab"
            ]
            for _ in range(rounds):
                for each in running:
                    assert each.stdout is not None
                    each.stdout.readline()
                for each in running:
                    assert each.stdin is not None
                    each.stdin.write(b"go\n")
                    each.stdin.flush()
        assert [each.returncode for each in running] == [0, 0]
        written = {f"{name} {number}" for name in "ab" for number in range(rounds)}
        assert texts(here.reopened(Protection.OPEN)) == written | {"Something only for me."}

    def test_a_read_only_file_is_replaced(self, here: Computer) -> None:
        """A document marked read-only by its owner is still the owner's to change."""
        document = here.made(Protection.OPEN)
        here.path.chmod(0o400)
        document.save(with_page(STATE, "x"))
        assert "x" in texts(here.reopened(Protection.OPEN))


class TestTrouble:
    """Files that are broken, newer, foreign, or cannot be written."""

    @pytest.mark.parametrize(
        "content", [b"", b"\0" * 4096, b"[]", b"{", b'{"format":"leeward"}', b"\xff\xfe"]
    )
    def test_a_broken_file_is_set_aside(self, here: Computer, content: bytes) -> None:
        """What cannot be read is moved, byte for byte, to a dated name, and a new document may begin."""
        here.path.parent.mkdir()
        here.path.write_bytes(content)
        os.utime(here.path, (0, 1795300000))
        with pytest.raises(DocumentBrokenError) as told:
            here.document().unlock()
        assert told.value.set_aside == here.path.with_name("leeward-unreadable-2026-11-21-222640.json")
        assert here.files() == {"leeward-unreadable-2026-11-21-222640.json": content}
        here.made(Protection.OPEN)
        assert here.reopened(Protection.OPEN) == STATE

    def test_a_second_broken_file_takes_no_place(self, here: Computer) -> None:
        """Two files set aside in the same second are both kept."""
        here.path.parent.mkdir()
        for content in (b"one", b"two"):
            here.path.write_bytes(content)
            os.utime(here.path, (0, 0))
            with pytest.raises(DocumentBrokenError):
                here.document().peek()
        assert sorted(here.files().values()) == [b"one", b"two"]

    def test_words_in_no_time_zone_are_broken(self, here: Computer) -> None:
        """A document that decodes but makes no sense is not half believed."""
        here.made(Protection.OPEN)
        here.path.write_bytes(resum(here.path.read_bytes().replace(b"+01:00", b"")))
        with pytest.raises(DocumentBrokenError) as told:
            here.document().unlock()
        assert told.value.flaw is Flaw.CONTENT

    def test_another_programs_file_is_left_alone(self, here: Computer) -> None:
        """A file of an unknown format is neither opened, moved nor written over."""
        here.path.parent.mkdir()
        here.path.write_bytes(b'{"format":"windward","version":1}')
        before = here.files()
        with pytest.raises(DocumentForeignError):
            here.document().unlock()
        assert here.files() == before

    def test_a_newer_document_is_read_and_never_written(self, here: Computer) -> None:
        """A later version opens with its settings, and no save of ours touches it."""
        here.made(Protection.OPEN)
        newer = here.path.read_bytes().replace(
            b'"version":1,"settings":{', b'"version":2,"settings":{"new":1,'
        )
        here.path.write_bytes(newer)
        document = here.document()
        assert document.peek().read_only
        assert document.peek().settings == STATE.settings
        assert document.unlock() == STATE
        assert document.read_only
        for act in (document.save, document.reload):
            with pytest.raises(DocumentNewerError) as told:
                act(STATE)
            assert told.value.version == 2
        assert here.path.read_bytes() == newer

    def test_a_newer_document_of_another_shape(self, here: Computer) -> None:
        """Where nothing else is understood, the settings are, and the file stays as it is."""
        here.path.parent.mkdir()
        content = b'{"format":"leeward","version":9,"settings":{"theme":"dark"},"sealed":[1,2]}'
        here.path.write_bytes(content)
        peek = here.document().peek()
        assert (peek.settings.theme, peek.protection, peek.read_only) == ("dark", None, True)
        with pytest.raises(DocumentNewerError):
            here.document().unlock()
        assert here.path.read_bytes() == content

    def test_a_newer_document_met_while_saving(self, here: Computer) -> None:
        """A later Leeward on another computer is not undone by ours."""
        document = here.made(Protection.OPEN)
        newer = here.path.read_bytes().replace(b'"version":1,"settings"', b'"version":2,"settings"')
        here.path.write_bytes(newer)
        with pytest.raises(DocumentNewerError):
            document.save(with_page(STATE, "x"))
        assert here.path.read_bytes() == newer

    def test_changed_settings_outside_change_nothing(self, here: Computer) -> None:
        """The sealed settings count, whatever was done to their copy."""
        here.made(Protection.KEYRING)
        here.path.write_bytes(here.path.read_bytes().replace(b'"theme":"dark"', b'"theme":"pink"'))
        assert here.document().peek().settings.theme == "pink"
        assert here.reopened(Protection.KEYRING) == STATE
        here.path.write_bytes(here.path.read_bytes().replace(b'"theme":"pink"', b'"theme":31'))
        assert here.document().peek().settings == Settings()

    def test_a_folder_a_pipe_and_a_device_are_refused(self, here: Computer) -> None:
        """What is no file is neither read, waited for, moved nor replaced."""
        document = here.made(Protection.OPEN)
        for make in (Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
            here.path.rmdir() if here.path.is_dir() else here.path.unlink()
            make(here.path)
            for act in (here.document().unlock, lambda: document.save(STATE), lambda: document.reload(STATE)):
                with pytest.raises(FileAccessError) as told:
                    act()
                assert told.value.problem is FileProblem.NOT_A_FILE
        assert here.path.is_symlink()

    def test_a_link_stays_a_link(self, here: Computer, tmp_path: Path) -> None:
        """A document kept elsewhere is saved there."""
        here.made(Protection.OPEN)
        elsewhere = tmp_path / "elsewhere.json"
        here.path.rename(elsewhere)
        here.path.symlink_to(elsewhere)
        document = here.document()
        document.save(with_page(document.unlock(), "x"))
        assert here.path.is_symlink()
        assert b'"x"' in elsewhere.read_bytes()

    @pytest.mark.parametrize(
        ("call", "code", "problem"),
        [
            ("write", errno.ENOSPC, FileProblem.FULL),
            ("write", errno.EDQUOT, FileProblem.FULL),
            ("fsync", errno.EIO, FileProblem.FAILED),
            ("open", errno.EROFS, FileProblem.READ_ONLY),
            ("open", errno.EACCES, FileProblem.DENIED),
        ],
    )
    def test_a_save_that_fails_keeps_the_old(
        self, here: Computer, monkeypatch: pytest.MonkeyPatch, call: str, code: int, problem: FileProblem
    ) -> None:
        """The disk's trouble is told, what stood there stands, and the next save writes everything."""
        document = here.made(Protection.OPEN)
        before = here.files()

        def fails(*_: object) -> int:
            raise OSError(code, os.strerror(code))

        with monkeypatch.context() as patch:
            patch.setattr(os, call, fails)
            with pytest.raises(FileAccessError) as told:
                document.save(with_page(STATE, "kept in memory"))
        assert (told.value.problem, told.value.code) == (problem, code)
        assert here.files() == before
        document.save(with_page(STATE, "written after all"))
        assert "written after all" in texts(here.reopened(Protection.OPEN))

    def test_what_reads_back_otherwise_is_not_used(
        self, here: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that lies about what it wrote does not cost the old document."""
        document = here.made(Protection.OPEN)
        before = here.files()
        write = os.write
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda file, data: write(file, bytes(data).replace(b"only", b"0nly")))
            with pytest.raises(FileAccessError) as told:
                document.save(with_page(STATE, "x"))
        assert told.value.problem is FileProblem.READ_BACK
        assert here.files() == before

    def test_short_writes_are_finished(self, here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
        """A system that takes a few bytes at a time still gets them all."""
        document = here.made(Protection.OPEN)
        write = os.write
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda file, data: write(file, data[:7]))
            document.save(with_page(STATE, "x"))
        assert "x" in texts(here.reopened(Protection.OPEN))

    def test_a_leftover_of_a_crash_is_no_hindrance(self, here: Computer) -> None:
        """A half-written sibling, or a trap in its place, does not stop the next save."""
        document = here.made(Protection.OPEN)
        trap = here.path.with_name(".leeward.json.new")
        trap.symlink_to(here.path)
        document.save(with_page(STATE, "x"))
        assert "x" in texts(here.reopened(Protection.OPEN))
        assert not trap.is_symlink()

    def test_a_save_waits_for_another_and_says_so_in_the_end(
        self, here: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """While another process holds the document nothing is written, and a hanging one is told."""
        document = here.made(Protection.OPEN)
        before = here.files()
        monkeypatch.setattr(files, "BUSY_TRIES", 2)
        with files.exclusive(here.path), pytest.raises(FileAccessError) as told:
            document.save(with_page(STATE, "x"))
        assert told.value.problem is FileProblem.BUSY
        assert here.files() == before
        document.save(with_page(STATE, "x"))

    @pytest.mark.parametrize(("code", "saves"), [(errno.EINVAL, True), (errno.EIO, False)])
    def test_a_folder_that_cannot_be_flushed(
        self, here: Computer, monkeypatch: pytest.MonkeyPatch, *, code: int, saves: bool
    ) -> None:
        """A disk without that call is fine; one that fails is told, and the words are safe either way."""
        document = here.made(Protection.OPEN)
        fsync = os.fsync

        def fails(file: int) -> None:
            if stat.S_ISDIR(os.fstat(file).st_mode):
                raise OSError(code, os.strerror(code))
            fsync(file)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fails)
            if saves:
                document.save(with_page(STATE, "x"))
            else:
                with pytest.raises(FileAccessError):
                    document.save(with_page(STATE, "x"))
        assert "x" in texts(here.reopened(Protection.OPEN))
        assert len(document.save(with_page(STATE, "y")).pages) >= 2

    def test_a_broken_file_that_cannot_be_moved_stays(self, here: Computer) -> None:
        """Where not even a lock can be made, the broken file stays where it is, and that is said."""
        here.path.parent.mkdir()
        here.path.write_bytes(b"rubbish")
        here.path.with_name(".leeward.json.lock").mkdir()
        with pytest.raises(DocumentBrokenError) as told:
            here.document().unlock()
        assert told.value.set_aside is None
        assert here.path.read_bytes() == b"rubbish"

    def test_a_file_is_moved_on_the_persons_word(self, here: Computer) -> None:
        """Whoever lost the key for good can begin anew, and the old file is still kept."""
        here.made(Protection.KEYRING)
        content = here.path.read_bytes()
        assert here.document().set_aside().read_bytes() == content
        assert not here.document().exists()
        here.made(Protection.KEYRING)

    def test_an_unreadable_later_content(self, here: Computer) -> None:
        """A later version whose content is not understood is told as newer and stays in its place."""
        here.made(Protection.OPEN)
        content = resum(here.path.read_bytes().replace(b"reached-out", b"sent-a-dove"))
        here.path.write_bytes(content.replace(b'"version":1,"settings"', b'"version":2,"settings"'))
        before = here.files()
        with pytest.raises(DocumentNewerError):
            here.document().unlock()
        assert here.files() == before


def test_an_open_document_says_who_can_read_it(here: Computer) -> None:
    """Nothing is said, and nothing saved, before it was opened."""
    document = here.document()
    assert document.changed_on_disk()
    assert document.protection is None
    with pytest.raises(RuntimeError):
        document.save(STATE)
    assert here.made(Protection.PASSPHRASE).protection is Protection.PASSPHRASE


def resum(data: bytes) -> bytes:
    """A tampered file with its sum made right again."""
    parts = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    parts["sum"] = msgspec.Raw(msgspec.json.encode(hashlib.sha256(parts["sealed"]).hexdigest()))
    return msgspec.json.encode(parts)
