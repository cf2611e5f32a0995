"""Reads the ledger, and how page rules stand in the browsers' files. Asks for nothing, changes nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from leeward.core.shield import RulePlace, StandingRule
from leeward_guard import hosts
from leeward_guard.ledger import adopt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leeward_guard.ledger import Claim, Ledger
    from leeward_guard.places import Reader, Wanted
    from leeward_guard.policies import Place

UNREADABLE = "file-not-permitted"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; none where it can't be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def read_ledger(path: Path, data: bytes) -> Ledger:
    """The guard's ledger, or the one that the lines in `data`, a hosts file, make without it."""
    try:
        written = path.read_bytes()
    except OSError:
        return adopt(hosts.tagged_ends(data))
    from leeward_guard.ledger_file import BrokenLedgerError, decode  # noqa: PLC0415  where there is one

    try:
        return decode(written)
    except BrokenLedgerError:
        return adopt(hosts.tagged_ends(data))


def standing_rules(held: Ledger, owner: int, root: str = "") -> tuple[StandingRule, ...]:
    """Every page rule of the ledger, in order, with how it stands in each browser that is here.

    `owner` is whose claims count as this person's; `root` is put before every path.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in held.claims:
        if claim.is_page:
            claims.setdefault(claim.name, []).append(claim)
    if not claims:
        return ()
    from leeward_guard import places  # noqa: PLC0415  most close no page alone

    pages, opened = held.pages(), held.open_until()
    files = [_look(place, pages, root) for place in places.PLACES]
    return tuple(
        StandingRule(
            rule=rule,
            until=max(claim.until for claim in found),
            open_until=opened.get(rule),
            mine=any(claim.owner in (owner, None) for claim in found),
            places=tuple(_place(rule, *file, held=rule in pages) for file in files if file),
        )
        for rule, found in claims.items()
    )


def _look(place: Place, pages: Mapping[str, str], root: str) -> tuple[Place, Wanted, str] | None:
    """What a place is to say, and why it does not; None where its browser is not on the computer."""
    from leeward_guard import places  # noqa: PLC0415

    path = Path(root + place.file)
    try:
        file = path.read_bytes() if path.exists() else None
    except OSError:
        return place, places.Wanted(None), UNREADABLE
    here = places.look(place, file, _reader(root))
    if not here.browser:
        return None
    wanted = places.wanted(place, places.page_rules(pages), here)
    return place, wanted, wanted.reason or ("" if wanted.data == file else places.MISSING)


def _place(rule: str, place: Place, wanted: Wanted, reason: str, *, held: bool) -> RulePlace:
    notices = tuple(notice.told.value for notice in wanted.notices if notice.rule == rule)
    return RulePlace(browser=place.browser, stands=held and not reason, reason=reason, notices=notices)


def _reader(root: str) -> Reader:
    from leeward_guard.places import Reader  # noqa: PLC0415

    def there(path: str) -> bool:
        return os.path.lexists(root + path)

    def names(folder: str) -> list[str]:
        return [path.name for path in Path(root + folder).iterdir() if not path.is_dir()]

    def read(path: str) -> bytes:
        return Path(root + path).read_bytes()

    return Reader(there, names, read)
