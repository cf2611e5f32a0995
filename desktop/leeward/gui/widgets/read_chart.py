"""A picture of values with the words of the one that is read below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.gui.widgets.chart import Chart
    from leeward.gui.widgets.day_grid import DayGrid


class ReadChart(QWidget):
    """A picture, the `lines` that say what it shows, and the words of one value; nothing moves by reading.

    A line may stand `above`, and something to press `between` the picture and the lines.
    """

    def __init__(
        self, chart: Chart, lines: Sequence[str], *, above: str = "", between: QWidget | None = None
    ) -> None:
        super().__init__()
        self._reading = Text("", "fine")
        chart.read.connect(self._reading.setText)
        chart.resized.connect(lambda: self._reading.setMinimumHeight(self._reading.fontMetrics().height()))
        laid = column(*([Text(above, "fine")] if above else []), chart, gap=4)
        if between is not None:
            laid.addWidget(between)
        for line in lines:
            laid.addWidget(Text(line, "small"))
        laid.addWidget(self._reading)
        self.setLayout(laid)


class Turning(QWidget):
    """Two buttons that go a page at a time, where days reach farther back than there is room."""

    def __init__(self, chart: Chart, days: DayGrid, earlier: str, later: str) -> None:
        super().__init__()
        self._chart, self._days = chart, days
        self._earlier = Button(earlier, "link", lambda: self._turn(-1))
        self._later = Button(later, "link", lambda: self._turn(1))
        self.setLayout(row(self._earlier, self._later))
        chart.read.connect(lambda _words: self._look())
        chart.resized.connect(self._look)
        self.hide()

    def _turn(self, ways: int) -> None:
        self._days.turn(self._chart.room(), ways)
        self._chart.update()
        self._look()

    def _look(self) -> None:
        room = self._chart.room()
        first, last = self._days.is_at(room)
        self._earlier.setEnabled(not first)
        self._later.setEnabled(not last)
        self.setVisible(not (first and last))
