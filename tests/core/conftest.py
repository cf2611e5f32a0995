"""What tests of the core share: the catalogue as it ships."""

import json
from pathlib import Path
from typing import Any

import pytest

from leeward.core.platforms import Catalogue, Extract, PersonBlock, Platform

PLATFORMS = Path(__file__).resolve().parents[2] / "resources" / "platforms.json"


def _extract(raw: dict[str, Any]) -> Extract:
    return Extract(
        hosts=tuple(raw["hosts"]),
        path=raw.get("path", ""),
        query=raw.get("query", ""),
        subdomain=raw.get("subdomain", False),
        excluded=tuple(raw.get("not", ())),
    )


def _platform(raw: dict[str, Any], closers: tuple[str, ...]) -> Platform:
    block = raw["person_block"]
    return Platform(
        id=raw["id"],
        name=raw["name"],
        category=raw["category"],
        hosts=tuple(raw["hosts"]),
        keep_open=tuple(raw["keep_open"]),
        default_offer=raw["default_offer"],
        person_only=raw.get("person_only", False),
        no_web=raw.get("no_web", False),
        cost=raw["side_effects"],
        handle_pattern=raw["handle_regex"],
        extracts=tuple(_extract(each) for each in raw["extract"]),
        reserved=frozenset(raw["reserved"]),
        person=PersonBlock(hosts=tuple(block.get("hosts", ())), rules=tuple(block.get("rules", ()))),
        closes_with=closers,
        instances=frozenset(raw.get("known_instances", ())),
    )


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of resources/platforms.json."""
    raw = json.loads(PLATFORMS.read_text("utf-8"))
    closers: dict[str, tuple[str, ...]] = {}
    for each in raw["platforms"]:
        for closed in each.get("pairs_with", ()):
            closers[closed] = (*closers.get(closed, ()), each["id"])
    return Catalogue(
        platforms=tuple(_platform(each, closers.get(each["id"], ())) for each in raw["platforms"]),
        never_block=frozenset(each["host"] for each in raw["never_block"]),
    )
