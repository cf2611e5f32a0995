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
    def utc(self) -> dt.datetime:
        """The instant in UTC: two times of one zone compare by the clock on the wall, which goes back."""
        return in_utc(self.at)

    @property
    def zone(self) -> str:
        """The zone's IANA name, or its offset where it has no name."""
        return str(getattr(self.at.tzinfo, "key", None) or self.at.strftime("%z"))

    def new_id(self, number: int = 0) -> str:
        """The id of the `number`th thing made at this moment."""
        return f"{self.seed}.{number}" if number else self.seed


def first_instant(day: dt.date, zone: dt.tzinfo, after: dt.datetime | None = None) -> dt.datetime:
    """The first instant, in UTC, whose date in `zone` is `day` or later.

    Where a zone skips midnight (or a whole day), that is the instant the clocks moved. Where clocks go
    back over midnight the day begins twice: `after` (aware) asks for the next beginning after it.
    """
    midnight = dt.datetime.combine(day, dt.time(), tzinfo=zone)
    first, second = (in_utc(midnight.replace(fold=fold)) for fold in (0, 1))
    if second < first:  # no such midnight: the clocks moved over it, between these two
        return _first_from(day, zone, second, first)
    return second if after is not None and first <= after else first


def midday(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Twelve o'clock local time on `day`, in UTC."""
    return in_utc(dt.datetime.combine(day, MIDDAY, tzinfo=zone))


def in_utc(at: dt.datetime) -> dt.datetime:
    """The same instant in UTC; at either end of the calendar, the nearest there is."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC, fold=0)


def shifted(day: dt.date, days: int) -> dt.date:
    """`days` later, or earlier where negative; the calendar's first or last date where it has no more."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def _first_from(day: dt.date, zone: dt.tzinfo, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """The instant, to the second, between `low` and `high` from which the date is `day` or later."""
    while high - low > dt.timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).date() >= day:
            high = middle
        else:
            low = middle
    return high
