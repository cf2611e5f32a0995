"""What the engine does about the document's files, and what it tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from computer import texts, with_page
from leeward.core import pages
from leeward.core.access import Protection
from leeward.core.notices import Matter
from leeward.custody import Custody
from leeward.store.backups import Reason
from leeward.store.errors import KeyMissingError, KeyringProblem, KeyUnavailableError, WrongKeyError
from leeward.store.paths import Folders
from leeward.texts import Texts
from leeward.wording import notice_words
from slow import ByHand
from world import World

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.core.errors import LeewardError
    from leeward.engine import Engine


COPY = "leeward.sync-conflict-20261121-234000-ABCDEFG.json"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world with an empty folder."""
    return World(tmp_path / "data")


def told(engine: Engine, matter: Matter) -> str:
    """The words of the notice about a matter; empty where there is none."""
    notice = engine.board.about(matter)
    return "" if notice is None else notice_words(Texts(), notice).text


def reopened(world: World) -> set[str]:
    """What is written in the document on the disk."""
    return texts(world.opened().state)


def test_a_copy_is_taken_up_when_it_appears(world: World) -> None:
    """What another computer wrote at the same time is here and on the disk, and the copy is a backup."""
    engine = world.begun()
    copy = world.path.with_name(COPY)
    copy.write_bytes(engine.keeping.document.sealed(with_page(engine.state, "there")))
    engine.do(pages.write_reason, "here")
    engine.keeping.take_up()
    assert texts(engine.state) == reopened(world) == {"here", "there"}
    assert engine.keeping.saved
    assert not copy.exists()
    assert Reason.COPY in {b.reason for b in engine.keeping.document.backups.all()}
    assert not told(engine, Matter.COPIES_LEFT)


def test_a_copy_that_does_not_come_in_is_told_once(world: World) -> None:
    """It stays; put away, the words come again only for another copy, and go once none is left."""
    engine = world.begun()
    copy = world.path.with_name(COPY)
    copy.write_bytes(b"half writt")
    engine.keeping.take_up()
    assert "A copy" in told(engine, Matter.COPIES_LEFT)
    assert "on its way" in told(engine, Matter.COPIES_LEFT)
    engine.board.settle(Matter.COPIES_LEFT)
    engine.keeping.take_up()
    assert not told(engine, Matter.COPIES_LEFT)
    other = world.path.with_name("leeward (conflicted copy).json")
    other.write_bytes(b'{"format":"other","version":1}')
    engine.keeping.take_up()
    assert "2 copies" in told(engine, Matter.COPIES_LEFT)
    copy.unlink()
    engine.keeping.take_up()
    assert "not one of Leeward's" in told(engine, Matter.COPIES_LEFT)
    other.unlink()
    engine.keeping.take_up()
    assert not told(engine, Matter.COPIES_LEFT)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyMissingError("id"), "a key that is not here"),
        (WrongKeyError(), "a key that is not here"),
        (KeyUnavailableError(KeyringProblem.LOCKED), "Unlock it"),
    ],
)
def test_a_copy_of_another_key_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    """Why it has not come in is said in words of its own."""
    engine = world.begun()
    world.path.with_name(COPY).write_bytes(world.path.read_bytes())

    def refuse(_: bytes) -> None:
        raise error

    monkeypatch.setattr(engine.keeping.document.keys, "opened", refuse)
    engine.keeping.take_up()
    assert words in told(engine, Matter.COPIES_LEFT)


def test_a_backup_that_can_not_be_kept_is_told(world: World) -> None:
    """The words are saved; that the older state is not kept is said once, until it is kept again."""
    engine = world.begun()
    in_the_way = world.path.with_name("backups")
    in_the_way.write_text("something else")
    engine.do(pages.write_reason, "here")
    assert engine.keeping.saved
    assert reopened(world) == {"here"}
    assert "is saved" in told(engine, Matter.NO_BACKUP)
    engine.board.settle(Matter.NO_BACKUP)
    engine.do(pages.write_reason, "and here")
    assert not told(engine, Matter.NO_BACKUP)
    in_the_way.unlink()
    engine.do(pages.write_reason, "here, too")
    in_the_way.rename(in_the_way.with_name("elsewhere"))
    in_the_way.write_text("again")
    engine.do(pages.write_reason, "once more")
    assert "older state" in told(engine, Matter.NO_BACKUP)


def test_what_was_set_aside_is_told_with_its_name(world: World) -> None:
    """Rubbish in the document's place is moved, not written over, and the words here are saved."""
    engine = world.begun()
    world.path.write_bytes(b"rubbish")
    engine.do(pages.write_reason, "here")
    assert reopened(world) == {"here"}
    (aside,) = world.path.parent.glob("*unreadable*")
    assert str(aside) in told(engine, Matter.SET_ASIDE)


def test_drafts_that_can_not_be_read_are_told(world: World, tmp_path: Path) -> None:
    """They are moved, and their new name is said."""
    engine = world.begun()
    custody = Custody(engine, Folders.of(tmp_path / "mine"))
    custody.put_draft("letter", "half", _raise)
    custody.drafts.path.write_bytes(b"rubbish")
    found: list[dict[str, str]] = []
    custody.drafts_so_far(found.append, _raise)
    assert found == [{}]
    (aside,) = custody.drafts.path.parent.glob("*unreadable*")
    assert str(aside) in told(engine, Matter.DRAFTS_SET_ASIDE)


def test_a_draft_goes_only_once_its_words_are_saved(tmp_path: Path) -> None:
    """While a save is on its way the draft stands; what is typed anew meanwhile is not forgotten with it."""
    background = ByHand()
    world = World(tmp_path, background=background)
    engine = world.begun()
    custody = Custody(engine, Folders.of(tmp_path / "mine"))
    custody.put_draft("letter", "half", _raise)
    custody.put_draft("line", "half", _raise)
    background.holds = True
    engine.do(pages.write_reason, "whole")
    custody.forget_draft("letter", _raise)
    custody.forget_draft("line", _raise)
    custody.put_draft("line", "anew", _raise)
    assert set(custody.drafts.all()) == {"letter", "line"}
    background.finish()
    background.holds = False
    assert engine.keeping.saved
    assert custody.drafts.all() == {"line": "anew"}


def test_what_is_written_while_a_copy_comes_in_stays(tmp_path: Path) -> None:
    """The window goes on meanwhile; in the end both stand here and on the disk."""
    background = ByHand()
    world = World(tmp_path, background=background)
    engine, other = world.begun(), world.opened()
    other.do(pages.write_reason, "there")
    background.holds = True
    engine.keeping.take_up()
    background.work()
    engine.do(pages.write_reason, "here")
    background.finish()
    background.holds = False
    assert texts(engine.state) == reopened(world) == {"here", "there"}
    assert engine.keeping.saved


def test_a_restore_keeps_what_could_not_be_saved_before(world: World, tmp_path: Path) -> None:
    """Words the disk had refused are in the backup that the restore takes, with another computer's."""
    engine = world.begun()
    custody = Custody(engine, Folders.of(tmp_path / "mine"))
    engine.do(pages.write_reason, "first")
    oldest = engine.keeping.document.backups.all()[-1].name
    world.opened().do(pages.write_reason, "there")
    aside = world.path.rename(world.path.with_name("for now"))
    world.path.mkdir()
    engine.do(pages.write_reason, "refused")
    world.path.rmdir()
    aside.rename(world.path)
    custody.restore(oldest, lambda _: None, _raise)
    assert texts(engine.state) == reopened(world) == set()
    document = engine.keeping.document
    (kept,) = [b.name for b in document.backups.all() if b.reason is Reason.RESTORE]
    assert texts(document.keys.opened(document.backups.read(kept)).state) == {"first", "there", "refused"}


def test_a_second_computer_asks_for_the_spare_key(world: World) -> None:
    """Without the key it makes no document of its own; with it, what was written meanwhile comes in."""
    world.begun()
    groups = world.opened().keeping.document.spare_key()
    kept = world.path.read_bytes()
    world.secrets.kept.clear()
    there = world.opened()
    assert there.keeping.needs_spare_key
    there.do(pages.write_reason, "there")
    there.keeping.keep()
    there.keeping.create(Protection.OPEN)
    assert world.path.read_bytes() == kept
    assert not world.secrets.kept
    there.keeping.unlock(spare=" ".join(groups))
    assert texts(there.state) == reopened(world) == {"there"}


def _raise(error: LeewardError) -> None:
    raise error
