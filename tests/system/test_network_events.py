"""The kernel tells when the network changed, asking for no rights."""

from __future__ import annotations

import socket

import pytest

from leeward.system import network_events as module
from leeward.system.network_events import drain, network_events


def test_listening_needs_no_rights_and_no_turn() -> None:
    """The socket is there, and nothing waits in it that a look would have to wait for."""
    events = network_events()
    assert events is not None
    with events:
        assert events.getblocking() is False
        drain(events)


def test_all_that_came_is_taken_at_once() -> None:
    """After a burst there is nothing left to wake up for."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with ours, theirs:
        ours.setblocking(False)
        for _ in range(3):
            theirs.send(b"changed")
        drain(ours)
        with pytest.raises(BlockingIOError):
            ours.recv(1)


def test_without_such_sockets_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another system, or a sandbox that forbids it, is no trouble."""

    def forbidden(*_: object) -> socket.socket:
        raise PermissionError

    monkeypatch.setattr(module.socket, "socket", forbidden)
    assert network_events() is None
