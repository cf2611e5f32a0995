"""The document's own commands: spare key, protection, backups, export, import and erasing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from leeward import cli
from leeward.core import pages
from leeward.core.records import Kind
from leeward.core.shield import Outcome, Result
from leeward.latch import Latch
from leeward.store.errors import KeyringProblem
from shell import Shell
from world import QUICK

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "I sleep better."


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with nothing begun."""
    return Shell(tmp_path / "mine")


@pytest.fixture
def begun(shell: Shell) -> Shell:
    """A shell with a document since 10 November, a contact and a page."""
    assert shell.run("init", "--start", "2026-11-10") == cli.DONE
    assert shell.run("log", "reached-out", "--at", "2026-11-15") == cli.DONE
    shell.world.opened().do(pages.write_reason, WORDS)
    return shell


def reasons(shell: Shell) -> tuple[str, ...]:
    """The pages another process finds."""
    return pages.reasons(shell.world.opened().state)


def test_the_spare_key_opens_again(begun: Shell) -> None:
    """Shown in eight groups, typed after the keyring lost its key, it opens and stays open."""
    assert begun.run("spare-key") == cli.DONE
    groups = [line.split()[1] for line in begun.out.splitlines()[1:]]
    begun.world.secrets.kept.clear()
    assert begun.run("status") == cli.NO_DOCUMENT_ACCESS
    assert "spare key" in begun.err
    begun.typed = "-".join(groups).lower() + "\n"
    assert begun.run("unlock") == cli.DONE
    assert begun.run("status") == cli.DONE


def test_a_mistyped_group_is_named(begun: Shell) -> None:
    """The person is told which groups to look at."""
    begun.run("spare-key")
    groups = [line.split()[1] for line in begun.out.splitlines()[1:]]
    begun.typed = " ".join([*groups[:2], "0" * 8, *groups[3:6], "0" * 8, groups[7]])
    assert begun.run("unlock") == cli.NO_DOCUMENT_ACCESS
    assert "groups 3 and 7" in begun.err
    begun.typed = "hello"
    assert begun.run("unlock") == cli.NO_DOCUMENT_ACCESS
    assert "eight groups" in begun.err


def test_an_open_document_has_no_spare_key(shell: Shell) -> None:
    """That is said, and so is that there is no document at all."""
    assert shell.run("unlock") == cli.WRONG_USE
    shell.run("init", "--protect", "none")
    assert shell.run("spare-key") == cli.NO_DOCUMENT_ACCESS
    assert "no spare key" in shell.err


def test_a_forgotten_lock_is_taken_off(begun: Shell) -> None:
    """Whoever can open the document can take the passphrase off the window's lock."""
    engine = begun.world.opened()
    latch = Latch(engine, QUICK)
    latch.choose("storks", lambda _: None, lambda _: None)
    assert begun.world.opened().state.profile.door is not None
    assert begun.run("unlock", "--window") == cli.DONE
    assert begun.world.opened().state.profile.door is None


def test_protection_changes_and_back(begun: Shell) -> None:
    """From login to passphrase and on, with every word kept; a refusing keyring changes nothing."""
    begun.typed = "my phrase\n"
    assert begun.run("protect", "passphrase") == cli.DONE
    assert not begun.world.secrets.kept
    assert begun.run("status") == cli.DONE
    begun.world.secrets.problem = KeyringProblem.DENIED
    assert begun.run("protect", "keyring") == cli.NO_DOCUMENT_ACCESS
    begun.world.secrets.problem = None
    assert begun.run("protect", "keyring", "--renew") == cli.DONE
    assert reasons(begun) == (WORDS,)


def test_a_backup_comes_back(begun: Shell) -> None:
    """Listed, shown and restored; the present becomes a backup first."""
    (first,) = begun.json("backups")["backups"]
    assert begun.json("backups", "--show", first["name"])["pages"] == {"now": 1, "then": 0, "edited": 0}
    assert begun.run("backups", "--show", first["name"]) == cli.DONE
    assert "Pages: 1 only now" in begun.out
    assert begun.run("backups", "--restore", first["name"]) == cli.DONE
    assert reasons(begun) == ()
    kept = next(b for b in begun.json("backups")["backups"] if b["reason"] == "restore")
    assert begun.run("backups", "--restore", kept["name"]) == cli.DONE
    assert reasons(begun) == (WORDS,)
    assert begun.run("backups", "--show", kept["name"]) == cli.DONE
    assert begun.out == "Nothing differs.\n"
    assert begun.run("backups", "--restore", "leeward-2020-01-01-000000-day.json") == cli.NO_DOCUMENT_ACCESS


def test_a_backup_takes_a_broken_documents_place(begun: Shell) -> None:
    """With the document unreadable, one command brings the last backup back."""
    (first,) = begun.json("backups")["backups"]
    begun.world.path.write_bytes(b"rubbish")
    assert begun.run("status") == cli.NO_DOCUMENT_ACCESS
    assert "set aside, unchanged" in begun.err
    assert begun.run("backups") == cli.DONE
    assert begun.run("backups", "--restore", first["name"]) == cli.DONE
    assert begun.run("status") == cli.DONE


@pytest.mark.parametrize("kind", ["json", "markdown", "csv", "archive"])
def test_what_is_exported_comes_in_elsewhere(begun: Shell, tmp_path: Path, kind: str) -> None:
    """Each format is written once, shown by a dry run that changes nothing, and taken in."""
    file = str(tmp_path / f"out.{kind}")
    begun.typed = "phrase\n"
    assert begun.run("export", file, "--format", kind) == cli.DONE
    assert ("Pages: 1" in begun.out) == (kind != "csv")
    assert begun.run("export", file, "--format", kind) == cli.NO_DOCUMENT_ACCESS
    there = Shell(tmp_path / "there")
    there.run("init", "--start", "2026-11-21")
    there.typed = "phrase\n"
    before = there.world.opened().state
    shown = there.json("import", file, "--dry-run")
    assert there.world.opened().state == before
    assert there.run("import", file) == cli.DONE
    state = there.world.opened().state
    if kind != "csv":
        assert shown["comes_in"]["pages"]["now"] == 1
        assert pages.reasons(state) == (WORDS,)
    if kind != "markdown":
        assert [each.kind for each in state.contacts] == [Kind.REACHED_OUT]
    there.run("import", file)
    assert there.world.opened().state.contacts == state.contacts


def test_a_wrong_file_changes_nothing(begun: Shell, tmp_path: Path) -> None:
    """Line and reason are said; what is not there or sealed otherwise is said too."""
    file = tmp_path / "dates.txt"
    file.write_text("2026-11-12\nsoon\n")
    before = begun.world.opened().state
    assert begun.run("import", str(file)) == cli.NO_DOCUMENT_ACCESS
    assert begun.err.startswith("Line 2: There should be a date")
    assert begun.run("import", str(tmp_path / "none")) == cli.NO_DOCUMENT_ACCESS
    file.write_text("Date,Quiet,Gym,\n2026-11-12,2,2,\n")
    assert begun.run("import", str(file)) == cli.NO_DOCUMENT_ACCESS
    assert "Quiet and Gym" in begun.err
    file.write_text('{"format":"leeward export","version":1,"state":{"pages":1}}')
    assert begun.run("import", str(file)) == cli.NO_DOCUMENT_ACCESS
    assert "$.pages" in begun.err
    file.write_text("")
    assert begun.run("import", str(file)) == cli.NO_DOCUMENT_ACCESS
    assert begun.world.opened().state == before


def test_a_day_and_an_entry_go(begun: Shell) -> None:
    """Erased from the document and every backup; without a yes nothing happens."""
    assert begun.run("erase", "--day", "2026-11-15") == cli.NOT_DONE
    assert begun.run("erase", "--day", "2026-11-15", "--yes") == cli.DONE
    for reason in ("day", "restore"):
        name = next(b["name"] for b in begun.json("backups")["backups"] if b["reason"] == reason)
        begun.run("backups", "--restore", name)
    engine = begun.world.opened()
    assert engine.state.contacts == ()
    assert begun.run("erase", "--entry", engine.state.pages[0].record, "--yes") == cli.DONE
    assert "Erased from an older state: leeward-" in begun.out
    assert "can't reach" in begun.out
    assert reasons(begun) == ()
    for each in begun.json("backups")["backups"]:
        shown = begun.json("backups", "--show", each["name"])
        assert not {"pages", "contacts"} & shown.keys()


def test_everything_goes(begun: Shell) -> None:
    """No file and no key is left, what is closed is open, and what can't be reached is said."""
    begun.run("close", "instagram.com")
    begun.interactive = True
    begun.typed = "y\n"
    assert begun.run("erase") == cli.DONE
    assert "other computers" in begun.out
    assert "Opened: " in begun.out
    assert not begun.world.guard.held
    assert not begun.world.secrets.kept
    assert not os.path.lexists(begun.folder)
    assert begun.run("status") == cli.WRONG_USE


def test_what_stays_closed_is_told(begun: Shell) -> None:
    """Where the guard does not open it, that is in the list."""
    begun.run("close", "instagram.com")
    begun.world.guard.answer = Outcome(result=Result.FAILED)
    begun.run("erase", "--yes")
    assert "Still closed: www.instagram.com" in begun.out
    assert "Opened: " not in begun.out


def test_a_key_that_stays_is_told(begun: Shell) -> None:
    """A keyring that can't be asked keeps the key, and that is said."""
    begun.world.secrets.problem = KeyringProblem.LOCKED
    assert begun.run("erase", "--yes") == cli.NOT_DONE
    assert "still holds the key" in begun.err
