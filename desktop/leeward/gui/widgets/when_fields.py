"""When something is for: a day, a time of day, weekdays; each may be left open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from leeward.core.acts import When
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.flow import FlowLayout
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QLayout

    from leeward.texts import Texts

FARTHEST = dt.timedelta(days=3660)
WEEK = 7
OPEN, DAY = "open", "day"


class Asked(NamedTuple):
    """Which of the three are asked; a day that is `needed` can't be left open."""

    day: bool = False
    needed: bool = False
    at: bool = False
    weekdays: bool = False


class TimeField(QTimeEdit):
    """A time of day; the wheel scrolls the page and not the time."""

    def __init__(self, name: str, at: dt.time) -> None:
        super().__init__(QTime(at.hour, at.minute))
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)
        self.setMinimumWidth(90)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def clock(self) -> dt.time:
        """The time shown."""
        shown = self.time()
        return dt.time(shown.hour(), shown.minute())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802, D102
        event.ignore()


class Optional(QWidget):
    """A field behind a choice whether to name one at all."""

    changed = Signal()

    def __init__(self, none: str, some: str, field: QWidget, *, chosen: bool) -> None:
        super().__init__()
        self._tiles = Tiles([(OPEN, none), (DAY, some)])
        self._tiles.choose(DAY if chosen else OPEN)
        self._tiles.chosen.connect(self._on_chosen)
        self._field = field
        self.setLayout(row(self._tiles, field))
        field.setVisible(chosen)

    @property
    def chosen(self) -> bool:
        """Whether one is named."""
        return self._tiles.current == DAY

    def _on_chosen(self, key: str) -> None:
        self._field.setVisible(key == DAY)


class WhenFields(QWidget):
    """The fields that were `asked`, one below the other; `when` is what they say."""

    def __init__(self, texts: Texts, asked: Asked, when: When, today: dt.date) -> None:
        super().__init__()
        self._asked = asked
        t = texts.t
        rows: list[QWidget | QLayout] = []
        if asked.day:
            self._day = DayField(t("Day"), when.day or today, today + FARTHEST)
            if when.day is None or when.day >= today:
                self._day.setMinimumDate(QDate(today.year, today.month, today.day))
            if asked.needed:
                rows.append(row(self._day))
            else:
                self._has_day = Optional(
                    t("No day yet"), t("On a day"), self._day, chosen=when.day is not None
                )
                rows.append(self._has_day)
        if asked.weekdays:
            rows.append(self._week(texts, when.weekdays))
        if asked.at:
            self._at = TimeField(t("Time"), when.at or dt.time(18))
            self._has_at = Optional(t("Any time"), t("At a time"), self._at, chosen=when.at is not None)
            rows.append(self._has_at)
        self.setLayout(column(*rows, gap=6))

    @property
    def when(self) -> When:
        """What is set now."""
        asked = self._asked
        day = self._day.day if asked.day and (asked.needed or self._has_day.chosen) else None
        at = self._at.clock if asked.at and self._has_at.chosen else None
        weekdays = tuple(n for n, b in enumerate(self._days) if b.isChecked()) if asked.weekdays else ()
        return When(day=day, at=at, weekdays=weekdays)

    def _week(self, texts: Texts, chosen: tuple[int, ...]) -> QWidget:
        self._days: list[Button] = []
        week, flow = QWidget(), FlowLayout(6)
        for number in range(WEEK):
            button = Button(texts.weekday(number), "tile")
            button.setCheckable(True)
            button.setChecked(number in chosen)
            self._days.append(button)
            flow.addWidget(button)
        week.setLayout(flow)
        whole = QWidget()
        whole.setLayout(column(Text(texts.t("On these days; none means any day."), "small"), week))
        return whole
