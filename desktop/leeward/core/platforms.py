"""The catalogue's types: which hosts a platform has, how a person is found in a link, what stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from leeward_guard.names import is_below, is_host_name

if TYPE_CHECKING:
    from collections.abc import Iterator


class Extract(Struct, frozen=True, kw_only=True):
    """One way to read a handle out of an address; the first that matches wins.

    `hosts` are exact, or `*.suffix`. With `subdomain` the handle is the part before the suffix, unless
    it is one of `excluded`. Else the path must match `path`, and the handle is what `query` names
    among the parameters, or the path's first group where it names none. With `numeric` the handle is
    one that the site itself gave, and stands for `{numeric_id}`.
    """

    hosts: tuple[str, ...]
    path: str = ""
    query: str = ""
    subdomain: bool = False
    excluded: tuple[str, ...] = ()
    numeric: bool = False


class PersonBlock(Struct, frozen=True, kw_only=True):
    """What can be closed of one person: their own `hosts`, and `rules` (host and path) for browsers.

    Both hold `{handle}` or `{numeric_id}`, and `{instance}` where a site has instances.
    """

    hosts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Platform(Struct, frozen=True, kw_only=True):
    """One site of the catalogue. `hosts` is all of it, in lower case, none twice.

    `instances` are known hosts that speak the same language and belong to different people: each is a
    site of its own, and only the one the person named may be closed. `closes_with` are the ids of the
    platforms this one is closed along with.
    """

    id: str
    name: str
    category: str
    hosts: tuple[str, ...]
    instances: tuple[str, ...] = ()
    keep_open: tuple[str, ...] = ()
    default_offer: bool = True
    person_only: bool = False
    no_web: bool = False
    handle_pattern: str = ""
    extracts: tuple[Extract, ...] = ()
    reserved: frozenset[str] = frozenset()
    person: PersonBlock = PersonBlock()
    closes_with: tuple[str, ...] = ()


class Catalogue(Struct, frozen=True, kw_only=True):
    """All platforms, and the hosts (each with all below it) that Leeward never closes."""

    platforms: tuple[Platform, ...]
    never_block: frozenset[str]

    def platform(self, platform_id: str) -> Platform | None:
        """The platform with that id, or None."""
        return next((p for p in self.platforms if p.id == platform_id), None)


def flaws(catalogue: Catalogue) -> tuple[str, ...]:
    """What is wrong with a catalogue, each as `where: what`; nothing where it can be trusted."""
    return tuple(_flaws(catalogue))


def _flaws(catalogue: Catalogue) -> Iterator[str]:
    ids = {platform.id for platform in catalogue.platforms}
    kept_open = {host for platform in catalogue.platforms for host in platform.keep_open}
    seen: set[str] = set()
    if len(ids) != len(catalogue.platforms):
        yield "platforms: an id twice"
    for platform in catalogue.platforms:
        yield from (f"{platform.id}: no {other}" for other in platform.closes_with if other not in ids)
        for host in (*platform.hosts, *platform.instances):
            problems = _host_problems(host, seen, kept_open, catalogue.never_block)
            yield from (f"{platform.id}: {host} {problem}" for problem in problems)
            seen.add(host)
        for own in platform.person.hosts:
            if not own.startswith("{handle}.") or not is_host_name(own.removeprefix("{handle}.")):
                yield f"{platform.id}: {own} is no person's host"
    for host in sorted(catalogue.never_block | kept_open):
        if not is_host_name(host):
            yield f"kept open: {host} is no host name"


def _host_problems(
    host: str, seen: set[str], kept_open: set[str], never_block: frozenset[str]
) -> Iterator[str]:
    if not is_host_name(host):
        yield "is no host name"
    if host in seen:
        yield "twice"
    if host in kept_open:
        yield "is kept open"
    if is_below(host, never_block):
        yield "is never closed"
