"""Who wants which name closed until when. All of it pure; it keeps no history."""

from __future__ import annotations

import datetime as dt

from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from leeward_guard.clock import Clock

LONGEST = dt.timedelta(days=100)
MOST_CLAIMS = 10_000
# The unspecified addresses: a name led there leads nowhere.
SINKS = ("0.0.0.0", "::")  # noqa: S104
MINUTE = dt.timedelta(minutes=1)
# Of an instant, every digit being 0; compiling a regular expression would cost more than all its matches.
SHAPES = ("0000-00-00T00:00Z", "0000-00-00T00:00:00Z")
DIGITS = str.maketrans("123456789", "000000000")


class Claim(NamedTuple):
    """One owner wants one name or page closed.

    `owner` is a user id, or None for lines that stood without a ledger. `name` is a host name, or the text
    of a page rule (`policies`), which alone has a slash; `follows` is that rule's. `until` is a whole
    minute in UTC, and so is `closed_again_at`, until which the owner has it open.
    """

    owner: int | None
    name: str
    until: dt.datetime
    closed_again_at: dt.datetime | None = None
    follows: str = ""

    @property
    def is_page(self) -> bool:
        """Whether this is a page rule, not a host name."""
        return "/" in self.name

    @property
    def host(self) -> str:
        """The host name it is about."""
        return self.name.partition("/")[0]


class Line(NamedTuple):
    """A line that closes one name for one family: `sink` is 0.0.0.0 or ::."""

    sink: str
    name: str


class Ledger(NamedTuple):
    """Everything Leeward holds closed on this computer.

    `claims` has at most one for each owner and name, sorted. `stood_before` are lines that say the same
    as ours would, without our tag, and stood in the hosts file before ours did: they are someone else's.
    `made` are the paths of policy files in which something of ours may stand and of folders made for them.
    `clock` is None while nothing is claimed.
    """

    claims: tuple[Claim, ...] = ()
    stood_before: frozenset[Line] = frozenset()
    made: tuple[str, ...] = ()
    clock: Clock | None = None

    def ends(self) -> dict[str, dt.datetime]:
        """Every claimed host name, with the latest end anyone wants for it."""
        return _latest(claim for claim in self.claims if not claim.is_page)

    def standing(self) -> dict[str, dt.datetime]:
        """Every host name that is to be closed now: some claim on it is not open for a while."""
        return _latest(claim for claim in self.claims if not claim.is_page and not claim.closed_again_at)

    def pages(self) -> dict[str, str]:
        """Every page rule that is to hold now, with what could follow a longer name."""
        found: dict[str, str] = {}
        for claim in self.claims:
            if claim.is_page and not claim.closed_again_at:
                found[claim.name] = found.get(claim.name, "") + claim.follows
        return found

    def open_until(self) -> dict[str, dt.datetime]:
        """Every name and page that is open for a while, with the time at which it closes again."""
        shut = {claim.name for claim in self.claims if not claim.closed_again_at}
        found: dict[str, dt.datetime] = {}
        for claim in self.claims:
            if claim.closed_again_at and claim.name not in shut:
                found[claim.name] = min(claim.closed_again_at, found.get(claim.name, claim.closed_again_at))
        return found


def close(
    ledger: Ledger, owner: int | None, names: Mapping[str, dt.datetime], stood: Iterable[Line] = ()
) -> Ledger:
    """Claim each name until its end for `owner`; a claim that stands is never shortened.

    What was open for a while is closed. `stood` are untagged lines found just now; they count for names
    that nobody held before.
    """
    claims = (Claim(owner, name, until) for name, until in names.items())
    known = {claim.name for claim in ledger.claims}
    fresh = frozenset(line for line in stood if line.name in names and line.name not in known)
    return _claimed(ledger, claims)._replace(stood_before=ledger.stood_before | fresh)


def close_pages(ledger: Ledger, owner: int | None, pages: Mapping[str, tuple[dt.datetime, str]]) -> Ledger:
    """Claim each page rule until its end for `owner`, with what could follow; never shortened either."""
    claims = (Claim(owner, rule, until, None, follows) for rule, (until, follows) in pages.items())
    return _claimed(ledger, claims)


def open_names(ledger: Ledger, owner: int | None, names: Collection[str]) -> Ledger:
    """Drop what `owner` claims of `names`, and what nobody known does."""
    return _keep(ledger, lambda c: c.name not in names or c.owner not in (owner, None))


def open_for_a_while(ledger: Ledger, owner: int | None, names: Collection[str], until: dt.datetime) -> Ledger:
    """Leave what `owner` claims of `names`, and what nobody known does, open until then."""

    def opened(claim: Claim) -> Claim:
        asked = claim.name in names and claim.owner in (owner, None)
        return claim._replace(closed_again_at=_minute_up(until)) if asked else claim

    return ledger._replace(claims=tuple(map(opened, ledger.claims)))


def expire(ledger: Ledger, now: dt.datetime) -> Ledger:
    """Drop what has ended, close again what was open for a while, hold no end further off than 100 days."""
    latest = _minute_up(now + LONGEST + MINUTE)

    def bounded(claim: Claim) -> Claim:
        again = claim.closed_again_at
        return claim._replace(
            until=min(claim.until, latest), closed_again_at=again if again and again > now else None
        )

    return _keep(ledger._replace(claims=tuple(map(bounded, ledger.claims))), lambda c: c.until > now)


def set_back(ledger: Ledger, by: dt.timedelta) -> Ledger:
    """The same ledger by a clock that is so much earlier: what is left of each claim does not grow."""

    def earlier(claim: Claim) -> Claim:
        again = claim.closed_again_at
        return claim._replace(
            until=_minute_down(claim.until - by), closed_again_at=again and _minute_up(again - by)
        )

    return ledger._replace(claims=tuple(map(earlier, ledger.claims)))


def drop_refused(ledger: Ledger, refused: Callable[[str], object]) -> Ledger:
    """Drop what is about hosts that may never be closed, whoever claims it."""
    return _keep(ledger, lambda c: not refused(c.host))


def lift(ledger: Ledger) -> Ledger:
    """Hold nothing for anyone."""
    return Ledger(made=ledger.made)


def adopt(tagged: Mapping[str, dt.datetime | None]) -> Ledger:
    """The ledger that lines of ours make where there is none: their own ends hold.

    A line whose end can't be read is not claimed, and so opens.
    """
    return Ledger(in_order(Claim(None, name, until) for name, until in tagged.items() if until is not None))


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


def _latest(claims: Iterable[Claim]) -> dict[str, dt.datetime]:
    found: dict[str, dt.datetime] = {}
    for claim in claims:
        found[claim.name] = max(claim.until, found.get(claim.name, claim.until))
    return found


def _claimed(ledger: Ledger, claims: Iterable[Claim]) -> Ledger:
    held = {(claim.owner, claim.name): claim for claim in ledger.claims}
    for claim in claims:
        standing = held.get((claim.owner, claim.name), claim)
        held[claim.owner, claim.name] = claim._replace(until=max(claim.until, standing.until))
    return ledger._replace(claims=in_order(held.values()))


def _keep(ledger: Ledger, wanted: Callable[[Claim], bool]) -> Ledger:
    claims = tuple(filter(wanted, ledger.claims))
    names = {claim.name for claim in claims}
    stood = frozenset(line for line in ledger.stood_before if line.name in names)
    return ledger._replace(claims=claims, stood_before=stood)


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims as they are kept."""
    # At most one for each owner and name, so the ends never decide the order.
    return tuple(sorted(claims, key=lambda c: (c.name, -1 if c.owner is None else c.owner)))


def _minute_up(at: dt.datetime) -> dt.datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + MINUTE


def _minute_down(at: dt.datetime) -> dt.datetime:
    return at.replace(second=0, microsecond=0)
