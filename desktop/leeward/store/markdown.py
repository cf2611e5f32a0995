"""Pages as Markdown, and back: a heading of time and kind, what is known of the page, its words, its answers.

## 2026-11-21 23:40+01:00 journal
prompt: free
feelings: sad, relieved
mood: 2

The words. A line that would read as a heading is given a backslash.

### question = 7

The words of the answer to it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import msgspec

from leeward.core.companion import Answer, Page, PageKind
from leeward.store.errors import ImportFileError, ImportProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADING, QUESTION = "## ", "### "
PAGE_HEADING = re.compile(r"## (\d{4}-\d\d-\d\d \d\d:\d\d[+-]\d\d:\d\d) ([a-z-]+)")
_ANSWER = re.compile(r"### (\S+)(?: = (-?\d+))?")
_KNOWN = re.compile(r"([a-z ]+): (.*)")
_LISTS = {"feelings"}
_NUMBERS = {"mood", "mood after"}
_DAYS = {"sealed until", "again"}
_TIMES = {"begun"}
_WORDS = {"prompt", "about"}


def written(pages: Iterable[Page]) -> str:
    """Pages in the order they come."""
    return "\n".join(_page(page) for page in pages)


def read(text: str) -> list[dict[str, Any]]:
    """The fields of each page but its ids, `saved` among them; raises ImportFileError with the line."""
    found: list[dict[str, Any]] = []
    bodies: list[list[str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        heading = PAGE_HEADING.fullmatch(line)
        if heading is not None:
            found.append(_heading(heading, number))
            bodies.append([])
        elif line.startswith(HEADING):
            raise ImportFileError(ImportProblem.NO_DATE, number)
        elif bodies and not bodies[-1] and (known := _known(line, number)):
            found[-1].update(known)
        elif bodies:
            bodies[-1].append(line)
    for page, body in zip(found, bodies, strict=True):
        page.update(_words(body))
    return found


def _page(page: Page) -> str:
    known: dict[str, object] = {
        "prompt": page.prompt,
        "begun": page.begun.isoformat() if page.begun else "",
        "feelings": ", ".join(page.feelings),
        "mood": page.mood,
        "mood after": page.mood_after,
        "sealed until": page.sealed_until,
        "again": page.again,
        "about": page.about,
    }
    lines = [f"{HEADING}{page.saved:%Y-%m-%d %H:%M}{_offset(page.saved)} {page.kind.value}"]
    lines += [f"{name}: {said}" for name, said in known.items() if said not in {"", None}]
    parts = ["\n".join(lines), *([_escaped(page.text)] if page.text else [])]
    for answer in page.answers:
        number = "" if answer.number is None else f" = {answer.number}"
        parts.append(f"{QUESTION}{answer.question}{number}")
        if answer.text:
            parts.append(_escaped(answer.text))
    return "\n\n".join(parts) + "\n"


def _heading(heading: re.Match[str], number: int) -> dict[str, Any]:
    try:
        return {"saved": dt.datetime.fromisoformat(heading[1]), "kind": PageKind(heading[2])}
    except ValueError as error:
        bad_kind = heading[2] not in {kind.value for kind in PageKind}
        problem = ImportProblem.KIND if bad_kind else ImportProblem.NO_DATE
        raise ImportFileError(problem, number) from error


def _known(line: str, number: int) -> dict[str, Any]:
    """One line of what is known of a page; nothing where it is a line of its words."""
    match = _KNOWN.fullmatch(line)
    if match is None:
        return {}
    name, said = match[1], match[2]
    field = name.replace(" ", "_")
    try:
        if name in _LISTS:
            return {field: tuple(said.split(", "))}
        if name in _NUMBERS:
            return {field: int(said)}
        if name in _DAYS:
            return {field: dt.date.fromisoformat(said)}
        if name in _TIMES:
            return {field: _aware(said)}
    except ValueError as error:
        raise ImportFileError(ImportProblem.VALUE, number) from error
    return {field: said} if name in _WORDS else {}


def _aware(said: str) -> dt.datetime:
    at = dt.datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError(said)
    return at


def _words(body: list[str]) -> dict[str, Any]:
    """The text of a page and its answers."""
    text: list[str] = []
    answers: list[Answer] = []
    here = text
    said: list[list[str]] = []
    for line in body:
        match = _ANSWER.fullmatch(line)
        if match is None:
            here.append(line[1:] if _reads_as_heading(line.lstrip("\\")) else line)
            continue
        number = None if match[2] is None else int(match[2])
        answers.append(Answer(question=match[1], number=number))
        said.append([])
        here = said[-1]
    words = ("\n".join(lines).strip("\n") for lines in said)
    whole = tuple(
        msgspec.structs.replace(answer, text=text) for answer, text in zip(answers, words, strict=True)
    )
    return {"text": "\n".join(text).strip("\n"), "answers": whole}


def _reads_as_heading(line: str) -> bool:
    return line.startswith((HEADING, QUESTION))


def _escaped(text: str) -> str:
    return "\n".join(
        f"\\{line}" if _reads_as_heading(line.lstrip("\\")) else line for line in text.split("\n")
    )


def _offset(at: dt.datetime) -> str:
    """As +01:00: the format's own %z has no colon, and no seconds are shown."""
    return at.isoformat()[-6:] if at.utcoffset() else "+00:00"
