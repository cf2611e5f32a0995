"""Numbers of people to talk to, as written in `resources/content`."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERYWHERE = ""


class HelpKind(enum.Enum):
    """What a line is for. A directory's `number` is a site that lists others."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    ABUSE = "abuse"
    DIRECTORY = "directory"


class HelpLine(Struct, frozen=True, kw_only=True):
    """One line. `country` is a two-letter code, empty where it serves everywhere.

    `number` is what to dial, or the host to visit. `checked` is the day it was last read in `source`.
    """

    country: str
    kind: HelpKind
    name: str
    number: str
    hours: str
    note: str
    source: str
    checked: dt.date


def for_country(lines: Iterable[HelpLine], country: str) -> tuple[HelpLine, ...]:
    """The lines of a country and those that serve everywhere; all of them where no country is named."""
    return tuple(line for line in lines if not country or line.country in {country.upper(), EVERYWHERE})
