"""Page rules for Firefox: patterns put into the one policy file it reads, and taken out to the byte.

Firefox reads `/etc/firefox/policies/policies.json`, and only where that does not stand the one in its own
folder, whose content ours then carries. No byte of an administrator's is formatted anew. Our patterns
stand first in the list, behind a marker that is itself a pattern and closes nothing: it says which patterns
are ours, which names we had to add around them, and, where the whole file is ours, what it was made from.
So taking them out needs no other memory. The marker holds no name of a site or person.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter

from leeward_guard.jsontext import BrokenJsonError, Node, cut, insert_first, scan
from leeward_guard.policies import (
    Composed,
    Notice,
    Place,
    Refused,
    RefusedPolicyError,
    Told,
    escapes,
)
from leeward_guard.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leeward_guard.policies import PageRule

PLACE = Place(
    "firefox",
    "/etc/firefox/policies",
    "policies.json",
    "seen",
    ("/usr/bin/firefox-esr", "/usr/bin/firefox", "/usr/lib/firefox-esr", "/usr/lib/firefox", "/opt/firefox"),
)
# The policy files that ours hides, as the packages of Debian, Ubuntu, Arch, Fedora and Mozilla have them.
HIDDEN = (
    "/usr/lib/firefox-esr/distribution/policies.json",
    "/usr/lib/firefox/distribution/policies.json",
    "/usr/lib64/firefox/distribution/policies.json",
    "/opt/firefox/distribution/policies.json",
)
# Firefox reads that many patterns and no more.
LONGEST_LIST = 1000

WAY = ("policies", "WebsiteFilter", "Block")
MARKER = re.compile(r"\*://leeward\.invalid/added=([0-3])/from=([0-9a-f]{64}|-)/ours=([0-9a-f,]*)")
NOTHING = "{}\n"


def compose(rules: Iterable[PageRule], file: bytes | None, hidden: Mapping[str, bytes]) -> Composed:
    """What the file is to say; None where it is not to be there.

    `file` is what it says now, None where it does not stand; `hidden` are the contents of those of HIDDEN
    that stand, by path. Give it no rules to take ours out: what others wrote is then as before, to the
    byte, and a file that is still as we made it goes. Raises RefusedPolicyError where a file is no JSON
    (Firefox then reads no policy at all, so nothing is closed by it either), has no list where one
    belongs, or where the list grows longer than Firefox reads.
    """
    wanted = sorted(set(rules))
    start, origin = _before_us(file, hidden, needed=bool(wanted))
    if not wanted:
        return Composed(None if origin else start.encode())
    patterns = dict.fromkeys(pattern for rule in wanted for pattern in patterns_of(rule))
    made = _put_in(start, list(patterns), origin)
    if made == start:
        return Composed(None if origin else start.encode())
    exceptions = [_as_expression(e.string) for e in _list_of(scan(made), "Exceptions") if e.kind == "string"]
    notices = (
        Notice(Told.STAYS_OPEN, rule.text)
        for rule in wanted
        if any(exception.fullmatch(a) for exception in exceptions for a in _addresses(rule))
    )
    return Composed(made.encode(), tuple(notices))


def is_joined(file: bytes) -> bool:
    """Whether patterns of ours stand in the file."""
    return MARKER.search(file.decode("utf-8", "replace")) is not None


def says_only(file: bytes, rules: Iterable[PageRule]) -> bool:
    """Whether our patterns in the file as it stands are those of these rules."""
    known = {_short(pattern) for rule in rules for pattern in patterns_of(rule)}
    markers = MARKER.finditer(file.decode("utf-8", "replace"))
    return known.issuperset(short for found in markers for short in found[3].split(",") if short)


def entries(file: bytes) -> tuple[tuple[str, str], ...]:
    """Our patterns and their marker as they stand in the file, each behind the name of its list."""
    found = [item.string for item in _list_of(_scan(_text(file, PLACE.file), PLACE.file), "Block")]
    shorts = {short for item in found if (marker := MARKER.fullmatch(item)) for short in marker[3].split(",")}
    ours = (item for item in found if MARKER.fullmatch(item) or _short(item) in shorts)
    return tuple((".".join(WAY[1:]), item) for item in ours)


def patterns_of(rule: PageRule) -> tuple[str, ...]:
    """What closes a rule's page and nothing else, in any letter case, with `@` and `$` in both spellings."""
    starts = [f"*://*.{rule.host}{path}" for path in escapes(rule.path)]
    if rule.query:
        ends = (f"?{rule.query}", f"?{rule.query}&*", f"?*&{rule.query}", f"?*&{rule.query}&*")
    else:
        ends = ("", "/*", "?*")
    return tuple(start + end for start in starts for end in ends)


def _before_us(file: bytes | None, hidden: Mapping[str, bytes], *, needed: bool) -> tuple[str, str]:
    """The text without us, and the digest of what a file of ours is made from, empty where it is not ours."""
    if file is None:
        start = _hidden(hidden) if needed else NOTHING
        return start, _digest(start)
    foreign, origin = _taken_out(_text(file, PLACE.file))
    if origin != _digest(foreign):
        return foreign, ""
    try:
        start = _hidden(hidden)
    except RefusedPolicyError:
        # What Firefox found there while it could be read goes on holding.
        start = foreign
    return start, _digest(start)


def _hidden(hidden: Mapping[str, bytes]) -> str:
    contents = sorted({data for path, data in hidden.items() if path in HIDDEN})
    if len(contents) > 1:
        raise RefusedPolicyError(Refused.TWO_SOURCES)
    if not contents:
        return NOTHING
    where = next(path for path in hidden if path in HIDDEN)
    text = _text(contents[0], where)
    _scan(text, where)
    return text


def _put_in(start: str, patterns: Sequence[str], origin: str) -> str:
    root = _scan(start, PLACE.file)
    there = {item.string for item in _list_of(root, "Block")}
    ours = [pattern for pattern in patterns if pattern not in there]
    if len(there) + len(ours) + 1 > LONGEST_LIST:
        raise RefusedPolicyError(Refused.TOO_MANY)
    if not ours:
        return start
    within, missing = root, list(WAY)
    while missing and (found := within.named(missing[0])):
        within = found[0].value
        del missing[0]
    digests = ",".join(map(_short, ours))
    marker = f"*://leeward.invalid/added={len(missing)}/from={origin or '-'}/ours={digests}"
    run = ",".join(json.dumps(pattern) for pattern in (marker, *ours))
    if missing:
        run = f"[{run}]"
        for key in reversed(missing[1:]):
            run = f'{{"{key}":{run}}}'
        run = f'"{missing[0]}":{run}'
    return insert_first(start, within, run)


def _taken_out(text: str) -> tuple[str, str]:
    """The text without our patterns, marker and names, and the digest the marker holds, if any."""
    root = _scan(text, PLACE.file)
    items = _list_of(root, "Block")
    markers = [(at, found) for at, item in enumerate(items) if (found := MARKER.fullmatch(item.string))]
    if not markers:
        return text, ""
    ours = Counter(short for _, found in markers for short in found[3].split(",") if short)
    gone = {at for at, _ in markers}
    # Ours follow the marker; the same pattern further on, or before it, is someone else's.
    first = markers[0][0]
    for at in (*range(first, len(items)), *range(first)):
        short = _short(items[at].string)
        if at not in gone and ours[short]:
            ours[short] -= 1
            gone.add(at)
    text = cut(text, items, gone)
    added = max(int(found[1]) for _, found in markers)
    for depth in range(len(WAY), len(WAY) - added, -1):
        text = _without_empty(text, WAY[:depth])
    return text, markers[0][1][2].strip("-")


def _without_empty(text: str, way: Sequence[str]) -> str:
    """The text without the array or object at the end of `way`, where it is empty."""
    within = _scan(text, PLACE.file)
    for key in way[:-1]:
        within = within.named(key)[0].value
    for at, member in enumerate(within.members):
        if member.key == way[-1] and not member.value.items and not member.value.members:
            return cut(text, within.members, {at})
    return text


def _list_of(root: Node, key: str) -> tuple[Node, ...]:
    """What stands in one list of the website filter; nothing where there is none."""
    within = root
    for name, kind in ((WAY[0], "object"), (WAY[1], "object"), (key, "array")):
        match within.named(name):
            case ():
                return ()
            case (member,) if member.value.kind == kind:
                within = member.value
            case _:
                # Where a name is said twice, one of the two is passed over.
                raise RefusedPolicyError(Refused.STRANGE_FILE, PLACE.file)
    return within.items


def _scan(text: str, where: str) -> Node:
    try:
        root = scan(text)
    except BrokenJsonError as error:
        raise RefusedPolicyError(Refused.BROKEN_FILE, where) from error
    if root.kind != "object":
        raise RefusedPolicyError(Refused.STRANGE_FILE, where)
    return root


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedPolicyError(Refused.BROKEN_FILE, where) from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _short(pattern: str) -> str:
    return hashlib.sha256(pattern.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _as_expression(pattern: str) -> re.Pattern[str]:
    """A match pattern as Firefox reads it, for whole addresses."""
    if pattern == "<all_urls>":
        return re.compile(".*", re.DOTALL)
    scheme, _, rest = pattern.partition("://")
    host, slash, path = rest.partition("/")
    below = r"(?:[^/]*\.)?" if host.startswith("*.") else ""
    return re.compile(
        ("https?" if scheme == "*" else re.escape(scheme))
        + "://"
        + ("[^/]*" if host == "*" else below + re.escape(host.removeprefix("*.")))
        + re.escape(slash + path).replace(r"\*", ".*"),
        re.IGNORECASE | re.DOTALL,
    )


def _addresses(rule: PageRule) -> tuple[str, ...]:
    """Some addresses a rule closes."""
    query = f"?{rule.query}" if rule.query else ""
    return tuple(
        f"{scheme}://{www}{rule.host}{path}{query}"
        for scheme in ("https", "http")
        for www in ("", "www.")
        for path in escapes(rule.path)
    )
