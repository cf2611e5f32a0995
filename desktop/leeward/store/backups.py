"""Older documents, kept beside the present one: of the last ten days, and before every change of format.

A backup is a document like any other, sealed as it was, in a file of its own that says when it was taken
and why. Nothing but a later backup of its kind takes one away, and those before a change of format stay.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.store import files
from leeward.store.errors import FileAccessError, FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Reason(enum.Enum):
    """Why a backup was taken: as the last of a day, before something, or from another computer."""

    DAY = "day"
    FORMAT = "format"
    PROTECTION = "protection"
    RESTORE = "restore"
    COPY = "copy"


KEPT = {Reason.DAY: 10, Reason.RESTORE: 10, Reason.COPY: 10}

_NAME = re.compile(r"leeward-(\d{4}-\d\d-\d\d)-(\d{6})(?:-\d+)?-([a-z]+)\.json")
_STAMP = "%Y-%m-%d-%H%M%S"


def wall_clock() -> dt.datetime:
    """The computer's local time."""
    return dt.datetime.now().astimezone()


class Backup(Struct, frozen=True):
    """One backup: its file's name, the local time it was taken (naive), and why."""

    name: str
    taken: dt.datetime
    reason: Reason


class Backups:
    """The backups in `folder`, which is made when the first is taken.

    `clock` is the local time. Calls that write are made while the document is held by
    `files.exclusive`. All may raise FileAccessError.
    """

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime]) -> None:
        self.folder = folder
        self._clock = clock

    def all(self) -> tuple[Backup, ...]:
        """Every backup, the newest first."""
        found = (self._known(path) for path in files.listed(self.folder))
        return tuple(sorted((b for b in found if b is not None), key=lambda b: (b.taken, b.name)))[::-1]

    def read(self, name: str) -> bytes:
        """A backup's bytes; FileAccessError(MISSING) where no backup has that name."""
        if _NAME.fullmatch(name) is None:
            raise FileAccessError(FileProblem.MISSING, self.folder / name)
        return files.read(self.folder / name)

    def keep(self, data: bytes, reason: Reason) -> str:
        """Take a backup, read back from the disk; its name."""
        stamp = f"{self._clock():{_STAMP}}"
        known = {path.name for path in files.listed(self.folder)}
        stems = (stamp, *(f"{stamp}-{number}" for number in range(2, len(known) + 3)))
        name = next(n for n in (f"leeward-{stem}-{reason.value}.json" for stem in stems) if n not in known)
        files.replace(self.folder / name, data)
        self._thin(reason, name)
        return name

    def day_is_due(self) -> bool:
        """Whether today has none yet, of what stood here before the day's first save."""
        today = self._clock().date()
        return not any(b.reason is Reason.DAY and b.taken.date() == today for b in self.all())

    def rewrite(self, name: str, data: bytes) -> None:
        """Seal a backup anew, in its place."""
        files.replace(self.folder / name, data)

    def drop(self, name: str) -> None:
        """Take a backup away."""
        files.remove(self.folder / name)

    def _thin(self, reason: Reason, new: str) -> None:
        """Take the oldest of a kind away; never the new one, even if the clock went back."""
        kind = [b.name for b in self.all() if b.reason is reason and b.name != new]
        for name in kind[KEPT.get(reason, len(kind) + 1) - 1 :]:
            self.drop(name)

    def _known(self, path: Path) -> Backup | None:
        fits = _NAME.fullmatch(path.name)
        try:
            return fits and Backup(
                path.name, dt.datetime.fromisoformat(f"{fits[1]}T{fits[2]}"), Reason(fits[3])
            )
        except ValueError:
            return None  # named like one, and none of ours
