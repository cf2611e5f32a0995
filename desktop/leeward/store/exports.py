"""What leaves in files of the person's own: all of it as JSON, or sealed; the pages; the days and moments.

- JSON: `{"format": "leeward export", "version": n, "state": {…}}`, indented, of the document's version.
- Markdown: each page under a heading of its time and kind (see `markdown`).
- CSV: `what,begin,end` and beyond them what is known. `period` (dates), `quiet-day` and `taken-day` (a
  date), each contact by its kind, `hard-moment` and `page` (times with their offset). Tiles are parted by
  spaces; those of a hard moment are what was missing, and what helped.
- Archive: a document (see `codec`) with a key of its own, under a passphrase.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import msgspec

from leeward.core import contact, period
from leeward.core.moment import shifted
from leeward.core.pages import written_at
from leeward.store import codec, files, markdown, vault
from leeward.store.errors import FileAccessError, FileProblem

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from leeward.core.companion import Page
    from leeward.core.moment import Moment
    from leeward.core.records import Contact, Wait
    from leeward.core.state import State
    from leeward.store.vault import Cost, Random

EXPORT_FORMAT = "leeward export"
CSV_HEADER = ["what", "begin", "end", "channel", "mood", "mood-after", "tiles", "helped", "note"]
SHORT_HEADER = CSV_HEADER[:3]
HARD_MOMENT, PAGE = "hard-moment", "page"
PERIOD, QUIET_DAY, TAKEN_DAY = "period", "quiet-day", "taken-day"


def as_json(state: State) -> bytes:
    """Everything, readable."""
    content = {"format": EXPORT_FORMAT, "version": codec.VERSION, "state": state}
    return msgspec.json.format(msgspec.json.encode(content, order="deterministic"), indent=2) + b"\n"


def as_markdown(state: State) -> bytes:
    """The pages, oldest first."""
    return markdown.written(state.pages).encode()


def as_csv(state: State, now: Moment) -> bytes:
    """The periods, their days until today, the contacts, the hard moments, and the moods of pages."""
    rows: list[list[str]] = []
    for each in state.periods:
        last = each.ended or period.last_day(each)
        rows.append([PERIOD, each.start.isoformat(), last.isoformat() if last else ""])
    taken = contact.taken_days(state)
    days = ((TAKEN_DAY if day in taken else QUIET_DAY, day) for day in sorted(_days(state, now.today)))
    rows += [[what, day.isoformat(), day.isoformat()] for what, day in days]
    rows += [_contact_row(each) for each in state.contacts]
    rows += [_wait_row(each) for each in state.waits]
    rows += [_page_row(each) for each in state.pages]
    text = io.StringIO()
    full = [[*row, *[""] * (len(CSV_HEADER) - len(row))] for row in rows]
    csv.writer(text, lineterminator="\n").writerows([CSV_HEADER, *full])
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


def _contact_row(each: Contact) -> list[str]:
    channel = each.channel.value if each.channel else ""
    moods = [_number(each.mood), _number(each.mood_after)]
    times = [each.begin.isoformat(), each.end.isoformat()]
    return [each.kind.value, *times, channel, *moods, " ".join(each.causes), "", each.note]


def _wait_row(each: Wait) -> list[str]:
    times = [each.begin.isoformat(), each.end.isoformat()]
    return [HARD_MOMENT, *times, "", "", "", " ".join(each.missing), " ".join(each.helped)]


def _page_row(each: Page) -> list[str]:
    times = [written_at(each).isoformat(), each.saved.isoformat()]
    moods = [_number(each.mood), _number(each.mood_after)]
    return [PAGE, *times, "", *moods, " ".join(each.feelings)]


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
