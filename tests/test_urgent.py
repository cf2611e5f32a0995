"""Safety or something urgent opens at once, also while the document can't be read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from leeward.core import links, period, shield
from leeward.core.access import Access, Protection
from leeward.core.notices import Matter
from leeward.store.urgent import Urgent
from shell import Shell
from world import CATALOGUE, World

if TYPE_CHECKING:
    from pathlib import Path

SOCIAL = ("social.test", "www.social.test")
PASSPHRASE = "herons at dusk"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world whose document a passphrase seals, with one site closed."""
    made = World(tmp_path)
    engine = made.engine()
    engine.do(period.begin, dt.date(2026, 11, 10))
    engine.keeping.create(Protection.PASSPHRASE, PASSPHRASE)
    for platform in ("social", "other"):
        engine.close(links.plan_site(platform, CATALOGUE))
    made.now += dt.timedelta(minutes=5)
    return made


def test_a_sealed_document_opens_at_once_and_learns_of_it(world: World) -> None:
    """Open without the passphrase, off the list when it opens, and closed by nothing after that."""
    sealed = world.engine()
    assert sealed.access is Access.SEALED
    sealed.open_names_urgently(SOCIAL)
    assert set(world.guard.held) == {"other.test"}
    later = world.engine()
    later.keeping.unlock(PASSPHRASE)
    assert [target.platform for target in later.state.targets] == ["other"]
    logged = later.state.acts_done[-1]
    assert (logged.verb, logged.reason, logged.saved) == ("open", "urgent", world.now)
    assert set(logged.about) == set(SOCIAL)
    later.look()
    later.bring_about()
    later.do(period.set_length, 90)
    assert set(world.guard.held) == {"other.test"}
    assert not later.board.about(Matter.LINES_MISSING)


def test_what_was_healed_while_shut_is_logged_once_it_opens(world: World) -> None:
    """The log has it with its own time and the exact lines, though nothing could be written then."""
    sealed = world.engine()
    sealed.look()
    gone = world.guard.held.pop("other.test")
    world.now += dt.timedelta(minutes=1)
    healed = world.now
    sealed.closing.look({"other.test": gone})
    world.now += dt.timedelta(minutes=9)
    sealed.keeping.unlock(PASSPHRASE)
    logged = sealed.state.acts_done[-1]
    assert (logged.verb, logged.saved) == ("heal", healed)


def test_what_was_closed_again_since_stays_closed(world: World) -> None:
    """A later closing counts for more than an earlier urgency."""
    world.engine().open_names_urgently(SOCIAL)
    engine = world.engine()
    engine.keeping.unlock(PASSPHRASE)
    world.now += dt.timedelta(minutes=5)
    engine.close(links.plan_site("social", CATALOGUE))
    again = world.engine()
    again.keeping.unlock(PASSPHRASE)
    again.look()
    assert set(world.guard.held) == {*SOCIAL, "other.test"}
    assert len(again.state.targets) == 2


def test_a_window_that_is_open_takes_it_up(world: World) -> None:
    """Another process opened it: the next look takes it off the list rather than telling of a drift."""
    window = world.engine()
    window.keeping.unlock(PASSPHRASE)
    world.engine().open_names_urgently(SOCIAL)
    window.look()
    assert [target.platform for target in window.state.targets] == ["other"]
    assert not window.board.notices


def test_the_note_names_nobody_and_goes_when_it_was_taken_up(world: World, tmp_path: Path) -> None:
    """No host stands in the file, and it is gone once the document has learned of it."""
    world.engine().open_names_urgently(SOCIAL)
    note = tmp_path / "opened.json"
    assert b"social" not in note.read_bytes()
    assert note.stat().st_mode & 0o777 == 0o600
    engine = world.engine()
    engine.keeping.unlock(PASSPHRASE)
    engine.look()
    assert not note.exists()


def test_a_full_disk_opens_all_the_same(world: World, tmp_path: Path) -> None:
    """Where nothing can be noted it still opens, and that is told."""
    (tmp_path / "opened.json").mkdir()
    sealed = world.engine()
    sealed.open_names_urgently(SOCIAL)
    assert set(world.guard.held) == {"other.test"}
    assert sealed.board.about(Matter.NOT_SAVED) is not None
    sealed.keeping.unlock(PASSPHRASE)
    assert [target.platform for target in sealed.state.targets] == ["other"]


def test_with_the_document_open_it_is_off_the_list_at_once(world: World) -> None:
    """By names as by the row: everything on the list that closes one of them."""
    engine = world.engine()
    engine.keeping.unlock(PASSPHRASE)
    engine.open_names_urgently(SOCIAL)
    assert [target.platform for target in engine.state.targets] == ["other"]
    assert not set(engine.wanted()) & set(SOCIAL)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'[{"at": "never"}]'])
def test_a_damaged_note_is_none(tmp_path: Path, content: bytes) -> None:
    """Nothing is opened by it, and the next one is kept whole."""
    path = tmp_path / "opened.json"
    path.write_bytes(content)
    urgent = Urgent(path, bytes)
    assert urgent.openings() == ()
    urgent.note(SOCIAL, dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    (kept,) = Urgent(path, bytes).openings()
    assert all(map(kept.has, SOCIAL))
    assert not kept.has("other.test")


def test_the_command_line_asks_for_no_passphrase(tmp_path: Path) -> None:
    """`open --urgent` works on a sealed document, without a word typed."""
    shell = Shell(tmp_path)
    shell.typed = f"{PASSPHRASE}\n"
    assert shell.run("init", "--protect", "passphrase") == 0
    assert shell.run("close", "instagram.com") == 0
    shell.typed = ""
    shell.world.now += dt.timedelta(minutes=5)
    assert shell.run("open", "https://instagram.com/example.person", "--urgent") == 0, shell.err
    assert shell.world.guard.held == {}
    assert "open again" in shell.out
    shell.typed = f"{PASSPHRASE}\n"
    assert shell.json("status")["wanted"] == 0


def test_one_page_of_a_site_that_is_closed_whole_opens_the_site(tmp_path: Path) -> None:
    """The link of one person opens what stands in its way."""
    shell = Shell(tmp_path)
    assert shell.run("init") == 0
    assert shell.run("close", "telegram.org") in {0, 3}
    shell.run("close", "web.telegram.org")
    assert shell.world.guard.held
    assert shell.run("open", "t.me/example", "--urgent") == 0, shell.err
    assert shell.world.guard.held == {}
    assert shell.run("open", "tumblr.com", "--urgent") == 1


def test_a_target_in_a_read_only_document_opens_too(world: World) -> None:
    """A document of a newer version can't be changed; what it closes can be opened."""
    engine = world.engine()
    engine.keeping.unlock(PASSPHRASE)
    engine.keeping.access = Access.READ_ONLY
    found = shield.target_of(engine.state, links.plan_site("social", CATALOGUE))
    assert found is not None
    engine.open_urgently(found.record)
    assert set(world.guard.held) == {"other.test"}
