"""Brings what happens outside (files, the network) onto the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal, Slot

from leeward.system.watch import watch

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from leeward.system.watch import Watch

THROTTLE_MS = 300
# A network that comes up says so many times within seconds.
NETWORK_SETTLES_MS = 5000


class Watchers(QObject):
    """Watches files; `changed` carries the path, at most once for each burst of events.

    `network` does the same for the network.
    """

    changed = Signal(object)
    _happened = Signal(object)

    def __init__(self, files: Iterable[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = tuple(files)
        self._burst: set[Path] = set()
        self._watch: Watch | None = None
        self._timer = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._timer.timeout.connect(self._on_quiet)
        self.network = NetworkWatcher(parent=self)
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to watch; imports watchdog, so after the first paint."""
        self._watch = watch(self._files, self._happened.emit)
        self.network.start()

    def close(self) -> None:
        """Stop watching."""
        self.network.close()
        if self._watch is not None:
            self._watch.close()
            self._watch = None

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
        """Begin to listen."""
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
