"""Help with the length: four questions that suggest, and decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.core.lengths import Asks, suggested
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.texts import Texts


class LengthHelper(QWidget):
    """`chosen` tells the suggested days, or None for no end, once the person takes them."""

    chosen = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        t = texts.t
        self._asks = Choices(
            [
                (Asks.PAINFUL.value, t("It was very painful")),
                (Asks.ON_AND_OFF.value, t("We were on and off")),
                (Asks.TIES.value, t("A lot still ties us together")),
                (Asks.NEVER_AGAIN.value, t("I want no contact again")),
            ]
        )
        self._asks.changed.connect(self._tell)
        self._words = Text("", "small")
        self._take = Button("", "soft", lambda: self.chosen.emit(self.days))
        self.setLayout(column(Text(t("Tap what is true.")), self._asks, self._words, row(self._take), gap=8))
        self._tell()

    @property
    def days(self) -> int | None:
        """What is suggested."""
        return suggested([Asks(key) for key in self._asks.taken])

    def _tell(self) -> None:
        t, tn, days = self._texts.t, self._texts.tn, self.days
        if days is None:
            self._words.setText(t("Then no end may fit. It can be changed at any time."))
            self._take.label(t("Take no end"))
            return
        self._words.setText(
            tn(
                "{n} day may fit. It depends on you, and can be changed at any time.",
                "{n} days may fit. It depends on you, and can be changed at any time.",
                days,
            )
        )
        self._take.label(tn("Take {n} day", "Take {n} days", days))
