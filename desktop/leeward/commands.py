"""What each command of the command line does with the engine."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from leeward import reports
from leeward.core import contact, loosening, paths, period, shield
from leeward.core.access import Access, Protection
from leeward.core.errors import (
    DateProblem,
    LeewardError,
    NoDocumentError,
    Refusal,
    RefusedLinkError,
    WrongDateError,
)
from leeward.core.links import only_page, plan_site, read_link
from leeward.core.loosening import Opening
from leeward.core.moment import midday
from leeward.core.notices import Matter
from leeward.core.shield import Outcome, Result
from leeward.core.state import Kind, Level
from leeward.core.when import read_day, read_time
from leeward.wording import kind_words, managed_words, notice_words, outcome_words, plan_title

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.core.links import Plan
    from leeward.core.state import Target
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


def plan(asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """What closing a link would close; needs no document."""
    found = read_link(asked.link, parts.engine.catalogue)
    return Answer(reports.plan_lines(parts.texts, found), reports.plan(found))


def close(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Close what a link names."""
    found = read_link(asked.link, parts.engine.catalogue)
    if asked.level == "page":
        page = only_page(found)
        if page is None:
            raise RefusedLinkError(Refusal.NOTHING_TO_CLOSE, found.title)
        found = page
    engine = opened(parts, head)
    if found.level is not Level.SITE and paths.only_whole_sites(engine.state):
        found = plan_site(found.platform, engine.catalogue)
    until = _until(asked.until, engine) if asked.until else None
    engine.close(found, until)
    raise_unsaved(engine)
    target = shield.target_of(engine.state, found)
    now = engine.moments()
    end = None if target is None else shield.end_of(engine.state, target, now).astimezone(now.tz)
    words = "" if end is None else parts.texts.until(end, now.today)
    done = parts.texts.t(
        "{title} is closed on this computer until {end}. A browser that is open may still show it: quit it "
        "and open it again. Your phone is not covered.",
        title=plan_title(parts.texts, found),
        end=words,
    )
    lines = [done, managed_words(parts.texts)] if found.level is Level.PAGE else [done]
    return _after_closing(parts, lines, {**reports.plan(found), "until": end.isoformat() if end else None})


def open_(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Open what a link names: at once where it may be, else it waits from now on."""
    found = read_link(asked.link, parts.engine.catalogue)
    engine, t = opened(parts, head), parts.texts.t
    page = only_page(found)
    target = shield.target_of(engine.state, found) or (page and shield.target_of(engine.state, page))
    if target is None:
        return Answer([t("That is not on your list. leeward doctor shows what is closed.")], code=1)
    if asked.urgent:
        engine.open_urgently(target.record)
    elif not engine.open_for(target.record, Opening(asked.length)):
        engine.open(target.record)
        raise_unsaved(engine)
        return _waiting(parts, target, found)
    raise_unsaved(engine)
    words = t("{title} is open again.", title=plan_title(parts.texts, found))
    return _after_closing(parts, [words], {**reports.plan(found), "opens_in": 0})


def prove(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Check what is wanted closed by looking."""
    engine = opened(parts, head)
    engine.closing.prove(engine.wanted().keys())
    if (found := engine.closing.proof) is None:
        return _after_closing(parts, [])
    report = reports.proof(found, reports.pages(engine))
    lines = reports.proof_lines(parts.texts, found, report["pages"])
    return Answer(lines, report, 0 if report["all_closed"] else 1)


def log(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Put down what happened."""
    engine, t = opened(parts, head), parts.texts.t
    kind = Kind(asked.kind)
    engine.do(contact.log, kind, read_time(asked.at, engine.moments()) if asked.at else None)
    raise_unsaved(engine)
    days = period.quiet_days(engine.state, engine.moments())
    lines = [t("Put down: {what}.", what=kind_words(parts.texts, kind))]
    if kind is Kind.REACHED_OUT:
        lines.append(t("The next message is the one to leave."))
    kept = parts.texts.tn("Your {n} quiet day stays yours.", "Your {n} quiet days stay yours.", days)
    return Answer([*lines, kept] if days else lines)


def doctor(_asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """What is closed here and how to lift it; works without a document or its key."""
    engine = parts.engine
    engine.start()
    engine.keeping.unlock()
    engine.closing.look()
    report = reports.doctor(engine)
    return Answer(reports.doctor_lines(parts.texts, report), report)


def lift(_asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """Open everything on this computer; needs no document."""
    parts.engine.closing.lift()
    return _after_closing(parts, [parts.texts.t("Everything Leeward closed on this computer is open again.")])


def setup_guard(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Install the guard, or take it off."""
    engine, t = parts.engine, parts.texts.t
    if asked.remove:
        engine.closing.remove_guard()
        return _after_closing(parts, [t("Everything is open again, and the guard is gone.")])
    listing = [t("This is put on the computer:"), *engine.closing.set_up_plan()]
    if not asked.yes and not head.yes("\n".join([*listing, t("Go on?")])):
        return Answer([*listing, t("Nothing was changed. With --yes it goes on without asking.")], code=1)
    engine.closing.set_up({})
    words = [t("The guard is set up. Closing needs no password from now on.")]
    if not engine.closing.actual.timer:
        words.append(t("No timer could be set here: what you close opens when Leeward next runs."))
    return _after_closing(parts, words)


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {
    "init": init,
    "status": status,
    "plan": plan,
    "close": close,
    "open": open_,
    "prove": prove,
    "log": log,
    "doctor": doctor,
    "lift": lift,
    "setup-guard": setup_guard,
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


def _after_closing(parts: Parts, done: list[str], report: reports.Report | None = None) -> Answer:
    """`done`, or where the guard did not do it, its words and lines."""
    notice = parts.engine.board.about(Matter.SHIELD_OUTCOME)
    outcome = notice.cause if notice is not None else Outcome(result=Result.APPLIED)
    report = {**(report or {}), "result": outcome.result.value if isinstance(outcome, Outcome) else "failed"}
    if notice is None:
        return Answer(done, report)
    words = notice_words(parts.texts, notice)
    if isinstance(outcome, Outcome):
        report["lines"] = list(outcome.lines)
        if outcome.result is Result.UNAVAILABLE:
            hint = parts.texts.t("Or set the guard up once: leeward setup-guard")
            return Answer([outcome_words(parts.texts, outcome), *words.lines, hint], report, 1)
    return Answer([words.text, *words.lines], report, 1)


def _waiting(parts: Parts, target: Target, found: Plan) -> Answer:
    """How long an opening still waits; that it is not open is told by the exit code."""
    engine = parts.engine
    request = loosening.request_for(engine.state, target.record)
    left = dt.timedelta() if request is None else loosening.remaining(request, engine.moments())
    minutes = math.ceil(left / dt.timedelta(minutes=1))
    words = parts.texts.tn(
        "It opens in {n} minute if you still want it then: give the same command again. "
        "For safety or something urgent: --urgent",
        "It opens in {n} minutes if you still want it then: give the same command again. "
        "For safety or something urgent: --urgent",
        minutes,
    )
    return Answer([words], {**reports.plan(found), "opens_in": minutes}, 1)


def _until(text: str, engine: Engine) -> dt.datetime:
    now = engine.moments()
    day = read_day(text, now)
    if day <= now.today:
        raise WrongDateError(DateProblem.PAST_END)
    return midday(day, now.tz)


def _days(text: str | None) -> int | None:
    if text is None:
        return period.DEFAULT_LENGTH
    if text == "open":
        return None
    if not text.isdecimal():
        raise WrongDateError(DateProblem.NO_LENGTH)
    return int(text)
