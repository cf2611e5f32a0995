"""A field for a day, as it is written where the person lives."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QLocale

from leeward.gui.tongue import Tongue
from leeward.gui.widgets.day_field import DayField, long_day
from leeward.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

DAY = dt.date(2026, 11, 21)


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


@pytest.fixture
def own_locale() -> Iterator[None]:
    """What Qt speaks, taken back after."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("own_locale")
@pytest.mark.parametrize(
    ("language", "written", "weekday"),
    [
        ("de", "21. November 2026", "Samstag"),
        ("es", "21 de noviembre de 2026", "sábado"),
        ("fr", "21 novembre 2026", "samedi"),
    ],
)
def test_the_field_speaks_the_language_chosen_here(
    qtbot: QtBot, language: str, written: str, weekday: str
) -> None:
    """Whatever the computer speaks: the day, its calendar, and the room it takes are the language's."""
    texts = Texts()
    tongue = Tongue(texts)
    texts.turn(texts.translation, language)
    tongue.follow()
    field = DayField("The day", DAY, DAY)
    qtbot.addWidget(field)
    assert field.text() == written
    assert field.day == DAY
    assert field.calendarWidget().locale().dayName(6) == weekday
    assert field.sizeHint().width() >= field.fontMetrics().horizontalAdvance(written)
