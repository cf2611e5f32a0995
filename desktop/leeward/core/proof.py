"""What checking showed: the values of a proof."""

from __future__ import annotations

import datetime as dt
import enum

from msgspec import Struct


class Finding(enum.Enum):
    """What was seen for one name."""

    CLOSED = "closed"
    NO_LINES = "no-lines"
    OTHER_LINE = "other-line"
    STILL_ANSWERS = "still-answers"


class Checked(Struct, frozen=True):
    """One name and what was seen."""

    name: str
    finding: Finding


class Proof(Struct, frozen=True, kw_only=True):
    """A check of names at one instant (aware)."""

    at: dt.datetime
    checked: tuple[Checked, ...]

    def closed(self) -> frozenset[str]:
        """The names that were seen closed."""
        return frozenset(c.name for c in self.checked if c.finding is Finding.CLOSED)
