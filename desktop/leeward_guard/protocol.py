"""What goes in and out: one JSON object each way, everything validated before anything is done.

In, with ``"protocol": 1`` (apply, lift and status also take nothing at all):
    close, close-other   ``{"names": {"www.example.org": "2026-12-10T11:00Z", …}}``
    open                 ``{"names": ["www.example.org", …]}``
    apply, lift, status  nothing more
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
        self.about = about


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


def read_ends(request: bytes, now: dt.datetime) -> dict[str, dt.datetime]:
    """The names to close and their ends; raises RefusedError."""
    asked = _object(_parsed(request, "names"))
    return {name: _end(name, stamp, now) for name, stamp in asked.items()}


def read_names(request: bytes) -> frozenset[str]:
    """The names to open; raises RefusedError."""
    asked = _parsed(request, "names")
    if not isinstance(asked, list):
        raise RefusedError(BAD_REQUEST)
    names = cast("list[object]", asked)
    if not all(isinstance(name, str) for name in names):
        raise RefusedError(BAD_REQUEST)
    return frozenset(cast("list[str]", names))


def read_nothing(request: bytes) -> None:
    """Make sure that nothing is asked besides the verb; raises RefusedError."""
    if request.strip():
        _parsed(request)


def _parsed(request: bytes, field: str = "") -> object:
    try:
        asked = _object(json.loads(request.decode("utf-8"), object_pairs_hook=_once))
    except (ValueError, RecursionError) as error:
        raise RefusedError(BAD_REQUEST) from error
    if asked.pop("protocol", None) != PROTOCOL:
        raise RefusedError(OTHER_PROTOCOL)
    value = asked.pop(field, None)
    if asked:
        raise RefusedError(BAD_REQUEST)
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice")
    return found


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise RefusedError(BAD_REQUEST)
    return cast("dict[str, object]", value)


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
