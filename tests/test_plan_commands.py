"""The list, plans and people on the command line."""

from pathlib import Path

import pytest

from leeward import cli
from shell import Shell


@pytest.fixture
def begun(tmp_path: Path) -> Shell:
    """A shell with a document."""
    shell = Shell(tmp_path)
    assert shell.run("init") == cli.DONE
    return shell


def test_a_card_is_ticked_with_its_strength_and_a_note(begun: Shell) -> None:
    """What was decided, how strongly and a line of one's own are kept in the document (rows 5, 51)."""
    assert begun.run("check", "instagram", "--way", "quiet", "--note", "Ben did it") == cli.DONE
    assert begun.out.splitlines()[-3:] == ["Done: Muted on Instagram", "Ben did it", "quiet"]
    assert begun.json("check", "instagram", "--undo") == {
        "card": "instagram",
        "mark": "to-do",
        "note": "Ben did it",
        "way": None,
    }


@pytest.mark.parametrize(("flag", "mark"), [("--later", "later"), ("--not-for-me", "not-for-me")])
def test_a_card_is_put_off_or_left_out_and_back(begun: Shell, flag: str, mark: str) -> None:
    """Each decision can be taken back, and then nothing of it is left."""
    assert begun.json("check", "tiktok", flag)["mark"] == mark
    assert begun.json("check", "tiktok", "--undo")["mark"] == "to-do"


def test_a_note_alone_decides_nothing(begun: Shell) -> None:
    """Writing a line with a card does not tick it."""
    assert begun.json("check", "x", "--note", "ask first")["mark"] == "to-do"


def test_cards_are_shown_without_a_document(tmp_path: Path) -> None:
    """The list itself is no secret and needs no key."""
    shell = Shell(tmp_path)
    assert len(shell.json("check")["cards"]) == 41


def test_a_plan_is_kept_and_shown(begun: Shell) -> None:
    """An if-then plan typed here stands with the others (row 57)."""
    assert begun.run("plan-for", "I want to look", "I wait ten minutes") == cli.DONE
    assert begun.run("plan-for") == cli.DONE
    assert "If I want to look: I wait ten minutes" in begun.out.splitlines()
    assert begun.json("plan-for")["plans"] == [
        {"kind": "plan", "title": "I want to look", "then": "I wait ten minutes"}
    ]


def test_with_nothing_planned_it_says_so(begun: Shell) -> None:
    """An empty list is told in a sentence."""
    assert begun.run("plan-for") == cli.DONE
    assert "Nothing is planned yet." in begun.out
    assert begun.run("people") == cli.DONE
    assert "Nobody is on your list yet." in begun.out
