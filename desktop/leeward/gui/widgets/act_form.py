"""The one form that all kinds of acts are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from leeward.core.acts import When
from leeward.core.companion import ActKind
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.gui.widgets.when_fields import Asked, WhenFields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from leeward.core.companion import Act
    from leeward.core.content import Deed
    from leeward.plan_words import KindWords
    from leeward.texts import Texts

ASKED = {
    ActKind.PLAN: Asked(),
    ActKind.PLACE: Asked(at=True, weekdays=True),
    ActKind.DATE: Asked(day=True, needed=True, at=True),
    ActKind.ROUTINE: Asked(at=True, weekdays=True),
    ActKind.GOAL: Asked(day=True),
    ActKind.ACT: Asked(day=True, at=True),
    ActKind.MATTER: Asked(day=True),
}


class ActForm(Card):
    """Two lines and when. `kept` tells the title, what then, and a `When`; `left` that it was left.

    `offers` are ready answers for the second line, by their titles.
    """

    kept = Signal(str, str, object)
    left = Signal()

    def __init__(
        self,
        texts: Texts,
        kind: ActKind,
        words: KindWords,
        today: dt.date,
        act: Act | None = None,
        offers: Sequence[Deed] = (),
    ) -> None:
        super().__init__(surface="soft", padding=14)
        t = texts.t
        self._title = self._line(words.title, "" if act is None else act.title)
        self._then = self._line(words.then, "" if act is None else act.then)
        when = When() if act is None else When(day=act.day, at=act.at, weekdays=act.weekdays)
        self._when = WhenFields(texts, ASKED[kind], when, today)
        self.lay(Text(words.title, "small"), self._title, Text(words.then, "small"), self._then)
        if offers:
            tiles = Tiles([(deed.title, deed.title) for deed in offers], stays=False)
            tiles.chosen.connect(self._then.setText)
            self.lay(tiles)
        self.lay(self._when)
        self.gap(4)
        self.lay(
            row(Button(t("Keep"), "primary", self._on_keep), Button(t("Leave it"), "quiet", self.left.emit))
        )

    def fill(self, title: str, then: str = "") -> None:
        """Write into the two lines, to be changed before it is kept."""
        self._title.setText(title)
        self._then.setText(then)

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit(words)
        line.setAccessibleName(name)
        line.returnPressed.connect(self._on_keep)
        return line

    def _on_keep(self) -> None:
        if self._title.text().strip():
            self.kept.emit(self._title.text(), self._then.text(), self._when.when)
        else:
            self._title.setFocus()
