"""The resources that ship: read, checked, and refused when something is wrong with them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from leeward.core.errors import Refusal, RefusedLinkError
from leeward.core.helplines import HelpKind, for_country
from leeward.core.links import read_link
from leeward.core.platforms import Catalogue
from leeward.store.catalogue import load_catalogue, load_content
from leeward.store.errors import ResourceBrokenError
from leeward.store.paths import resources

PLATFORMS = resources() / "platforms.json"
CONTENT = resources() / "content" / "en"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue that ships."""
    return load_catalogue(PLATFORMS)


def broken(folder: Path, change: dict[str, Any], platform: str = "instagram") -> tuple[str, ...]:
    """What is said of the shipped catalogue with one platform changed."""
    data = msgspec.json.decode(PLATFORMS.read_bytes())
    next(entry for entry in data["platforms"] if entry["id"] == platform).update(change)
    path = folder / "platforms.json"
    path.write_bytes(msgspec.json.encode(data))
    with pytest.raises(ResourceBrokenError) as told:
        load_catalogue(path)
    assert told.value.path == path
    return told.value.flaws


def test_what_ships_is_whole(catalogue: Catalogue) -> None:
    """Every platform is there, and the tiles a person picks first close something."""
    assert len(catalogue.platforms) == 60
    assert sum(len(platform.hosts) for platform in catalogue.platforms) == 552
    for tile in ("instagram", "facebook", "whatsapp", "tiktok", "x", "snapchat", "youtube", "spotify"):
        platform = catalogue.platform(tile)
        assert platform is not None
        assert platform.hosts
    assert "accounts.google.com" in catalogue.never_block


def test_only_what_can_be_closed_is_offered(catalogue: Catalogue) -> None:
    """No platform is offered as a whole site that has no site here."""
    offered = [platform for platform in catalogue.platforms if platform.default_offer]
    assert offered
    assert all(platform.hosts and not platform.no_web for platform in offered)


def test_every_pattern_can_be_used(catalogue: Catalogue) -> None:
    """Patterns compile, and every way to find a person yields one group, a parameter or a subdomain."""
    for platform in catalogue.platforms:
        re.compile(platform.handle_pattern)
        for extract in platform.extracts:
            assert extract.hosts
            found = re.compile(extract.path).groups
            assert extract.subdomain or extract.query or found in (1, 2)


def test_rules_hold_only_known_places(catalogue: Catalogue) -> None:
    """A rule for a person can be filled in with what a link gives."""
    for platform in catalogue.platforms:
        for rule in platform.person.rules:
            assert set(re.findall(r"{(\w+)}", rule)) <= {"handle", "numeric_id", "instance"}


def test_instances_are_never_one_site(catalogue: Catalogue) -> None:
    """Other people's servers are known, read for handles, and not closed together."""
    mastodon = catalogue.platform("mastodon")
    assert mastodon is not None
    assert (mastodon.hosts, mastodon.default_offer) == ((), False)
    assert "mastodon.social" in mastodon.instances
    assert mastodon.extracts[0].hosts == mastodon.instances


def test_ids_the_site_gave_are_told_from_names(catalogue: Catalogue) -> None:
    """A number in a Facebook link is its own kind of handle."""
    facebook = catalogue.platform("facebook")
    assert facebook is not None
    assert [(extract.query, extract.numeric) for extract in facebook.extracts] == [
        ("id", True),
        ("", True),
        ("", False),
    ]


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"hosts": ["Instagram.com"]}, "instagram: Instagram.com is no host name"),
        ({"hosts": ["instagram"]}, "instagram: instagram is no host name"),
        ({"hosts": ["10.0.0.1"]}, "instagram: 10.0.0.1 is no host name"),
        ({"hosts": ["instagram.com."]}, "instagram: instagram.com. is no host name"),
        ({"hosts": ["instagram.com\n"]}, "instagram: instagram.com\n is no host name"),
        ({"hosts": ["-a.example.org"]}, "instagram: -a.example.org is no host name"),
        ({"hosts": ["ig.me", "ig.me"]}, "instagram: ig.me twice"),
        ({"hosts": ["facebook.com"]}, "facebook: facebook.com twice"),
        ({"hosts": ["x.fbcdn.net"]}, "instagram: x.fbcdn.net is never closed"),
        ({"hosts": ["accounts.google.com"]}, "instagram: accounts.google.com is never closed"),
        ({"hosts": ["help.instagram.com"]}, "instagram: help.instagram.com is kept open"),
        ({"keep_open": ["*.instagram.com"]}, "kept open: *.instagram.com is no host name"),
        ({"pairs_with": ["nobody"]}, "instagram: no nobody"),
        ({"id": "facebook"}, "platforms: an id twice"),
        ({"person_block": {"hosts": ["x.{handle}.org"]}}, "instagram: x.{handle}.org is no person's host"),
    ],
)
def test_a_wrong_catalogue_is_refused(tmp_path: Path, change: dict[str, Any], flaw: str) -> None:
    """One wrong name, and nothing of the catalogue is used; the error says which and why."""
    assert flaw in broken(tmp_path, change)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"platforms":[{}],"never_block":[]}'])
@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("platforms.json", load_catalogue),
        ("cards.json", lambda path: load_content(path.parent).cards),
        ("help.json", lambda path: load_content(path.parent).help_lines),
        ("prompts.json", lambda path: load_content(path.parent).prompts),
        ("tiles.json", lambda path: load_content(path.parent).tiles),
        ("deeds.json", lambda path: load_content(path.parent).deeds),
        ("questions.json", lambda path: load_content(path.parent).asked),
        ("weeks.json", lambda path: load_content(path.parent).weeks),
    ],
)
def test_a_broken_resource_is_told(
    tmp_path: Path, content: bytes, name: str, load: Callable[[Path], object]
) -> None:
    """A file of another shape, or none at all, is one clear error that names it."""
    path = tmp_path / name
    with pytest.raises(ResourceBrokenError):
        load(path)
    path.write_bytes(content)
    with pytest.raises(ResourceBrokenError) as told:
        load(path)
    assert told.value.args[0] == name


@pytest.mark.parametrize("part", ["cards", "prompts", "tiles", "deeds", "asked"])
def test_content_has_each_id_once(part: str) -> None:
    """Two cards of one id would share their marks, two prompts their pages."""
    found = [each.id for each in getattr(load_content(CONTENT), part)]
    assert len(set(found)) == len(found)


def test_cards_and_lines_that_ship_are_read() -> None:
    """The shipped cards and help lines come in their own order."""
    assert load_content(CONTENT).cards[0].id == "save-what-i-may-need"
    assert {line.kind for line in load_content(CONTENT).help_lines} == set(HelpKind)


@pytest.mark.parametrize(
    ("country", "first", "all_of"),
    [
        ("US", "911", {"US", ""}),
        ("us", "911", {"US", ""}),
        ("DE", "112", {"DE", "EU", ""}),
        ("IE", None, {"IE", "EU", ""}),
        ("ZZ", None, {""}),
    ],
)
def test_lines_of_a_country(country: str, first: str | None, all_of: set[str]) -> None:
    """Emergencies first, then the country's own lines, the Union's where it is in it, then everyone's."""
    lines = for_country(load_content(CONTENT).help_lines, country)
    assert {line.country for line in lines} == all_of
    assert first is None or lines[0].number == first
    assert lines[-1].country == ""


def test_without_a_country_all_lines_are_shown() -> None:
    """Nobody has to say where they are to find a number."""
    lines = load_content(CONTENT).help_lines
    assert for_country(lines, "") == lines


def test_what_other_sites_depend_on_is_never_closed(catalogue: Catalogue) -> None:
    """Every name a platform says must stay open is refused, but for zones that hold sites of their own."""
    zones = {"medium.com", "substack.com", "steampowered.com", "garmin.com", "duolingo.com"}
    platforms = msgspec.json.decode(PLATFORMS.read_bytes())["platforms"]
    names = {name.removeprefix("*.") for entry in platforms for name in entry.get("do_not_block", [])}
    assert names - zones
    for name in names - zones:
        with pytest.raises(RefusedLinkError) as told:
            read_link(name, catalogue)
        assert told.value.refusal in {Refusal.NEVER_BLOCK, Refusal.KEEP_OPEN}
    assert read_link("jane.wordpress.com", catalogue).names == ("jane.wordpress.com",)
