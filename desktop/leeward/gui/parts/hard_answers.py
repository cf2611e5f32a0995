"""After a hard moment: how it is now, and what helped. Any answer is fine, and so is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leeward.core import waiting
from leeward.core.access import Access
from leeward.core.records import Eased
from leeward.gui.parts.hard_choices import HELPED
from leeward.gui.widgets.rows import add, column
from leeward.gui.widgets.text import Text, centred
from leeward.gui.widgets.tiles import Tiles
from leeward.moment_words import eased_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from leeward.gui.session import Session

JUST_WAITING = "help-wait"


class HardAnswers(QWidget):
    """Two rows of tiles, each kept as it is pressed; `used` are the steps that were taken meanwhile."""

    def __init__(self, session: Session, used: Collection[str]) -> None:
        super().__init__()
        t = session.texts.t
        body = column(gap=8)
        feels = [(each.value, words) for each, words in eased_words(session.texts).items()]
        eased = Tiles(feels, centred=True)
        eased.chosen.connect(lambda key: session.do(waiting.answer, Eased(key)))
        add(body, eased)
        tiles = {HELPED[step] for step in used if step in HELPED}
        if tiles:
            known = [tile for tile in session.content.tiles if tile.id in {JUST_WAITING, *tiles}]
            helped = Tiles([(tile.id, tile.title) for tile in known], centred=True)
            helped.chosen.connect(lambda key: session.do(waiting.answer, None, (key,)))
            add(body, centred(Text(t("What helped most?"), "small")))
            add(body, helped)
        times = waiting.times_waited(session.state)
        if session.access is Access.SEALED:
            add(body, centred(Text(t("It is kept once you unlock."), "small")))
        elif times:
            words = session.texts.tn(
                "You waited once. That stays.", "You waited {n} times. That stays.", times
            )
            add(body, centred(Text(words, "small")))
        self.setLayout(body)
