"""The open matters of something agreed, and a line for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.hint_field import HintField
from leeward.gui.widgets.rows import column, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.companion import Act
    from leeward.gui.theme import Theme
    from leeward.texts import Texts


class MatterField(QWidget):
    """`settled` tells the record of a matter that is done, `added` the words of a new one."""

    settled = Signal(str)
    added = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, what: str, matters: Iterable[Act]) -> None:
        super().__init__()
        t = texts.t
        lines = column(gap=2)
        for matter in matters:
            below = "" if matter.day is None else t("by {day}", day=texts.day(matter.day))
            line = CardRow(theme, matter.title, below, opens=False)
            line.ticked.connect(lambda _on, record=matter.record: self.settled.emit(record))
            lines.addWidget(line)
        self._field = HintField("", t("something still open, as the keys"), 320)
        self._field.setAccessibleName(t("Something still open: {what}", what=what))
        self._field.returnPressed.connect(self._on_add)
        lines.addLayout(row(self._field, Button(t("Add"), "link", self._on_add, about=what)))
        self.setLayout(lines)

    def _on_add(self) -> None:
        if self._field.text().strip():
            self.added.emit(self._field.text())
