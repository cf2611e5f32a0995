"""Reading what runs."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import hypothesis.strategies as st
from hypothesis import given

from leeward.system.processes import Process, booted, parse_arguments, parse_stat, parse_uptime, processes

if TYPE_CHECKING:
    from pathlib import Path

STAT = b"4242 (%b) S 1 4242 4242 0 -1 4194560 9 0 0 0 1 2 0 0 20 0 30 0 %d 3133440 362 18446744073709551615\n"
NOW = dt.datetime(2026, 11, 21, 23, 40, tzinfo=dt.UTC)


def test_a_start_is_counted_from_boot() -> None:
    """The twenty-second field, in ticks; a name with spaces and brackets does not shift it."""
    assert parse_stat(STAT % (b"firefox-esr", 231572), 100) == ("firefox-esr", 2315.72)
    assert parse_stat(STAT % (b"Web) (1 2 3", 100), 100) == ("Web) (1 2 3", 1.0)


def test_a_broken_stat_is_none() -> None:
    """What is cut off or no number says nothing."""
    assert parse_stat(b"", 100) is None
    assert parse_stat(b"4242 firefox S", 100) is None
    assert parse_stat(STAT[:60] % b"firefox", 100) is None


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(data: bytes) -> None:
    """A process that ends while it is read gives anything, and never an error."""
    parse_stat(data, 100)
    parse_uptime(data)
    assert all(isinstance(part, str) for part in parse_arguments(data))


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1), min_size=2
    )
)
def test_arguments_come_as_they_were_given(arguments: list[str]) -> None:
    """NUL ends each; one that is empty at the end can't be told from the end."""
    assert parse_arguments("".join(f"{a}\0" for a in arguments).encode()) == tuple(arguments)


def test_a_title_in_place_of_arguments_is_taken_apart() -> None:
    """A browser that renames itself leaves one text with spaces."""
    assert parse_arguments(b"/usr/lib/chromium/chromium --type=renderer --lang=en\0\0\0") == (
        "/usr/lib/chromium/chromium",
        "--type=renderer",
        "--lang=en",
    )


def test_each_process_is_read_whole(tmp_path: Path) -> None:
    """Program, arguments, group and owner; what is no process, or gone, is left out."""
    one, gone, other = (tmp_path / name for name in ("4242", "77", "self"))
    for folder in (one, gone, other):
        folder.mkdir()
    (one / "stat").write_bytes(STAT % (b"firefox", 500))
    (one / "cmdline").write_bytes(b"firefox\0--no-remote\0")
    (one / "cgroup").write_bytes(b"0::/app.slice/app-flatpak-org.mozilla.firefox-9.scope\n")
    (one / "exe").symlink_to("/usr/lib/firefox/firefox (deleted)")
    assert processes(tmp_path, ticks=100) == (
        Process(
            pid=4242,
            owner=os.getuid(),
            started=5.0,
            name="firefox",
            program="/usr/lib/firefox/firefox",
            arguments=("firefox", "--no-remote"),
            group="0::/app.slice/app-flatpak-org.mozilla.firefox-9.scope\n",
        ),
    )


def test_the_boot_is_counted_back_from_now(tmp_path: Path) -> None:
    """By the clock that is handed in; without an uptime there is none."""
    assert booted(tmp_path, NOW) is None
    (tmp_path / "uptime").write_bytes(b"60.50 100.00\n")
    assert booted(tmp_path, NOW) == NOW - dt.timedelta(seconds=60.5)
