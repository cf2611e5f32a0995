"""What is due today or tomorrow, as Today shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.core.companion import ActKind
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.rows import row
from leeward.plan_words import due_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from leeward.core.acts import Due
    from leeward.gui.theme import Theme
    from leeward.texts import Texts

FEW = 3


class DueCard(Card):
    """A few acts. `done` tells the record of one, `opened` that the plans were asked for."""

    done = Signal(str)
    opened = Signal()

    def __init__(self, texts: Texts, theme: Theme, due: Sequence[Due], today: dt.date) -> None:
        t = texts.t
        super().__init__(t("Today and tomorrow"))
        for number, found in enumerate(due[:FEW]):
            if number:
                self.lay(Line())
            below = due_words(texts, found, today)
            line = CardRow(theme, found.act.title, below)
            line.ticked.connect(lambda _on, a=found.act: self.done.emit(a.record))
            line.opened.connect(self.opened)
            self.lay(line)
        bare = any(f.act.kind is ActKind.DATE and not f.act.then for f in due[:FEW])
        if bare or len(due) > FEW:
            words = t("Want a plan for it?") if bare else t("All plans")
            self.lay(row(Button(words, "link", self.opened.emit)))
