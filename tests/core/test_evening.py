"""Evening hours: what was opened before they began closes by itself, and nothing else does."""

import datetime as dt
import zoneinfo

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from builders import local, moment, target
from leeward.core import evening
from leeward.core.moment import Moment
from leeward.core.records import Situation
from leeward.core.state import Profile, State, put

TEN, TWO = dt.time(22), dt.time(2)


def opened(at: str, until: str, *, situation: Situation = Situation.DISTANCE) -> State:
    """One site, opened at a time and until a time, with hours from ten in the evening to two."""
    site = msgspec.structs.replace(target(saved=at), open_until=local(until))
    return put(State(profile=Profile(situation=situation, evening_from=TEN, evening_to=TWO)), site)


def test_an_opening_from_before_ends_with_the_evening() -> None:
    """What was opened for today in the afternoon is closed when the hours begin (rows 77, 81)."""
    state = opened("2026-11-21 15:00", "2026-11-22 00:00")
    assert not evening.is_to_close(state, moment("2026-11-21 21:59"))
    assert evening.is_to_close(state, moment("2026-11-21 22:00"))
    closed = evening.close(state, now=moment("2026-11-21 22:00"))
    assert closed.targets[0].open_until is None
    assert not evening.is_to_close(closed, moment("2026-11-21 22:01"))


def test_the_hours_go_past_midnight() -> None:
    """A computer that slept through the beginning closes when it wakes inside the hours."""
    state = opened("2026-11-21 15:00", "2026-11-22 12:00")
    assert evening.is_to_close(state, moment("2026-11-22 01:59"))
    assert not evening.is_to_close(state, moment("2026-11-22 02:00"))


def test_what_is_opened_in_these_hours_stays() -> None:
    """Whoever waited and opened on purpose is not shut out again by the next minute."""
    state = opened("2026-11-21 22:30", "2026-11-22 00:00")
    now = moment("2026-11-21 22:31")
    assert not evening.is_to_close(state, now)
    assert evening.close(state, now=now) == state


def test_the_care_path_closes_nothing_by_itself() -> None:
    """Not even where the hours were wished before."""
    state = opened("2026-11-21 15:00", "2026-11-22 00:00", situation=Situation.CARE)
    assert not evening.is_to_close(state, moment("2026-11-21 22:00"))


def test_without_hours_nothing_closes() -> None:
    """It is only done where it was asked for."""
    assert evening.close(State(), now=moment()) == State()
    assert not evening.is_evening(State(), moment())


@given(
    st.times(),
    st.times(),
    st.datetimes(dt.datetime(2000, 1, 2), dt.datetime(2090, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca"]),
)
def test_closing_only_ever_ends_openings(first: dt.time, last: dt.time, at: dt.datetime, zone: str) -> None:
    """In every zone and at every hour it takes nothing off the list and opens nothing."""
    now = Moment(at=at.replace(tzinfo=zoneinfo.ZoneInfo(zone)), seed="a")
    site = msgspec.structs.replace(
        target(), saved=now.at - dt.timedelta(hours=20), open_until=now.utc + dt.timedelta(hours=1)
    )
    state = put(State(profile=Profile(evening_from=first, evening_to=last)), site)
    closed = evening.close(state, now=now)
    assert [t.record for t in closed.targets] == [site.record]
    assert closed.targets[0].open_until in {None, site.open_until}
    assert (closed.targets[0].open_until is None) == evening.is_to_close(state, now)
