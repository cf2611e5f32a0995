"""The pages of a Markdown file, as `exports` writes them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.companion import Answer, PageKind
from leeward.store.errors import ImportFileError, ImportProblem
from leeward.store.exports import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = re.compile(r"## (\d{4}-\d\d-\d\d \d\d:\d\d[+-]\d\d:\d\d) ([a-z-]+)(?: (\S+))?")
_ANSWER = re.compile(r"### (\S+?)(?: (-?\d+))?")


class Written(Struct):
    """One page of a file."""

    at: dt.datetime
    kind: PageKind
    prompt: str
    text: str
    answers: tuple[Answer, ...]


def is_page_heading(line: str) -> bool:
    """Whether a page begins with this line."""
    return _PAGE.fullmatch(line) is not None


def pages_of(text: str) -> list[Written]:
    """The pages in their order; raises ImportFileError by line."""
    found: list[Written] = []
    for heading, parts in _sections(text):
        first, *rest = parts
        answers = tuple(
            Answer(question=question, text=said, number=int(number) if number else None)
            for question, number, said in rest
        )
        kind, prompt = PageKind(heading[2]), heading[3] or ""
        found.append(Written(dt.datetime.fromisoformat(heading[1]), kind, prompt, first[2], answers))
    return found


def _sections(text: str) -> Iterator[tuple[re.Match[str], list[tuple[str, str | None, str]]]]:
    """Each page's heading, with its text and then its answers: question, number and text."""
    page: re.Match[str] | None = None
    parts: list[tuple[str, str | None, list[str]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        heading, answer = _PAGE.fullmatch(line), _ANSWER.fullmatch(line)
        if heading is not None:
            _check(heading, number)
            if page is not None:
                yield page, _joined(parts)
            page, parts = heading, [("", None, [])]
        elif line.startswith("## "):
            raise ImportFileError(ImportProblem.NO_DATE, number)
        elif answer is not None and page is not None:
            parts.append((answer[1], answer[2], []))
        elif page is not None:
            parts[-1][2].append(line[1:] if line.lstrip("\\").startswith(HEADINGS) else line)
    if page is not None:
        yield page, _joined(parts)


def _joined(parts: list[tuple[str, str | None, list[str]]]) -> list[tuple[str, str | None, str]]:
    return [(question, number, "\n".join(lines).strip("\n")) for question, number, lines in parts]


def _check(heading: re.Match[str], line: int) -> None:
    try:
        dt.datetime.fromisoformat(heading[1])
    except ValueError as error:
        raise ImportFileError(ImportProblem.NO_DATE, line) from error
    if heading[2] not in {kind.value for kind in PageKind}:
        raise ImportFileError(ImportProblem.KIND, line)
