"""How long: suggested by a few answers."""

from __future__ import annotations

import pytest

from leeward.core.lengths import Asks, suggested


@pytest.mark.parametrize(
    ("yes", "days"),
    [
        ((), 30),
        ((Asks.PAINFUL,), 60),
        ((Asks.TIES,), 60),
        ((Asks.PAINFUL, Asks.TIES), 90),
        ((Asks.PAINFUL, Asks.ON_AND_OFF, Asks.TIES), 90),
        ((Asks.TIES, Asks.NEVER_AGAIN), None),
    ],
)
def test_longer_after_pain_or_with_ties(yes: tuple[Asks, ...], days: int | None) -> None:
    """It begins with thirty days; pain or ties suggest longer (rows 59, 60, 61, 156)."""
    assert suggested(yes) == days
