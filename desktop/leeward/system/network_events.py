"""The kernel's word that this computer's network changed: an address or a route came or went."""

from __future__ import annotations

import contextlib
import os
import socket

# From linux/rtnetlink.h. Wireless scans and renewed lifetimes of IPv6 addresses are left out: they
# come every few seconds on some networks and change no way to names.
IPV4_ADDRESSES, IPV4_ROUTES, IPV6_ROUTES = 0x10, 0x40, 0x400
GROUPS = IPV4_ADDRESSES | IPV4_ROUTES | IPV6_ROUTES
LARGEST = 65536


def network_events() -> socket.socket | None:
    """A socket that has something to read when the network changed; None where there is no such thing.

    It asks for no rights and sends nothing. Whoever is given it closes it.
    """
    if not hasattr(socket, "AF_NETLINK"):
        return None
    try:
        events = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, socket.NETLINK_ROUTE)
    except OSError:
        return None
    try:
        events.setblocking(False)
        events.bind((0, GROUPS))
    except OSError:
        events.close()
        return None
    return events


def drain(events: socket.socket) -> None:
    """Take all that is there to read; what it says in detail does not matter."""
    # More happened than the kernel keeps for us, or all is read: either way there is nothing more to take.
    with contextlib.suppress(OSError):
        while os.read(events.fileno(), LARGEST):
            pass
