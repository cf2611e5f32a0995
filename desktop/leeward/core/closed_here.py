"""What stands closed on this computer, told by its sites alone: for when nothing personal may be shown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.handles import has_own_host
from leeward.core.records import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.platforms import Catalogue
    from leeward.core.shield import Actual


class ClosedSite(Struct, frozen=True, kw_only=True):
    """One site, and everything of it that stands closed.

    `title` is the site's public name, empty for all that the catalogue doesn't know. `names` are host
    names and pages; they may hold a person's name. `until` (aware) is the latest end, None where lines
    were added by hand. `mine` says that this person asked for it.
    """

    title: str
    level: Level
    names: tuple[str, ...]
    until: dt.datetime | None
    mine: bool


def closed_here(actual: Actual, catalogue: Catalogue) -> tuple[ClosedSite, ...]:
    """Every site that stands closed, those of this person first, then by name; what is unknown comes last."""
    closed = actual.closed()
    standing = [(s.name, s.until, s.mine) for s in actual.standing]
    rules = [(r.rule, r.until, r.mine) for r in actual.rules]
    found: dict[tuple[str, Level, bool], list[tuple[str, dt.datetime | None]]] = {}
    for name, until, mine in (*standing, *rules):
        if name in closed:
            title, level = _site_of(name, catalogue)
            found.setdefault((title, level, mine), []).append((name, until))
    sites = [
        ClosedSite(
            title=title,
            level=level,
            names=tuple(name for name, _ in names),
            until=max((until for _, until in names if until is not None), default=None),
            mine=mine,
        )
        for (title, level, mine), names in found.items()
    ]
    return tuple(sorted(sites, key=lambda s: (not s.mine, not s.title, s.title, s.level.value)))


def sites_of(names: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The public names of the sites that `names` are about, each once; a host the catalogue doesn't know."""
    return tuple(dict.fromkeys(_site_of(name, catalogue)[0] or name.partition("/")[0] for name in names))


def ways_round(catalogue: Catalogue) -> frozenset[str]:
    """The hosts that only show another site's pages, which are closed along with it and never listed."""
    return frozenset(host for p in catalogue.platforms if p.closes_with for host in p.hosts)


def _site_of(name: str, catalogue: Catalogue) -> tuple[str, Level]:
    """The public name of the site, and how much of it is closed."""
    host = name.partition("/")[0]
    for platform in catalogue.platforms:
        own = has_own_host(platform, host)
        if host in platform.hosts or host in platform.instances or own:
            level = Level.PAGE if "/" in name else Level.PERSON if own else Level.SITE
            # What only shows another site's pages is never named.
            other = catalogue.platform(platform.closes_with[0]) if platform.closes_with else None
            return (platform if other is None else other).name, level
    return "", Level.SITE
