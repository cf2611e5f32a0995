"""What runs on this computer, read from /proc: which program, since when, with which arguments."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.system.reading import entries, read

if TYPE_CHECKING:
    from pathlib import Path

PROC_FILE = 1024 * 1024
# Fields of stat after the program's name, counted from 0: the 22nd of all is the start (proc(5)).
START_FIELD = 22 - 3


class Process(Struct, frozen=True, kw_only=True):
    """One process. `started` is in seconds since boot; `program` is its file, empty where hidden.

    `name` is what the kernel calls it, cut after 15 bytes. `group` is its control group, which
    names the sandbox it runs in.
    """

    pid: int
    owner: int
    started: float
    name: str
    program: str = ""
    arguments: tuple[str, ...] = ()
    group: str = ""


def parse_stat(data: bytes, ticks: int) -> tuple[str, float] | None:
    """A process's name and start (seconds since boot) from its stat file, `ticks` to the second.

    The name may hold spaces and brackets, so it ends at the last one.
    """
    before, bracket, after = data.rpartition(b")")
    _, opened, name = before.partition(b"(")
    fields = after.split()
    if not bracket or not opened or len(fields) <= START_FIELD or not fields[START_FIELD].isdigit():
        return None
    return name.decode("utf-8", "replace"), int(fields[START_FIELD]) / ticks


def parse_arguments(data: bytes) -> tuple[str, ...]:
    """The arguments in a cmdline file. A browser that renames itself leaves one, full of spaces."""
    text = data.decode("utf-8", "replace").rstrip("\0")
    if not text:
        return ()
    return tuple(text.split("\0")) if "\0" in text else tuple(text.split(" "))


def parse_uptime(data: bytes) -> float | None:
    """Seconds since boot, sleep included."""
    first = data.split()[:1]
    try:
        return float(first[0]) if first else None
    except ValueError:
        return None


def processes(proc: Path, ticks: int = 0) -> tuple[Process, ...]:
    """Every process that can be seen below `proc`; what ends meanwhile is left out."""
    per_second = ticks or os.sysconf("SC_CLK_TCK")
    found = (_process(folder, per_second) for folder in entries(proc) if folder.name.isdigit())
    return tuple(process for process in found if process is not None)


def booted(proc: Path, now: dt.datetime) -> dt.datetime | None:
    """When this computer was started, by the clock `now` is read from, or None where unknown."""
    uptime = parse_uptime(read(proc / "uptime", PROC_FILE) or b"")
    return None if uptime is None else now - dt.timedelta(seconds=uptime)


def _process(folder: Path, ticks: int) -> Process | None:
    parsed = parse_stat(read(folder / "stat", PROC_FILE) or b"", ticks)
    if parsed is None:
        return None
    try:
        owner = folder.stat().st_uid
    except OSError:
        return None
    name, started = parsed
    return Process(
        pid=int(folder.name),
        owner=owner,
        started=started,
        name=name,
        program=_program(folder),
        arguments=parse_arguments(read(folder / "cmdline", PROC_FILE) or b""),
        group=(read(folder / "cgroup", PROC_FILE) or b"").decode("utf-8", "replace"),
    )


def _program(folder: Path) -> str:
    try:
        link = str((folder / "exe").readlink())
    except OSError:
        return ""
    # An update replaces the file of a program that runs.
    return link.removesuffix(" (deleted)")
