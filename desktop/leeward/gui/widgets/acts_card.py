"""What was done with the computer's rights, the newest first, with the exact lines on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from leeward.act_words import act_words
from leeward.core.closed_here import ways_round
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.records import PrivilegedAct
    from leeward.texts import Texts

MOST_ACTS = 12
MOST_LINES = 24


class ActsCard(Card):
    """The newest of `acts`, which stand in the order of their time; `erase` forgets them all.

    Lines about sites that are ways round are copied and not shown.
    """

    def __init__(
        self,
        texts: Texts,
        acts: Sequence[PrivilegedAct],
        catalogue: Catalogue,
        now: Moment,
        erase: Callable[[], object],
    ) -> None:
        super().__init__(texts.t("What Leeward asked of this computer"))
        self._texts = texts
        self._unlisted = ways_round(catalogue)
        for act in acts[: -MOST_ACTS - 1 : -1]:
            when = texts.until(act.saved.astimezone(now.tz), now.today)
            self.lay(Text(f"{when} · {act_words(texts, act, catalogue)}", "small"))
            if act.lines:
                self._lay_lines(act.lines)
        self.lay(row(Button(texts.t("Erase this list"), "quiet", erase)))

    def _lay_lines(self, lines: Sequence[str]) -> None:
        t, tn = self._texts.t, self._texts.tn
        card = Card(padding=0)
        shown = [line for line in lines if self._unlisted.isdisjoint(line.split())][:MOST_LINES]
        more = len(lines) - len(shown)
        card.lay(Text("\n".join(shown), "small"))
        if more > 0:
            card.lay(Text(tn("and {n} line more", "and {n} lines more", more), "small"))
        everything = "\n".join(lines)
        copy = Button(t("Copy these lines"), "quiet", lambda: QGuiApplication.clipboard().setText(everything))
        card.lay(row(copy))
        card.indent(16)
        card.hide()
        self.lay(row(Button(tn("{n} line", "{n} lines", len(lines)), "link", lambda: _turn(card))), card)


def _turn(widget: QWidget) -> None:
    widget.setVisible(widget.isHidden())
