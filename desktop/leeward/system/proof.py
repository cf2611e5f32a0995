"""Checks what is closed by looking, never by believing an exit code."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from leeward.core.browsers import NetworkFacts, Order
from leeward.core.proof import Checked, Finding, PagesHere, Proof, judge
from leeward.system.browsers import find_browsers
from leeward.system.network import survey_network
from leeward.system.processes import processes
from leeward_guard import firefox, places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from leeward.core.browsers import BrowserFacts
    from leeward.core.proof import BrowserProof
    from leeward.core.shield import Actual
    from leeward.system.computer import Computer
    from leeward_guard.policies import Place


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
# Whose rules are in which of the guard's places. What is left out reads other files, as far as is known,
# or files about which sources disagree.
PLACE_OF = {
    **{place.browser: place for place in places.PLACES},
    "firefox-esr": firefox.PLACE,
    "firefox-snap": firefox.PLACE,
}


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
    return Survey(
        find_browsers(computer, running, now),
        survey_network(computer, running),
        {browser: changed for browser, place in PLACE_OF.items() if (changed := _changed(computer, place))},
    )


def prove(
    names: Iterable[str],
    actual: Actual,
    resolve: Resolver,
    at: dt.datetime,
    seen: Survey = NOTHING_SEEN,
    pages: Collection[str] = (),
) -> Proof:
    """Look at each name: do its lines stand, does another line lead elsewhere, does it lead nowhere.

    A name is resolved only while both its lines stand, and only where the hosts file is read first,
    so no closed name reaches a name server because of us. With a survey each browser is judged, too,
    and whether its own rules close `pages`.
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
    if not checked and not pages:
        return Proof(at=at, checked=())
    here = {browser.id: pages_in(browser.id, pages, actual) if pages else None for browser in seen.browsers}
    return Proof(at=at, checked=checked, browsers=_judged(checked, seen, here))


def pages_in(browser: str, pages: Collection[str], actual: Actual) -> PagesHere:
    """How `pages` stand in a browser, by its id."""
    place = PLACE_OF[browser].browser if browser in PLACE_OF else ""
    rules = [rule for rule in actual.rules if rule.rule in pages]
    found = [here for rule in rules for here in rule.places if here.browser == place]
    reasons = [here.reason for here in found if not here.stands]
    return PagesHere(
        stand=len(found) == len(pages) and not reasons,
        reason=next(filter(None, reasons), places.MISSING if found else ""),
        told=tuple(dict.fromkeys(notice for here in found for notice in here.notices)),
    )


def _changed(computer: Computer, place: Place) -> dt.datetime | None:
    """When the rules of a place last changed, None where there is no file."""
    try:
        seen = (computer.root / place.file.removeprefix("/")).stat()
    except OSError:
        return None
    return dt.datetime.fromtimestamp(max(seen.st_mtime, seen.st_ctime), dt.UTC)


def _judged(
    checked: tuple[Checked, ...], seen: Survey, pages: Mapping[str, PagesHere | None]
) -> tuple[BrowserProof, ...]:
    def one(browser: BrowserFacts) -> BrowserProof:
        here = pages[browser.id]
        return judge(
            browser,
            seen.network,
            checked,
            changed_at=seen.network.hosts.changed,
            rules_at=seen.rules_at.get(browser.id) if here is not None and here.stand else None,
            dropped_at=seen.dropped_at,
            pages=here,
        )

    return tuple(map(one, seen.browsers))
