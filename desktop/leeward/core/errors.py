"""The family of errors. Each carries a reason; `texts` and `wording` turn it into words for the person."""

from __future__ import annotations

import enum


class LeewardError(Exception):
    """Something the person can be told: what happened, what is safe, what to do next."""


class DateProblem(enum.Enum):
    """Why a date or a length was not taken."""

    AHEAD = "ahead"
    TOO_LONG_AGO = "too long ago"
    NO_DATE = "no date"
    NO_PERIOD = "no period"
    NO_LENGTH = "no length"
    TOO_LONG = "too long"
    PAST_END = "past end"


class WrongDateError(LeewardError):
    """A start, end or length that has no sensible meaning. Nothing was changed."""

    def __init__(self, problem: DateProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class Refusal(enum.Enum):
    """Why a link or name cannot be closed."""

    EMPTY = "empty"
    NOT_A_LINK = "not a link"
    NO_HOST = "no host"
    ADDRESS = "address"
    LOCAL = "local"
    NEVER_BLOCK = "never block"
    KEEP_OPEN = "keep open"
    UNKNOWN_PLATFORM = "unknown platform"
    NO_WEB = "no web"
    BAD_HANDLE = "bad handle"
    NOTHING_TO_CLOSE = "nothing to close"


class RefusedLinkError(LeewardError):
    """A link, name or tile that closes nothing. `detail` is the public host or platform name it is about."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.detail = detail


class NoDocumentError(LeewardError):
    """The document is needed, and there is none yet."""


class UnknownCardError(LeewardError):
    """No card has that id."""
