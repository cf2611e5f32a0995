"""What stands closed on this computer while nothing personal is shown, and the two ways out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text
from leeward.wording import level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from leeward.core.closed_here import ClosedSite
    from leeward.core.moment import Moment
    from leeward.texts import Texts


class ClosedHereCard(Card):
    """Sites by their public names alone. `urgent` carries the names to open, `lifted` asks to open all."""

    urgent = Signal(object)
    lifted = Signal()

    def __init__(self, texts: Texts, sites: Sequence[ClosedSite], now: Moment) -> None:
        super().__init__()
        t = texts.t
        if not sites:
            self.lay(Text(t("Nothing is closed on this computer.")))
            return
        for site in sites:
            self.lay(self._site(texts, site, now), Line())
        self.gap(4)
        self.lay(
            Text(
                t("Or open everything at once, for everyone on this computer. It asks for nothing."), "small"
            ),
            row(Button(t("Open everything"), "soft", self.lifted.emit)),
        )

    def _site(self, texts: Texts, site: ClosedSite, now: Moment) -> QVBoxLayout:
        t = texts.t
        title = Text(site.title or t("Other sites"), "strong", wraps=False)
        end = "" if site.until is None else texts.until(site.until.astimezone(now.tz), now.today)
        until = t("Until {end}.", end=end) if end else t("Added by hand, without an end.")
        level = Text(level_words(texts, site.level), "quiet", wraps=False)
        head = row(title, level, None)
        if not site.mine:
            theirs = t("Someone else who uses this computer closed it.")
            return column(head, Text(f"{until} {theirs}", "small"))
        asked = partial(self.urgent.emit, site.names)
        button = Button(t("It's for safety, or urgent"), "quiet", asked, about=site.title)
        head.addWidget(button)
        return column(head, Text(until, "small"))
