"""The ledger's file: what it says and how it is read, strictly."""

from __future__ import annotations

import datetime as dt
import json

from leeward_guard.clock import Clock
from leeward_guard.ledger import SINKS, Claim, Ledger, Line, in_order, read_stamp, write_stamp
from leeward_guard.names import is_host_name
from leeward_guard.typed import cast

VERSION = 1
# Seconds since 1970; no clock is later than that, the year 2286.
LATEST = 10_000_000_000


class BrokenLedgerError(ValueError):
    """Bytes that are not a ledger this guard can read."""


def encode(ledger: Ledger) -> bytes:
    """The ledger as it is kept."""
    document: dict[str, object] = {
        "version": VERSION,
        "claims": [told(claim) for claim in ledger.claims],
        "stood_before": [list(line) for line in sorted(ledger.stood_before)],
    }
    if ledger.made:
        document["made"] = list(ledger.made)
    if ledger.clock is not None:
        newest, boot, uptime = ledger.clock
        document["clock"] = {"newest": int(newest.timestamp()), "boot": boot, "uptime": uptime}
    return json.dumps(document, indent=1).encode() + b"\n"


def told(claim: Claim) -> dict[str, object]:
    """A claim as it is kept and told; what it does not have is left out."""
    again = claim.closed_again_at
    return {
        "owner": claim.owner,
        "name": claim.name,
        "until": write_stamp(claim.until),
        **({"closed_again_at": write_stamp(again)} if again else {}),
        **({"follows": claim.follows} if claim.follows else {}),
    }


def decode(data: bytes) -> Ledger:
    """The kept ledger; raises BrokenLedgerError for anything `encode` could not have written."""
    try:
        document: object = json.loads(data)
        version, claims, stood, made, seen = _fields(
            document, ("version", "claims", "stood_before"), ("made", "clock")
        )
        if version != VERSION:
            raise BrokenLedgerError("version")
        ledger = Ledger(
            tuple(map(_claim, _list(claims))),
            frozenset(map(_line, _list(stood))),
            () if made is None else tuple(map(_path, _list(made))),
            None if seen is None else _clock(seen),
        )
    except (ValueError, RecursionError) as error:
        raise BrokenLedgerError(str(error)) from error
    if len({(c.owner, c.name) for c in ledger.claims}) != len(ledger.claims):
        raise BrokenLedgerError("twice")
    return ledger._replace(claims=in_order(ledger.claims))


def _claim(item: object) -> Claim:
    owner, name, until, again, follows = _fields(
        item, ("owner", "name", "until"), ("closed_again_at", "follows")
    )
    if not (owner is None or (type(owner) is int and owner >= 0)):
        raise BrokenLedgerError("owner")
    if not (isinstance(name, str) and isinstance(until, str) and isinstance(follows or "", str)):
        raise BrokenLedgerError("claim")
    if not (again is None or isinstance(again, str)):
        raise BrokenLedgerError("claim")
    if not (_is_page(name, str(follows or "")) if "/" in name else is_host_name(name) and not follows):
        raise BrokenLedgerError("name")
    return Claim(owner, name, read_stamp(until), read_stamp(again) if again else None, str(follows or ""))


def _is_page(name: str, follows: str) -> bool:
    # Read only here: most ledgers have no page, and reading it would slow down every start.
    from leeward_guard.policies import read_rule  # noqa: PLC0415

    return read_rule(name, follows).text == name


def _line(item: object) -> Line:
    match _list(item):
        case [str(sink), str(name)] if sink in SINKS and is_host_name(name):
            return Line(sink, name)
        case _:
            raise BrokenLedgerError("line")


def _path(item: object) -> str:
    if not (isinstance(item, str) and item.startswith("/")):
        raise BrokenLedgerError("path")
    return item


def _clock(item: object) -> Clock:
    match _fields(item, ("newest", "boot", "uptime")):
        case (int(newest), str(boot), int(uptime)) if 0 <= newest < LATEST and uptime >= 0:
            return Clock(dt.datetime.fromtimestamp(newest, dt.UTC), boot, uptime)
        case _:
            raise BrokenLedgerError("clock")


def _fields(item: object, names: tuple[str, ...], perhaps: tuple[str, ...] = ()) -> tuple[object, ...]:
    if not isinstance(item, dict):
        raise BrokenLedgerError("object")
    found = cast("dict[str, object]", item)
    if not set(names) <= set(found) <= {*names, *perhaps}:
        raise BrokenLedgerError("fields")
    return tuple(found.get(name) for name in (*names, *perhaps))


def _list(item: object) -> list[object]:
    if not isinstance(item, list):
        raise BrokenLedgerError("list")
    return cast("list[object]", item)
