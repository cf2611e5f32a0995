"""Handles: finding a person's in an address, checking one, and what is theirs alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote

import msgspec

from leeward.core.addresses import Address, twin
from leeward_guard.names import is_host_name

if TYPE_CHECKING:
    from leeward.core.platforms import Extract, Platform

# Language and mobile hosts show the same paths as the main one.
_COUNTRY = re.compile(r"^(?:[a-z]{2}-[a-z]{2}|[a-z]{2}|m|mbasic|mobile|touch|old|new)\.(?=[^.]+\.)")
# Words before a person's name in the paths of many sites.
_LEADS_TO_PEOPLE = frozenset({"user", "users", "u", "in", "profile", "people", "member", "members"})
_PLAIN = re.compile(r"[@~]?[A-Za-z0-9_-][A-Za-z0-9._-]*", re.ASCII)
LONGEST_PATH = 200
_NUMBER = re.compile(r"[0-9]{1,32}")


def handle_in(platform: Platform, address: Address) -> str:
    """The handle an address shows, in its canonical form; empty where it shows no person."""
    main = msgspec.structs.replace(address, host=_COUNTRY.sub("", address.host))
    for extract in platform.extracts:
        found = _found(platform, extract, address) or _found(platform, extract, main)
        if found:
            return found if extract.numeric else canonical(platform, found)
    return ""


def instance_in(platform: Platform, address: Address) -> str:
    """The other instance a link to one names, as in `/@name@there`; else empty."""
    for extract in platform.extracts:
        match = re.match(extract.path, address.path, re.ASCII)
        if platform.instances and match and len(match.groups()) > 1 and match[2]:
            return match[2]
    return ""


def canonical(platform: Platform, handle: str) -> str:
    """`handle` as the platform writes it, in lower case where it knows no other; empty if it can be none."""
    handle = handle.removeprefix("+")
    for form in (handle, handle.lower(), quote(handle)):
        if re.fullmatch(platform.handle_pattern, form, re.ASCII) and form.lower() not in platform.reserved:
            return form
    return ""


def guessed_page(path: str) -> str:
    """The part of a path on an unknown site that could be one person's page, as a rule spells it; or empty.

    Up to the name after `@` or `~`, or after a word that usually leads to people; else up to the last part,
    where all of them are plain. It is a guess, to be shown and corrected.
    """
    parts = [part for part in path.split("/") if part]
    page = "/".join(parts)
    for number, part in enumerate(parts):
        led = number > 0 and parts[number - 1].lower() in _LEADS_TO_PEOPLE
        if led or part.startswith(("@", "~")):
            page = "/".join(parts[: number + 1])
            break
    return page if len(page) < LONGEST_PATH and all(map(_PLAIN.fullmatch, page.split("/"))) else ""


def has_own_host(platform: Platform, host: str) -> bool:
    """Whether `host` is the own host of some person on the platform."""
    return any(_own_label(platform, extract, host) for extract in platform.extracts)


def own_hosts(platform: Platform, handle: str) -> tuple[str, ...]:
    """The hosts that are this person's alone; none where the handle makes no host name."""
    if not handle or "." in handle:
        return ()
    hosts = (form.replace("{handle}", handle.lower()) for form in platform.person.hosts)
    return tuple(
        host
        for host in hosts
        if is_host_name(host) and has_own_host(platform, host) and host not in platform.keep_open
    )


def sites_own(platform: Platform) -> tuple[str, ...]:
    """The hosts among its persons' own that no person can have, for the site keeps them for itself."""
    return tuple(
        f"{label}{pattern.removeprefix('*')}"
        for extract in platform.extracts
        if extract.subdomain
        for label in {*extract.excluded, *platform.reserved}
        for pattern in extract.hosts
    )


def rules(platform: Platform, handle: str, instance: str = "") -> tuple[str, ...]:
    """The host and path rules for this person, each of which leads to them as the catalogue reads links."""
    if not handle:
        return ()
    filled = tuple(
        rule.replace("{handle}", handle).replace("{numeric_id}", handle).replace("{instance}", instance)
        for rule in platform.person.rules
        if instance or "{instance}" not in rule
    )
    return tuple(rule for rule in filled if handle_in(platform, _address(rule)) == handle)


def _address(rule: str) -> Address:
    place, _, query = rule.partition("?")
    host, _, path = place.partition("/")
    return Address(host=host, path=f"/{unquote(path)}", query=query)


def _found(platform: Platform, extract: Extract, address: Address) -> str:
    if extract.subdomain:
        return _own_label(platform, extract, address.host)
    if not platform.instances and not any(_fits(pattern, address.host) for pattern in extract.hosts):
        return ""
    match = re.match(extract.path, address.path, re.ASCII)
    if not match or not extract.query:
        return match[1] if match else ""
    number = parse_qs(address.query).get(extract.query, [""])[0]
    return number if _NUMBER.fullmatch(number) else ""


def _own_label(platform: Platform, extract: Extract, host: str) -> str:
    """The label before the suffix where `host` is a person's own, else empty."""
    if not extract.subdomain or host in platform.hosts:
        return ""
    for pattern in extract.hosts:
        label = host.removeprefix("www.").removesuffix(pattern.removeprefix("*"))
        if (
            f"{label}{pattern.removeprefix('*')}" == host.removeprefix("www.")
            and label not in extract.excluded
        ):
            return canonical(platform, label)
    return ""


def _fits(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    if pattern.endswith(".*"):
        return host.startswith(pattern[:-1])
    return pattern in {host, twin(host)}
