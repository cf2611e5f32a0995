"""How long to stay out of contact: a few questions that suggest, and decide nothing."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from leeward.core.period import DEFAULT_LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection

LONGER, LONGEST = 60, 90


class Asks(enum.Enum):
    """What can be answered with yes."""

    PAINFUL = "painful"
    ON_AND_OFF = "on-and-off"
    TIES = "ties"
    NEVER_AGAIN = "never-again"


def suggested(yes: Collection[Asks]) -> int | None:
    """The days that may fit: 30 as is commonly advised, longer after pain or with ties; None is no end."""
    if Asks.NEVER_AGAIN in yes:
        return None
    reasons = len({*yes} & {Asks.PAINFUL, Asks.ON_AND_OFF, Asks.TIES})
    return {0: DEFAULT_LENGTH, 1: LONGER}.get(reasons, LONGEST)
