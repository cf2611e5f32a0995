"""Times and dates as people type them."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import day, local, moment
from leeward.core.errors import WrongDateError
from leeward.core.when import read_day, read_time

NOW = moment("2026-11-21 12:00")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("today", "2026-11-21 12:00"),
        ("2026-11-21", "2026-11-21 12:00"),
        (" Yesterday ", "2026-11-20 12:00"),
        ("2026-11-03", "2026-11-03 12:00"),
        ("11:40", "2026-11-21 11:40"),
        ("23:40", "2026-11-20 23:40"),
        ("2026-11-20T23:40", "2026-11-20 23:40"),
        ("2026-11-20 23:40", "2026-11-20 23:40"),
    ],
)
def test_time_is_read_as_it_was_lived(text: str, read: str) -> None:
    """A day alone is its midday, a clock time the last time it was so late."""
    assert read_time(text, NOW) == local(read)


def test_day_is_read_by_word_or_date() -> None:
    """Today, yesterday, or year, month and day."""
    assert [read_day(text, NOW) for text in ("TODAY", "yesterday", "2028-02-29")] == [
        day("2026-11-21"),
        day("2026-11-20"),
        day("2028-02-29"),
    ]


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-02-29", "25:00", "10.12.2026", "2026-11-21T", "0000-01-01"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(WrongDateError):
        read_time(text, NOW)


PIECES = st.sampled_from(
    ("2026-11-21", "T", " ", "23:40", "+14:00", "Z", "9999-12-31", "0001-01-01", ":", "\u0663", "W")
)


@given(st.text() | st.lists(PIECES, max_size=5).map("".join))
def test_any_text_is_a_time_with_a_zone_or_told(text: str) -> None:
    """Nothing typed crashes, and what is read is aware."""
    with contextlib.suppress(WrongDateError):
        assert read_time(text, NOW).tzinfo is not None
    with contextlib.suppress(WrongDateError):
        assert isinstance(read_day(text, NOW), dt.date)
