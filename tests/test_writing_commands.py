"""Writing from the command line: what comes in is kept, by its prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leeward import cli
from leeward.core import pages
from leeward.core.companion import PageKind
from leeward.core.profile import answer
from leeward.core.records import Situation
from shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.core.state import State


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A terminal over a document of day 12."""
    found = Shell(tmp_path)
    assert found.run("init", "--start", "2026-11-10") == cli.DONE
    return found


def state(shell: Shell) -> State:
    """What stands in the document."""
    return shell.world.opened().state


def test_standard_input_is_kept(shell: Shell) -> None:
    """Several lines are one page, and it prints none of them."""
    shell.typed = "A long walk.\nThe gulls were loud.\n"
    assert shell.run("write") == cli.DONE
    assert "gulls" not in shell.out
    (kept,) = state(shell).pages
    assert (kept.text, kept.prompt) == ("A long walk.\nThe gulls were loud.", "free")


def test_a_prompt_decides_the_kind(shell: Shell) -> None:
    """A reason, a line of a list, a letter; what comes again has its day (rows 31, 35, 45, 108)."""
    for prompt in ("reason", "handled", "letter", "future"):
        shell.typed = "So."
        assert shell.run("write", prompt) == cli.DONE
    kinds = {page.prompt: page.kind for page in state(shell).pages}
    assert kinds == {
        "reason": PageKind.REASON,
        "handled": PageKind.LINE,
        "letter": PageKind.LETTER,
        "future": PageKind.JOURNAL,
    }
    assert pages.of_prompt(state(shell), "future")[0].again is not None


def test_what_there_is_to_write_about(shell: Shell) -> None:
    """The list shows what is open now, and questions stay with the window."""
    assert shell.run("write", "--list") == cli.DONE
    assert "free: Just write" in shell.out
    assert "weekly" not in shell.out


def test_nothing_and_nobody_knows(shell: Shell) -> None:
    """Nothing typed keeps nothing; a prompt that is not there, or not for this path, is not taken."""
    shell.typed = "  \n"
    assert shell.run("write") == cli.NOT_DONE
    shell.typed = "So."
    assert shell.run("write", "dove") == cli.NOT_TAKEN
    shell.world.opened().do(answer, situation=Situation.CARE)
    assert shell.run("write", "closing-letter") == cli.NOT_TAKEN
    assert not state(shell).pages


def test_it_asks_where_somebody_types(shell: Shell) -> None:
    """In a terminal the prompt's own words come first, apart from what is printed."""
    shell.interactive = True
    shell.typed = "So."
    shell.run("write", "future")
    assert "The life you want." in shell.err
