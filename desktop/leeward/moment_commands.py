"""The commands for hard moments and for what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leeward.commands import Answer, Asks, opened, raise_unsaved
from leeward.core import contact, paths, period, waiting
from leeward.core.access import Access
from leeward.core.companion import Channel
from leeward.core.content import TileGroup
from leeward.core.errors import LeewardError
from leeward.core.records import Kind
from leeward.core.when import read_time
from leeward.wording import error_words, kind_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts

CAUSE = "cause-"


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add these commands' arguments; `command` makes one by name and text."""
    command("moment", t("ten minutes in which nothing has to be decided; in the window if there is one"))
    command("hide", t("take the window off the screen, and lock it where it has a passphrase"))
    log = command("log", t("put down what happened"))
    log.add_argument("kind", metavar="KIND", choices=[kind.value for kind in Kind])
    log.add_argument("--at", metavar="WHEN", help=t("22:15, yesterday, 2026-12-10 or 2026-12-10T22:15"))
    log.add_argument("--until", metavar="WHEN", help=t("when it ended, where it went on for a while"))
    log.add_argument("--by", choices=[way.value for way in Channel], help=t("which way it was"))
    log.add_argument(
        "--after",
        metavar="CAUSE",
        action="append",
        default=[],
        help=t("what came before it, as alone-evening"),
    )


def moment(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Wait ten minutes, quietly; what was waited through is kept where the document opens."""
    t, engine = parts.texts.t, parts.engine
    head.say(t("A pull like this is normal. Nothing to decide for ten minutes."))
    head.say(t("Ctrl+C ends it, and that is fine. Somebody to talk to: leeward help-lines"))
    begin = engine.moments().at
    try:
        head.rest(waiting.LENGTH.total_seconds())
        engine.start()
        if engine.access is Access.ABSENT:
            return Answer([t("You waited. That counts.")])
        opened(parts, head)
        engine.do(waiting.waited, begin)
        raise_unsaved(engine)
    except KeyboardInterrupt:
        return Answer([t("That's fine.")])
    except LeewardError as error:
        return Answer([t("You waited. That counts."), error_words(parts.texts, error)])
    if not paths.counts(engine.state):
        return Answer([t("Ten minutes have gone by.")])
    times = waiting.times_waited(engine.state)
    stays = parts.texts.tn("You waited once. That stays.", "You waited {n} times. That stays.", times)
    return Answer([t("You waited. That counts."), stays])


def hide(_asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """Only reached where no window took it."""
    return Answer([parts.texts.t("No window of Leeward is open.")])


def log(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Put down what happened."""
    engine, t = opened(parts, head), parts.texts.t
    kind, now = Kind(asked.kind), engine.moments()
    begin = read_time(asked.at, now) if asked.at else None
    end = read_time(asked.until, now) if asked.until else None
    details: dict[str, Any] = {"causes": _causes(asked, parts)}
    if asked.by:
        details["channel"] = Channel(asked.by)
    engine.do(contact.log, kind, begin, end, **details)
    raise_unsaved(engine)
    lines = [t("Put down: {what}.", what=kind_words(parts.texts, kind))]
    if kind is Kind.REACHED_OUT:
        lines.append(t("The next message is the one to leave."))
    days = period.quiet_days(engine.state, engine.moments())
    if days and paths.counts(engine.state):
        kept = parts.texts.tn("Your {n} quiet day stays yours.", "Your {n} quiet days stay yours.", days)
        lines.append(kept)
    return Answer(lines)


def _causes(asked: argparse.Namespace, parts: Parts) -> tuple[str, ...]:
    """The tiles named, with or without the word they all begin with; unknown ones are left out."""
    known = {tile.id for tile in parts.content.tiles_of(TileGroup.CAUSE)} if asked.after else set[str]()
    named = (f"{CAUSE}{cause.removeprefix(CAUSE)}" for cause in asked.after)
    return tuple(cause for cause in named if cause in known)


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {
    "moment": moment,
    "hide": hide,
    "log": log,
}
