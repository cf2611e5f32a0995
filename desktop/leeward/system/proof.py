"""Checks what is closed by looking, never by believing an exit code."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from leeward.core.proof import Checked, Finding, Proof

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from leeward.core.shield import Actual


# Asks the system for a name's addresses; empty where it knows none.
Resolver = Callable[[str], frozenset[str]]


def system_resolver(name: str) -> frozenset[str]:
    """The addresses `getaddrinfo` gives, as every program on this computer sees them."""
    try:
        found = socket.getaddrinfo(name, None, proto=socket.IPPROTO_TCP)
    except OSError:
        return frozenset()
    return frozenset(str(entry[4][0]) for entry in found)


def prove(names: Iterable[str], actual: Actual, resolve: Resolver, at: dt.datetime) -> Proof:
    """Look at each name: do its lines stand, does another line lead elsewhere, does it lead nowhere.

    A name is resolved only while both its lines stand, so no closed name reaches a name server
    because of us.
    """
    standing = {s.name: s for s in actual.standing}

    def look(name: str) -> Finding:
        found = standing.get(name)
        if found is None or not found.whole:
            return Finding.NO_LINES
        if found.foreign:
            return Finding.OTHER_LINE
        leads_out = any(not ipaddress.ip_address(a).is_unspecified for a in resolve(name))
        return Finding.STILL_ANSWERS if leads_out else Finding.CLOSED

    return Proof(at=at, checked=tuple(Checked(name, look(name)) for name in sorted(names)))
