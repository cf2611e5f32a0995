"""Erasing: gone from the document and its backups, and what is left is told."""

from pathlib import Path

import msgspec
import pytest

from builders import contact, day, local, moment, page, wait
from computer import STATE, Computer, texts, with_page
from leeward.core.access import Protection
from leeward.core.companion import Doing, Incident
from leeward.core.erasing import erase_day, erase_record
from leeward.core.merge import merge
from leeward.core.state import State
from leeward.store import erase
from leeward.store.errors import KeyringProblem

NOW = moment()
EVERY_PROTECTION = pytest.mark.parametrize("kept_by", Protection)


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


def files_of(here: Computer) -> list[Path]:
    """Every file and folder of a computer."""
    return sorted(here.path.parents[1].rglob("*"))


def test_one_record_goes() -> None:
    """A record of any kind is gone, the others stay, and no other computer brings it back."""
    kept, gone = page("kept"), page("gone")
    state = State(pages=(kept, gone), contacts=STATE.contacts)
    erased = erase_record(state, gone.record, now=NOW)
    assert texts(erased) == {"kept"}
    assert erased.contacts == state.contacts
    assert texts(merge(erased, state)) == {"kept"}
    assert erase_record(erased, "nothing", now=NOW) is erased


def test_one_day_goes() -> None:
    """What happened, was waited through or written on a day goes; what touches it only by name stays."""
    state = State(
        contacts=(
            contact("2026-11-20 23:00", "2026-11-21 01:00"),
            contact("2026-11-20 10:00"),
            contact("2026-11-21 10:00"),
        ),
        waits=(wait("2026-11-21 08:00", "2026-11-21 08:10"), wait("2026-11-19 08:00", "2026-11-19 08:10")),
        pages=(
            page("that day", saved="2026-11-21 22:00"),
            page("before", saved="2026-11-20 22:00"),
            msgspec.structs.replace(page("begun then", saved="2026-11-22 00:10"), begun=local()),
        ),
        doings=tuple(
            Doing(version=at, record=at, saved=local(), act="walk", at=local(at))
            for at in ("2026-11-21 09:00", "2026-11-20 09:00")
        ),
        incidents=tuple(
            Incident(version=at, record=at, saved=local(), at=local(at))
            for at in ("2026-11-21 10:00", "2026-11-20 10:00")
        ),
    )
    erased = erase_day(state, day("2026-11-21"), now=NOW)
    assert [c.begin for c in erased.contacts] == [local("2026-11-20 10:00")]
    assert [w.begin for w in erased.waits] == [local("2026-11-19 08:00")]
    assert texts(erased) == {"before"}
    assert [d.at for d in erased.doings] == [local("2026-11-20 09:00")]
    assert [i.at for i in erased.incidents] == [local("2026-11-20 10:00")]


@EVERY_PROTECTION
def test_it_goes_from_the_backups_too(here: Computer, kept_by: Protection) -> None:
    """After erasing, no backup that opens holds the words; one that does not is named."""
    document = here.made(kept_by)
    document.save(STATE)
    here.now = here.now.replace(day=22)
    document.save(with_page(STATE, "stays"))
    record = STATE.pages[0].record
    broken = document.backups.folder / "leeward-2026-11-01-120000-day.json"
    broken.write_bytes(b"rubbish")
    aside = here.path.with_name("leeward-unreadable-2026-11-01-120000.json")
    aside.write_bytes(b"rubbish")
    told = erase.out_of_backups(document, lambda state: erase_record(state, record, now=NOW))
    assert len(told.removed) == 2
    assert set(told.left) == {broken, aside}
    for path in told.removed:
        assert texts(document.keys.opened(path.read_bytes()).state) <= {"stays"}
    again = erase.out_of_backups(document, lambda state: erase_record(state, record, now=NOW))
    assert again.removed == ()


@EVERY_PROTECTION
def test_everything_goes(here: Computer, kept_by: Protection, tmp_path: Path) -> None:
    """Document, backups, drafts, locks, keys, what was set aside and copies: nothing is left, all is told."""
    document = here.made(kept_by)
    here.drafts(document).put("letter", "x")
    document.save(STATE)
    here.path.with_name("leeward (conflicted copy).json").write_bytes(here.path.read_bytes())
    here.path.with_name("leeward-unreadable-2026-11-01-120000.json").write_bytes(b"rubbish")
    here.path.with_name(".leeward.json.new").write_bytes(b"half")
    (document.backups.folder / ".leeward-2026-11-01-120000-day.json.new").write_bytes(b"half")
    also = tmp_path / "log.txt"
    also.write_bytes(b"x")
    files_before = {path for path in files_of(here) if path.is_file()}
    keys = set(here.secrets.kept)
    told = erase.everything(here.document(), here.drafts_path, [also])
    assert set(told.removed) == files_before
    assert (told.left, told.keys_left) == ((), ())
    assert not here.secrets.kept
    assert keys <= set(told.keys)
    assert files_of(here) == []


def test_what_is_not_ours_stays(here: Computer) -> None:
    """In a folder shared with other files only ours go."""
    here.made(Protection.OPEN)
    mine = here.path.with_name("novel.odt")
    mine.write_bytes(b"mine")
    erase.everything(here.document(), here.drafts_path)
    assert [path for path in files_of(here) if path.is_file()] == [mine]


def test_a_link_and_what_it_leads_to_go(here: Computer, tmp_path: Path) -> None:
    """A document kept elsewhere is erased there."""
    here.made(Protection.OPEN)
    elsewhere = tmp_path / "cloud" / "leeward.json"
    elsewhere.parent.mkdir()
    here.path.rename(elsewhere)
    here.path.symlink_to(elsewhere)
    told = erase.everything(here.document(), here.drafts_path)
    assert {here.path, elsewhere} <= set(told.removed)
    assert files_of(here) == []


def test_what_cannot_go_is_told(here: Computer) -> None:
    """A keyring that can't be asked, and a folder in a file's place, are named; the rest goes."""
    document = here.made(Protection.KEYRING)
    here.secrets.problem = KeyringProblem.LOCKED
    here.drafts_path.mkdir(parents=True)
    told = erase.everything(document, here.drafts_path)
    assert told.left == (here.drafts_path,)
    assert len(told.keys_left) == 1
    assert not here.path.exists()


def test_a_document_that_is_not_there(here: Computer) -> None:
    """With nothing to erase nothing is told, and nothing is made."""
    assert erase.everything(here.document(), here.drafts_path) == erase.Erased()
    assert files_of(here) == []


def test_unreadable_documents_go_too(here: Computer) -> None:
    """What no key opens any more is erased all the same."""
    here.path.parent.mkdir()
    here.path.write_bytes(b"rubbish")
    assert here.path in erase.everything(here.document(), here.drafts_path).removed


def test_a_folder_in_which_nothing_can_be_seen(here: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a folder can't be listed, what is known by name goes all the same."""
    here.made(Protection.OPEN)

    def denied(_: Path) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", denied)
        erase.everything(here.document(), here.drafts_path)
    assert files_of(here) == []
