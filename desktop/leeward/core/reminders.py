"""Reminders: only where they were asked for, one a day at the most, and none in the quiet hours."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

from leeward.core import paths, period
from leeward.core.companion import ActKind
from leeward.core.profile import answer

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.state import State

# A computer that was asleep at the time reminds when it wakes, if that is not much later.
LATE = dt.timedelta(hours=2)


class Reminder(enum.Enum):
    """What a reminder is about. None of them names anybody."""

    EVENING = "evening"
    DATE_TOMORROW = "date-tomorrow"


def remind_at(state: State, at: dt.time | None, *, now: Moment) -> State:
    """Ask for a reminder at a local time of day; None asks for no more."""
    return answer(state, now=now, reminder_at=at)


def due(state: State, now: Moment) -> Reminder | None:
    """The reminder that comes now, or None."""
    at = state.profile.reminder_at
    if at is None or not paths.reminds(state) or state.profile.reminded_on == now.today:
        return None
    wall = now.at.replace(tzinfo=None)
    begin = dt.datetime.combine(now.today, at)
    if not begin <= wall < begin + LATE or is_quiet(state, wall.time()):
        return None
    tomorrow = now.today + dt.timedelta(days=1)
    if any(act.kind is ActKind.DATE and not act.ended and act.day == tomorrow for act in state.acts):
        return Reminder.DATE_TOMORROW
    return Reminder.EVENING if period.current(state) is not None else None


def came(state: State, *, now: Moment) -> State:
    """Note that today's reminder was shown."""
    return answer(state, now=now, reminded_on=now.today)


def is_quiet(state: State, at: dt.time) -> bool:
    """Whether a local time of day lies in the quiet hours, which may go over midnight."""
    begin, end = state.settings.quiet_from, state.settings.quiet_to
    return begin <= at < end if begin <= end else at >= begin or at < end
