"""The icon in the tray: painted from facts, its menu made when it is opened, its host found when it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from leeward.gui.facts import TrayFacts
from leeward.gui.tray_icon import tray_icon

if TYPE_CHECKING:
    from leeward.gui.notifications import Message
    from leeward.gui.theme import Theme
    from leeward.texts import Texts

WATCHER = "org.kde.StatusNotifierWatcher"
# A host registers itself a moment after its watcher.
SETTLE_MS = 500
# A panel that starts with the computer is there soon after us, and nothing tells of one on X11.
SOON_MS = 2000
SOON = 30
SELDOM = 10


class Tray(QObject):
    """Tells what was asked of it; what that means is decided elsewhere.

    `menu` is filled anew each time it opens. `hosted` tells whether a tray host shows the icon, each
    time that changes.
    """

    open_asked = Signal()
    place_asked = Signal(str)
    close_asked = Signal()
    lock_asked = Signal()
    hide_asked = Signal()
    quit_asked = Signal()
    hosted = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._facts = TrayFacts()
        self._wanted = False
        self._was_hosted: bool | None = None
        self._minutes = 0
        self._looks = 0
        self._on_bus = False
        self._icon: QSystemTrayIcon | None = None
        self._watcher: QDBusServiceWatcher | None = None
        self.menu = QMenu()
        self.menu.aboutToShow.connect(self._fill_menu)
        theme.changed.connect(self._draw)

    @property
    def is_hosted(self) -> bool:
        """Whether a tray host is there to show the icon."""
        return self._wanted and QSystemTrayIcon.isSystemTrayAvailable()

    def tell(self, facts: TrayFacts) -> None:
        """Show other facts; the same ones draw nothing."""
        if facts != self._facts:
            self._facts = facts
            self._draw()

    def show(self) -> None:
        """Be in the tray, now or as soon as there is one."""
        if self._wanted:
            return
        self._wanted = True
        self._watch_bus()
        self.look()
        self._looks = SOON
        self._look_soon()

    def hide(self) -> None:
        """Be in no tray."""
        self._wanted = False
        self._drop()
        self._was_hosted = None

    def say(self, message: Message) -> bool:
        """Show a notification for a while; whether there is a tray host to show it."""
        if self._icon is None or not self.is_hosted:
            return False
        icon = tray_icon(self._facts._replace(plain=True), self._theme.tokens)
        self._icon.showMessage(message.title, message.text, icon)
        return True

    def look(self) -> None:
        """Look again for a tray host; one that came late wants a new icon."""
        hosted = self.is_hosted
        if hosted and not self._was_hosted:
            self._make()
        if hosted != self._was_hosted:
            self._was_hosted = hosted
            self.hosted.emit(hosted)

    def pass_minute(self) -> bool:
        """Look again, though seldom while all is well, for each look wakes the bus; whether it is hosted."""
        self._minutes += 1
        if not self._was_hosted or self._minutes % SELDOM == 0:
            self.look()
        return bool(self._was_hosted)

    def _look_soon(self) -> None:
        """Look every other second for a minute, until there is a host."""
        self._looks -= 1
        if self._looks > 0 and self._wanted and not self._was_hosted:
            self.look()
            QTimer.singleShot(SOON_MS, self, self._look_soon)

    def _watch_bus(self) -> None:
        """A host on the bus is noticed at once, as is its end; one on X11 within seconds, later minutes."""
        bus = QDBusConnection.sessionBus()
        if bus.isConnected() and self._watcher is None:
            mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
            self._watcher = QDBusServiceWatcher(WATCHER, bus, mode, self)
            self._watcher.serviceOwnerChanged.connect(
                lambda *_names: QTimer.singleShot(SETTLE_MS, self, self._look_anew)
            )

    def _look_anew(self) -> None:
        """A host on the bus takes an icon up again that was on the bus before, and shows no other."""
        if self._wanted:
            if not self._on_bus:
                self._was_hosted = None
            self.look()

    def _make(self) -> None:
        # An icon that was shown before its host came stays unseen, so it is made anew.
        self._drop()
        self._on_bus = _is_watched()
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._on_activated)
        self._icon = icon
        self._draw()
        icon.show()

    def _drop(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _draw(self) -> None:
        if self._icon is None:
            return
        self._icon.setIcon(tray_icon(self._facts, self._theme.tokens))
        self._icon.setToolTip(self._tooltip())
        self._fill_menu()

    def _tooltip(self) -> str:
        t = self._texts.t
        return t("Leeward") if self._facts.plain or not self._facts.day else self._line()

    def _line(self) -> str:
        facts, texts = self._facts, self._texts
        quiet = texts.tn("{n} quiet day", "{n} quiet days", facts.quiet)
        return texts.t("Day {n} · {quiet}", n=facts.day, quiet=quiet)

    def _fill_menu(self) -> None:
        """The menu as of now. A host on the bus asks for it before it opens, so it is kept filled."""
        t, facts, menu = self._texts.t, self._facts, self.menu
        menu.clear()
        if facts.plain:
            menu.addAction(t("Open")).triggered.connect(self.open_asked)
            # A word that any menu has, and the one thing that must be a click away in fear.
            menu.addAction(t("Help")).triggered.connect(lambda: self.place_asked.emit("help"))
            menu.addAction(t("Pause")).triggered.connect(self.hide_asked)
            menu.addAction(t("Quit")).triggered.connect(self.quit_asked)
            return
        if facts.day:
            menu.addAction(self._line()).setEnabled(False)
            menu.addSeparator()
        menu.addAction(t("Hard moment")).triggered.connect(lambda: self.place_asked.emit("hard"))
        if not facts.locked:
            menu.addAction(t("They wrote")).triggered.connect(lambda: self.place_asked.emit("they-wrote"))
        if facts.all_closed:
            menu.addAction(t("All closed")).setEnabled(False)
        elif facts.wanted:
            menu.addAction(t("Close everything")).triggered.connect(self.close_asked)
        menu.addSeparator()
        menu.addAction(t("Help")).triggered.connect(lambda: self.place_asked.emit("help"))
        if facts.lockable and not facts.locked:
            menu.addAction(t("Lock now")).triggered.connect(self.lock_asked)
        menu.addAction(t("Hide for an hour")).triggered.connect(self.hide_asked)
        menu.addAction(t("Open")).triggered.connect(self.open_asked)
        menu.addAction(t("Quit")).triggered.connect(self.quit_asked)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open_asked.emit()


def _is_watched() -> bool:
    """Whether a host on the bus takes icons, so that Qt makes one for the bus."""
    bus = QDBusConnection.sessionBus()
    return bus.isConnected() and bool(bus.interface().isServiceRegistered(WATCHER).value())
