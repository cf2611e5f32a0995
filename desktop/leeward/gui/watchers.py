"""Brings what happens outside (our files, the network) onto the window's thread."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal, Slot

from leeward.store.copies import is_copy
from leeward.system.watch import watch

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from leeward.system.watch import Watch

THROTTLE_MS = 300
# A network that comes up says so many times within seconds.
NETWORK_SETTLES_MS = 5000


class Watchers(QObject):
    """Watches the hosts file, and the document with every copy a syncing program sets beside it.

    `changed` carries `hosts` or `document`, at most once for each burst of events. `network` does the same
    for the network.
    """

    changed = Signal(object)
    _happened = Signal(object)

    def __init__(self, hosts: Path, document: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosts = hosts
        self._document = document
        self._places = {Path(os.path.abspath(document)), Path(os.path.realpath(document))}  # noqa: PTH100  links stay links
        self._folders: set[Path] = set()
        self._burst: set[Path] = set()
        self._watch: Watch | None = None
        self._closed = False
        self._timer = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._timer.timeout.connect(self._on_quiet)
        self.network = NetworkWatcher(parent=self)
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to watch; imports watchdog, so after the first paint.

        What happened before is looked at once. Called again, a folder that came since is watched as well;
        once it was closed, nothing is.
        """
        if self._closed:
            return
        folders = {file.parent for file in (self._hosts, *self._places) if file.parent.is_dir()}
        if folders != self._folders:
            self._stop()
            self._folders = folders
            self._watch = watch(folders, self._about, self._happened.emit)
            self._happened.emit(self._document)
        self.network.start()

    def close(self) -> None:
        """Stop watching for good."""
        self._closed = True
        self.network.close()
        self._stop()

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def _about(self, path: Path) -> Path | None:
        if path == self._hosts:
            return self._hosts
        mine = path in self._places or any(is_copy(path, place) for place in self._places)
        return self._document if mine else None

    @Slot(object)
    def _on_happened(self, path: Path) -> None:
        self._burst.add(path)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_quiet(self) -> None:
        burst, self._burst = self._burst, set()
        for path in sorted(burst):
            self.changed.emit(path)


def _network_events() -> socket.socket | None:
    # Not before the first paint.
    from leeward.system.network_events import network_events  # noqa: PLC0415

    return network_events()


class NetworkWatcher(QObject):
    """`changed` is told once a network that changed has settled; where nobody tells, never.

    `listen` gives the socket the kernel's word comes by.
    """

    changed = Signal()

    def __init__(
        self,
        listen: Callable[[], socket.socket | None] = _network_events,
        settles_ms: int = NETWORK_SETTLES_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._listen = listen
        self._events: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._timer = QTimer(self, singleShot=True, interval=settles_ms)
        self._timer.timeout.connect(self.changed)

    def start(self) -> None:
        """Begin to listen; nothing more where it does."""
        if self._events is not None:
            return
        self._events = self._listen()
        if self._events is not None:
            self._notifier = QSocketNotifier(self._events.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_event)

    def close(self) -> None:
        """Stop listening."""
        self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._events is not None:
            self._events.close()
            self._events = None

    def _on_event(self) -> None:
        if self._events is not None:
            from leeward.system.network_events import drain  # noqa: PLC0415

            drain(self._events)
            self._timer.start()
