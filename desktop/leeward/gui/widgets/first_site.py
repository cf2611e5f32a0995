"""Choosing the one site that pulls most: by a tile, or by typing or pasting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core.errors import LeewardError
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.tiles import Tiles
from leeward.wording import close_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.links import Plan
    from leeward.core.platforms import Catalogue
    from leeward.texts import Texts

ELSE = "else"
PULLS = (
    "instagram",
    "tiktok",
    "facebook",
    "snapchat",
    "x",
    "whatsapp",
    "youtube",
    "spotify",
    "reddit",
    "strava",
    "linkedin",
)


class FirstSite(QWidget):
    """`agreed` tells the plan to close, `declined` that none is wanted now.

    `plan_site` and `plan_link` make plans and raise LeewardError, which `explain` puts in words.
    """

    agreed = Signal(object)
    declined = Signal()

    def __init__(
        self,
        texts: Texts,
        catalogue: Catalogue,
        plan_site: Callable[[str], Plan],
        plan_link: Callable[[str], Plan],
        explain: Callable[[LeewardError], str],
    ) -> None:
        super().__init__()
        self._texts = texts
        self._plan_site, self._plan_link, self._explain = plan_site, plan_link, explain
        self._plan: Plan | None = None
        t = texts.t
        known = {platform.id: platform.name for platform in catalogue.platforms}
        sites = [(key, known[key]) for key in PULLS if key in known]
        self._tiles = Tiles([*sites, (ELSE, t("Something else…"))], large=True)
        self._tiles.chosen.connect(self._on_tile)
        self._field = QLineEdit()
        self._field.setPlaceholderText(t("a site, or a pasted link"))
        self._field.setAccessibleName(t("A site, or a pasted link"))
        self._field.setMaximumWidth(420)
        self._field.textEdited.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_close)
        self._field.hide()
        self._trouble = Live("", "warning")
        self._trouble.hide()
        self._close = Button(t("Close it"), "primary", self._on_close, large=True)
        self._close.setEnabled(False)
        lines = column(self._tiles, self._field, self._trouble, gap=10)
        lines.addSpacing(12)
        lines.addLayout(
            row(self._close, Button(t("Not now"), "quiet", self.declined.emit, large=True), gap=10)
        )
        self.setLayout(lines)

    def _on_tile(self, key: str) -> None:
        typing = key == ELSE
        self._field.setVisible(typing)
        self._trouble.say("")
        self._plan = None
        if typing:
            self._close.label(self._texts.t("Close it"))
            self._close.setEnabled(bool(self._field.text().strip()))
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._take(lambda: self._plan_site(key))
        if self._plan is not None:
            self._close.label(close_words(self._texts, self._plan))
        self._close.setEnabled(self._plan is not None)

    def _on_typed(self, typed: str) -> None:
        self._plan = None
        self._trouble.say("")
        self._close.setEnabled(bool(typed.strip()))

    def _on_close(self) -> None:
        if self._plan is None:
            typed = self._field.text()
            self._take(lambda: self._plan_link(typed))
        if self._plan is not None:
            self.agreed.emit(self._plan)

    def _take(self, plan: Callable[[], Plan]) -> None:
        try:
            self._plan = plan()
        except LeewardError as error:
            self._trouble.say(self._explain(error))
