"""What is seen of Leeward outside its window: the icon in the tray, and notifications."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leeward.core.changes import Change
from leeward.gui.facts import tray_facts

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.gui.notifications import Message
    from leeward.gui.notifier import Notifier
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme
    from leeward.gui.tray import Tray

DRAWS = (
    Change.PERIOD
    | Change.CONTACTS
    | Change.TARGETS
    | Change.PROFILE
    | Change.SETTINGS
    | Change.SHIELD
    | Change.CLOCK
    | Change.LOCK
)


class Presence(QObject):
    """Tells what was asked of the icon or of a notification; its parts are loaded when first wanted."""

    open_asked = Signal()
    place_asked = Signal(str)
    close_asked = Signal()
    lock_asked = Signal()
    hide_asked = Signal()
    quit_asked = Signal()

    def __init__(
        self, session: Session, theme: Theme, resources: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._resources = resources
        self.tray: Tray | None = None

    @property
    def is_hosted(self) -> bool:
        """Whether our icon is in a tray."""
        return self.tray is not None and self.tray.is_hosted

    def see_to(self) -> None:
        """Be in the tray, or not, as the person chose."""
        wanted = self._session.state.settings.tray
        if self.tray is None and wanted:
            self.tray = self._make_tray()
        if self.tray is not None and wanted:
            self.tray.tell(tray_facts(self._session))
            self.tray.show()
        elif self.tray is not None:
            self.tray.hide()

    def follow(self, change: Change) -> None:
        """Show what has changed of what the icon shows."""
        if change & DRAWS and self.tray is not None:
            self.tray.tell(tray_facts(self._session))

    def pass_minute(self) -> bool:
        """Look again for a tray host; False where one is wanted and there is none."""
        unwanted = self.tray is None or not self._session.state.settings.tray
        return unwanted or self.tray is None or self.tray.pass_minute()

    def show(self, message: Message) -> bool:
        """Show a notification; whether there was anybody to show it."""
        return self._notifier.show(message)

    def take_back(self) -> None:
        """Take notifications off the screen."""
        if "_notifier" in vars(self):
            self._notifier.take_back()

    def close(self) -> None:
        """Leave the tray and the bus."""
        if self.tray is not None:
            self.tray.hide()
        if "_notifier" in vars(self):
            self._notifier.close()

    @cached_property
    def _notifier(self) -> Notifier:
        from leeward.gui.notifier import Notifier  # noqa: PLC0415  most never need it

        def plainly(message: Message) -> bool:
            return self.tray is not None and self.tray.say(message)

        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        icon = self._resources / "icons" / "app" / "leeward.svg"
        notifier = Notifier(self._session.texts, address, icon, plainly, self)
        notifier.open_asked.connect(self.open_asked)
        return notifier

    def _make_tray(self) -> Tray:
        from leeward.gui.tray import Tray  # noqa: PLC0415  not before the first paint

        tray = Tray(self._session.texts, self._theme, self)
        tray.open_asked.connect(self.open_asked)
        tray.place_asked.connect(self.place_asked)
        tray.close_asked.connect(self.close_asked)
        tray.lock_asked.connect(self.lock_asked)
        tray.hide_asked.connect(self.hide_asked)
        tray.quit_asked.connect(self.quit_asked)
        return tray
