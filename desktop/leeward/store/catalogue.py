"""The resources that came with Leeward: the catalogue and the content, checked as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct, field

from leeward.core.content import Content, Reader, in_words_of
from leeward.core.languages import ENGLISH
from leeward.core.platforms import Catalogue, Extract, PersonBlock, Platform, flaws
from leeward.store.errors import ResourceBrokenError

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

# What a site itself gave out rather than the person, by the file's names for it.
GIVEN_BY_THE_SITE = frozenset({"numeric_id", "channel_id"})


class _Extract(Struct, frozen=True, kw_only=True):
    hosts: tuple[str, ...]
    path: str = ""
    query: str = ""
    subdomain: bool = False
    excluded: tuple[str, ...] = field(name="not", default=())
    holds: str = field(name="as", default="handle")


class _PersonBlock(Struct, frozen=True, kw_only=True):
    hosts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class _Platform(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    category: str
    hosts: tuple[str, ...]
    keep_open: tuple[str, ...]
    default_offer: bool
    handle_regex: str
    extract: tuple[_Extract, ...]
    reserved: frozenset[str]
    person_block: _PersonBlock
    person_only: bool = False
    no_web: bool = False
    pairs_with: tuple[str, ...] = ()
    known_instances: tuple[str, ...] = ()


class _Rule(Struct, frozen=True, kw_only=True):
    host: str
    why: str


class _Resource(Struct, frozen=True, kw_only=True):
    platforms: tuple[_Platform, ...]
    never_block: tuple[_Rule, ...]


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue in `platforms.json`; raises ResourceBrokenError with everything that is wrong."""
    resource = _load(path, _Resource)
    catalogue = Catalogue(
        platforms=tuple(map(_platform, resource.platforms)),
        never_block=frozenset(rule.host for rule in resource.never_block),
    )
    found = flaws(catalogue)
    if found:
        raise ResourceBrokenError(path, found)
    return catalogue


def load_content(english: Path, language: str = ENGLISH) -> Content:
    """The content in a language; each file is read when first needed, or ResourceBrokenError."""
    return Content(content_reader(english, language))


def content_reader(english: Path, language: str) -> Reader:
    """Reads a language's content, beside the folder of the `english` one, which says what it does not.

    What is the same in every language lies beside the folders.
    """

    def read(name: str, kind: type[T]) -> T:
        own, shared = english.parent / language / name, english.parent / name
        if shared.exists():
            return _load(shared, kind)
        if language == ENGLISH or not own.exists():
            return _load(english / name, kind)
        return in_words_of(_load(english / name, kind), _load(own, kind))

    return read


def _load(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise ResourceBrokenError(path, (str(error),)) from error


def _platform(entry: _Platform) -> Platform:
    return Platform(
        id=entry.id,
        name=entry.name,
        category=entry.category,
        hosts=entry.hosts,
        instances=entry.known_instances,
        keep_open=entry.keep_open,
        default_offer=entry.default_offer and bool(entry.hosts),
        person_only=entry.person_only,
        no_web=entry.no_web,
        handle_pattern=entry.handle_regex,
        extracts=tuple(_extract(extract, entry) for extract in entry.extract),
        reserved=entry.reserved,
        person=_person(entry.person_block),
        closes_with=entry.pairs_with,
    )


def _extract(extract: _Extract, entry: _Platform) -> Extract:
    """An entry whose every host is another's has its known ones in place of `*`."""
    return Extract(
        hosts=entry.known_instances if extract.hosts == ("*",) else extract.hosts,
        path=extract.path,
        query=extract.query,
        subdomain=extract.subdomain,
        excluded=extract.excluded,
        numeric=extract.holds in GIVEN_BY_THE_SITE,
    )


def _person(block: _PersonBlock) -> PersonBlock:
    """A block whose rules hold only the places that are known here."""
    # Where the person's own account is nobody says here, and closing that would lock them out.
    rules = [rule for rule in block.rules if "{own_instance}" not in rule]
    for written, known in (("phone", "handle"), ("name", "handle"), ("channel_id", "numeric_id")):
        rules = [rule.replace(f"{{{written}}}", f"{{{known}}}") for rule in rules]
    return PersonBlock(hosts=block.hosts, rules=tuple(rules))
