"""A field for a day, as it is written where the person lives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QLocale

from leeward.gui.widgets.day_field import long_day


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en_GB", "21 November 2026"),
        ("de_DE", "21. November 2026"),
        ("es_ES", "21 de noviembre de 2026"),
        ("fr_FR", "21 novembre 2026"),
        ("hu_HU", "2026. november 21."),
    ],
)
def test_a_day_is_written_as_people_there_write_it(locale: str, written: str) -> None:
    """The order and the signs between are those of the locale; the weekday is left out."""
    where = QLocale(locale)
    assert where.toString(QDate(2026, 11, 21), long_day(where)) == written
