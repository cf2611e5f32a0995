"""From a tile, a typed name or a pasted link to what can be closed, and how exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.state import Level

if TYPE_CHECKING:
    from leeward.core.platforms import Catalogue
    from leeward.core.state import Target


class Plan(Struct, frozen=True, kw_only=True):
    """What would be closed.

    `platform` is a catalogue id, or empty for a plain `host`; `title` is its public name. `handle` is
    empty for a whole site. `names` are the host names to close, `rules` the host and path rules that
    browsers could hold besides. `cost` says what else stops working, empty where nothing is known.
    """

    platform: str
    title: str
    host: str
    handle: str
    level: Level
    names: tuple[str, ...]
    rules: tuple[str, ...] = ()
    cost: str = ""


def read_link(text: str, catalogue: Catalogue) -> Plan:
    """What a pasted link or bare domain can close; raises RefusedLinkError."""
    raise NotImplementedError


def plan_site(platform_id: str, catalogue: Catalogue) -> Plan:
    """A whole site of the catalogue, as by its tile; raises RefusedLinkError."""
    raise NotImplementedError


def plan_person(platform_id: str, typed: str, catalogue: Catalogue) -> Plan:
    """A person on a site, by a typed name; raises RefusedLinkError."""
    raise NotImplementedError


def plan_of(target: Target, catalogue: Catalogue) -> Plan:
    """What a kept target closes today. A platform or form the catalogue no longer knows closes nothing."""
    raise NotImplementedError
