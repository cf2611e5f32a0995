"""The catalogue's types: which hosts a platform has, how a person is found in a link, what stays open."""

from __future__ import annotations

from msgspec import Struct


class Extract(Struct, frozen=True, kw_only=True):
    """One way to read a handle out of an address; the first that matches wins.

    `hosts` are exact, or `*.suffix`, or `*`. With `subdomain` the handle is the part before the
    suffix, unless it is one of `excluded`. Else `path` is a pattern whose first group is the handle,
    or `query` names the parameter that holds it.
    """

    hosts: tuple[str, ...]
    path: str = ""
    query: str = ""
    subdomain: bool = False
    excluded: tuple[str, ...] = ()


class PersonBlock(Struct, frozen=True, kw_only=True):
    """What can be closed of one person: their own `hosts`, and `rules` (host and path) for browsers.

    Both hold `{handle}`, and sometimes `{numeric_id}`.
    """

    hosts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Platform(Struct, frozen=True, kw_only=True):
    """One site of the catalogue. `hosts` is all of it, in lower case, none twice.

    `instances` are hosts that each run the platform on their own, where it has no hosts of its own.
    `closes_with` are ids of platforms that are closed whenever this one is.
    """

    id: str
    name: str
    category: str
    hosts: tuple[str, ...]
    keep_open: tuple[str, ...] = ()
    default_offer: bool = True
    person_only: bool = False
    no_web: bool = False
    cost: str = ""
    handle_pattern: str = ""
    extracts: tuple[Extract, ...] = ()
    reserved: frozenset[str] = frozenset()
    person: PersonBlock = PersonBlock()
    closes_with: tuple[str, ...] = ()
    instances: frozenset[str] = frozenset()


class Catalogue(Struct, frozen=True, kw_only=True):
    """All platforms, and the hosts (each with all below it) that Leeward never closes."""

    platforms: tuple[Platform, ...]
    never_block: frozenset[str]

    def platform(self, platform_id: str) -> Platform | None:
        """The platform with that id, or None."""
        return next((p for p in self.platforms if p.id == platform_id), None)
