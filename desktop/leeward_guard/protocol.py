"""What goes in and out: one JSON object each way, everything validated before anything is done.

In, with ``"protocol": 1`` (apply, lift, reconnect and status also take nothing at all):
    close, close-other   ``{"names": {"www.example.org": "2026-12-10T11:00Z", …}, "rules":
                         {"example.org/somebody": {"until": "2026-12-10T11:00Z", "follows": "abc"}, …}}``,
                         either may be missing
    open                 ``{"names": ["www.example.org", …], "rules": ["example.org/somebody", …]}``,
                         and ``"until": "2026-12-01T12:00Z"`` where it is to close again by itself
    apply                ``{"touch": true}`` where browsers are to look at their page rules again
    lift, reconnect, status   nothing more
Out: ``{"protocol": 1, "result": …, "reason": …, …}``; the exit code follows from the result.
"""

from __future__ import annotations

import json

from leeward_guard.ledger import LONGEST, MINUTE, read_stamp
from leeward_guard.typed import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    import datetime as dt

PROTOCOL = 1
LARGEST_REQUEST = 256 * 1024

APPLIED = "applied"
UNCHANGED = "unchanged"
REFUSED = "refused"
FAILED = "failed"
# pkexec keeps 126 (dismissed) and 127 (not allowed) for itself, and sudo 1.
EXIT_CODES = {APPLIED: 0, UNCHANGED: 0, REFUSED: 3, FAILED: 4}

# Reason words of refusals, besides those in `names` and `files`.
BAD_VERB = "bad-verb"
BAD_REQUEST = "bad-request"
OTHER_PROTOCOL = "other-protocol"
BAD_RULE = "bad-rule"
BAD_END = "bad-end"
END_PAST = "end-past"
END_TOO_FAR = "end-too-far"
TOO_MANY = "too-many"
NOT_ROOT = "not-root"
UNEXPECTED = "unexpected"


class RefusedError(Exception):
    """The request is not taken and nothing was changed. `about` is the name it is about, if any."""

    def __init__(self, reason: str, about: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        # Half of a pair of surrogates is nothing that a caller could read.
        self.about = about.encode("utf-8", "replace").decode("utf-8")


class Answer(NamedTuple):
    """What the guard says. `more` holds what the verb adds."""

    result: str
    reason: str = ""
    more: dict[str, object] = {}  # noqa: RUF012  never changed

    @property
    def exit_code(self) -> int:
        """The code to exit with."""
        return EXIT_CODES[self.result]

    def encode(self) -> bytes:
        """The one object that goes out."""
        told = {"reason": self.reason} if self.reason else {}
        return json.dumps({"protocol": PROTOCOL, "result": self.result, **told, **self.more}).encode() + b"\n"


class Closing(NamedTuple):
    """What is to be closed: names with their ends, page rules with their end and what could follow."""

    names: dict[str, dt.datetime]
    pages: dict[str, tuple[dt.datetime, str]]


class Opening(NamedTuple):
    """What is to be opened, names and page rules alike; `until` where it closes again by itself."""

    names: frozenset[str]
    until: dt.datetime | None


def read_closing(request: bytes, now: dt.datetime) -> Closing:
    """What to close, each end checked, names and rules by their shape alone; raises RefusedError."""
    names, rules = _parsed(request, "names", "rules")
    if names is None and rules is None:
        raise RefusedError(BAD_REQUEST)
    ends = {} if names is None else _object(names)
    pages = {} if rules is None else _object(rules)
    return Closing(
        {name: _end(name, stamp, now) for name, stamp in ends.items()},
        {rule: _page(rule, _object(asked), now) for rule, asked in pages.items()},
    )


def read_opening(request: bytes, now: dt.datetime) -> Opening:
    """What to open; raises RefusedError."""
    names, rules, until = _parsed(request, "names", "rules", "until")
    if names is None and rules is None:
        raise RefusedError(BAD_REQUEST)
    asked = _texts(names) | _texts(rules)
    return Opening(asked, None if until is None else _end("", until, now))


def read_touch(request: bytes) -> bool:
    """Whether browsers are to look again; raises RefusedError."""
    if not request.strip():
        return False
    (touch,) = _parsed(request, "touch")
    if touch not in (None, True, False):
        raise RefusedError(BAD_REQUEST)
    return touch is True


def read_nothing(request: bytes) -> None:
    """Make sure that nothing is asked besides the verb; raises RefusedError."""
    if request.strip():
        _parsed(request)


def _parsed(request: bytes, *fields: str) -> tuple[object, ...]:
    try:
        asked = _object(json.loads(request.decode("utf-8"), object_pairs_hook=_once))
    except (ValueError, RecursionError) as error:
        raise RefusedError(BAD_REQUEST) from error
    if asked.pop("protocol", None) != PROTOCOL:
        raise RefusedError(OTHER_PROTOCOL)
    values = tuple(asked.pop(field, None) for field in fields)
    if asked:
        raise RefusedError(BAD_REQUEST)
    return values


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice")
    return found


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise RefusedError(BAD_REQUEST)
    return cast("dict[str, object]", value)


def _texts(value: object) -> frozenset[str]:
    if value is None:
        return frozenset()
    if not isinstance(value, list):
        raise RefusedError(BAD_REQUEST)
    texts = cast("list[object]", value)
    if not all(isinstance(text, str) for text in texts):
        raise RefusedError(BAD_REQUEST)
    return frozenset(cast("list[str]", texts))


def _page(rule: str, asked: dict[str, object], now: dt.datetime) -> tuple[dt.datetime, str]:
    follows = asked.get("follows", "")
    if not asked.keys() <= {"until", "follows"} or not isinstance(follows, str):
        raise RefusedError(BAD_REQUEST)
    return _end(rule, asked.get("until"), now), follows


def _end(name: str, stamp: object, now: dt.datetime) -> dt.datetime:
    try:
        end = read_stamp(stamp if isinstance(stamp, str) else "")
    except ValueError as error:
        raise RefusedError(BAD_END, name) from error
    if end <= now:
        raise RefusedError(END_PAST, name)
    # The end was taken up to a whole minute.
    if end - now >= LONGEST + MINUTE:
        raise RefusedError(END_TOO_FAR, name)
    return end
