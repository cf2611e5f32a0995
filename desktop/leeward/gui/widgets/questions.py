"""Questions asked in the welcome, and again in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.core.records import Shared, Situation
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.length_choice import LengthChoice
from leeward.gui.widgets.length_helper import LengthHelper
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.tiles import Tiles
from leeward.wording import shared_words, situation_words

if TYPE_CHECKING:
    import datetime as dt

    from leeward.texts import Texts

ANSWERS = (Shared.NO, Shared.YES, Shared.NOT_SURE)


class SharedQuestion(QWidget):
    """Whether anyone else can open this computer. `answered` tells a `Shared`."""

    answered = Signal(object)

    def __init__(self, texts: Texts, answer: Shared, *, large: bool = False) -> None:
        super().__init__()
        tiles = Tiles([(s.value, shared_words(texts, s)) for s in ANSWERS], large=large)
        tiles.choose(answer.value)
        tiles.chosen.connect(lambda key: self.answered.emit(Shared(key)))
        self.setLayout(column(tiles))


class SituationQuestion(QWidget):
    """Which situation is closest. `answered` tells a `Situation`; none is marked where it was not said."""

    answered = Signal(object)

    def __init__(self, texts: Texts, answer: Situation, *, large: bool = False) -> None:
        super().__init__()
        tiles = Tiles([(s.value, situation_words(texts, s)) for s in Situation], large=large, upright=large)
        tiles.choose("" if large and answer is Situation.UNSAID else answer.value)
        tiles.chosen.connect(lambda key: self.answered.emit(Situation(key)))
        self.setLayout(column(tiles))


class SinceQuestion(QWidget):
    """Since when, and for how long: `start` and `days` hold the answer, None for no end."""

    def __init__(self, texts: Texts, start: dt.date, days: int | None, today: dt.date) -> None:
        super().__init__()
        self._field = DayField(texts.t("Since when"), start, today)
        self.days = days
        self._length = LengthChoice(texts, days)
        self._length.chosen.connect(self._on_length)
        self._helper = LengthHelper(texts)
        self._helper.hide()
        self._helper.chosen.connect(self._on_suggested)
        self._asks = Button(texts.t("Help me choose"), "link", self._on_asked)
        lines = column(row(self._field), self._length, row(self._asks), self._helper, gap=12)
        self.setLayout(lines)

    @property
    def start(self) -> dt.date:
        """The first day."""
        return self._field.day

    def _on_length(self, days: int | None) -> None:
        self.days = days

    def _on_asked(self) -> None:
        self._helper.setVisible(not self._helper.isVisibleTo(self))

    def _on_suggested(self, days: int | None) -> None:
        self.days = days
        self._length.mark(days)
        self._helper.hide()
