"""What comes in from files: our own exports and archives, Loop Habit Tracker's CSV, a plain list of dates.

Loop's `Checkmarks.csv` has a column of dates, the newest first, and one for each habit; that of a single
habit has `Date,Value,Notes`, older ones no header. A cell is a word (YES_MANUAL, YES_AUTO, NO, SKIP,
UNKNOWN) or its number (2, 1, 0, 3, -1).
"""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
import re
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from leeward.core.companion import Channel, Page
from leeward.core.formats import Checked
from leeward.core.moment import in_utc
from leeward.core.records import Contact, Kind, Wait
from leeward.core.records import Period as PeriodRecord
from leeward.core.state import FIELDS, State
from leeward.store import codec, exports, markdown, migrations
from leeward.store.errors import DocumentBrokenError, DocumentNewerError, ImportFileError, ImportProblem
from leeward.store.tables import date_of, day_of, rows_of

if TYPE_CHECKING:
    from leeward.core.moment import Moment
    from leeward.core.version import Version
    from leeward.store.keys import Keys

MIDDAY = dt.time(12)
CHECKED, NOT_CHECKED = {"YES_MANUAL", "2"}, {"NO", "0"}
WAIT_TILES = {"missing": "tiles", "helped": "helped"}
NOTHING_SAID = {"YES_AUTO", "1", "SKIP", "3", "UNKNOWN", "-1", ""}


class Source(enum.Enum):
    """What a file turned out to be."""

    JSON = "json"
    ARCHIVE = "archive"
    MARKDOWN = "markdown"
    CSV = "csv"
    LOOP = "loop"
    DATES = "dates"


class Incoming(Struct, frozen=True):
    """A file's content, for `core.incoming.take_in`."""

    source: Source
    state: State


def is_archive(data: bytes) -> bool:
    """Whether a file is a document, and may need a passphrase."""
    return data.lstrip()[:1] == b"{" and _format_of(data) == codec.FORMAT


def read(
    data: bytes,
    now: Moment,
    keys: Keys,
    *,
    passphrase: str | None = None,
    habit: str | None = None,
    checked: Checked = Checked.QUIET,
) -> Incoming:
    """What a file holds. Dates without a time are taken as midday where the person lives.

    `habit` names one of Loop's columns; `checked` says what its checked days were. Raises
    ImportFileError, and for an archive what `Keys.opened` raises.
    """
    if data.lstrip()[:1] == b"{":
        return _from_json(data, keys, passphrase)
    text = _text(data)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first:
        raise ImportFileError(ImportProblem.EMPTY)
    if markdown.PAGE_HEADING.fullmatch(first):
        return Incoming(Source.MARKDOWN, _from_markdown(text))
    if first in {",".join(exports.CSV_HEADER), ",".join(exports.SHORT_HEADER)}:
        return Incoming(Source.CSV, _from_csv(text, now))
    if "," in first:
        return Incoming(Source.LOOP, _from_loop(text, now, habit, checked))
    days = [day_of(line, number, now) for number, line in _lines(text)]
    return Incoming(Source.DATES, _state([_contact(Kind.REACHED_OUT, _midday(day, now)) for day in days]))


def _from_json(data: bytes, keys: Keys, passphrase: str | None) -> Incoming:
    found = _format_of(data)
    if found == codec.FORMAT:
        return Incoming(Source.ARCHIVE, keys.opened(data, passphrase).state)
    if found != exports.EXPORT_FORMAT:
        raise ImportFileError(ImportProblem.UNKNOWN)
    try:
        file = msgspec.json.decode(data, type=_Export)
        if file.version > codec.VERSION:
            raise DocumentNewerError(file.version)
        lifted = migrations.lifted(bytes(file.state), file.version, codec.VERSION)
        return Incoming(Source.JSON, msgspec.json.decode(lifted, type=State))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        place = re.search(r"`(\$[^`]*)`", str(error))
        raise ImportFileError(ImportProblem.BROKEN, 0, (place[1],) if place else ()) from error
    except DocumentBrokenError as error:
        raise ImportFileError(ImportProblem.BROKEN) from error


class _Export(Struct):
    format: str
    version: int
    state: msgspec.Raw


def _format_of(data: bytes) -> str:
    """The format a JSON file says it has; raises ImportFileError where it is no JSON object."""
    try:
        return str(msgspec.json.decode(data, type=dict[str, Any]).get("format"))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        place = re.search(r"byte (\d+)", str(error))
        line = data[: int(place[1])].count(b"\n") + 1 if place else data.count(b"\n") + 1
        raise ImportFileError(ImportProblem.BROKEN, line) from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFileError(ImportProblem.NOT_TEXT, data[: error.start].count(b"\n") + 1) from error


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _from_markdown(text: str) -> State:
    return _state([_page(fields) for fields in markdown.read(text)])


def _from_csv(text: str, now: Moment) -> State:
    found: list[Version] = []
    rows = rows_of(text)
    header = rows[0][1]
    for line, cells in rows:
        if cells == header:
            continue
        if len(cells) != len(header):
            raise ImportFileError(ImportProblem.CELLS, line)
        what, begin, end = cells[:3]
        known = dict(zip(header[3:], cells[3:], strict=True))
        if what == exports.PERIOD:
            start, last = day_of(begin, line, now), date_of(end, line) if end else None
            found.append(_period(start, last if last and last < now.today else None, now))
        elif what == exports.HARD_MOMENT:
            over = _time(end, line, now)
            tiles: dict[str, Any] = {
                name: tuple(known.get(cell, "").split()) for name, cell in WAIT_TILES.items()
            }
            known_by = _named(what, begin, end)
            found.append(Wait(**known_by, saved=over, begin=_time(begin, line, now), end=over, **tiles))
        elif what not in {exports.QUIET_DAY, exports.TAKEN_DAY, exports.PAGE}:
            contact = _contact(_kind(what, line), _time(begin, line, now), _time(end, line, now))
            found.append(msgspec.structs.replace(contact, **_said_of(known, line)))
    return _state(found)


def _said_of(known: dict[str, str], line: int) -> dict[str, Any]:
    """What else a row says of a contact."""
    try:
        return {
            "channel": Channel(known["channel"]) if known.get("channel") else None,
            "mood": int(known["mood"]) if known.get("mood") else None,
            "mood_after": int(known["mood-after"]) if known.get("mood-after") else None,
            "causes": tuple(known.get("tiles", "").split()),
            "note": known.get("note", ""),
        }
    except ValueError as error:
        raise ImportFileError(ImportProblem.VALUE, line) from error


def _from_loop(text: str, now: Moment, habit: str | None, checked: Checked) -> State:
    rows = rows_of(text)
    names = _habits(rows[0][1])
    column = names.index(habit) if habit in names else 0
    if len(names) > 1 and habit not in names:
        raise ImportFileError(ImportProblem.WHICH_HABIT, 1, names)
    said: dict[dt.date, bool] = {}
    for line, cells in rows if rows[0][1][0] != "Date" else rows[1:]:
        if len(cells) < column + 2:
            raise ImportFileError(ImportProblem.CELLS, line)
        day, value = day_of(cells[0], line, now), cells[column + 1].strip()
        if value in CHECKED | NOT_CHECKED:
            said[day] = value in CHECKED
        elif value not in NOTHING_SAID:
            raise ImportFileError(ImportProblem.VALUE, line)
    if checked is Checked.CONTACT:
        return _state([_contact(Kind.REACHED_OUT, _midday(day, now)) for day, yes in said.items() if yes])
    quiet = [day for day, yes in said.items() if yes]
    if not quiet:
        return State()
    first, last = min(quiet), max(quiet)
    between = [day for day, yes in said.items() if not yes and first < day < last]
    contacts = [_contact(Kind.REACHED_OUT, _midday(day, now)) for day in between]
    return _state([_period(first, last if last < now.today else None, now), *contacts])


def _habits(header: list[str]) -> tuple[str, ...]:
    """The habits of a file by its first row, without the empty column that Loop ends each row with."""
    if header[0] != "Date" or header[1:] == ["Value", "Notes"]:
        return ("",)
    return tuple(header[1:-1] if header[-1] == "" else header[1:])


def _kind(what: str, line: int) -> Kind:
    try:
        return Kind(what)
    except ValueError as error:
        raise ImportFileError(ImportProblem.KIND, line) from error


def _time(text: str, line: int, now: Moment) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ImportFileError(ImportProblem.NO_DATE, line) from error
    if at.tzinfo is None:
        raise ImportFileError(ImportProblem.NO_DATE, line)
    if in_utc(at) > now.utc:
        raise ImportFileError(ImportProblem.AHEAD, line)
    return at


def _midday(day: dt.date, now: Moment) -> dt.datetime:
    """Midday of a day, or now where that is yet to come."""
    at = dt.datetime.combine(day, MIDDAY, tzinfo=now.tz)
    return min(at, now.at, key=in_utc)


def _named(*parts: object) -> dict[str, Any]:
    """The ids of something that comes from a file: the same ones each time."""
    made = hashlib.sha256("\n".join(("leeward import", *map(str, parts))).encode()).hexdigest()[:32]
    return {"version": made, "record": made}


def _contact(kind: Kind, begin: dt.datetime, end: dt.datetime | None = None) -> Contact:
    end = end or begin
    names = _named(kind.value, begin.isoformat(), end.isoformat())
    return Contact(**names, saved=end, kind=kind, begin=begin, end=end)


def _period(start: dt.date, ended: dt.date | None, now: Moment) -> PeriodRecord:
    saved = _midday(start, now)
    return PeriodRecord(
        **_named("period", start), saved=saved, start=start, days=None, zone=now.zone, ended=ended
    )


def _page(said: dict[str, Any]) -> Page:
    return Page(**_named("page", *said.values()), **said)


def _state(versions: list[Any]) -> State:
    """A state of these records, each once."""
    fields: dict[str, dict[str, Version]] = {field: {} for field in FIELDS.values()}
    for version in versions:
        fields[FIELDS[type(version)]][version.version] = version
    return msgspec.structs.replace(State(), **{f: tuple(found.values()) for f, found in fields.items()})
