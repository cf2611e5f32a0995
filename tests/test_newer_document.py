"""A document of a newer Leeward, as after a downgrade: read, never written, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leeward import cli
from leeward.core import pages
from leeward.store.codec import VERSION
from shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "I sleep better."
WRITES = [
    ("log", "reached-out"),
    ("plan-for", "it is late", "I call Ada"),
    ("close", "https://www.instagram.com/somebody", "--yes"),
    ("remind", "19:30"),
    ("write",),
    ("check", "this-computer"),
]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell over a document that a newer version has saved."""
    made = Shell(tmp_path / "mine")
    assert made.run("init", "--start", "2026-11-10", "--protect", "none") == cli.DONE
    made.world.opened().do(pages.write_reason, WORDS)
    path = made.world.path
    newer = path.read_bytes().replace(
        b'"version":%d,"settings":{' % VERSION, b'"version":%d,"settings":{"new":1,' % (VERSION + 1)
    )
    path.write_bytes(newer)
    return made


def test_it_is_read(shell: Shell) -> None:
    """The day and what was written are there."""
    assert shell.run("status") == cli.DONE
    assert "12" in shell.out
    assert shell.run("export", "--help") == cli.DONE
    assert pages.reasons(shell.world.opened().state) == (WORDS,)


@pytest.mark.parametrize("words", WRITES, ids=[words[0] for words in WRITES])
def test_nothing_is_written_and_it_says_why(shell: Shell, words: tuple[str, ...]) -> None:
    """Not a byte of the document or beside it changes; the person reads that a newer Leeward wrote it."""
    before = everything(shell)
    assert shell.run(*words) == cli.NO_DOCUMENT_ACCESS
    assert "newer" in shell.err
    assert everything(shell) == before


def test_what_is_closed_can_be_opened(shell: Shell) -> None:
    """The way out asks for no document at all."""
    assert shell.run("lift") == cli.DONE


def everything(shell: Shell) -> dict[str, bytes]:
    """Each file of the person's own, but for locks."""
    return {
        str(path): path.read_bytes()
        for path in shell.folder.rglob("*")
        if path.is_file() and path.stat().st_size
    }
