"""From when to when something was: two days, two times of day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from leeward.core.moment import Moment
    from leeward.texts import Texts

LABEL = 52


class TimeField(QTimeEdit):
    """A local time of day, by the minute."""

    def __init__(self, name: str, time: dt.time) -> None:
        super().__init__(QTime(time.hour, time.minute))
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)
        self.setMinimumWidth(84)

    @property
    def clock(self) -> dt.time:
        """The time shown."""
        shown = self.time()
        return dt.time(shown.hour(), shown.minute())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802, D102
        event.ignore()


class SpanFields(QWidget):
    """A begin and an end, not after `now`."""

    def __init__(self, texts: Texts, begin: dt.datetime, end: dt.datetime, now: Moment) -> None:
        super().__init__()
        t = texts.t
        self._now = now
        self._begin = (DayField(t("The day"), begin.date(), now.today), TimeField(t("From"), begin.time()))
        self._end = (DayField(t("The last day"), end.date(), now.today), TimeField(t("To"), end.time()))
        self._begin[0].picked.connect(self._on_begin)
        lines = []
        for words, fields in ((t("From"), self._begin), (t("To"), self._end)):
            label = Text(words, "quiet", wraps=False)
            label.setFixedWidth(LABEL)
            lines.append(row(label, *fields, None))
        self.setLayout(column(*lines, gap=8))

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """Begin and end, aware; what lies ahead today is now."""
        begin, end = (self._read(*fields) for fields in (self._begin, self._end))
        return min(begin, self._now.at), min(end, self._now.at)

    def _read(self, day: DayField, time: TimeField) -> dt.datetime:
        return dt.datetime.combine(day.day, time.clock, tzinfo=self._now.tz)

    def _on_begin(self, day: dt.date) -> None:
        if self._end[0].day < day:
            self._end[0].setDate(self._begin[0].date())
