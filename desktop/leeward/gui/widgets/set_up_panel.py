"""What is put on this computer once, before anything can be closed: said in full, then asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.texts import Texts


class SetUpPanel(Card):
    """`lines` is the exact list of what is put where. `agreed` and `declined` tell the answer."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, texts: Texts, lines: Sequence[str]) -> None:
        super().__init__(texts.t("Once, with your password"))
        t = texts.t
        self.lay(
            Text(
                t(
                    "Closing a site writes to a file of the whole computer. A small helper does that and "
                    "nothing else. Your computer asks for your password this one time. Opening never asks."
                ),
                "fine",
            ),
            Text(t("This is what it puts where:"), "small"),
            Text("\n".join(lines), "lines"),
        )
        self.gap(6)
        self.lay(
            row(
                Button(t("Set up and close"), "primary", self.agreed.emit),
                Button(t("Not now"), "quiet", self.declined.emit),
            )
        )
