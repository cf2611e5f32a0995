"""Page rules for Chromium and its family: one file of ours, named to be read last.

The browsers take `URLBlocklist` and `URLAllowlist` from the last file that says them, in the order of the
files' names, and never join two. So where an administrator's file says one of them, ours carries theirs
too, and is composed anew whenever theirs change. Theirs are only read.

An entry is a host (with all below it) and the beginning of a path, in exact letters; the longer host wins,
then the longer path, then the allow list (Chromium's own source, `url_blocklist_manager.cc`).
"""

from __future__ import annotations

import json

from leeward_guard.jsontext import BrokenJsonError, Node, scan
from leeward_guard.names import is_below
from leeward_guard.policies import (
    Composed,
    Notice,
    Place,
    Refused,
    RefusedPolicyError,
    Told,
    escapes,
    letter_cases,
)
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from leeward_guard.policies import PageRule

NAME = "zz-leeward.json"
PLACES = (
    Place(
        "chromium",
        "/etc/chromium/policies/managed",
        NAME,
        "seen",
        ("/usr/bin/chromium", "/usr/lib/chromium/chromium"),
        watched=True,
    ),
    Place(
        "chrome",
        "/etc/opt/chrome/policies/managed",
        NAME,
        "certain",
        ("/opt/google/chrome/chrome", "/etc/opt/chrome"),
        managed_by="/etc/opt/chrome/policies/enrollment/CloudManagementEnrollmentToken",
        watched=True,
    ),
    Place(
        "brave",
        "/etc/brave/policies/managed",
        NAME,
        "certain",
        ("/opt/brave.com/brave/brave", "/usr/bin/brave-browser", "/etc/brave"),
        watched=True,
    ),
    Place(
        "edge",
        "/etc/opt/edge/policies/managed",
        NAME,
        "likely",
        ("/opt/microsoft/msedge/msedge", "/etc/opt/edge"),
        watched=True,
    ),
)
# Seconds after a change at which the same bytes are to be written again, by a rename as before. A browser
# watches its folder only from 3 to 15 s after its start, where its first minute is busy far later (not
# within 100 s in a run, always within 262 s), and what changed before is missed until it reloads by
# itself after 15 minutes (908 s seen).
REWRITE_AFTER = (20, 300)
# The documented length of either list. Chromium 156 obeyed the 3,000th entry of either in a run, with a
# warning on chrome://policy; others of the family were not tried.
LONGEST_LIST = 1000

BLOCK, ALLOW = "URLBlocklist", "URLAllowlist"
MERGED = "PolicyListMultipleSourceMergeList"
LISTS = (BLOCK, ALLOW, MERGED)


def compose(rules: Iterable[PageRule], others: Mapping[str, bytes]) -> Composed:
    """What our file is to say beside all `others` of its folder, by their names.

    Without rules nothing: remove the file. Raises RefusedPolicyError where another file is no JSON, holds
    no list where one belongs, or is read after ours, and where the list of closed pages grows longer
    than browsers promise to read. Then leave the file as it is, unless a rule in it has ended: then
    remove it, for what an administrator wants holds without it, and nothing stays closed past its end.
    """
    wanted = sorted(set(rules))
    if not wanted:
        return Composed(None)
    theirs = _theirs(others)
    blocked = dict.fromkeys(entry for rule in wanted for entry in block_entries(rule))
    closing = [*dict.fromkeys([*theirs[BLOCK], *blocked])]
    if len(closing) > LONGEST_LIST:
        raise RefusedPolicyError(Refused.TOO_MANY)
    closed_by_them = [_Filter.read(entry) for entry in theirs[BLOCK]]
    opened_by_them = [_Filter.read(entry) for entry in theirs[ALLOW]]
    allowed: dict[str, None] = {}
    notices: list[Notice] = []
    for rule in wanted:
        entries = [entry for entry in allow_entries(rule) if entry not in blocked]
        harmless = [entry for entry in entries if not any(f.would_open(entry) for f in closed_by_them)]
        if len(harmless) < len(entries):
            notices.append(Notice(Told.CLOSES_LONGER, rule.text))
        allowed |= dict.fromkeys(harmless)
        if len({*theirs[ALLOW], *allowed}) > LONGEST_LIST:
            notices.append(Notice(Told.MAY_CLOSE_LONGER, rule.text))
        if any(f.opens(entry) for f in opened_by_them for entry in block_entries(rule)):
            notices.append(Notice(Told.STAYS_OPEN, rule.text))
    lists = {BLOCK: closing}
    if allowed:
        lists[ALLOW] = [*dict.fromkeys([*theirs[ALLOW], *allowed])]
    return Composed(json.dumps(lists, indent=1, sort_keys=True).encode() + b"\n", tuple(notices))


def says_only(file: bytes, rules: Iterable[PageRule]) -> bool:
    """Whether our file as it stands closes nothing but pages of these rules, as far as it can be told."""
    try:
        closed = _read(NAME, file).get(BLOCK, [])
    except RefusedPolicyError:
        return False
    return {entry for rule in rules for entry in block_entries(rule)}.issuperset(closed)


def entries(file: bytes) -> tuple[tuple[str, str], ...]:
    """Everything our file says, an administrator's too where it carries them: each list's name and entry."""
    return tuple((name, entry) for name, found in _read(NAME, file).items() for entry in found)


def block_entries(rule: PageRule) -> tuple[str, ...]:
    """What closes a rule's page: its path in four letter cases, and `@` and `$` in both spellings.

    A rule with a query field is closed as it is written.
    """
    if rule.query:
        return tuple(f"{rule.host}{path}?{rule.query}" for path in escapes(rule.path))
    return tuple(rule.host + path for case in letter_cases(rule.path) for path in escapes(case))


def allow_entries(rule: PageRule) -> tuple[str, ...]:
    """What keeps other people's longer names open, since an entry closes every path that begins with it."""
    if rule.query:
        return ()
    return tuple(entry + following for entry in block_entries(rule) for following in rule.follows)


def _theirs(others: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What holds for each list without us: the last file's, or all of them where they are to be merged."""
    said: dict[str, list[list[str]]] = {key: [] for key in LISTS}
    for name in sorted(others, key=lambda name: name.encode("utf-8", "surrogateescape")):
        if name == NAME:
            continue
        found = _read(name, others[name])
        if (BLOCK in found or ALLOW in found) and name > NAME:
            raise RefusedPolicyError(Refused.SORTS_AFTER, name)
        for key, entries in found.items():
            said[key].append(entries)
    last: dict[str, list[str]] = {key: lists[-1] if lists else [] for key, lists in said.items()}
    for key in (BLOCK, ALLOW):
        if not {key, "*"}.isdisjoint(last[MERGED]):
            last[key] = [entry for entries in said[key] for entry in entries]
    return last


def _read(name: str, data: bytes) -> dict[str, list[str]]:
    """The lists of ours that one file says."""
    try:
        root = scan(data.decode("utf-8"), lenient=True)
    except (UnicodeDecodeError, BrokenJsonError) as error:
        raise RefusedPolicyError(Refused.BROKEN_FILE, name) from error
    if root.kind != "object":
        raise RefusedPolicyError(Refused.STRANGE_FILE, name)
    # Where a name is said twice, the last counts.
    return {m.key: _strings(name, m.value) for m in root.members if m.key in LISTS}


def _strings(name: str, node: Node) -> list[str]:
    if node.kind != "array" or any(item.kind != "string" for item in node.items):
        raise RefusedPolicyError(Refused.STRANGE_FILE, name)
    return [item.string for item in node.items]


class _Filter(NamedTuple):
    """An administrator's entry: its host, whether names below are left out, and its path's beginning.

    Scheme, port and query are passed over: it then seems to reach further than it does, and we keep
    further away from it.
    """

    host: str
    exact: bool
    path: str

    @classmethod
    def read(cls, entry: str) -> _Filter:
        """Take an entry apart."""
        address = entry.rpartition("://")[2].partition("?")[0]
        host, slash, path = address.partition("/")
        host = host.rpartition("@")[2].partition(":")[0].lower()
        return cls(host.lstrip("."), host.startswith("."), (slash + path).casefold())

    def would_open(self, entry: str) -> bool:
        """Whether our allow entry could be stronger than this entry of their block list."""
        host, path = _parts(entry)
        if self.host in ("", "*"):
            return self._overlaps(path)
        stronger = self.host != host or not self.exact
        return stronger and is_below(host, [self.host]) and self._overlaps(path)

    def opens(self, entry: str) -> bool:
        """Whether this entry of their allow list is stronger than our block entry."""
        host, path = _parts(entry)
        if self.host == host and not self.exact:
            return self.path == path or self.path.startswith((f"{path}/", f"{path}?"))
        return is_below(self.host, [host]) and self._overlaps(path)

    def _overlaps(self, path: str) -> bool:
        return path.startswith(self.path) or self.path.startswith(path)


def _parts(entry: str) -> tuple[str, str]:
    host, slash, path = entry.partition("?")[0].partition("/")
    return host, (slash + path).casefold()
