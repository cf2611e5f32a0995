"""From when to when something was: two days, two times of day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.when_fields import TimeField

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.texts import Texts

LABEL = 52


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
            label = _Label(words, "quiet", wraps=False)
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


class _Label(Text):
    """Both as wide, so that what stands beside them begins alike."""

    def sizeHint(self) -> QSize:  # noqa: N802
        return super().sizeHint().expandedTo(QSize(LABEL, 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()
