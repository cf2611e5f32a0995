"""From a tile, a typed name or a pasted link to what can be closed, and how exactly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core.addresses import bare, read_address, tidy, twin
from leeward.core.errors import Refusal, RefusedLinkError
from leeward.core.handles import (
    canonical,
    guessed_page,
    handle_in,
    has_own_host,
    instance_in,
    own_hosts,
    rules,
)
from leeward.core.records import Level
from leeward_guard.names import is_below, is_host_name

if TYPE_CHECKING:
    from leeward.core.addresses import Address
    from leeward.core.platforms import Catalogue, Platform
    from leeward.core.records import Target

_FEDIVERSE = re.compile(r"@?([A-Za-z0-9_]+)@([^@/\s]+)")


class Plan(Struct, frozen=True, kw_only=True):
    """What would be closed.

    `platform` is a catalogue id, or empty for a plain `host`; `title` is its public name. A platform
    that runs on many hosts has the one meant in `host`. `handle` is empty for a whole site. `names`
    are the host names to close, `rules` the host and path rules that browsers could hold besides.
    """

    platform: str
    title: str
    host: str
    handle: str
    level: Level
    names: tuple[str, ...]
    rules: tuple[str, ...] = ()


def read_link(text: str, catalogue: Catalogue) -> Plan:
    """What a pasted link or bare domain can close; raises RefusedLinkError.

    A link on a known platform that shows no person closes the whole platform; an unknown host is
    closed with its `www.` twin, and what in its path could be a person's page is its rule.
    """
    named = _FEDIVERSE.fullmatch(tidy(text))
    if named and any(named[2].lower() in platform.instances for platform in catalogue.platforms):
        text = f"{named[2]}/@{named[1]}"
    address = read_address(text)
    platform = _platform_at(address.host, catalogue)
    if platform is None:
        return _plain(address.host, address.path, catalogue)
    if platform.instances:
        return _at_instance(platform, address, catalogue)
    return _closing(platform, "", handle_in(platform, address), catalogue)


def plan_site(platform_id: str, catalogue: Catalogue) -> Plan:
    """A whole site of the catalogue, as by its tile; raises RefusedLinkError."""
    return _closing(_known(platform_id, catalogue), "", "", catalogue)


def plan_person(platform_id: str, typed: str, catalogue: Catalogue) -> Plan:
    """A person on a site, by a typed name or a link to them there; raises RefusedLinkError.

    Where people have no address on the site, the plan is the whole site.
    """
    platform = _known(platform_id, catalogue)
    name = tidy(typed)
    if platform.instances:
        return _on_instance(platform, name, catalogue)
    if not platform.handle_pattern:
        return _closing(platform, "", "", catalogue)
    handle = _linked(platform, name)
    if not handle and name.lower() not in platform.hosts:  # which may well be written like a handle
        handle = canonical(platform, name.lstrip("@$")) or _number_in(platform, name)
    if not handle:
        raise RefusedLinkError(Refusal.BAD_HANDLE, platform.name)
    return _closing(platform, "", handle, catalogue)


def only_page(plan: Plan) -> Plan | None:
    """The same person's page alone, closed in browsers that take rules; None where there is no such page."""
    if not plan.rules or not (plan.handle or not plan.platform):
        return None
    # On an unknown site the path itself is what stands for the person.
    handle = plan.handle or plan.rules[0].partition("/")[2]
    return msgspec.structs.replace(plan, handle=handle, level=Level.PAGE, names=())


def whole_site(plan: Plan, catalogue: Catalogue) -> Plan:
    """All of the site a plan is about, the one instance where there are many; raises RefusedLinkError."""
    platform = catalogue.platform(plan.platform)
    if platform is None:
        return _plain(plan.host, "", catalogue)
    return _closing(platform, plan.host if platform.instances else "", "", catalogue)


def plan_of(target: Target, catalogue: Catalogue) -> Plan:
    """What a kept target closes today. A platform or form the catalogue no longer knows closes nothing."""
    platform = catalogue.platform(target.platform)
    if platform is not None and not platform.no_web:
        return _plan(platform, target.host, target.handle, target.level, catalogue)
    whole = target.level is Level.SITE and not target.platform
    return Plan(
        platform=target.platform,
        title=target.platform or target.host,
        host=target.host,
        handle=target.handle,
        level=target.level,
        names=_pair(target.host, catalogue) if whole else (),
        rules=() if target.platform or not target.handle else (f"{target.host}/{target.handle}",),
    )


def _known(platform_id: str, catalogue: Catalogue) -> Platform:
    platform = catalogue.platform(platform_id)
    if platform is None:
        raise RefusedLinkError(Refusal.UNKNOWN_PLATFORM, platform_id)
    return platform


def _platform_at(host: str, catalogue: Catalogue) -> Platform | None:
    """The platform a host belongs to; a host that has to stay open belongs to none."""
    for platform in catalogue.platforms:
        if host in platform.hosts or host in platform.instances:
            return platform
    if host in catalogue.never_block or _kept_open(host, catalogue):
        return None
    for platform in catalogue.platforms:
        if twin(host) in platform.hosts or twin(host) in platform.instances or has_own_host(platform, host):
            return platform
    return None


def _kept_open(host: str, catalogue: Catalogue) -> str:
    """The help or account host of a platform that `host` is or lies below; empty if none."""
    kept = (name for platform in catalogue.platforms for name in platform.keep_open)
    return next((name for name in kept if is_below(host, (name,))), "")


def _never_blocked(host: str, catalogue: Catalogue) -> str:
    return next((name for name in sorted(catalogue.never_block) if is_below(host, (name,))), "")


def _closing(platform: Platform, host: str, handle: str, catalogue: Catalogue) -> Plan:
    """The most exact plan there is for a person, or for the whole site where `handle` is empty."""
    if platform.no_web:
        raise RefusedLinkError(Refusal.NO_WEB, platform.name)
    level = Level.PAGE if handle and platform.person_only else Level.SITE
    if own_hosts(platform, handle):
        level = Level.PERSON
    plan = _plan(platform, host, handle, level, catalogue)
    if not plan.names and (level is Level.SITE or not plan.rules):
        raise RefusedLinkError(Refusal.NOTHING_TO_CLOSE, platform.name)
    return plan


def _plan(platform: Platform, host: str, handle: str, level: Level, catalogue: Catalogue) -> Plan:
    names = {
        Level.PERSON: own_hosts(platform, handle),
        Level.PAGE: (),
        Level.SITE: _site(platform, host, catalogue),
    }[level]
    return Plan(
        platform=platform.id,
        title=platform.name,
        host=host,
        handle=handle,
        level=level,
        names=names,
        rules=rules(platform, handle, host),
    )


def _site(platform: Platform, host: str, catalogue: Catalogue) -> tuple[str, ...]:
    """All hosts of a platform and of those that close with it; of an instance, its own two."""
    if platform.instances:
        return _pair(host, catalogue)
    others = (other for other in catalogue.platforms if platform.id in other.closes_with)
    names = (name for each in (platform, *others) for name in each.hosts)
    return tuple(dict.fromkeys(names))


def _pair(host: str, catalogue: Catalogue) -> tuple[str, ...]:
    """`host` and its `www.` twin, without what is no public name or has to stay open."""
    return tuple(
        name
        for name in (host, twin(host))
        if is_host_name(name) and not _kept_open(name, catalogue) and not _never_blocked(name, catalogue)
    )


def _plain(host: str, path: str, catalogue: Catalogue) -> Plan:
    """An unknown host, and as its rule what in `path` could be one person's page."""
    _check_free(host, catalogue)
    host, page = bare(host), guessed_page(path)
    return Plan(
        platform="",
        title=host,
        host=host,
        handle="",
        level=Level.SITE,
        names=_pair(host, catalogue),
        rules=(f"{host}/{page}",) if page else (),
    )


def _linked(platform: Platform, typed: str) -> str:
    """The handle in a link to the platform, or in the part of one after its host; else empty."""
    for link in (typed, *(f"{host}/{typed}" for host in platform.hosts[:1])):
        try:
            address = read_address(link)
        except RefusedLinkError:
            continue
        there = address.host in platform.hosts or twin(address.host) in platform.hosts
        return handle_in(platform, address) if there or has_own_host(platform, address.host) else ""
    return ""


def _number_in(platform: Platform, typed: str) -> str:
    """A telephone number written with gaps, where the platform knows people by theirs; else empty."""
    gaps = re.compile(r"[\s()./-]+")
    number = gaps.sub("", typed)
    return canonical(platform, number) if re.fullmatch(r"\+?[0-9]+", number) else ""


def _on_instance(platform: Platform, typed: str, catalogue: Catalogue) -> Plan:
    """A person on an instance, typed as `@name@instance` or as a link there."""
    named = _FEDIVERSE.fullmatch(typed)
    try:
        plan = _at_instance(platform, read_address(f"{named[2]}/@{named[1]}" if named else typed), catalogue)
    except RefusedLinkError:
        plan = None
    if plan is None or not plan.handle:
        raise RefusedLinkError(Refusal.BAD_HANDLE, platform.name)
    return plan


def _at_instance(platform: Platform, address: Address, catalogue: Catalogue) -> Plan:
    """The plan for an address on one instance, which may show a person of another: `/@name@there`."""
    other = instance_in(platform, address)
    host = bare(read_address(other).host if other else address.host)
    _check_free(host, catalogue)
    return _closing(platform, host, handle_in(platform, address), catalogue)


def _check_free(host: str, catalogue: Catalogue) -> None:
    for refusal, kept in (
        (Refusal.KEEP_OPEN, _kept_open(host, catalogue)),
        (Refusal.NEVER_BLOCK, _never_blocked(host, catalogue)),
    ):
        if kept:
            raise RefusedLinkError(refusal, kept)
