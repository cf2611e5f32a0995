"""How long: four questions that suggest, for the time that runs or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import period
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.length_helper import LengthHelper
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from leeward.gui.session import Session


class Length(Screen):
    """Taking the suggestion sets the length; quiet days stay as they are whatever it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(gap=8, steady=True)
        self._session = session

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        t = self._session.texts.t
        title = t("How long?")
        self.entitle(title)
        self.clear()
        helper = LengthHelper(self._session.texts)
        helper.chosen.connect(self._on_chosen)
        self.lay(
            Text(title, "display"),
            Text(t("At least 30 days is the common advice. Yours can be another."), "lead"),
        )
        self.gap(12)
        self.lay(helper)
        self.gap(12)
        self.lay(row(Button(t("Not now"), "quiet", lambda: self.go.emit("today"))))
        super().showEvent(event)

    def _on_chosen(self, days: int | None) -> None:
        if period.current(self._session.state) is None:
            self._session.do(period.begin, None, days)
        else:
            self._session.do(period.set_length, days)
        self._session.keep()
        self.go.emit("today")
