"""What leaves in files of the person's own: all of it as JSON, or sealed; the pages; the days and moments.

- JSON: `{"format": "leeward export", "version": n, "state": {…}}`, indented, of the document's version.
- Markdown: each page under a heading of its time, kind and prompt, `## 2026-11-21 23:40+01:00 reason`, and
  each answer under one of its question and number, `### sleep 3`. A line of a page that would read as a
  heading is given a backslash.
- CSV: `what,begin,end`. `period` (dates), `quiet-day` and `taken-day` (a date), each contact by its
  kind and `hard-moment` (times with their offset).
- Archive: a document (see `codec`) with a key of its own, under a passphrase.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import msgspec

from leeward.core import contact, period
from leeward.core.moment import shifted
from leeward.store import codec, files, vault
from leeward.store.errors import FileAccessError, FileProblem

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from leeward.core.companion import Answer
    from leeward.core.moment import Moment
    from leeward.core.state import State
    from leeward.store.vault import Cost, Random

EXPORT_FORMAT = "leeward export"
CSV_HEADER = ["what", "begin", "end"]
HEADINGS = ("## ", "### ")
HARD_MOMENT, PERIOD, QUIET_DAY, TAKEN_DAY = "hard-moment", "period", "quiet-day", "taken-day"


def as_json(state: State) -> bytes:
    """Everything, readable."""
    content = {"format": EXPORT_FORMAT, "version": codec.VERSION, "state": state}
    return msgspec.json.format(msgspec.json.encode(content, order="deterministic"), indent=2) + b"\n"


def as_markdown(state: State) -> bytes:
    """The pages, oldest first."""
    parts = [
        f"## {page.saved:%Y-%m-%d %H:%M}{_offset(page.saved)} {page.kind.value} {page.prompt}".rstrip()
        + "".join(f"\n\n{part}" for part in (_escaped(page.text), *map(_answered, page.answers)))
        + "\n"
        for page in state.pages
    ]
    return "\n".join(parts).encode()


def as_csv(state: State, now: Moment) -> bytes:
    """The periods, their days until today, the contacts and the hard moments."""
    rows = [CSV_HEADER]
    for each in state.periods:
        last = each.ended or period.last_day(each)
        rows.append([PERIOD, each.start.isoformat(), last.isoformat() if last else ""])
    taken = contact.taken_days(state)
    days = ((TAKEN_DAY if day in taken else QUIET_DAY, day) for day in sorted(_days(state, now.today)))
    rows += [[what, day.isoformat(), day.isoformat()] for what, day in days]
    rows += [[c.kind.value, c.begin.isoformat(), c.end.isoformat()] for c in state.contacts]
    rows += [[HARD_MOMENT, w.begin.isoformat(), w.end.isoformat()] for w in state.waits]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_archive(state: State, passphrase: str, cost: Cost, random: Random) -> bytes:
    """Everything, sealed; raises WrongPassphraseError for an empty passphrase."""
    key = vault.new_key(random)
    return codec.write(state, vault.wrap_key(key, passphrase, cost, random), key, random)


def put(path: Path, data: bytes) -> None:
    """Write an export, owner-only, where nothing stands yet; raises FileAccessError."""
    if files.exists(path):
        raise FileAccessError(FileProblem.EXISTS, path)
    if not files.exists(path.parent):
        raise FileAccessError(FileProblem.MISSING, path)
    files.replace(path, data)


def _days(state: State, today: dt.date) -> set[dt.date]:
    """Every day of every period, until today."""
    found: set[dt.date] = set()
    for each in state.periods:
        last = min(each.ended or today, today)
        found.update(shifted(each.start, number) for number in range((last - each.start).days + 1))
    return found


def _offset(at: dt.datetime) -> str:
    """As +01:00: the format's own %z has no colon, and no seconds are shown."""
    return at.isoformat()[-6:] if at.utcoffset() else "+00:00"


def _answered(answer: Answer) -> str:
    number = "" if answer.number is None else f" {answer.number}"
    return f"### {answer.question}{number}\n\n{_escaped(answer.text)}"


def _escaped(text: str) -> str:
    return "\n".join(
        f"\\{line}" if line.lstrip("\\").startswith(HEADINGS) else line for line in text.split("\n")
    )
