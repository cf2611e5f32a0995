"""What each command of the command line does with the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from leeward import reports
from leeward.core import period
from leeward.core.access import Access, Protection
from leeward.core.errors import (
    DateProblem,
    LeewardError,
    NoDocumentError,
    WrongDateError,
)
from leeward.core.notices import Matter
from leeward.core.when import read_day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.engine import Engine


class Answer(Struct):
    """What a command tells: lines for a person, an object for `--json`, and the exit code."""

    lines: list[str]
    report: reports.Report = {}
    code: int = 0


class Asks(Protocol):
    """What a command may ask the person."""

    def passphrase(self, prompt: str) -> str:
        """A passphrase."""
        ...

    def text(self, prompt: str) -> str:
        """Words of any length."""
        ...

    def yes(self, question: str) -> bool:
        """A yes or no."""
        ...

    def say(self, line: str) -> None:
        """Tell something before the answer."""
        ...

    def rest(self, seconds: float) -> None:
        """Let time pass."""
        ...


def init(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Make the document and begin a period."""
    engine, t = parts.engine, parts.texts.t
    engine.start()
    if engine.access is not Access.ABSENT:
        return Answer([t("There is a document already. Nothing was changed.")], code=1)
    now = engine.moments()
    start = read_day(asked.start, now) if asked.start else None
    engine.do(period.begin, start, _days(asked.days))
    protection = {
        "keyring": Protection.KEYRING,
        "passphrase": Protection.PASSPHRASE,
        "none": Protection.OPEN,
    }[asked.protect]
    passphrase = head.passphrase(t("Passphrase:")) if protection is Protection.PASSPHRASE else None
    engine.keeping.create(protection, passphrase)
    raise_unsaved(engine)
    return Answer([t("Begun. This is day {day}.", day=period.day_number(engine.state, now))])


def status(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Which day it is, and what is closed."""
    engine = opened(parts, head)
    engine.look()
    report = reports.status(engine, parts.content.cards)
    return Answer(reports.status_lines(parts.texts, report), report)


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {
    "init": init,
    "status": status,
}


def opened(parts: Parts, head: Asks) -> Engine:
    """The engine with its document open; raises NoDocumentError or the document's own error."""
    engine = parts.engine
    engine.start()
    if engine.access is Access.ABSENT:
        _raise(engine, Matter.NOT_OPENED)
        raise NoDocumentError
    ask = engine.keeping.needs_passphrase
    engine.keeping.unlock(head.passphrase(parts.texts.t("Passphrase:")) if ask else None)
    if engine.access is not Access.OPEN:
        _raise(engine, Matter.NOT_OPENED)
    return engine


def raise_unsaved(engine: Engine) -> None:
    """Raise what kept the last change from being saved, if anything did."""
    _raise(engine, Matter.NOT_SAVED)


def _raise(engine: Engine, matter: Matter) -> None:
    found = engine.board.about(matter)
    if found is not None and isinstance(found.cause, LeewardError):
        raise found.cause


def _days(text: str | None) -> int | None:
    if text is None:
        return period.DEFAULT_LENGTH
    if text == "open":
        return None
    if not text.isdecimal():
        raise WrongDateError(DateProblem.NO_LENGTH)
    return int(text)
