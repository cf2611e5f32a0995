"""Dates and plurals in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.texts import Texts, translation

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = Texts()
TODAY = dt.date(2026, 11, 21)


def test_a_day_names_its_year_only_when_it_is_another() -> None:
    """A date this year is short; one in another year says which."""
    assert TEXTS.day(dt.date(2026, 12, 10), TODAY) == "10 December"
    assert TEXTS.day(dt.date(2027, 1, 2), TODAY) == "2 January 2027"
    assert TEXTS.full_day(TODAY) == "Saturday 21 November"


def test_a_heading_begins_large() -> None:
    """A month or a weekday with a small letter gets a large one where it stands first."""
    assert TEXTS.as_heading("sábado 21 de noviembre") == "Sábado 21 de noviembre"
    assert TEXTS.as_heading("") == ""


def test_midday_is_a_word() -> None:
    """An end at twelve is said as midday, any other time by the clock."""
    assert TEXTS.until(dt.datetime(2026, 12, 21, 12, tzinfo=dt.UTC), TODAY) == "21 December, midday"
    assert TEXTS.until(dt.datetime(2026, 12, 21, 9, 5, tzinfo=dt.UTC), TODAY) == "21 December, 09:05"


def test_numbers_have_their_form() -> None:
    """One day, two days."""
    assert [TEXTS.tn("{n} day", "{n} days", n) for n in (1, 2)] == ["1 day", "2 days"]


def test_names_in_a_row_end_with_and() -> None:
    """Lists read as people say them."""
    assert TEXTS.both([]) == ""
    assert TEXTS.both(["Instagram"]) == "Instagram"
    assert TEXTS.both(["Instagram", "TikTok", "X"]) == "Instagram, TikTok and X"


def test_a_language_without_translation_is_english(tmp_path: Path) -> None:
    """A missing catalogue is no error."""
    assert Texts(translation("xx", tmp_path), "xx").t("Day {day}", day=3) == "Day 3"
