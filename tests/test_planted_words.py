"""A look into our own files: with sealing on, nobody finds a word, a nickname or a handle in them.

What the desktop sees of the windows is looked at in `gui/test_planted_words.py`.
"""

from __future__ import annotations

import logging
import tempfile
from typing import TYPE_CHECKING

import pytest

from leeward import cli
from leeward.core import pages
from leeward.custody import Custody
from leeward.store.paths import Folders
from shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

ENTRY, DRAFT, HANDLE, HOST = "zweiundzwanzig Kraniche", "Liebe Quitte, ", "quittenmus_77", "kraniche.example"


@pytest.mark.parametrize("protection", ["keyring", "passphrase"])
def test_a_day_leaves_no_word_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, protection: str
) -> None:
    """After a day of use every file under data, state, cache, home and temporary folders is silent."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("HOME", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    shell = Shell(tmp_path / "mine")
    shell.typed = "my phrase\n"
    assert shell.run("init", "--protect", protection, "--start", "2026-11-10") == cli.DONE
    for link in (f"https://www.instagram.com/{HANDLE}/", f"https://{HOST}/", "instagram.com"):
        assert shell.run("close", link) == cli.DONE
    for line in (
        ("log", "reached-out", "--at", "22:15"),
        ("log", "looked"),
        ("check", "instagram"),
        ("open", f"https://www.instagram.com/{HANDLE}/"),
        ("status",),
        ("doctor",),
        ("prove",),
        ("spare-key",),
    ):
        shell.run(*line)
    engine = shell.world.engine()
    engine.keeping.unlock("my phrase")
    engine.do(pages.write_reason, ENTRY)
    custody = Custody(engine, Folders.of(shell.folder))
    troubles: list[object] = []
    for length in range(len(DRAFT)):
        custody.put_draft("letter", DRAFT[: length + 1], troubles.append)
    shell.world.path.with_name("leeward (conflicted copy).json").write_bytes(shell.world.path.read_bytes())
    engine.keeping.take_up()
    shell.run("protect", "passphrase")
    shell.run("export", str(tmp_path / "out.leeward"), "--format", "archive")
    name = shell.json("backups")["backups"][0]["name"]
    shell.run("backups", "--restore", name)
    assert not troubles
    looked_at = 0
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        looked_at += 1
        for planted in (ENTRY, DRAFT, HANDLE, HOST):
            for form in (planted, planted.upper(), planted.encode("utf-16-le").decode("latin-1")):
                assert form.encode("latin-1") not in path.read_bytes(), path
                assert form not in path.name
    assert looked_at >= 5
    for planted in (ENTRY, DRAFT, HANDLE, HOST):
        assert planted not in caplog.text
