"""Numbers of people to talk to, as written in `resources/content`."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERYWHERE = ""
UNION = "EU"
IN_THE_UNION = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)


class HelpKind(enum.Enum):
    """What a line is for. A directory's `number` is a site that lists others."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    ABUSE = "abuse"
    DIRECTORY = "directory"


class HelpLine(Struct, frozen=True, kw_only=True):
    """One line. `country` is a two-letter code, EU for all of the Union, empty where it serves everywhere.

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
    """The lines that serve a country, emergencies first, then its own; all lines where none is named."""
    if not country:
        return tuple(lines)
    code = country.upper()
    own = (code, UNION, EVERYWHERE) if code in IN_THE_UNION else (code, EVERYWHERE)
    served = (line for line in lines if line.country in own)
    return tuple(sorted(served, key=lambda x: (x.kind is not HelpKind.EMERGENCY, own.index(x.country))))
