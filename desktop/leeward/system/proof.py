"""Checks what is closed by looking, never by believing an exit code."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from leeward.core.browsers import NetworkFacts, Order
from leeward.core.proof import Checked, Finding, Proof, judge
from leeward.system.browsers import find_browsers
from leeward.system.network import survey_network
from leeward.system.processes import processes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from leeward.core.browsers import BrowserFacts
    from leeward.core.proof import BrowserProof
    from leeward.core.shield import Actual
    from leeward.system.computer import Computer


# Asks the system for a name's addresses; empty where it knows none.
Resolver = Callable[[str], frozenset[str]]


class Survey(NamedTuple):
    """What was read of the browsers and the network, and what is known of our own doing.

    `rules_at` says when our page rules in a browser last changed, by its id; a browser without such
    rules is left out. `dropped_at` says when all were last made to drop their open connections.
    """

    browsers: tuple[BrowserFacts, ...] = ()
    network: NetworkFacts = NetworkFacts()
    rules_at: Mapping[str, dt.datetime] = {}
    dropped_at: dt.datetime | None = None


NOTHING_SEEN = Survey()


# Looks at the browsers and the network as they are at an instant (aware, by this computer's own clock).
Surveyor = Callable[["dt.datetime"], Survey]


def system_resolver(name: str) -> frozenset[str]:
    """The addresses `getaddrinfo` gives, as every program on this computer sees them."""
    try:
        found = socket.getaddrinfo(name, None, proto=socket.IPPROTO_TCP)
    except OSError:
        return frozenset()
    return frozenset(str(entry[4][0]) for entry in found)


def survey(computer: Computer, now: dt.datetime) -> Survey:
    """Read what a proof needs from `computer`: only looking, a few milliseconds for each browser."""
    running = processes(computer.proc)
    return Survey(find_browsers(computer, running, now), survey_network(computer, running))


def prove(
    names: Iterable[str],
    actual: Actual,
    resolve: Resolver,
    at: dt.datetime,
    seen: Survey = NOTHING_SEEN,
) -> Proof:
    """Look at each name: do its lines stand, does another line lead elsewhere, does it lead nowhere.

    A name is resolved only while both its lines stand, and only where the hosts file is read first,
    so no closed name reaches a name server because of us. With a survey each browser is judged, too.
    """
    standing = {s.name: s for s in actual.standing}

    def look(name: str) -> Finding:
        found = standing.get(name)
        if found is None or not found.whole:
            return Finding.NO_LINES
        if found.foreign:
            return Finding.OTHER_LINE
        if seen.network.order is Order.OTHERS_FIRST:
            return Finding.STILL_ANSWERS
        leads_out = any(not ipaddress.ip_address(a).is_unspecified for a in resolve(name))
        return Finding.STILL_ANSWERS if leads_out else Finding.CLOSED

    checked = tuple(Checked(name, look(name)) for name in sorted(names))
    return Proof(at=at, checked=checked, browsers=_judged(checked, seen) if checked else ())


def _judged(checked: tuple[Checked, ...], seen: Survey) -> tuple[BrowserProof, ...]:
    changed = seen.network.hosts.changed
    return tuple(
        judge(
            browser,
            seen.network,
            checked,
            changed_at=changed,
            rules_at=seen.rules_at.get(browser.id),
            dropped_at=seen.dropped_at,
        )
        for browser in seen.browsers
    )
