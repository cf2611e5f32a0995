"""A field for a past day, with a calendar to pick from."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QDateEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

LEAST = 190
# The room around the day, and the arrow after it.
BESIDE = 58


def long_day(locale: QLocale) -> str:
    """How a day is written out in a locale, without the weekday: d MMMM yyyy, or d. MMMM yyyy."""
    return re.sub(r"[,،\s]*dddd[,،\s]*", "", locale.dateFormat(QLocale.FormatType.LongFormat))


class DayField(QDateEdit):
    """`picked` tells the day as a date, once it is whole and differs from the one before."""

    picked = Signal(object)

    def __init__(self, name: str, day: dt.date, latest: dt.date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setCalendarPopup(True)
        self.setDisplayFormat(long_day(self.locale()))
        self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.setAccessibleName(name)
        self._told = day
        self.editingFinished.connect(self._tell)
        self.calendarWidget().clicked.connect(lambda _day: self._tell())

    @property
    def day(self) -> dt.date:
        """The day shown."""
        shown = self.date()
        return dt.date(shown.year(), shown.month(), shown.day())

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        locale, form = self.locale(), self.displayFormat()
        days = (locale.toString(QDate(2028, month, 28), form) for month in range(1, 13))
        wide = self.fontMetrics().horizontalAdvance(max(days, key=len))
        return QSize(max(LEAST, wide + BESIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802, D102
        event.ignore()

    def _tell(self) -> None:
        if self.day != self._told:
            self._told = self.day
            self.picked.emit(self.day)
