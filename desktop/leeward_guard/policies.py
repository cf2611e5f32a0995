"""One person's page on a site, as browsers' managed policies can close it. Nothing here touches a file.

A page rule is a host and a path, `instagram.com/example.person`, and holds for every name below the host.
`chromium` and `firefox` turn rules into the bytes of their browsers' policy files.
"""

from __future__ import annotations

import enum
import re

from leeward_guard.names import is_host_name
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LONGEST_PATH = 200
# What a browser sends for these in a path depends on how the address was typed.
TWO_SPELLINGS = {"@": "%40", "$": "%24"}
SEGMENT = r"(?:[A-Za-z0-9._~@$+-]|%[89A-F][0-9A-F])+"
PATH = re.compile(rf"(?:/{SEGMENT})+")
QUERY = re.compile(r"[A-Za-z_]{1,32}=[A-Za-z0-9._-]{1,64}")
FOLLOWS = re.compile(r"[A-Za-z0-9._~@$+%-]*")
ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2})")


class Refused(enum.StrEnum):
    """Why a rule or a policy file was not taken. Nothing is to be written then."""

    BAD_RULE = "bad-rule"
    BROKEN_FILE = "policy-file-broken"
    STRANGE_FILE = "policy-file-strange"
    SORTS_AFTER = "policy-file-sorts-after"
    TWO_SOURCES = "policy-files-differ"
    TOO_MANY = "policy-too-many"


class RefusedPolicyError(ValueError):
    """A rule can't be kept, or a policy file can't be joined without harm.

    `where` is the policy file it is about, empty for a rule; it never holds a rule's path.
    """

    def __init__(self, reason: Refused, where: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.where = where


class Told(enum.StrEnum):
    """What is true of a rule that was taken, and must be said."""

    # An administrator's own exception is stronger: the page stays open in these browsers.
    STAYS_OPEN = "administrator-opens"
    # Names that begin with this one are closed as well: opening them would open what an administrator closed.
    CLOSES_LONGER = "closes-longer-names"
    # Past the documented length of the list a browser may close names that begin with this one as well.
    MAY_CLOSE_LONGER = "may-close-longer-names"


class Notice(NamedTuple):
    """Something to be told about one rule, by its text."""

    told: Told
    rule: str


class Composed(NamedTuple):
    """What a policy file is to say: its bytes, or None where no file of ours is to be there."""

    data: bytes | None
    notices: tuple[Notice, ...] = ()


class Place(NamedTuple):
    """Where one family's browsers read managed policies, and by which name ours goes there.

    `certainty` is `seen` (in a run), `certain` (the browser's own source or documents) or `likely`
    (widely used, not found in its maker's documents). `signs` are paths of which any says that the
    browser is on this computer; without one nothing is to be written there. Where `managed_by` stands,
    the computer is enrolled elsewhere and its administrator's lists can't be seen: write nothing.
    `watched` says that running browsers look again when something in the folder changes; there the whole
    file is ours.
    """

    browser: str
    folder: str
    name: str
    certainty: str
    signs: tuple[str, ...]
    managed_by: str = ""
    watched: bool = False

    @property
    def file(self) -> str:
        """The path of the file."""
        return f"{self.folder}/{self.name}"

    @property
    def temporary(self) -> str:
        """Where its next bytes are to be written before the rename, on the same file system.

        One level up: Chromium obeys every file in its folder, whatever its ending.
        """
        return f"{self.folder.rpartition('/')[0]}/.{self.name}.new"

    def folders(self) -> tuple[str, ...]:
        """The folders below /etc that must stand, outermost first.

        The writer makes those that are missing (mode 0755), keeps their paths, and on removal takes
        away the ones it made, innermost first, where they are empty.
        """
        parts = self.folder.split("/")
        return tuple("/".join(parts[:end]) for end in range(3, len(parts) + 1))


class PageRule(NamedTuple):
    """One page to close: every address below `host` whose path is `path` or goes on from it with a slash.

    With `query`, `id=1000123` for instance, only where the address carries that too, at any place.
    `follows` are the characters with which another person's longer name on that site could go on.
    """

    host: str
    path: str
    query: str = ""
    follows: str = ""

    @property
    def text(self) -> str:
        """The rule as it is read, shown and kept."""
        return f"{self.host}{self.path}{'?' if self.query else ''}{self.query}"


def read_rule(text: str, follows: str = "") -> PageRule:
    """The rule that `text` (host, path, and perhaps one query field) stands for, checked strictly.

    The host is public and in lower case. The path has no empty, `.` or `..` part, at most 200 characters,
    and escapes for characters beyond ASCII only; `%40` and `%24` are read as `@` and `$`. Raises
    RefusedPolicyError.
    """
    host, slash, rest = text.partition("/")
    path, mark, query = rest.partition("?")
    path = _plain(slash + path)
    parts = path.split("/")[1:]
    fine = (
        is_host_name(host)
        and len(path) <= LONGEST_PATH
        and PATH.fullmatch(path)
        and not {".", ".."}.intersection(parts)
        and (QUERY.fullmatch(query) if mark else True)
        and FOLLOWS.fullmatch(follows)
    )
    if not fine:
        raise RefusedPolicyError(Refused.BAD_RULE)
    return PageRule(host, path, query, "".join(sorted(set(follows))))


def letter_cases(path: str) -> tuple[str, ...]:
    """The path as it is, and with its last part in lower case, upper case and capitalised; none twice."""
    before, _, last = path.rpartition("/")
    pieces = ESCAPE.split(last)
    lower = "".join(_outside_escapes(pieces, str.lower))
    sign = lower[: lower.startswith(tuple(TWO_SPELLINGS))]
    capital = sign + lower[len(sign) : len(sign) + 1].upper() + lower[len(sign) + 1 :]
    forms = (last, lower, "".join(_outside_escapes(pieces, str.upper)), capital)
    return tuple(dict.fromkeys(f"{before}/{form}" for form in forms))


def escapes(path: str) -> tuple[str, ...]:
    """The path as it is, and with `@` and `$` written as escapes; once where there are none."""
    other = path
    for plain, escaped in TWO_SPELLINGS.items():
        other = other.replace(plain, escaped)
    return tuple(dict.fromkeys((path, other)))


def _plain(path: str) -> str:
    path = ESCAPE.sub(lambda found: found[0].upper(), path)
    for plain, escaped in TWO_SPELLINGS.items():
        path = path.replace(escaped, plain)
    return path


def _outside_escapes(pieces: Iterable[str], change: Callable[[str], str]) -> Iterator[str]:
    return (piece if piece.startswith("%") else change(piece) for piece in pieces)
