"""What each command of the command line does with the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from leeward.core import cards, period, shield, waiting
from leeward.core.access import Access, Protection
from leeward.core.errors import (
    DateProblem,
    LeewardError,
    NoDocumentError,
    WrongDateError,
)
from leeward.core.notices import Matter
from leeward.core.records import Mark
from leeward.core.when import read_day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from leeward.assembly import Parts
    from leeward.core.cards import Card
    from leeward.engine import Engine
    from leeward.texts import Texts

Report = dict[str, Any]
PROTECTIONS = {"keyring": Protection.KEYRING, "passphrase": Protection.PASSPHRASE, "none": Protection.OPEN}


class Answer(Struct):
    """What a command tells: lines for a person, an object for `--json`, and the exit code."""

    lines: list[str]
    report: Report = {}
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


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add these commands' arguments; `command` makes one by name and text."""
    init = command("init", t("make your document and begin"))
    init.add_argument(
        "--protect", choices=list(PROTECTIONS), default="keyring", help=t("what seals your document")
    )
    init.add_argument("--start", metavar="DATE", help=t("since when, as 2026-12-10; today otherwise"))
    init.add_argument("--days", metavar="N", help=t("how many days, or open; 30 otherwise"))
    command("status", t("which day it is, and what is closed"), as_json=True)


def init(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Make the document and begin a period."""
    engine, t = parts.engine, parts.texts.t
    engine.start()
    if engine.access is not Access.ABSENT:
        return Answer([t("There is a document already. Nothing was changed.")], code=1)
    now = engine.moments()
    start = read_day(asked.start, now) if asked.start else None
    engine.do(period.begin, start, _days(asked.days))
    protection = PROTECTIONS[asked.protect]
    passphrase = head.passphrase(t("Passphrase:")) if protection is Protection.PASSPHRASE else None
    engine.keeping.create(protection, passphrase)
    raise_unsaved(engine)
    return Answer([t("Begun. This is day {day}.", day=period.day_number(engine.state, now))])


def status(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Which day it is, and what is closed."""
    engine = opened(parts, head)
    engine.look()
    report = _report(engine, parts.content.cards)
    return Answer(_lines(parts.texts, report), report)


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
    for matter in (Matter.NOT_SAVED, Matter.READ_ONLY):
        _raise(engine, matter)


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


def _report(engine: Engine, deck: Sequence[Card]) -> Report:
    """Where the person stands: days, waits, what is closed, what is left on the list."""
    now, state = engine.moments(), engine.state
    running = period.current(state)
    last = None if running is None else period.last_day(running)
    actual = engine.closing.actual
    return {
        "day": period.day_number(state, now) or None,
        "days": None if running is None else running.days,
        "start": None if running is None else running.start.isoformat(),
        "last_day": None if last is None else last.isoformat(),
        "quiet_days": period.quiet_days(state, now),
        "longest_stretch": period.longest_stretch(state, now),
        "times_waited": waiting.times_waited(state),
        "wanted": len(state.targets),
        "closed": sum(shield.is_closed(target, engine.catalogue, actual) for target in state.targets),
        "cards_done": len(cards.decided(state, deck, Mark.DONE)),
        "cards_to_do": len(cards.to_do(state, deck)),
    }


def _lines(texts: Texts, report: Report) -> list[str]:
    """The status as a person reads it."""
    t, tn = texts.t, texts.tn
    if report["day"] is None:
        return [t("No period has been started yet.")]
    of = t("Day {day} of {days}", day=report["day"], days=report["days"])
    first = of if report["days"] else t("Day {day}", day=report["day"])
    return [
        first,
        tn("{n} quiet day", "{n} quiet days", report["quiet_days"]),
        tn("You waited once.", "You waited {n} times.", report["times_waited"]),
        t("Closed here: {closed} of {wanted}", closed=report["closed"], wanted=report["wanted"]),
    ]
