"""Starting with the computer, and keys that reach Leeward from any program."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from leeward.core.changes import Change
from leeward.core.errors import LeewardError
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.clipboard import copy_for_a_while
from leeward.gui.widgets.rows import column
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Starting(Sheet):
    """What is switched here is read from the computer and kept nowhere else."""

    concerns = Change.SETTINGS | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._trouble = ""
        self._copied = ""

    def draw(self) -> None:
        """Lay out the switch, then the two commands and where a desktop takes them."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(t("Starting and keys"), t("All of it is yours to leave as it is."), back)
        self.lay(self._with_computer(), self._keys())

    def _with_computer(self) -> Card:
        t = self._t
        card = Card(t("With the computer"))
        line = CardRow(
            self.theme,
            t("Start with the computer, in the tray"),
            t("No window opens. Where there is no tray, it waits in the taskbar."),
            checked=self._is_on(),
            opens=False,
            role="body",
        )
        line.ticked.connect(self._on_switch)
        card.lay(line)
        if self._trouble:
            card.lay(Text(self._trouble, "warning"))
        return card

    def _keys(self) -> Card:
        t = self._t
        card = Card(t("Keys from any program"))
        card.lay(Text(t("Your desktop can run each of these when you press a key of your choice.")))
        card.gap(4)
        for title, verb in ((t("Hard moment"), "moment"), (t("Hide"), "hide")):
            command = shlex.join((*self._session.autostart.command, verb))
            copy = Button(t("Copied") if verb == self._copied else t("Copy"), "soft")
            copy.setAccessibleName(
                t("Copy the command for a hard moment")
                if verb == "moment"
                else t("Copy the command that hides")
            )
            copy.clicked.connect(lambda _=False, verb=verb, command=command: self._on_copy(verb, command))
            words = column(Text(title), Text(command, "small"), gap=1)
            line = QHBoxLayout()
            line.addLayout(words, 1)
            line.addWidget(copy)
            card.lay(line)
        card.gap(4)
        for where in (
            t("GNOME: Settings, Keyboard, View and Customise Shortcuts, Custom Shortcuts."),
            t("KDE: System Settings, Keyboard, Shortcuts, Add New, Command."),
            t("Xfce: Settings, Keyboard, Application Shortcuts, Add."),
        ):
            card.lay(Text(where, "small"))
        return card

    def _is_on(self) -> bool:
        try:
            return self._session.autostart.is_on
        except LeewardError as error:
            self._trouble = self._session.explain(error)
            return False

    def _on_switch(self, on: bool) -> None:  # noqa: FBT001  as the box hands it over
        self._trouble = ""
        try:
            self._session.autostart.switch(on=on)
        except LeewardError as error:
            self._trouble = self._session.explain(error)
        self.redraw()

    def _on_copy(self, verb: str, command: str) -> None:
        copy_for_a_while(command)
        self._copied = verb
        self.redraw()
