"""Hard moments and what happened, on the command line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from leeward import __main__, cli, start
from leeward.core.companion import Channel
from leeward.core.records import Kind
from shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in which resting moves the clock."""
    found = Shell(tmp_path)

    def rest(_head: cli.Head, seconds: float) -> None:
        found.world.now += dt.timedelta(seconds=seconds)

    monkeypatch.setattr(cli.Head, "rest", rest)
    return found


def test_ten_minutes_are_waited_and_kept(shell: Shell) -> None:
    """Quietly, and the number of times stands there after (rows 42, 112, 118)."""
    shell.run("init", "--start", "2026-11-10")
    assert shell.run("moment") == cli.DONE
    assert "Nothing to decide for ten minutes." in shell.out.splitlines()[0]
    assert shell.out.splitlines()[-1] == "You waited once. That stays."
    shell.run("moment")
    assert shell.out.splitlines()[-1] == "You waited 2 times. That stays."
    (first, second) = shell.world.opened().state.waits
    assert [(w.end - w.begin).total_seconds() for w in (first, second)] == [600, 600]


def test_it_needs_no_document(shell: Shell) -> None:
    """Who has none yet may wait all the same."""
    assert shell.run("moment") == cli.DONE
    assert "You waited. That counts." in shell.out
    assert not shell.world.path.exists()


def test_ctrl_c_is_fine(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends without a trace of an error, and nothing is kept."""
    shell.run("init")

    def interrupted(_head: cli.Head, _seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.Head, "rest", interrupted)
    assert shell.run("moment") == cli.DONE
    assert shell.out.splitlines()[-1] == "That's fine."
    assert not shell.world.opened().state.waits


def test_with_a_display_the_window_opens_it() -> None:
    """Without one, or without the window's parts, the same words are a command."""
    assert start.window_asked(["moment"]) == start.WindowAsked(word="moment")
    assert start.WindowAsked(word="moment").is_command
    assert start.window_asked(["moment", "moment"]) is None
    assert start.window_asked(["status"]) is None


def test_what_happened_is_put_down_with_its_way_its_length_and_its_cause(shell: Shell) -> None:
    """All in one line; a cause nobody knows is left out (rows 39, 66, 124, 125)."""
    shell.run("init", "--start", "2026-11-10")
    code = shell.run(
        *("log", "reached-out", "--at", "2026-11-18T20:00", "--until", "2026-11-18T21:30"),
        *("--by", "calls", "--after", "song", "--after", "cause-night", "--after", "rain"),
    )
    assert code == cli.DONE
    (kept,) = shell.world.opened().state.contacts
    assert (kept.kind, kept.channel) == (Kind.REACHED_OUT, Channel.CALLS)
    assert kept.causes == ("cause-song", "cause-night")
    assert (kept.end - kept.begin).total_seconds() == 90 * 60


def test_an_end_before_its_begin_is_not_taken(shell: Shell) -> None:
    """Nothing is put down then."""
    shell.run("init", "--start", "2026-11-10")
    code = shell.run("log", "looked", "--at", "2026-11-18T20:00", "--until", "2026-11-18T19:00")
    assert code == cli.NOT_TAKEN
    assert not shell.world.opened().state.contacts


@pytest.mark.parametrize(
    ("word", "display", "installed", "opens"),
    [
        ("show", "", True, False),
        ("show", ":0", True, True),
        ("moment", ":0", True, True),
        ("moment", ":0", False, False),
        ("moment", "", True, False),
        ("hide", ":0", True, False),
    ],
)
def test_where_no_window_can_be_the_terminal_is(
    monkeypatch: pytest.MonkeyPatch, word: str, display: str, *, installed: bool, opens: bool
) -> None:
    """Without a display or the window's parts a command stays in the terminal; hiding opens nothing."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: object() if installed else None)
    assert __main__.opens_window(start.WindowAsked(word=word)) is opens
