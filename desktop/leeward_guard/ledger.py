"""Who wants which name closed until when. All of it pure; it keeps no history."""

from __future__ import annotations

import datetime as dt
import json

from leeward_guard.names import is_host_name
from leeward_guard.typed import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

VERSION = 1
LONGEST = dt.timedelta(days=100)
MOST_CLAIMS = 10_000
# The unspecified addresses: a name led there leads nowhere.
SINKS = ("0.0.0.0", "::")  # noqa: S104
MINUTE = dt.timedelta(minutes=1)
# Of an instant, every digit being 0; compiling a regular expression would cost more than all its matches.
SHAPES = ("0000-00-00T00:00Z", "0000-00-00T00:00:00Z")
DIGITS = str.maketrans("123456789", "000000000")


class Claim(NamedTuple):
    """One owner wants one name closed.

    `owner` is a user id, or None for lines that stood without a ledger. `until` is a whole minute in UTC.
    """

    owner: int | None
    name: str
    until: dt.datetime


class Line(NamedTuple):
    """A line that closes one name for one family: `sink` is 0.0.0.0 or ::."""

    sink: str
    name: str


class Ledger(NamedTuple):
    """Everything Leeward holds closed on this computer.

    `claims` has at most one for each owner and name, sorted. `stood_before` are lines that say the same
    as ours would, without our tag, and stood in the hosts file before ours did: they are someone else's.
    """

    claims: tuple[Claim, ...] = ()
    stood_before: frozenset[Line] = frozenset()

    def ends(self) -> dict[str, dt.datetime]:
        """Every name that is to be closed, with the latest end anyone wants for it."""
        found: dict[str, dt.datetime] = {}
        for claim in self.claims:
            found[claim.name] = max(claim.until, found.get(claim.name, claim.until))
        return found


class BrokenLedgerError(ValueError):
    """Bytes that are not a ledger this guard can read."""


def close(
    ledger: Ledger, owner: int | None, names: Mapping[str, dt.datetime], stood: Iterable[Line] = ()
) -> Ledger:
    """Claim each name until its end for `owner`; a claim that stands is never shortened.

    `stood` are untagged lines found just now; they count for names that nobody held before.
    """
    held = {(claim.owner, claim.name): claim.until for claim in ledger.claims}
    known = {claim.name for claim in ledger.claims}
    for name, until in names.items():
        held[owner, name] = max(until, held.get((owner, name), until))
    claims = (Claim(who, name, until) for (who, name), until in held.items())
    fresh = frozenset(line for line in stood if line.name in names and line.name not in known)
    return Ledger(_sorted(claims), ledger.stood_before | fresh)


def open_names(ledger: Ledger, owner: int | None, names: Collection[str]) -> Ledger:
    """Drop what `owner` claims of `names`, and what nobody known does."""
    return _keep(ledger, lambda c: c.name not in names or c.owner not in (owner, None))


def expire(ledger: Ledger, now: dt.datetime) -> Ledger:
    """Drop what has ended, and hold no end further off than 100 days."""
    latest = now + LONGEST + MINUTE
    bounded = tuple(c._replace(until=min(c.until, _minute_up(latest))) for c in ledger.claims)
    return _keep(ledger._replace(claims=bounded), lambda c: c.until > now)


def drop_refused(ledger: Ledger, refused: Collection[str]) -> Ledger:
    """Drop names that may never be closed, whoever claims them."""
    return _keep(ledger, lambda c: c.name not in refused)


def lift() -> Ledger:
    """Hold nothing for anyone."""
    return Ledger()


def adopt(tagged: Mapping[str, dt.datetime | None]) -> Ledger:
    """The ledger that lines of ours make where there is none: their own ends hold.

    A line whose end can't be read is not claimed, and so opens.
    """
    return Ledger(_sorted(Claim(None, name, until) for name, until in tagged.items() if until is not None))


def read_stamp(text: str) -> dt.datetime:
    """An instant such as 2026-12-10T11:00Z (seconds may follow), up to the next whole minute, in UTC.

    Raises ValueError for anything else.
    """
    if not is_stamp(text):
        raise ValueError(text)
    try:
        return _minute_up(dt.datetime.fromisoformat(text[:-1]).replace(tzinfo=dt.UTC))
    except OverflowError as error:
        raise ValueError(text) from error


def is_stamp(text: str) -> bool:
    """Whether `text` looks like an instant; there may be no such day."""
    return text.translate(DIGITS) in SHAPES


def write_stamp(at: dt.datetime) -> str:
    """A whole minute in UTC, as it stands in the files."""
    return f"{at.replace(tzinfo=None).isoformat(timespec='minutes')}Z"


def encode(ledger: Ledger) -> bytes:
    """The ledger as it is kept."""
    document = {
        "version": VERSION,
        "claims": [{"owner": c.owner, "name": c.name, "until": write_stamp(c.until)} for c in ledger.claims],
        "stood_before": [list(line) for line in sorted(ledger.stood_before)],
    }
    return json.dumps(document, indent=1).encode() + b"\n"


def decode(data: bytes) -> Ledger:
    """The kept ledger; raises BrokenLedgerError for anything `encode` could not have written."""
    try:
        document: object = json.loads(data)
        version, claims, stood = _fields(document, "version", "claims", "stood_before")
        if version != VERSION:
            raise BrokenLedgerError("version")
        ledger = Ledger(tuple(map(_claim, _list(claims))), frozenset(map(_line, _list(stood))))
    except (ValueError, RecursionError) as error:
        raise BrokenLedgerError(str(error)) from error
    if len({(c.owner, c.name) for c in ledger.claims}) != len(ledger.claims):
        raise BrokenLedgerError("twice")
    return ledger._replace(claims=_sorted(ledger.claims))


def _claim(item: object) -> Claim:
    owner, name, until = _fields(item, "owner", "name", "until")
    if not (owner is None or (type(owner) is int and owner >= 0)):
        raise BrokenLedgerError("owner")
    if not (isinstance(name, str) and is_host_name(name) and isinstance(until, str)):
        raise BrokenLedgerError("claim")
    return Claim(owner, name, read_stamp(until))


def _line(item: object) -> Line:
    match _list(item):
        case [str(sink), str(name)] if sink in SINKS and is_host_name(name):
            return Line(sink, name)
        case _:
            raise BrokenLedgerError("line")


def _fields(item: object, *names: str) -> tuple[object, ...]:
    if not isinstance(item, dict):
        raise BrokenLedgerError("object")
    found = cast("dict[str, object]", item)
    if set(found) != set(names):
        raise BrokenLedgerError("fields")
    return tuple(found[name] for name in names)


def _list(item: object) -> list[object]:
    if not isinstance(item, list):
        raise BrokenLedgerError("list")
    return cast("list[object]", item)


def _keep(ledger: Ledger, wanted: Callable[[Claim], bool]) -> Ledger:
    claims = tuple(filter(wanted, ledger.claims))
    names = {claim.name for claim in claims}
    return Ledger(claims, frozenset(line for line in ledger.stood_before if line.name in names))


def _sorted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    # At most one for each owner and name, so the ends never decide the order.
    return tuple(sorted(claims, key=lambda c: (c.name, -1 if c.owner is None else c.owner)))


def _minute_up(at: dt.datetime) -> dt.datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + MINUTE
