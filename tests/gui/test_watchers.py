"""What happens outside is told on the window's thread, once it has settled."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from leeward.gui.watchers import NetworkWatcher

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_burst_of_network_changes_is_told_once(qtbot: QtBot) -> None:
    """However much the kernel says, one look follows."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.setblocking(False)
    watcher = NetworkWatcher(lambda: ours, settles_ms=50)
    told: list[None] = []
    watcher.changed.connect(lambda: told.append(None))
    watcher.start()
    with theirs, qtbot.waitSignal(watcher.changed, timeout=5000):
        for _ in range(5):
            theirs.send(b"changed")
    assert len(told) == 1
    watcher.close()
    assert ours.fileno() == -1


def test_where_nobody_tells_nothing_is_wrong(qtbot: QtBot) -> None:  # noqa: ARG001  an event loop
    """Without the kernel's word it starts and stops all the same."""
    watcher = NetworkWatcher(lambda: None)
    watcher.start()
    watcher.close()
