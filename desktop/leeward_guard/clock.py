"""What time it is for an end, whatever is done to the clock. All of it pure.

The wall clock alone would let a clock set back hold a name closed for ever. So an end is compared with the
newest time ever seen, plus what has passed since by the clock that counts from the start of the computer,
sleep included. In doubt it is later, and opens.
"""

from __future__ import annotations

import datetime as dt

from leeward_guard.typed import NamedTuple

# A kept clock that is younger and would say the same is not written again.
GOOD_FOR = dt.timedelta(minutes=5)
SECOND = dt.timedelta(seconds=1)


class Seen(NamedTuple):
    """The clocks as they stand: `wall` in UTC, `uptime` in seconds since the start known as `boot`."""

    wall: dt.datetime
    boot: str = ""
    uptime: int = 0


class Clock(NamedTuple):
    """The newest time seen, a whole second in UTC, and the start and uptime it was seen at."""

    newest: dt.datetime
    boot: str
    uptime: int

    def reckoned(self, seen: Seen) -> dt.datetime:
        """The newest time plus what has surely passed since."""
        # After a new start at least its own uptime has passed.
        passed = seen.uptime - (self.uptime if seen.boot == self.boot else 0)
        return self.newest + dt.timedelta(seconds=max(passed, 0))


def now(kept: Clock | None, seen: Seen) -> dt.datetime:
    """What time it is: never earlier than it was, and not earlier than what has passed since."""
    return seen.wall if kept is None else max(seen.wall, kept.reckoned(seen))


def noted(kept: Clock | None, seen: Seen, at: dt.datetime) -> Clock:
    """What to keep once it is `at`; the kept clock itself where it says as much."""
    fresh = Clock(at.replace(microsecond=0), seen.boot, seen.uptime)
    if kept is not None and kept.boot == seen.boot and fresh.newest - kept.newest < GOOD_FOR:
        return kept if abs(kept.reckoned(seen) - fresh.newest) <= SECOND else fresh
    return fresh
