"""Local dates begin when the clocks say so, in every zone there is."""

import datetime as dt
import functools
import time
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day, moment
from leeward.core.moment import UTC, Moment, first_instant, midday, shifted
from leeward.core.period import next_instant

ZONES = sorted(zoneinfo.available_timezones())
SECOND = dt.timedelta(seconds=1)
HOUR = dt.timedelta(hours=1)
FIRST, LAST = dt.datetime(1970, 1, 2, tzinfo=UTC), dt.datetime(2040, 1, 1, tzinfo=UTC)
FORTNIGHTS = [FIRST + number * dt.timedelta(days=14) for number in range((LAST - FIRST).days // 14)]


def changes_in(zone: zoneinfo.ZoneInfo) -> Iterator[dt.datetime]:
    """Each instant, in UTC, at which the clocks of a zone move, but for moves taken back in a fortnight."""
    before, offset = FIRST, FIRST.astimezone(zone).utcoffset()
    for after in FORTNIGHTS:
        moved = after.astimezone(zone).utcoffset()
        if moved != offset:
            low, high = before, after
            while high - low > SECOND:
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == offset else (low, middle)
            yield high
        before, offset = after, moved


def rules_of(name: str) -> bytes:
    """What the computer has on a zone; a zone of several names has the same under each."""
    files = (Path(folder, name) for folder in zoneinfo.TZPATH)
    return next((file.read_bytes() for file in files if file.is_file()), name.encode())


@functools.cache
def all_changes() -> tuple[tuple[zoneinfo.ZoneInfo, tuple[dt.datetime, ...]], ...]:
    """Every zone but for its other names, with the instants its clocks move."""
    zones = [zoneinfo.ZoneInfo(name) for name in {rules_of(name): name for name in ZONES}.values()]
    return tuple((zone, tuple(changes_in(zone))) for zone in zones)


def test_every_zone_begins_each_day_at_its_first_instant() -> None:
    """Around every change of every zone: the second before is an earlier date, the instant is not."""
    assert len(all_changes()) > 200
    for zone, changes in all_changes():
        for change in changes:
            date = change.astimezone(zone).date()
            for wanted in (date, date + dt.timedelta(days=1)):
                first = first_instant(wanted, zone)
                assert first.astimezone(zone).date() >= wanted, (zone.key, wanted)
                assert (first - SECOND).astimezone(zone).date() < wanted, (zone.key, wanted)


def test_next_date_is_always_ahead_in_every_zone() -> None:
    """On both sides of every change the next date begins later than now, and nothing changes before it."""
    for zone, changes in all_changes():
        for at in (change + step for change in changes for step in (-SECOND, SECOND - SECOND, HOUR / 2)):
            now = Moment(at=at.astimezone(zone), seed="")
            following = next_instant(now)
            assert following > at, (zone.key, at)
            assert following.astimezone(zone).date() > now.today, (zone.key, at)
            assert (following - SECOND).astimezone(zone).date() <= now.today, (zone.key, at)


@pytest.mark.parametrize(
    ("zone", "date", "first"),
    [
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00+00:00"),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00+00:00"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00+00:00"),  # midnight does not exist
        ("America/St_Johns", "2009-11-01", "2009-11-01T02:30+00:00"),  # begins twice, a minute past
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00+00:00"),  # the whole day does not exist
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00+00:00"),
        ("Pacific/Kiritimati", "1994-12-31", "1994-12-31T10:00+00:00"),
        ("Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15+00:00"),
    ],
)
def test_days_begin_where_the_clocks_say(zone: str, date: str, first: str) -> None:
    """Where midnight is skipped, repeated or odd, the day begins when the clocks first show it."""
    assert first_instant(day(date), zoneinfo.ZoneInfo(zone)) == dt.datetime.fromisoformat(first)


def test_evening_lived_twice_has_a_second_midnight() -> None:
    """Where clocks go back over midnight, the next date is the second beginning once the first is past."""
    zone = zoneinfo.ZoneInfo("America/St_Johns")
    again = dt.datetime(2009, 10, 31, 23, 30, tzinfo=zone, fold=1)
    assert next_instant(Moment(at=again, seed="")) == dt.datetime(2009, 11, 1, 3, 30, tzinfo=UTC)


def test_first_instant_is_cheap() -> None:
    """Well under a millisecond, skipped midnight or not."""
    zone = zoneinfo.ZoneInfo("Pacific/Apia")
    begun = time.process_time()
    for _ in range(200):
        first_instant(day("2011-12-30"), zone)
    assert time.process_time() - begun < 0.2


@given(st.dates(), st.sampled_from(ZONES), st.integers(-(10**12), 10**12))
def test_any_date_of_the_calendar_has_a_beginning_and_a_midday(date: dt.date, zone: str, days: int) -> None:
    """From year 1 to 9999 nothing overflows."""
    tz = zoneinfo.ZoneInfo(zone)
    assert abs(first_instant(date, tz) - midday(date, tz)) < dt.timedelta(days=2)
    assert dt.date.min <= shifted(date, days) <= dt.date.max


@pytest.mark.parametrize("date", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
def test_ends_of_the_calendar_do_not_overflow(date: dt.date, zone: str) -> None:
    """The first and last date have a beginning and a midday too."""
    tz = zoneinfo.ZoneInfo(zone)
    for at in (first_instant(date, tz), midday(date, tz)):
        assert at.tzinfo is UTC


def test_moment_names_its_zone_and_its_ids() -> None:
    """A zone has its name or its offset; ids of one moment differ."""
    now = moment(zone="Asia/Kathmandu")
    assert now.zone == "Asia/Kathmandu"
    assert (
        Moment(at=dt.datetime(2026, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=5))), seed="").zone == "+0500"
    )
    assert len({now.new_id(), now.new_id(1), now.new_id(2)}) == 3
    assert (now.utc, now.utc.tzinfo) == (now.at, UTC)
