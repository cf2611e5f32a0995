"""The command that looks back: the same sentences as in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from leeward.back_words import lead_dates, part_sentences, part_words, to_come_words
from leeward.commands import Answer, Asks, opened
from leeward.core import looking_back, paths
from leeward.core.looking_back import Span

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add the command's arguments; `command` makes one by name and text."""
    back = command("looking-back", t("what your own log shows, from the seventh day on"), as_json=True)
    back.add_argument("--all", action="store_true", help=t("all of it, not the last three months"))


def look_back(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Tell every part that has data, and name those to come."""
    engine, texts = opened(parts, head), parts.texts
    span = Span.ALL if asked.all else Span.MONTHS
    found = looking_back.figures(engine.state, engine.moments(), span)
    if found is None:
        return Answer([_nothing(parts)], {"parts": None}, code=1)
    lines = [lead_dates(texts, found)]
    for part in looking_back.parts(found):
        sentences = part_sentences(texts, parts.content, found, part)
        lines += ["", texts.t("{heading}:", heading=part_words(texts, part)), *sentences]
    to_come = to_come_words(texts, looking_back.to_come(found))
    report = msgspec.to_builtins(found)
    report["parts"] = [part.value for part in looking_back.parts(found)]
    for contact in report["contacts"]:
        contact.pop("note", None)
    return Answer([*lines, *(["", to_come] if to_come else [])], report)


def _nothing(parts: Parts) -> str:
    t = parts.texts.t
    if paths.counts(parts.engine.state):
        return t("From the seventh day on you see here what was quiet, when it pulled and what helped.")
    return t("Nothing is counted for you here. What you wrote is in the journal.")


COMMANDS: dict[str, Callable[[argparse.Namespace, Parts, Asks], Answer]] = {"looking-back": look_back}
