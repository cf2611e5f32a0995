"""Brings what happens outside (files, later starts) onto the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from leeward.system.watch import watch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from leeward.system.watch import Watch

THROTTLE_MS = 300


class Watchers(QObject):
    """Watches files; `changed` carries the path, at most once for each burst of events."""

    changed = Signal(object)
    _happened = Signal(object)

    def __init__(self, files: Iterable[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = tuple(files)
        self._burst: set[Path] = set()
        self._watch: Watch | None = None
        self._timer = QTimer(self, singleShot=True, interval=THROTTLE_MS)
        self._timer.timeout.connect(self._on_quiet)
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to watch; imports watchdog, so after the first paint."""
        self._watch = watch(self._files, self._happened.emit)

    def close(self) -> None:
        """Stop watching."""
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
