"""Offers to start again once an upgrade has put another Leeward in the place of the running one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from leeward.background import Lane
from leeward.core.notices import Matter, Notice, Step

if TYPE_CHECKING:
    from leeward.background import Background
    from leeward.gui.clock import Clock
    from leeward.gui.session import Session
    from leeward.renewal import Renewal


class Renewed(QObject):
    """Looks each minute and when the window comes forward. Until then all goes on in the old version."""

    def __init__(
        self, renewal: Renewal, session: Session, clock: Clock, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._renewal = renewal
        self._session = session
        for keep in (renewal.keep, session.content.read_all):
            background.run(Lane.MACHINE, keep, lambda _: None, lambda _: None)
        clock.ticked.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    def look(self) -> None:
        """Tell that another version is there, once."""
        if self._renewal.has_come():
            self._session.tell(Notice(matter=Matter.RENEWED, steps=(Step.START_AGAIN, Step.DISMISS)))

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
