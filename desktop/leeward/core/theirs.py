"""What they sent: it may rest, and nothing reminds of it. What is agreed on is seen to, and never counted."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

from leeward.core import boundary, contact
from leeward.core.companion import Subject
from leeward.core.moment import in_utc, shifted
from leeward.core.records import Kind
from leeward.core.today import evening_of

if TYPE_CHECKING:
    from leeward.core.companion import Arrangement
    from leeward.core.moment import Moment
    from leeward.core.records import Contact
    from leeward.core.state import State

A_WHILE = dt.timedelta(minutes=10)
EVENING = dt.time(20)
MORNING = dt.time(9)
LATER = dt.timedelta(hours=3)


class Rest(enum.Enum):
    """Until when something of theirs rests."""

    TEN_MINUTES = "ten-minutes"
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"


def rests_until(rest: Rest, now: Moment) -> dt.datetime:
    """The end of a rest, local: tonight is eight, or three hours on where that is past.

    Late at night tomorrow is the morning that comes.
    """
    if rest is Rest.TEN_MINUTES:
        return now.at + A_WHILE
    if rest is Rest.TOMORROW:
        return dt.datetime.combine(shifted(evening_of(now), 1), MORNING, tzinfo=now.tz)
    evening = dt.datetime.combine(now.today, EVENING, tzinfo=now.tz)
    return evening if in_utc(evening) > now.utc else now.at + LATER


def last(state: State) -> Contact | None:
    """The last thing of theirs that was put down."""
    return next((each for each in contact.happened(state) if each.kind is Kind.THEIRS), None)


def resting(state: State, now: Moment) -> Contact | None:
    """The last thing of theirs, where it is to rest until later than now."""
    found = last(state)
    rests = found is not None and found.not_before is not None and in_utc(found.not_before) > now.utc
    return found if rests else None


def agreed(state: State, today: dt.date, *, children: bool) -> tuple[Arrangement, ...]:
    """What is agreed on now: about the children, or about all else."""
    standing = boundary.standing(state, today)
    return tuple(each for each in standing if (each.subject is Subject.CHILDREN) == children)
