"""What each browser's policy file is to say, from what stands there now. The files are handed in."""

from __future__ import annotations

from leeward_guard import chromium, firefox
from leeward_guard.policies import RefusedPolicyError, read_rule
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leeward_guard.policies import Composed, Notice, PageRule, Place

PLACES = (*chromium.PLACES, firefox.PLACE)
# Where our own words stood and no longer do.
MISSING = "policy-missing"
# Others than root could lead what is written there elsewhere.
OPEN_FOLDER = "policy-folder-open"


class Reader(NamedTuple):
    """How the computer is looked at.

    `there` tells whether anything stands at a path, `names` the files in a folder, links to such among
    them, and `read` the bytes of a file, through links. The last two raise OSError.
    """

    there: Callable[[str], bool]
    names: Callable[[str], list[str]]
    read: Callable[[str], bytes]


class Here(NamedTuple):
    """What stands at one place: our file (or the one we join), and the others that count."""

    browser: bool
    file: bytes | None
    others: Mapping[str, bytes]


class Wanted(NamedTuple):
    """What the file is to say, None where it is not to be there.

    With a `reason` the rules can't all be kept there: the file then stays as it is, or loses what is ours.
    """

    data: bytes | None
    reason: str = ""
    notices: tuple[Notice, ...] = ()


def page_rules(pages: Mapping[str, str]) -> tuple[PageRule, ...]:
    """The rules of a ledger; raises RefusedPolicyError."""
    return tuple(read_rule(text, follows) for text, follows in sorted(pages.items()))


def look(place: Place, file: bytes | None, reader: Reader) -> Here:
    """What stands there beside `file`."""
    browser = any(map(reader.there, place.signs))
    managed = bool(place.managed_by) and reader.there(place.managed_by)
    if place == firefox.PLACE:
        paths = {path: path for path in firefox.HIDDEN if reader.there(path)}
    else:
        names = [name for name in _names(place.folder, reader) if name != place.name]
        paths = {name: f"{place.folder}/{name}" for name in names}
    return Here(browser and not managed, file, {name: _read(path, reader) for name, path in paths.items()})


def wanted(place: Place, rules: tuple[PageRule, ...], here: Here) -> Wanted:
    """What the file is to say so that it closes these pages and nothing else of ours.

    Without its browser on the computer nothing of ours is to be there.
    """
    kept = rules if here.browser else ()
    try:
        data, notices = _compose(place, kept, here)
    except RefusedPolicyError as refused:
        return Wanted(_let_go(place, kept, here), refused.reason.value)
    return Wanted(data, notices=notices)


def is_ours(place: Place, data: bytes | None) -> bool:
    """Whether a file that says this says anything of ours."""
    return data is not None and (place != firefox.PLACE or firefox.is_joined(data))


def entries(place: Place, data: bytes) -> tuple[tuple[str, str], ...]:
    """What of a file is ours, each entry with the name of its list; nothing of one that can't be read."""
    try:
        return firefox.entries(data) if place == firefox.PLACE else chromium.entries(data)
    except RefusedPolicyError:
        return ()


def _compose(place: Place, rules: tuple[PageRule, ...], here: Here) -> Composed:
    if place == firefox.PLACE:
        return firefox.compose(rules, here.file, here.others)
    return chromium.compose(rules, here.others)


def _let_go(place: Place, rules: tuple[PageRule, ...], here: Here) -> bytes | None:
    """What to leave where the rules can't be composed: all, unless a rule in it has ended."""
    if here.file is None:
        return None
    if place != firefox.PLACE:
        return here.file if chromium.says_only(here.file, rules) else None
    if firefox.says_only(here.file, rules):
        return here.file
    try:
        return firefox.compose((), here.file, here.others).data
    except RefusedPolicyError:
        # No policy at all is read from a file that is broken.
        return here.file


def _names(folder: str, reader: Reader) -> list[str]:
    try:
        return reader.names(folder)
    except OSError:
        return []


def _read(path: str, reader: Reader) -> bytes:
    try:
        return reader.read(path)
    except OSError:
        # What can't be read can't be joined either: no JSON, and so refused.
        return b""
