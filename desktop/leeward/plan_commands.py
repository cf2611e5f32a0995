"""The commands for the list, plans and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.commands import Answer, Asks, opened, raise_unsaved
from leeward.core import acts, cards, paths, people
from leeward.core.companion import ActKind
from leeward.core.errors import UnknownCardError
from leeward.core.records import Mark, Way
from leeward.plan_words import WHAT_IF, act_line, due_words, reach_words, way_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.core.cards import Card


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add these commands' arguments; `command` makes one by name and text."""
    check = command("check", t("tick a card of the list"), as_json=True)
    check.add_argument("card", metavar="CARD", nargs="?", help=t("without one, all cards are shown"))
    how = check.add_mutually_exclusive_group()
    how.add_argument("--later", action="store_true", help=t("put it off till later"))
    how.add_argument("--not-for-me", action="store_true", help=t("leave it out"))
    how.add_argument("--undo", action="store_true", help=t("put it back among those to do"))
    check.add_argument("--note", metavar="WORDS", help=t("keep a line of your own with it"))
    check.add_argument("--way", choices=[way.value for way in Way], help=t("how strongly, on a site"))
    plan_for = command("plan-for", t("keep an if-then plan, or show your plans"), as_json=True)
    plan_for.add_argument("occasion", metavar="IF", nargs="?", help=t("without one, what is planned"))
    plan_for.add_argument("then", metavar="THEN", nargs="?", default="", help=t("what you do then"))
    command("people", t("who helps, how to reach them, and when"), as_json=True)


def check(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Tick a card, put it off or back, or show all cards; showing them needs no document."""
    if asked.card is None:
        found = parts.content.cards
        return Answer(
            [f"{card.id}: {card.title}" for card in found],
            {"cards": [{"id": card.id, "title": card.title} for card in found]},
        )
    engine = opened(parts, head)
    card = next((c for c in cards.listed(engine.state, parts.content.cards) if c.id == asked.card), None)
    if card is None:
        raise UnknownCardError
    way = Way(asked.way) if asked.way else None
    if asked.undo:
        engine.do(cards.unmark, card.id)
    elif asked.note is not None and not (asked.later or asked.not_for_me or way):
        engine.do(cards.write_note, card.id, asked.note)
    else:
        decision = Mark.LATER if asked.later else Mark.NOT_FOR_ME if asked.not_for_me else Mark.DONE
        engine.do(cards.mark, card.id, decision, way, asked.note)
    raise_unsaved(engine)
    return _told(parts, card)


def plan_for(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Keep an if-then plan, or show what is planned and what is near."""
    engine, texts = opened(parts, head), parts.texts
    if asked.occasion:
        what_if = WHAT_IF if paths.is_care(engine.state) else ""
        engine.do(acts.add, ActKind.PLAN, asked.occasion, asked.then, prompt=what_if)
        raise_unsaved(engine)
    now = engine.moments()
    planned = acts.open_acts(engine.state)
    due = acts.due(engine.state, now)
    lines = [f"{act_line(texts, act)}: {act.then}" if act.then else act_line(texts, act) for act in planned]
    if due and not asked.occasion:
        near = [f"{found.act.title} · {due_words(texts, found, now.today)}" for found in due]
        lines = [texts.t("Today and tomorrow:"), *near, "", *lines]
    report = {
        "plans": [{"kind": a.kind.value, "title": a.title, "then": a.then} for a in planned],
        "due": [{"title": found.act.title, "day": found.day.isoformat()} for found in due],
    }
    return Answer(lines or [texts.t("Nothing is planned yet.")], report)


def who_helps(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Who helps, in the person's own order."""
    engine, texts = opened(parts, head), parts.texts
    found = people.everyone(engine.state)
    lines = [f"{person.name} · {reach_words(texts, person)}" for person in found]
    report = [{"name": p.name, "reach": p.reach, "when": p.when, "role": p.role.value} for p in found]
    return Answer(lines or [texts.t("Nobody is on your list yet.")], {"people": report})


COMMANDS = {"check": check, "plan-for": plan_for, "people": who_helps}


def _told(parts: Parts, card: Card) -> Answer:
    texts, known = parts.texts, cards.mark_of(parts.engine.state, card.id)
    mark = Mark.TO_DO if known is None else known.mark
    words = {
        Mark.DONE: texts.t("Done: {title}", title=card.done_title),
        Mark.LATER: texts.t("Later: {title}", title=card.title),
        Mark.NOT_FOR_ME: texts.t("Left out: {title}", title=card.title),
        Mark.TO_DO: texts.t("To do: {title}", title=card.title),
    }[mark]
    lines = [words]
    report = {"card": card.id, "mark": mark.value, "note": "", "way": None}
    if known is not None:
        report |= {"note": known.note, "way": None if known.way is None else known.way.value}
        lines += [known.note] if known.note else []
        lines += [way_words(texts, known.way)] if known.way is not None else []
    return Answer(lines, report)
