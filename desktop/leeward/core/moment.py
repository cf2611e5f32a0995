"""What a pure function may know of the present: the local time and a fresh random seed."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

UTC = dt.UTC
MIDDAY = dt.time(12)


class Moment(Struct, frozen=True):
    """One instant, as handed to an intent.

    `at` is aware and local: its date is the calendar date the person lives in.
    `seed` is random and used for no other moment, so ids made from it are unique. `uptime` is what has
    passed since the computer started, sleep included, and `boot` names that start; empty where unknown.
    """

    at: dt.datetime
    seed: str
    boot: str = ""
    uptime: dt.timedelta = dt.timedelta()

    @property
    def today(self) -> dt.date:
        """The local calendar date."""
        return self.at.date()

    @property
    def tz(self) -> dt.tzinfo:
        """The zone the person lives in."""
        return self.at.tzinfo or UTC

    @property
    def zone(self) -> str:
        """The zone's IANA name, or its offset where it has no name."""
        return str(getattr(self.at.tzinfo, "key", None) or self.at.strftime("%z"))

    def new_id(self, number: int = 0) -> str:
        """The id of the `number`th thing made at this moment."""
        return f"{self.seed}.{number}" if number else self.seed


def first_instant(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """The first instant, in UTC, whose date in `zone` is `day` or later.

    Where a zone skips midnight (or a whole day), that is the instant the clocks moved.
    """
    naive = dt.datetime.combine(day, dt.time())
    # A skipped midnight read with fold=0 lands after the gap and with fold=1 before it,
    # by the gap's whole length, so bisect the instants in between.
    low = naive.replace(tzinfo=UTC) - dt.timedelta(hours=30)
    high = naive.replace(tzinfo=UTC) + dt.timedelta(hours=30)
    while high - low > dt.timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).date() >= day:
            high = middle
        else:
            low = middle
    return high


def midday(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Twelve o'clock local time on `day`, in UTC."""
    return dt.datetime.combine(day, MIDDAY, tzinfo=zone).astimezone(UTC)
