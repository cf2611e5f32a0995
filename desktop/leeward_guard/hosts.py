"""Our lines in the bytes of a hosts file, and only ours: every other byte stays as it is."""

from __future__ import annotations

from leeward_guard.ledger import SINKS, Line, is_stamp, read_stamp, write_stamp
from leeward_guard.names import is_host_name
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping

BOM = b"\xef\xbb\xbf"
WORD = b"leeward"
# Other tools may spell the unspecified address their own way.
V4, V6 = SINKS
SPELLINGS = {spelling.encode(): V6 for spelling in ("::", "::0", "0::", "0::0", "0:0:0:0:0:0:0:0")}
SPELLINGS[V4.encode()] = V4
SIGN = b"="
UNTIL = b"until" + SIGN
MANY_SIGNS = 1000
LINE_END = b" \t\r\n"
# Above so many words to search for, looking first which names are there at all is cheaper, and above so
# many that are there, reading every line. A shorter word than RARE is in too many lines.
FEW_NEEDLES = 9
MANY_NEEDLES = 40
RARE = 6
# What a processor keeps close at hand; and in more than 30,000 bytes Python searches another, slower way.
PART = 1 << 14


class Tagged(NamedTuple):
    """A line of ours: from `start` to `end` in the bytes. `until` is None where its stamp is no date."""

    line: Line
    until: dt.datetime | None
    start: int
    end: int


class Found(NamedTuple):
    """How a name stands in a hosts file.

    `sinks` are the families closed by any line. `ours` says that at least one is tagged, `until` is the
    latest end of those. `elsewhere` says that some line leads the name to a real address.
    """

    sinks: frozenset[str] = frozenset()
    ours: bool = False
    until: dt.datetime | None = None
    elsewhere: bool = False

    @property
    def whole(self) -> bool:
        """Whether both families are closed."""
        return len(self.sinks) == len(SINKS)


def apply(data: bytes, ends: Mapping[str, dt.datetime], written: Collection[Line] = ()) -> bytes:
    """The file with exactly one tagged line of ours for each name of `ends` and family, on top.

    `written` are the lines that the ledger says we wrote and none like them stood before: such a line
    is ours even where another tool dropped its tag. After a byte order mark, all else is untouched.
    """
    return b"".join(pieces(data, ends, written))


def pieces(
    data: bytes, ends: Mapping[str, dt.datetime], written: Collection[Line] = ()
) -> tuple[bytes | memoryview, ...]:
    """The same in pieces, for joining a large file takes longer than finding them.

    Where nothing changes the one piece is `data` itself.
    """
    mark = BOM if data.startswith(BOM) else b""
    head = mark + _block(ends)
    spans = sorted(_ours(data, written))
    # Every line of the head is among ours: as long as all of those, it is all of those.
    if data.startswith(head) and sum(end - start for start, end in spans) == len(head) - len(mark):
        return (data,)
    starts = (len(mark), *(end for _, end in spans))
    ends_of_kept = (*(start for start, _ in spans), len(data))
    kept = (memoryview(data)[start:end] for start, end in zip(starts, ends_of_kept, strict=True))
    return (head, *kept)


def tagged_ends(data: bytes) -> dict[str, dt.datetime | None]:
    """The names our tagged lines close, each with its latest end (None where no end can be read)."""
    ends: dict[str, dt.datetime | None] = {}
    for found in tagged(data):
        name, until = found.line.name, found.until
        other = ends.get(name)
        ends[name] = max(until, other) if until is not None and other is not None else until or other
    return ends


def tagged(data: bytes) -> Iterator[Tagged]:
    """Every line of ours by its tag, sink address and single name, in order."""
    for start, end in _lines_with(data, _rare_sign(data)):
        code, _, comment = data[_begin(data, start) : end].partition(b"#")
        stamp = _told_end(comment)
        line = _sink_line(code) if stamp else None
        if line is not None:
            yield Tagged(line, _stamp(stamp), _begin(data, start), end)


def untagged(data: bytes, names: Collection[str]) -> frozenset[Line]:
    """The lines about `names` that say just what ours would, without any comment."""
    return frozenset(line for line, _, _ in _bare_lines(data, names))


def look(data: bytes, names: Iterable[str] = ()) -> dict[str, Found]:
    """How `names`, those with lines of ours and those closed whole by hand stand in the file."""
    ours = {found.line.name for found in tagged(data)}
    asked = ours.union(names)
    by_hand = _names_after(data, b"::") - asked
    found = _read(data, asked | by_hand)
    return {name: how for name, how in sorted(found.items()) if name in asked or how.whole}


def _read(data: bytes, names: Collection[str]) -> dict[str, Found]:
    found = dict.fromkeys(names, Found())
    for start, end in _lines_about(data, names):
        code, _, comment = data[_begin(data, start) : end].partition(b"#")
        address, *aliases = code.split() or [b""]
        told = _told_end(comment)
        mine = bool(told) and _sink_line(code) is not None
        for alias in {a.lower() for a in aliases}:
            name = alias.decode("ascii", "replace")
            if name in found:
                stamp = _stamp(told) if mine else None
                found[name] = _joined(found[name], address, stamp, ours=mine)
    return found


def _joined(how: Found, address: bytes, until: dt.datetime | None, *, ours: bool) -> Found:
    sink = SPELLINGS.get(address)
    latest = max(filter(None, (how.until, until)), default=None)
    return Found(
        sinks=how.sinks if sink is None else how.sinks | {sink},
        ours=how.ours or ours,
        until=latest,
        elsewhere=how.elsewhere or sink is None,
    )


def _ours(data: bytes, written: Collection[Line]) -> Iterator[tuple[int, int]]:
    stand: set[Line] = set()
    for found in tagged(data):
        stand.add(found.line)
        yield found.start, found.end
    bare = set(written) - stand
    if bare:
        for line, start, end in _bare_lines(data, {line.name for line in bare}):
            if line in bare:
                yield start, end


def _block(ends: Mapping[str, dt.datetime]) -> bytes:
    lines = (
        f"{sink} {name} # leeward until={write_stamp(until)}\n"
        for name, until in sorted(ends.items())
        for sink in SINKS
    )
    return "".join(lines).encode("ascii")


def _bare_lines(data: bytes, names: Collection[str]) -> Iterator[tuple[Line, int, int]]:
    for start, end in _lines_about(data, names):
        begin = _begin(data, start)
        line = _sink_line(data[begin:end])
        if line is not None and line.name in names:
            yield line, begin, end


def _sink_line(code: bytes) -> Line | None:
    """The line, where `code` is nothing but a sink address and one host name between blanks."""
    words = _words(code)
    if len(words) != 2 or words[0] not in SPELLINGS:  # noqa: PLR2004  an address and a name
        return None
    name = words[1].lower().decode("ascii", "replace")
    return Line(SPELLINGS[words[0]], name) if is_host_name(name) else None


def _told_end(comment: bytes) -> str:
    """The end in a comment of ours, which may be no real date; empty for any other comment."""
    match _words(comment):
        case [word, end] if word == WORD and end.startswith(UNTIL):
            stamp = end.removeprefix(UNTIL).decode("ascii", "replace")
            return stamp if is_stamp(stamp) else ""
        case _:
            return ""


def _words(part: bytes) -> list[bytes]:
    # Only blanks part words: bytes.split() alone would also take a form feed for one.
    return [word for word in part.rstrip(LINE_END).replace(b"\t", b" ").split(b" ") if word]


def _stamp(text: str) -> dt.datetime | None:
    try:
        return read_stamp(text)
    except ValueError:
        return None


def _names_after(data: bytes, address: bytes) -> set[str]:
    """Every name on a line that begins with `address`."""
    found: set[str] = set()
    for start, end in _lines_with(data, address):
        words = data[_begin(data, start) : end].partition(b"#")[0].split()
        if words and words[0] == address:
            found.update(word.lower().decode("ascii", "replace") for word in words[1:])
    return {name for name in found if is_host_name(name)}


def _rare_sign(data: bytes) -> bytes:
    """What every tag has and few other lines do."""
    # A single byte is found thirty times as fast as a word, unless it is everywhere.
    at = -1
    for _ in range(MANY_SIGNS):
        at = data.find(SIGN, at + 1)
        if at < 0:
            return SIGN
    return WORD


def _lines_about(data: bytes, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """The lines in which one of `names` may stand, each once and in order."""
    needles = _needles(names)
    if len(needles) > FEW_NEEDLES:
        needles = _needles(_there(data, names))
    if len(needles) > MANY_NEEDLES:
        yield from _all_lines(data)
    elif needles:
        for at, part in _lower_parts(data):
            there = [needle for needle in needles if needle in part]
            spans = {span for needle in there for span in _lines_with(part, needle)}
            yield from ((at + start, at + end) for start, end in sorted(spans))


def _there(data: bytes, names: Iterable[str]) -> list[str]:
    """Those of `names` that are there as words, which end at a blank or a comment."""
    asked = {name.encode("ascii") for name in names}
    found: set[bytes] = set()
    for _, part in _lower_parts(data):
        found |= asked.intersection(part.replace(b"#", b" ").split())
    return [word.decode("ascii") for word in found]


def _lower_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines in lower case, some thousands at a time, each part with the place where it begins."""
    # Memory never touched before costs more than all that is done to what stands in it.
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + PART) + 1 or len(data)
        yield start, data[start:end].lower()
        start = end


def _needles(names: Iterable[str]) -> set[bytes]:
    """Words of which each name has one: far fewer than there are names, and none that is everywhere."""
    found: set[bytes] = set()
    for name in names:
        labels = name.split(".")
        # Of two as long the later, which more names share.
        word = max(reversed(labels[-3:]), key=len)
        found.add((word if len(word) >= RARE else ".".join(labels[-2:])).encode("ascii"))
    if len(found) > MANY_NEEDLES:
        return found
    return {word for word in found if not any(other in word for other in found - {word})}


def _all_lines(data: bytes) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield start, end
        start = end


def _lines_with(data: bytes, word: bytes) -> Iterator[tuple[int, int]]:
    at = data.find(word)
    while at >= 0:
        start = data.rfind(b"\n", 0, at) + 1
        end = data.find(b"\n", at) + 1 or len(data)
        yield start, end
        at = data.find(word, end)


def _begin(data: bytes, start: int) -> int:
    return len(BOM) if start == 0 and data.startswith(BOM) else start
