"""Times and dates as typed by a person."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.moment import MIDDAY

if TYPE_CHECKING:
    from leeward.core.moment import Moment

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def read_day(text: str, now: Moment) -> dt.date:
    """`today`, `yesterday` or 2026-12-10; raises WrongDateError."""
    word = text.strip().lower()
    if word == "today":
        return now.today
    if word == "yesterday":
        return now.today - dt.timedelta(days=1)
    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        raise WrongDateError(DateProblem.NO_DATE) from None


def read_time(text: str, now: Moment) -> dt.datetime:
    """A day, a clock time (the last time it was so late), or both as 2026-12-10T23:40; aware and local.

    A past day alone means its midday, today alone means now. Raises WrongDateError.
    """
    word = text.strip()
    clock = _CLOCK.fullmatch(word)
    try:
        if clock:
            time = dt.time(int(clock[1]), int(clock[2]))
            found = dt.datetime.combine(now.today, time, tzinfo=now.at.tzinfo)
            return found if found <= now.at else found - dt.timedelta(days=1)
        if word[:1].isdigit() and {"T", " "} & set(word.upper()):
            found = dt.datetime.fromisoformat(word)
            return found if found.tzinfo else found.replace(tzinfo=now.at.tzinfo)
        day = read_day(word, now)
        return now.at if day == now.today else dt.datetime.combine(day, MIDDAY, tzinfo=now.at.tzinfo)
    except (ValueError, OverflowError):
        raise WrongDateError(DateProblem.NO_DATE) from None
