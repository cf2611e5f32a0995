"""Rows and dates of text files, with the line of whatever is wrong."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from leeward.core.period import OLDEST_START
from leeward.store.errors import ImportFileError, ImportProblem

if TYPE_CHECKING:
    from leeward.core.moment import Moment


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file that are not empty, each with its line; raises ImportFileError."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise ImportFileError(ImportProblem.CELLS, reader.line_num) from error


def date_of(text: str, line: int) -> dt.date:
    """A date as 2026-11-21; raises ImportFileError."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise ImportFileError(ImportProblem.NO_DATE, line) from error


def day_of(text: str, line: int, now: Moment) -> dt.date:
    """A date that was lived; ImportFileError also for one ahead, or over a century back."""
    day = date_of(text, line)
    if day > now.today:
        raise ImportFileError(ImportProblem.AHEAD, line)
    if now.today - day > OLDEST_START:
        raise ImportFileError(ImportProblem.NO_DATE, line)
    return day
