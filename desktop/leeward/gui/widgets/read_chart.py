"""A picture of values with the words of the one that is read below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from leeward.gui.widgets.chart import Chart
    from leeward.gui.widgets.day_grid import DayGrid


class ReadChart(QWidget):
    """The line of words keeps its place while nothing is read, so that nothing moves."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._reading = Text("", "fine")
        self._reading.setMinimumHeight(self._reading.fontMetrics().height())
        chart.read.connect(self._reading.setText)
        self.setLayout(column(chart, self._reading, gap=2))


class TurnedDays(QWidget):
    """Days that may reach farther back than there is room: two buttons go a page at a time."""

    def __init__(self, chart: Chart, days: DayGrid, earlier: str, later: str) -> None:
        super().__init__()
        self._chart, self._days = chart, days
        self._earlier = Button(earlier, "link", lambda: self._turn(-1))
        self._later = Button(later, "link", lambda: self._turn(1))
        self._turns = QWidget()
        self._turns.setLayout(row(self._earlier, self._later))
        self.setLayout(column(ReadChart(chart), self._turns, gap=0))
        chart.read.connect(lambda _words: self._look())
        self._turns.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._look()

    def _turn(self, ways: int) -> None:
        self._days.turn(self._chart.room(), ways)
        self._chart.update()
        self._look()

    def _look(self) -> None:
        room = self._chart.room()
        first, last = self._days.is_at(room)
        self._earlier.setEnabled(not first)
        self._later.setEnabled(not last)
        self._turns.setVisible(not (first and last))
