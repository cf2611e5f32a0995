"""Ready text to take elsewhere: what is closed here, as other programs and devices write it.

The forms follow the public documentation of each: uBlock Origin's wiki on static filters and strict
blocking, LeechBlock NG's examples and its list of sites, Pi-hole's tutorial on regular expressions,
AdGuard Home's wiki on blocklists, NextDNS's denylist, which takes in every name below one it holds.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Place(enum.Enum):
    """Where a text is for."""

    UBLOCK = "ublock-origin"
    LEECHBLOCK = "leechblock-ng"
    PIHOLE = "pi-hole"
    ADGUARD_HOME = "adguard-home"
    NEXTDNS = "nextdns"
    LIST = "list"


class Gap(enum.Enum):
    """What a text does not cover, or does besides, once it is in its place."""

    NO_END = "no-end"
    OTHER_BROWSERS = "other-browsers"
    PRIVATE_WINDOWS = "private-windows"
    APPS = "apps"
    CLICKS_INSIDE = "clicks-inside"
    LONGER_NAMES = "longer-names"
    PAGES = "pages"
    NAMES_BELOW = "names-below"
    OTHER_NETWORKS = "other-networks"
    OTHER_DEVICES = "other-devices"
    SECURE_DNS = "secure-dns"
    VPN = "vpn"
    EVERYONE = "everyone"


class ReadyText(Struct, frozen=True, kw_only=True):
    """A text to paste, and one for the place's list of exceptions where that is a field of its own.

    Both are whole lines, each ended, or empty. `gaps` in the order they are told.
    """

    place: Place
    text: str
    exceptions: str = ""
    gaps: tuple[Gap, ...] = ()


def ready_text(
    place: Place, names: Collection[str], rules: Collection[str] = (), kept: Collection[str] = ()
) -> ReadyText:
    """What to paste at `place` for host `names` and page `rules` (host, path and query, as in a plan).

    Most places close every name below a closed one; those of `kept` (each with all below it) are
    written as exceptions there. A place that knows no pages leaves the rules out.
    """
    write = {
        Place.UBLOCK: _ublock,
        Place.LEECHBLOCK: _leechblock,
        Place.PIHOLE: _pihole,
        Place.ADGUARD_HOME: _adguard_home,
        Place.NEXTDNS: _nextdns,
        Place.LIST: _plain,
    }[place]
    wide = _widest(names)
    text, exceptions = write(sorted(names), wide, sorted(rules), _below(kept, wide))
    return ReadyText(
        place=place, text=_lines(text), exceptions=_lines(exceptions), gaps=_gaps(place, bool(rules))
    )


_Written = tuple[list[str], list[str]]


def _ublock(_names: list[str], wide: list[str], rules: list[str], kept: list[str]) -> _Written:
    """Whole documents are refused; links to a page, and what holds them in a feed, are hidden."""
    lines = [f"||{name}^$document" for name in wide]
    lines += [f"@@||{name}^$document" for name in kept]
    for rule in rules:
        host, path, query = _parts(rule)
        paths = _spellings(path)
        if query:
            both = [f"{p}?{before}{query}" for p in paths for before in ("", "*&")]
            lines += [f"||{host}{one}^$document" for one in both]
            continue
        lines += [f"||{host}{one}^$document" for one in paths]
        links = ", ".join(_link(one) for one in paths)
        lines += [f"{host}##a:is({links})", f"{host}##article:has(a:is({links}))"]
    return lines, []


def _link(path: str) -> str:
    """A link inside the site to this path and what lies below, in any letter case."""
    return ", ".join((f'[href="{path}" i]', f'[href^="{path}/" i]', f'[href^="{path}?" i]'))


def _leechblock(names: list[str], _wide: list[str], rules: list[str], _kept: list[str]) -> _Written:
    """One site to a line; `www.` is taken in by itself."""
    sites = [name for name in names if name.removeprefix("www.") not in names or not name.startswith("www.")]
    for rule in rules:
        host, path, query = _parts(rule)
        sites += [f"{host}{one}?{query}" if query else f"{host}{one}" for one in _spellings(path)]
    return sites, []


def _pihole(_names: list[str], wide: list[str], _rules: list[str], kept: list[str]) -> _Written:
    """Regular expressions for the deny list and the allow list."""
    return [_name_pattern(name) for name in wide], [_name_pattern(name) for name in kept]


def _name_pattern(name: str) -> str:
    dots = name.replace(".", r"\.")
    return rf"(\.|^){dots}$"


def _adguard_home(_names: list[str], wide: list[str], _rules: list[str], kept: list[str]) -> _Written:
    """Custom filtering rules, exceptions among them."""
    return [*(f"||{name}^" for name in wide), *(f"@@||{name}^" for name in kept)], []


def _nextdns(_names: list[str], wide: list[str], _rules: list[str], kept: list[str]) -> _Written:
    """Names for the denylist and for the allowlist, which counts before it."""
    return wide, kept


def _plain(names: list[str], _wide: list[str], _rules: list[str], _kept: list[str]) -> _Written:
    return names, []


def _gaps(place: Place, has_rules: bool) -> tuple[Gap, ...]:  # noqa: FBT001  said once, by the one caller
    browser = (Gap.NO_END, Gap.OTHER_BROWSERS, Gap.PRIVATE_WINDOWS, Gap.APPS)
    network = (Gap.NO_END, Gap.EVERYONE, Gap.SECURE_DNS, Gap.VPN)
    pages = (Gap.PAGES,) if has_rules else ()
    return {
        Place.UBLOCK: (*browser, *((Gap.CLICKS_INSIDE,) if has_rules else ())),
        Place.LEECHBLOCK: (*browser, *((Gap.LONGER_NAMES,) if has_rules else ())),
        Place.PIHOLE: (*network, Gap.OTHER_NETWORKS, *pages),
        Place.ADGUARD_HOME: (*network, Gap.OTHER_NETWORKS, *pages),
        Place.NEXTDNS: (*network, Gap.OTHER_DEVICES, *pages),
        Place.LIST: (*network, Gap.NAMES_BELOW, *pages),
    }[place]


def _widest(names: Iterable[str]) -> list[str]:
    """The names that lie below no other one, in order."""
    given = sorted(set(names))
    return [name for name in given if not any(name.endswith(f".{other}") for other in given)]


def _below(kept: Iterable[str], wide: list[str]) -> list[str]:
    """The hosts to keep that a wide name would take in."""
    return [host for host in sorted(set(kept)) if any(host.endswith(f".{name}") for name in wide)]


def _parts(rule: str) -> tuple[str, str, str]:
    """Host, path and query of a rule, as a browser writes them, without what filters read as signs."""
    address, _, query = rule.partition("?")
    host, slash, path = address.partition("/")
    return host, quote(slash + path, safe="/@$%-._~"), quote(query, safe="=&%-._~@")


def _spellings(path: str) -> list[str]:
    """A path as it is, and with its @ escaped, as some links have it."""
    escaped = path.replace("@", "%40")
    return [path] if escaped == path else [path, escaped]


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
