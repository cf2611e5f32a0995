"""A release's notes: read from CHANGELOG.md, and told as AppStream has them. Touches no file."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNRELEASED = "## [Unreleased]"
HEADING = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$")
# Marks that AppStream knows as well, and links, of which only the words are told.
MARKS = re.compile(r"`(?P<code>[^`]+)`|\*(?P<em>[^*]+)\*|\[(?P<words>[^\]]+)\]\([^)]*\)")
TAGS = {"code": "`", "em": "*"}
# What a software centre shows, anybody may see: a line with one of these words stays in the changelog alone.
GIVES_AWAY = frozenset({"ex", "ex's", "exes", "partner", "contact"})


class ChangelogError(ValueError):
    """The changelog is not as it must be; the words say what is wrong."""


class Release(NamedTuple):
    """What changed with one version: by heading, line by line, in the changelog's own words."""

    version: str
    day: dt.date
    notes: tuple[tuple[str, tuple[str, ...]], ...]


def released(changelog: str) -> tuple[Release, ...]:
    """The versions of a changelog, as they stand in it."""
    found: list[Release] = []
    for part in re.split(r"(?m)^(?=## )", changelog):
        head, _, body = part.partition("\n")
        heading = HEADING.match(head)
        if heading:
            found.append(Release(heading[1], dt.date.fromisoformat(heading[2]), _notes(body)))
    return tuple(found)


def unreleased(changelog: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What waits for a version; raises ChangelogError where nothing does."""
    _, found, rest = changelog.partition(f"{UNRELEASED}\n")
    notes = _notes(re.split(r"(?m)^## ", rest)[0]) if found else ()
    if not any(lines for _, lines in notes):
        raise ChangelogError(f"CHANGELOG.md has nothing below {UNRELEASED}.")
    return notes


def stamped(changelog: str, version: str, day: dt.date) -> str:
    """The changelog with all that waited under `version`; raises ChangelogError where nothing waits."""
    unreleased(changelog)
    return changelog.replace(f"{UNRELEASED}\n", f"{UNRELEASED}\n\n## [{version}] - {day.isoformat()}\n", 1)


def with_releases(metainfo: str, releases: Iterable[Release]) -> str:
    """AppStream's file with these releases in place of the ones it has."""
    told = "\n".join(map(as_xml, releases))
    return re.sub(
        r"(?s)  <releases>.*?</releases>", lambda _: f"  <releases>\n{told}\n  </releases>", metainfo
    )


def as_xml(release: Release) -> str:
    """One release, indented as the rest of the file is."""
    whole = ET.Element("release", version=release.version, date=release.day.isoformat())
    told = [(heading, [line for line in lines if is_discreet(line)]) for heading, lines in release.notes]
    if any(lines for _, lines in told):
        description = ET.SubElement(whole, "description")
        for heading, lines in told:
            if lines:
                ET.SubElement(description, "p").text = heading
                listed = ET.SubElement(description, "ul")
                for line in lines:
                    _mark(ET.SubElement(listed, "li"), line)
    ET.indent(whole, "  ", 2)
    return f"    {ET.tostring(whole, 'unicode')}"


def from_xml(text: str) -> Release:
    """What `as_xml` told."""
    whole = ET.fromstring(text)  # noqa: S314  our own file
    heading, notes = "", []
    for part in whole.iterfind("description/*"):
        if part.tag == "p":
            heading = part.text or ""
        else:
            notes.append((heading, tuple(_words(item) for item in part)))
    return Release(whole.attrib["version"], dt.date.fromisoformat(whole.attrib["date"]), tuple(notes))


def is_discreet(line: str) -> bool:
    """Whether a line may be seen by anybody."""
    return GIVES_AWAY.isdisjoint(re.findall(r"[a-z']+", line.lower()))


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another; both are three numbers."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        raise ChangelogError(f"{version!r} is no version: it has three numbers, as 1.4.0.")
    return tuple(map(int, version.split(".")))


def _notes(body: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    parts = (part.partition("\n") for part in re.split(r"(?m)^### ", body)[1:])
    return tuple((heading.strip(), tuple(_lines(text))) for heading, _, text in parts)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith("- "):
            yield line.removeprefix("- ").strip()


def _mark(item: ET.Element, line: str) -> None:
    """Tell a line with its marks as elements."""
    at, before = 0, None
    for mark in MARKS.finditer(line):
        words = mark["words"]
        _add(item, before, line[at : mark.start()] + (words or ""))
        if words is None:
            name = mark.lastgroup or ""
            before = ET.SubElement(item, name)
            before.text = mark[name]
        at = mark.end()
    _add(item, before, line[at:])


def _add(item: ET.Element, before: ET.Element | None, words: str) -> None:
    if before is None:
        item.text = (item.text or "") + words
    else:
        before.tail = (before.tail or "") + words


def _words(item: ET.Element) -> str:
    said = item.text or ""
    for part in item:
        sign = TAGS[part.tag]
        said += f"{sign}{part.text}{sign}{part.tail or ''}"
    return " ".join(said.split())
