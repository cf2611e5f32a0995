"""A day from today on, or none: a choice of usual ones, and a calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from leeward.gui.widgets.day_field import long_day
from leeward.gui.widgets.rows import column
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.texts import Texts

NEVER, OWN = "never", "own"
USUAL = (7, 30)


class AheadField(QWidget):
    """`day` is the chosen one, None for no end."""

    def __init__(self, texts: Texts, today: dt.date) -> None:
        super().__init__()
        t = texts.t
        self._today = today
        usual = [(str(n), texts.tn("In {n} day", "In {n} days", n)) for n in USUAL]
        self._tiles = Tiles([(NEVER, t("No end")), *usual, (OWN, t("A day…"))])
        self._tiles.choose(NEVER)
        self._own = QDateEdit(QDate(today.year, today.month, today.day))
        self._own.setCalendarPopup(True)
        self._own.setDisplayFormat(long_day(self._own.locale()))
        self._own.setMinimumDate(QDate(today.year, today.month, today.day))
        self._own.setAccessibleName(t("The last day"))
        self._own.setMaximumWidth(190)
        self.setLayout(column(self._tiles, self._own, gap=6))
        self._own.setVisible(False)
        self._tiles.chosen.connect(lambda key: self._own.setVisible(key == OWN))

    @property
    def day(self) -> dt.date | None:
        """The last day."""
        key = self._tiles.current
        if key == OWN:
            shown = self._own.date()
            return dt.date(shown.year(), shown.month(), shown.day())
        return None if key in {"", NEVER} else self._today + dt.timedelta(days=int(key))
