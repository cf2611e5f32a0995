"""The commands for help, questions, the boundary and reminders."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.commands import Answer, Asks, opened, raise_unsaved
from leeward.core import boundary, reminders
from leeward.core import guide as chapters
from leeward.core.asking import matching
from leeward.core.errors import DateProblem, WrongDateError
from leeward.core.helplines import for_country
from leeward.note_words import channel_words, subject_words
from leeward.wording import country_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from leeward.assembly import Parts
    from leeward.core.helplines import HelpLine

OFF = "off"


def add_to(command: Callable[..., argparse.ArgumentParser], t: Callable[[str], str]) -> None:
    """Add these commands' arguments; `command` makes one by name and text."""
    lines = command("help-lines", t("people to talk to now; needs no key and no internet"), as_json=True)
    lines.add_argument("--country", metavar="CODE", help=t("a country, as IE; all of them otherwise"))
    questions = command("questions", t("questions people ask, with short answers"), as_json=True)
    questions.add_argument("words", metavar="WORD", nargs="*", help=t("only those with these words"))
    guide = command("guide", t("how Leeward is used, and how to undo everything by hand"), as_json=True)
    guide.add_argument("words", metavar="WORD", nargs="*", help=t("only chapters with these words"))
    command("boundary", t("which ways are closed, and what is agreed all the same"), as_json=True)
    remind = command("remind", t("ask for one reminder an evening, or none"))
    remind.add_argument("when", metavar="TIME", help=t("a time as 19:30, or off"))


def help_lines(asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """Who can be called, by the country named here or chosen in the settings; opens nothing sealed."""
    parts.engine.start()
    country = asked.country or parts.engine.state.settings.country
    found = for_country(parts.content.help_lines, country)
    report = [
        {
            "country": line.country,
            "kind": line.kind.value,
            "name": line.name,
            "number": line.number,
            "hours": line.hours,
            "note": line.note,
            "source": line.source,
            "checked": line.checked.isoformat(),
        }
        for line in found
    ]
    t = parts.texts.t
    head = t("If you might hurt yourself, or don't feel safe: please talk to a person now.")
    lines = [words for line in found for words in ("", *_line_words(parts, line))]
    return Answer([head, *lines], {"country": country.upper(), "lines": report})


def questions(asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """The questions with some words, and their answers; opens nothing sealed.

    Which path the person is on stands in the sealed part, so none here looks towards contact.
    """
    found = matching(parts.content.asked, " ".join(asked.words), hopes=False)
    if not found:
        return Answer([parts.texts.t("Nothing has these words. Try another one.")], {"questions": []}, 1)
    lines = [words for each in found for words in (each.question, f"  {each.answer}", "")]
    report = [{"id": each.id, "question": each.question, "answer": each.answer} for each in found]
    return Answer(lines[:-1], {"questions": report})


def guide(asked: argparse.Namespace, parts: Parts, _head: Asks) -> Answer:
    """The guide, or its chapters with some words; opens nothing sealed."""
    found = chapters.matching(parts.content.guide, " ".join(asked.words))
    if not found:
        return Answer([parts.texts.t("Nothing has these words. Try another one.")], {"chapters": []}, 1)
    lines: list[str] = []
    for each in found:
        lines += [each.title, *(f"  {words}" for words in each.text)]
        lines += [f"      {line}" for line in each.lines] + [""]
    told = ({"id": e.id, "title": e.title, "text": e.text, "lines": e.lines} for e in found)
    return Answer(lines[:-1], {"chapters": list(told)})


def boundary_(_asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """The closed ways, and what is agreed."""
    engine = opened(parts, head)
    t, texts = parts.texts.t, parts.texts
    closed = engine.state.profile.channels
    agreed = boundary.standing(engine.state, engine.moments().today)
    lines = [t("closed: {way}", way=channel_words(texts, channel)) for channel in closed]
    for each in agreed:
        how = " · ".join(filter(None, (channel_words(texts, each.channel), each.hours, each.place)))
        lines.append(t("agreed: {what} · {how}", what=subject_words(texts, each.subject), how=how))
    report = {
        "channels": [channel.value for channel in closed],
        "looking_counts": engine.state.profile.looking_counts,
        "agreed": [
            {
                "subject": each.subject.value,
                "channel": each.channel.value,
                "hours": each.hours,
                "place": each.place,
                "until": each.until.isoformat() if each.until else None,
            }
            for each in agreed
        ],
    }
    return Answer(lines, report)


def remind(asked: argparse.Namespace, parts: Parts, head: Asks) -> Answer:
    """Ask for a reminder, or for none."""
    at = None if asked.when == OFF else _time(asked.when)
    engine, t = opened(parts, head), parts.texts.t
    engine.do(reminders.remind_at, at)
    raise_unsaved(engine)
    if at is None:
        return Answer([t("Nothing reminds you.")])
    if reminders.is_quiet(engine.state, at):
        return Answer([t("That lies in your quiet hours, so none comes.")])
    return Answer([t("One reminder an evening at the most, at {clock}.", clock=parts.texts.clock(at))])


COMMANDS = {
    "help-lines": help_lines,
    "guide": guide,
    "questions": questions,
    "boundary": boundary_,
    "remind": remind,
}


def _line_words(parts: Parts, line: HelpLine) -> list[str]:
    texts, t = parts.texts, parts.texts.t
    name = line.name
    if line.country:
        name = t("{name} · {country}", name=name, country=country_words(texts, line.country))
    hours = t("Open: {hours}.", hours=line.hours) if line.hours else ""
    day = texts.day(line.checked, parts.engine.moments().today)
    return [
        t("{name}: {number}", name=name, number=line.number),
        "  " + " ".join(filter(None, (line.note, hours))),
        "  " + t("As listed by {source}, read on {day}.", source=line.source, day=day),
    ]


def _time(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        raise WrongDateError(DateProblem.NO_DATE) from None
