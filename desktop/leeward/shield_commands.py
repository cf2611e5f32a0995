"""What the commands that close, open and look do with the engine."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from leeward import reports
from leeward.commands import Answer, opened, raise_unsaved
from leeward.core import loosening, paths, shield
from leeward.core.errors import DateProblem, Refusal, RefusedLinkError, WrongDateError
from leeward.core.links import only_page, plan_site, read_link, whole_site
from leeward.core.loosening import Opening
from leeward.core.moment import midday
from leeward.core.notices import Matter
from leeward.core.records import Level
from leeward.core.rules import page_rules
from leeward.core.shield import Outcome, Result
from leeward.core.when import read_day
from leeward.page_words import level_lines
from leeward.wording import notice_words, outcome_words, plan_title

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.commands import Asks, Report
    from leeward.core.links import Plan
    from leeward.core.records import Target
    from leeward.engine import Engine


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add these commands' arguments; `command` makes one by name and text."""
    plan = command("plan", t("what closing a link would close"), as_json=True)
    plan.add_argument("link", metavar="LINK")
    close = command("close", t("close a site or a person's own page"), as_json=True)
    close.add_argument("link", metavar="LINK", help=t("- reads it from the input: no history keeps it"))
    close.add_argument("--level", choices=["page"], help=t("only their page, in browsers that allow it"))
    close.add_argument("--yes", action="store_true", help=t("don't ask before"))
    close.add_argument("--until", metavar="DATE", help=t("open again at midday of that day"))
    open_ = command("open", t("open it again"), as_json=True)
    open_.add_argument("link", metavar="LINK")
    open_.add_argument("--urgent", action="store_true", help=t("at once, for safety or something urgent"))
    lengths = [opening.value for opening in Opening]
    open_.add_argument("--for", dest="length", choices=lengths, default=lengths[-1], help=t("for how long"))
    prove = command("prove", t("check by looking that what you closed is closed"), as_json=True)
    prove.add_argument("--reconnect", action="store_true", help=t("drop open connections once before"))
    prove.add_argument("--flush", action="store_true", help=t("forget remembered addresses before"))
    command("doctor", t("what is closed here, what is left over, how to lift it"), as_json=True)
    command("lift", t("open everything on this computer; needs no password"))
    guard = command("setup-guard", t("install the part that closes sites; asks for one password"))
    guard.add_argument("--remove", action="store_true", help=t("open everything and take it off again"))
    guard.add_argument("--yes", action="store_true", help=t("don't ask before"))


def plan(asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """What closing a link would close; needs no document."""
    found = read_link(asked.link, parts.engine.catalogue)
    cost = parts.content.cost(found)
    lines = reports.plan_lines(parts.texts, found, parts.engine.catalogue, cost)
    return Answer(lines, {**reports.plan(found), "cost": cost or None})


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
        found = whole_site(found, engine.catalogue)
    until = _until(asked.until, engine) if asked.until else None
    told = level_lines(parts.texts, found)
    if not asked.yes and _is_first(found, engine):
        if not head.yes("\n".join([*told, parts.texts.t("Go on?")])):
            return _not_agreed(parts, found, told)
        told = []
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
    return _after_closing(
        parts,
        [done, *told],
        {**reports.plan(found), "until": end.isoformat() if end else None},
    )


def open_(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Open what a link names: at once where it may be, else it waits from now on."""
    found = read_link(asked.link, parts.engine.catalogue)
    if asked.urgent:
        return _open_urgently(found, parts)
    engine = opened(parts, head)
    targets = _targets(found, engine)
    if not targets:
        return _not_listed(parts)
    waiting = [t for t in targets if not engine.open_for(t.record, Opening(asked.length))]
    for target in waiting:
        engine.open(target.record)
    raise_unsaved(engine)
    return _waiting(parts, waiting[0], found) if waiting else _open_again(parts, found)


def prove(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Check what is wanted closed by looking, after doing what was asked for."""
    engine = opened(parts, head)
    if asked.reconnect:
        engine.closing.reconnect()
    if asked.flush:
        engine.closing.flush()
    if (asked.reconnect or asked.flush) and engine.board.about(Matter.SHIELD_OUTCOME) is not None:
        return _after_closing(parts, [])
    engine.closing.prove(engine.wanted().keys())
    if (found := engine.closing.proof) is None:
        return _after_closing(parts, [])
    report = reports.proof(found, reports.pages(engine))
    lines = reports.proof_lines(parts.texts, found, report["pages"])
    return Answer(lines, report, 0 if report["all_closed"] else 1)


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
    planned = engine.closing.set_up_plan()
    listing = [t("This is put on the computer:"), *planned]
    if planned and not asked.yes and not head.yes("\n".join([*listing, t("Go on?")])):
        return Answer([*listing, t("Nothing was changed. With --yes it goes on without asking.")], code=1)
    engine.closing.set_up({})
    words = [t("The guard is set up. Closing needs no password from now on.")]
    if not engine.closing.actual.timer:
        words.append(t("No timer could be set here: what you close opens when Leeward next runs."))
    return _after_closing(parts, words)


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {
    "plan": plan,
    "close": close,
    "open": open_,
    "prove": prove,
    "doctor": doctor,
    "lift": lift,
    "setup-guard": setup_guard,
}


def _is_first(found: Plan, engine: Engine) -> bool:
    """Whether nothing of one person alone was closed so before, with what is to be known of it."""
    return found.level is not Level.SITE and all(t.level is not found.level for t in engine.state.targets)


def _not_agreed(parts: Parts, found: Plan, told: list[str]) -> Answer:
    words = parts.texts.t("Nothing was changed. With --yes it goes on without asking.")
    return Answer([*told, words], {**reports.plan(found), "result": "not-agreed"}, 1)


def _targets(found: Plan, engine: Engine) -> list[Target]:
    """What is on the list of what a link names: the person's own host, and their page."""
    plans = [plan for plan in (found, only_page(found)) if plan is not None]
    targets = [shield.target_of(engine.state, plan) for plan in plans]
    return list(dict.fromkeys(target for target in targets if target is not None))


def _open_urgently(found: Plan, parts: Parts) -> Answer:
    """Open what stands of it, asking nothing: not even for the passphrase."""
    engine = parts.engine
    engine.start()
    if not engine.keeping.needs_passphrase:
        engine.keeping.unlock()
    engine.closing.look()
    stands = engine.closing.actual.ends()
    asked = _names(found, parts)
    names = [name for name in asked if name in stands]
    if not names and found.platform:
        # Someone's page may be closed because all of the site is.
        site = plan_site(found.platform, engine.catalogue).names
        names = [name for name in site if name in stands]
    if not names and not _targets(found, engine):
        return _not_listed(parts)
    engine.open_names_urgently(names or asked)
    raise_unsaved(engine)
    return _open_again(parts, found)


def _names(found: Plan, parts: Parts) -> list[str]:
    page = only_page(found)
    rules = () if page is None else page_rules(page, parts.engine.catalogue)
    return [*found.names, *(rule.rule for rule in rules)]


def _not_listed(parts: Parts) -> Answer:
    return Answer([parts.texts.t("That is not on your list. leeward doctor shows what is closed.")], code=1)


def _open_again(parts: Parts, found: Plan) -> Answer:
    words = parts.texts.t("{title} is open again.", title=plan_title(parts.texts, found))
    return _after_closing(parts, [words], {**reports.plan(found), "opens_in": 0})


def _after_closing(parts: Parts, done: list[str], report: Report | None = None) -> Answer:
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
            actual = parts.engine.closing.actual
            hints = [] if actual.guard or actual.outside else [hint]
            return Answer([outcome_words(parts.texts, outcome), *words.lines, *hints], report, 1)
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
