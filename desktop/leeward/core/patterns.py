"""Patterns in the person's own log: the hours that were hard, and what came before a contact."""

from __future__ import annotations

import collections
import datetime as dt
import enum
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core import contact, paths
from leeward.core.cards import Card, listed, mark_of
from leeward.core.content import Tile
from leeward.core.moment import shifted
from leeward.core.records import Kind, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leeward.core.moment import Moment
    from leeward.core.state import State

# Fewer entries are chance, not a pattern.
ENOUGH = 4
OFTEN = 2
MOST_HOURS = 3
MONTH = dt.timedelta(days=30)
FRIDAY, WEEK, DAY = 4, 7, 24
# So many hours in a row are told together.
TOGETHER = 3


class Part(enum.Enum):
    """A part of the day by its first hour; the night goes on past midnight."""

    MORNING = 5
    AFTERNOON = 12
    EVENING = 18
    NIGHT = 22


STARTS = {
    Part.MORNING: dt.time(9),
    Part.AFTERNOON: dt.time(15),
    Part.EVENING: dt.time(19),
    Part.NIGHT: dt.time(22),
}


class Hours(Struct, frozen=True, kw_only=True):
    """A part of a weekday (Monday is 0) and how often it was hard."""

    weekday: int
    part: Part
    times: int

    def next_day(self, now: Moment) -> dt.date:
        """The next local date with this weekday, today included."""
        return shifted(now.today, (self.weekday - now.today.weekday()) % WEEK)

    @property
    def starts(self) -> dt.time:
        """A good time of day to have something planned for."""
        return STARTS[self.part]


class Pulls(Struct, frozen=True, kw_only=True):
    """How often it was hard, by the hour of the clock (0 to 23) and by weekday (Monday is 0).

    Hours are those of the zone they were lived in. What is after midnight counts with the evening before.
    """

    hours: tuple[int, ...]
    weekdays: tuple[int, ...]

    @property
    def times(self) -> int:
        """How often in all."""
        return sum(self.hours)

    @property
    def hardest_hours(self) -> tuple[int, int]:
        """The first of the three hours in a row that were hard most often, and how often they were."""
        found = [sum(self.hours[(hour + next_) % DAY] for next_ in range(TOGETHER)) for hour in range(DAY)]
        first = max(range(DAY), key=lambda hour: (found[hour], self.hours[hour]))
        return first, found[first]

    @property
    def hardest_weekdays(self) -> tuple[tuple[int, ...], int]:
        """The weekdays that were hard most often, and how often each was."""
        most = max(self.weekdays)
        return tuple(number for number, times in enumerate(self.weekdays) if times == most), most


class Suggestion(Struct, frozen=True, kw_only=True):
    """A card that fits what was named before contacts most often in the last 30 days."""

    cause: Tile
    times: int
    card: Card


def hard_hours(state: State) -> tuple[Hours, ...]:
    """The parts of the week that were hard more than once, the hardest first; at most three.

    From waits and from contacts that were the person's own. None while there is too little to tell, and
    none on the care path, where nothing counts.
    """
    found = list(_hard_times(state))
    if len(found) < ENOUGH or not paths.counts(state):
        return ()
    counted = collections.Counter(_part_of(at) for at in found)
    often = [(slot, times) for slot, times in counted.items() if times >= OFTEN]
    often.sort(key=lambda pair: (-pair[1], pair[0][0], pair[0][1].value))
    return tuple(
        Hours(weekday=weekday, part=part, times=times) for (weekday, part), times in often[:MOST_HOURS]
    )


def pulls(state: State, since: dt.date) -> Pulls | None:
    """When it was hard from the local date `since` on; None while there is too little to tell."""
    found = [at for at in _hard_times(state) if at.date() >= since]
    if len(found) < ENOUGH or not paths.counts(state):
        return None
    hours = collections.Counter(at.hour for at in found)
    weekdays = collections.Counter(_weekday_of(at) for at in found)
    return Pulls(
        hours=tuple(hours[hour] for hour in range(DAY)),
        weekdays=tuple(weekdays[weekday] for weekday in range(WEEK)),
    )


def weekend_hours(state: State) -> tuple[Hours, ...]:
    """Of the hard hours those from Friday evening to Sunday night."""
    late = {Part.EVENING, Part.NIGHT}
    return tuple(
        h for h in hard_hours(state) if h.weekday > FRIDAY or (h.weekday == FRIDAY and h.part in late)
    )


def causes(state: State, now: Moment) -> tuple[tuple[str, int], ...]:
    """What was named before contacts in the last 30 days, the most frequent first."""
    since = now.utc - MONTH
    counted = collections.Counter(
        cause for found in state.contacts if found.begin >= since for cause in dict.fromkeys(found.causes)
    )
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def suggestion(state: State, tiles: Sequence[Tile], cards: Sequence[Card], now: Moment) -> Suggestion | None:
    """The card that what sets things off points to, unless it was decided about; None on the care path."""
    if not paths.counts(state):
        return None
    by_id = {card.id: card for card in listed(state, cards)}
    by_tile = {tile.id: tile for tile in tiles}
    for cause, times in causes(state, now):
        tile = by_tile.get(cause)
        card = by_id.get(tile.leads_to) if tile is not None else None
        if tile is None or card is None:
            continue
        known = mark_of(state, card.id)
        if known is None or known.mark is Mark.TO_DO:
            return Suggestion(cause=tile, times=times, card=card)
    return None


def _hard_times(state: State) -> Iterator[dt.datetime]:
    """Once for each record, also where two versions of it stand side by side."""
    for wait in {wait.record: wait for wait in state.waits}.values():
        same = wait.begin.tzinfo == wait.end.tzinfo
        yield wait.begin if same else wait.begin.astimezone(wait.end.tzinfo)
    for found in {found.record: found for found in state.contacts}.values():
        if found.kind is Kind.LOOKED or contact.counts(found.kind, looking_counts=False):
            yield found.begin


def _part_of(at: dt.datetime) -> tuple[int, Part]:
    """The weekday and part of the day; the small hours belong to the night before."""
    if at.hour < Part.MORNING.value:
        return _weekday_of(at), Part.NIGHT
    return _weekday_of(at), max((p for p in Part if p.value <= at.hour), key=lambda p: p.value)


def _weekday_of(at: dt.datetime) -> int:
    return (at.weekday() - (at.hour < Part.MORNING.value)) % WEEK
