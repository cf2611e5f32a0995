"""Backups: one of each of the last ten days, compared with the present, and brought back."""

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from builders import card_mark, moment, page
from computer import PHRASES, STATE, Computer, texts, with_page
from leeward.core import compare
from leeward.core.access import Protection
from leeward.core.companion import Page
from leeward.core.merge import merge
from leeward.core.state import State, put, remove
from leeward.store.backups import Backups, Reason
from leeward.store.errors import DocumentBrokenError, FileAccessError, FileProblem
from states import every_version, heads, states

ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


def contents(versions: State) -> set[object]:
    """What a state's records say, whatever their versions are called."""
    return {msgspec.structs.replace(each, version="") for each in every_version(versions)}


class TestTaking:
    """When a backup is taken, and which are kept."""

    def test_the_last_ten_days_are_kept(self, here: Computer) -> None:
        """Of each day that something was saved on, the last state is there, ten days back."""
        document = here.made(Protection.KEYRING)
        state = STATE
        for number in range(15):
            here.now += ONE_DAY
            for part in ("morning", "evening"):
                state = document.save(with_page(state, f"{number} {part}"))
        found = document.backups.all()
        assert [b.reason for b in found] == [Reason.DAY] * 10
        for number, backup in enumerate(found):
            kept = texts(document.keys.opened(document.backups.read(backup.name)).state)
            assert f"{13 - number} evening" in kept
            assert f"{14 - number} morning" not in kept
        assert found[0].taken.date() == here.now.date()

    def test_saves_of_one_day_take_one(self, here: Computer) -> None:
        """A day of many saves pushes no older day out."""
        document = here.made(Protection.OPEN)
        for number in range(12):
            document.save(with_page(STATE, str(number)))
        assert len(document.backups.all()) == 1

    def test_a_clock_gone_back_loses_none(self, here: Computer) -> None:
        """Backups of days that are yet to come do not keep today's from being taken."""
        document = here.made(Protection.OPEN)
        for _ in range(12):
            here.now += ONE_DAY
            document.save(STATE)
        here.now -= 400 * ONE_DAY
        document.save(STATE)
        assert here.now.date() in [b.taken.date() for b in document.backups.all()]

    def test_a_save_does_not_wait_for_a_backup(self, here: Computer) -> None:
        """Where backups can't be kept, the words are saved all the same, and the trouble is known."""
        document = here.made(Protection.OPEN)
        document.backups.folder.write_bytes(b"in the way")
        document.save(with_page(STATE, "x"))
        assert document.backup_trouble is not None
        assert "x" in texts(here.reopened(Protection.OPEN))
        document.backups.folder.unlink()
        document.save(STATE)
        assert document.backup_trouble is None

    def test_what_is_no_backup_is_left_alone(self, here: Computer) -> None:
        """Other files in the folder are neither listed, read by name nor removed."""
        document = here.made(Protection.OPEN)
        folder = document.backups.folder
        folder.mkdir()
        names = ["notes.txt", "leeward-2026-99-99-000000-day.json", "leeward-2026-11-21-000000-other.json"]
        for name in names:
            (folder / name).write_bytes(b"mine")
        assert document.backups.all() == ()
        for _ in range(12):
            here.now += ONE_DAY
            document.save(STATE)
        assert all((folder / name).read_bytes() == b"mine" for name in names)
        for name in ("notes.txt", "../leeward.json", "/etc/hostname", ""):
            with pytest.raises(FileAccessError) as told:
                document.backups.read(name)
            assert told.value.problem is FileProblem.MISSING

    def test_two_of_one_second_are_both_kept(self, tmp_path: Path) -> None:
        """A name is never used twice."""
        backups = Backups(tmp_path / "b", lambda: dt.datetime(2026, 11, 21, 12))  # noqa: DTZ001
        assert backups.keep(b"one", Reason.RESTORE) != backups.keep(b"two", Reason.RESTORE)
        assert {backups.read(b.name) for b in backups.all()} == {b"one", b"two"}

    def test_only_the_owner_may_read_them(self, here: Computer) -> None:
        """A backup is as private as the document."""
        document = here.made(Protection.OPEN)
        document.save(STATE)
        (backup,) = document.backups.all()
        assert (document.backups.folder / backup.name).stat().st_mode & 0o777 == 0o600
        assert document.backups.folder.stat().st_mode & 0o777 == 0o700


class TestComparing:
    """What a backup would bring back."""

    def test_it_names_what_differs(self) -> None:
        """Pages added, removed and edited since are told apart; what is the same is not named."""
        same, old, lost = page("same"), page("old"), page("lost")
        then = State(pages=(same, old, lost), cards=(card_mark(),))
        new = page("new")
        now = remove(put(put(then, new), page("edited", record=old.record)), Page, lost.record)
        (found,) = compare.differences(now, then)
        assert found.kind == "pages"
        assert found.only_now == (new,)
        assert found.only_then == (lost,)
        assert [(a.text, b.text) for a, b in found.edited if isinstance(a, Page) and isinstance(b, Page)] == [
            ("old", "edited")
        ]

    @given(states())
    def test_the_same_differs_in_nothing(self, state: State) -> None:
        """A state compared with itself, merged or not, shows nothing."""
        assert compare.differences(state, merge(state, state)) == ()

    @given(heads(2))
    def test_brought_back_it_is_the_same(self, both: tuple[State, State]) -> None:
        """After a restore nothing differs from the backup, and merging with the present changes nothing."""
        present, then = both
        restored = compare.restore(present, then, now=moment())
        assert contents(restored) == contents(then)
        assert compare.differences(restored, then) == ()
        assert contents(merge(restored, present)) == contents(merge(present, restored)) == contents(restored)
        assert merge(restored, present).profile == restored.profile
        assert compare.differences(compare.restore(restored, then, now=moment()), then) == ()


class TestRestoring:
    """The older state becomes the present one, and the present one a backup."""

    @pytest.mark.parametrize("protection", Protection)
    def test_a_restore_keeps_the_present(self, here: Computer, protection: Protection) -> None:
        """What was removed is back; what is there now stays in a backup."""
        document = here.made(protection)
        document.save(STATE)
        emptied = remove(STATE, Page, STATE.pages[0].record)
        present = document.save(with_page(emptied, "written since"))
        (backup,) = document.backups.all()
        then = document.keys.opened(document.backups.read(backup.name)).state
        stands = document.save(compare.restore(present, then, now=moment()), before=Reason.RESTORE)
        assert texts(stands) == texts(here.reopened(protection)) == {"Something only for me."}
        kept = next(b for b in document.backups.all() if b.reason is Reason.RESTORE)
        assert texts(document.keys.opened(document.backups.read(kept.name)).state) == {"written since"}

    @pytest.mark.parametrize("protection", Protection)
    def test_a_backup_takes_a_lost_documents_place(self, here: Computer, protection: Protection) -> None:
        """After the document broke and was set aside, a backup opens in its stead."""
        document = here.made(protection)
        document.save(STATE)
        (backup,) = document.backups.all()
        here.path.write_bytes(b"rubbish")
        again = here.document()
        with pytest.raises(DocumentBrokenError):
            again.peek()
        again.put_back(backup.name)
        assert again.unlock(PHRASES[protection]) == STATE

    def test_it_takes_no_place_that_is_taken(self, here: Computer) -> None:
        """While a document stands, no backup is put over it; a broken backup is put nowhere."""
        document = here.made(Protection.OPEN)
        document.save(STATE)
        (backup,) = document.backups.all()
        before = here.files()
        with pytest.raises(FileAccessError) as told:
            document.put_back(backup.name)
        assert told.value.problem is FileProblem.EXISTS
        assert here.files() == before
        here.path.unlink()
        (document.backups.folder / backup.name).write_bytes(b"rubbish")
        with pytest.raises(DocumentBrokenError):
            document.put_back(backup.name)
        assert not os.path.lexists(here.path)
