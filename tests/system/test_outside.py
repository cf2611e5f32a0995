"""Where no guard can be set up from here: it is told why, and what a person can do instead."""

from __future__ import annotations

import datetime as dt
import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from builders import moment
from leeward.core.shield import Result
from leeward.guard_words import FLATPAK, MACOS, WINDOWS
from leeward.system.guard_paths import hosts_path, outside
from leeward.system.outside import NoGuard, hand_made

if TYPE_CHECKING:
    import pytest

NAME = "www.example.org"
LINES = (f"0.0.0.0 {NAME}", f":: {NAME}")
END = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


def test_each_system_is_known(tmp_path: Path) -> None:
    """Windows and macOS by their name, a Flatpak by the file it has, and elsewhere nothing is in the way."""
    info = tmp_path / ".flatpak-info"
    assert outside("linux", info) == ""
    info.touch()
    assert outside("linux", info) == FLATPAK
    assert outside("win32", info) == WINDOWS
    assert outside("darwin", info) == MACOS


def test_the_hosts_file_is_where_the_system_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows names its folder in the environment."""
    monkeypatch.setenv("SYSTEMROOT", "W")
    assert hosts_path("win32") == Path("W/System32/drivers/etc/hosts")
    assert hosts_path("darwin") == hosts_path("linux") == Path("/etc/hosts")


def test_lines_added_by_hand_count_as_closed(tmp_path: Path) -> None:
    """Written as Windows writes them, without an end; taken out again the name is open."""
    hosts = tmp_path / "hosts"
    guard = NoGuard(WINDOWS, hosts)
    assert guard.look(moment()).closed() == frozenset()
    hosts.write_bytes("\r\n".join(("# of the system", *LINES, "")).encode())
    found = guard.look(moment())
    assert found.closed() == {NAME}
    assert (found.guard, found.timer, found.outside) == (False, False, WINDOWS)
    assert guard.open([NAME]).result is Result.UNAVAILABLE
    hosts.write_bytes(b"")
    assert guard.open([NAME]).result is Result.UNCHANGED


def test_closing_gives_the_lines_and_says_why(tmp_path: Path) -> None:
    """Nothing is written; every other verb says the same."""
    guard = NoGuard(MACOS, tmp_path / "hosts")
    asked = guard.close({NAME: END})
    assert (asked.result, asked.reason, asked.lines) == (Result.UNAVAILABLE, MACOS, LINES)
    for verb in (guard.apply, guard.touch, guard.reconnect, guard.lift, guard.setup, guard.remove):
        assert (verb().result, verb().reason) == (Result.UNAVAILABLE, MACOS)
    assert guard.setup_plan() == ()
    assert not list(tmp_path.iterdir())


def test_only_a_flatpak_has_commands() -> None:
    """The one that closes holds exactly the list with its ends, as one word of a shell."""
    assert hand_made(WINDOWS, {NAME: END}).close == hand_made(WINDOWS, {NAME: END}).add == ""
    made = hand_made(FLATPAK, {NAME: END})
    _echo, request, *rest = shlex.split(made.close)
    assert json.loads(request) == {"protocol": 1, "names": {NAME: "2026-12-01T12:00:00Z"}}
    assert rest == ["|", "pkexec", "/usr/libexec/leeward/guard", "close"]
    assert hand_made(FLATPAK, {}).close == ""
