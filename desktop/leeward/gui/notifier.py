"""Shows a message outside the window: with buttons where the desktop has notifications, else by the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from leeward.system.notification_bus import NotificationBus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from leeward.gui.notifications import Message
    from leeward.texts import Texts

# The specification's name for a press on the message itself.
ITSELF = "default"
OPEN = "open"
NOT_NOW = "not-now"


class Notifier(QObject):
    """`show` answers whether it could; `plainly` is the way where the desktop has no notifications.

    `address` is the session bus's, empty where there is none. `open_asked` tells that the window is wanted.
    """

    open_asked = Signal()

    def __init__(
        self,
        texts: Texts,
        address: str,
        icon: Path,
        plainly: Callable[[Message], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._address = address
        self._icon = str(icon)
        self._plainly = plainly
        self._bus: NotificationBus | None = None
        self._heard: QSocketNotifier | None = None
        self._shown: set[int] = set()

    def show(self, message: Message) -> bool:
        """Show it one way or the other."""
        t = self._texts.t
        buttons = ((ITSELF, t("Open")), (OPEN, t("Open")), (NOT_NOW, t("Not now")))
        try:
            bus = self._connected()
            number = None if bus is None else bus.show(message.title, message.text, self._icon, buttons)
        except OSError:
            self.close()
            number = None
        if number is None:
            return self._plainly(message)
        self._shown.add(number)
        # What came with an answer is read already, and wakes nobody.
        QTimer.singleShot(0, self, self._on_heard)
        return True

    def take_back(self, numbers: Iterable[int] | None = None) -> None:
        """Take those, or all that is still shown, off the screen."""
        gone = self._shown if numbers is None else set(numbers)
        self._shown = self._shown - gone
        try:
            if self._bus is not None:
                for number in gone:
                    self._bus.take_back(number)
        except OSError:
            self.close()

    def close(self) -> None:
        """Leave the bus, if it was entered."""
        if self._heard is not None:
            self._heard.setEnabled(False)
            self._heard = None
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        self._shown.clear()

    def _connected(self) -> NotificationBus | None:
        """The bus, entered when first needed."""
        if self._bus is None and self._address:
            self._bus = NotificationBus(self._address)
            self._heard = QSocketNotifier(self._bus.fileno, QSocketNotifier.Type.Read, self)
            self._heard.activated.connect(self._on_heard)
        return self._bus

    def _on_heard(self) -> None:
        if self._bus is None:
            return
        try:
            pressed = self._bus.presses()
        except OSError:
            self.close()
            return
        # Whatever shares the desktop's notifications is told of everybody's presses.
        ours = [press for press in pressed if press.number in self._shown]
        self.take_back(press.number for press in ours)
        if any(press.key in {ITSELF, OPEN} for press in ours):
            self.open_asked.emit()
