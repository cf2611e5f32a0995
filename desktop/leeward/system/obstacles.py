"""What keeps this computer's hosts file from being written, named as closely as can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core.browsers import HostsFile
from leeward.system.guard_request import by_hand
from leeward.system.network import hosts_file
from leeward.system.reading import read
from leeward_guard.ledger import SINKS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from leeward.core.shield import Outcome

MOUNTS = 1024 * 1024
NOT_PLAIN, NOT_PERMITTED, READ_ONLY = "file-not-plain", "file-not-permitted", "file-read-only"
WITH_LINES = frozenset({READ_ONLY, "hosts-of-nixos", "hosts-linked", "hosts-of-container"})


class Place(Struct, frozen=True, kw_only=True):
    """How the hosts file stands, and what kind of system this is."""

    hosts: HostsFile = HostsFile()
    nixos: bool = False
    container: bool = False


def look_around(hosts: Path, root: Path) -> Place:
    """What can be seen from here of the hosts file and of the system below `root`."""
    mounts = read(root / "proc/self/mountinfo", MOUNTS) or b""
    return Place(
        hosts=hosts_file(hosts, mounts),
        nixos=(root / "etc/NIXOS").exists(),
        container=any((root / sign).exists() for sign in (".dockerenv", "run/.containerenv")),
    )


def explained(outcome: Outcome, place: Place, names: Collection[str]) -> Outcome:
    """An outcome that did not work, with the nearest cause as its reason word, and what to add by hand."""
    reason = _cause(outcome, place)
    lines = outcome.lines
    if reason == "hosts-of-nixos":
        lines = _for_nixos(names)
    elif reason in WITH_LINES:
        lines = by_hand(names).lines
    return msgspec.structs.replace(outcome, reason=reason, lines=lines)


def _cause(outcome: Outcome, place: Place) -> str:
    reason, hosts = outcome.reason, place.hosts
    causes = (
        (reason in {NOT_PLAIN, READ_ONLY, NOT_PERMITTED} and place.nixos, "hosts-of-nixos"),
        (reason == NOT_PLAIN and hosts.link, "hosts-linked"),
        (reason == NOT_PERMITTED and hosts.immutable, "hosts-immutable"),
        (reason == READ_ONLY and (hosts.mounted or place.container), "hosts-of-container"),
    )
    return next((cause for so, cause in causes if so), reason)


def _for_nixos(names: Collection[str]) -> tuple[str, ...]:
    lines = (f"  {sink} {name}" for name in sorted(names) for sink in SINKS)
    return ("networking.extraHosts = ''", *lines, "'';") if names else ()
