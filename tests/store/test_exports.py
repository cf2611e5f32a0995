"""What is exported comes back the same, and a wrong file changes nothing."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import contact, day, local, moment, page, period, wait
from computer import CHEAP, STATE, WORDS, texts
from fake_secrets import FakeSecrets
from leeward.core import privileged
from leeward.core.companion import Answer, Channel, Page, PageKind
from leeward.core.errors import LeewardError
from leeward.core.incoming import take_in
from leeward.core.merge import merge
from leeward.core.privileged import Act, Verb, Why
from leeward.core.records import Kind
from leeward.core.state import State
from leeward.store import codec, exports, imports
from leeward.store.errors import (
    DocumentNewerError,
    FileAccessError,
    FileProblem,
    ImportFileError,
    ImportProblem,
    WrongPassphraseError,
)
from leeward.store.imports import Checked, Incoming, Source
from leeward.store.keys import Keys
from states import every_version, states, written_pages

NOW = moment()
FULL = State(
    periods=(period("2026-11-01", 30),),
    contacts=(contact("2026-11-05 10:00", "2026-11-06 11:30"), contact("2026-11-09 09:00", kind=Kind.LOOKED)),
    waits=(wait(),),
    pages=(
        page("I sleep better.\n\n## not a heading\n\\## nor this"),
        page("Für mich.", saved="2026-07-01 08:15"),
        msgspec.structs.replace(
            page("", saved="2026-11-12 21:00"),
            kind=PageKind.QUESTIONS,
            prompt="week",
            begun=local("2026-11-12 20:50"),
            mood=3,
            answers=(
                Answer(question="sleep", number=4),
                Answer(question="hardest", text="The evening.\n\n### a heading of my own\n## and another"),
            ),
        ),
    ),
)
LOOP = """Date,Quiet,Gym,
2026-11-07,2,0,
2026-11-06,YES_AUTO,2,
2026-11-05,0,-1,
2026-11-04,2,3,
2026-11-03,UNKNOWN,2,
"""


def keys() -> Keys:
    """Keys of a process that knows none."""
    return Keys(FakeSecrets(), os.urandom, CHEAP)


def read(data: bytes | str, **named: object) -> Incoming:
    """What a file holds, read at noon of 21 November."""
    content = data.encode() if isinstance(data, str) else data
    return imports.read(content, NOW, keys(), **named)  # type: ignore[arg-type]


def _said(page: Page) -> Page:
    """A page as it reads in a file, which has no ids and no seconds of its saving."""
    return msgspec.structs.replace(
        page, version="", record="", saved=page.saved.replace(second=0, microsecond=0)
    )


def days_of(state: State) -> list[dt.date]:
    """The days of a state's contacts."""
    return sorted(each.begin.date() for each in state.contacts)


class TestThereAndBack:
    """Our own formats are read back."""

    @given(states())
    def test_json_holds_everything(self, state: State) -> None:
        """Every record, answer and setting comes back the same, from text a person can read."""
        found = read(exports.as_json(state))
        assert found.source is Source.JSON
        assert found.state == state

    def test_json_is_readable(self) -> None:
        """It is indented, and words stand in it as they were written."""
        text = exports.as_json(FULL).decode()
        assert '      "text": "Für mich."' in text

    def test_json_holds_what_was_done_with_rights(self) -> None:
        """When, why and the exact lines are there to read, and come back the same."""
        line = "0.0.0.0 www.example.org # leeward until=2026-12-10T11:00Z"
        act = Act(Verb.CLOSE, Why.CLOSED, ["www.example.org"], "applied", (), [line])
        state = privileged.note(State(), act, now=NOW)
        data = exports.as_json(state)
        assert f"+ {line}" in data.decode()
        assert read(data).state.acts_done == state.acts_done

    def test_an_archive_opens_with_its_passphrase(self) -> None:
        """Sealed, it shows nothing; with its passphrase it holds everything."""
        archive = exports.as_archive(FULL, WORDS, CHEAP, os.urandom)
        assert b"sleep" not in archive
        assert imports.is_archive(archive)
        assert read(archive, passphrase=WORDS) == Incoming(Source.ARCHIVE, FULL)
        with pytest.raises(WrongPassphraseError):
            read(archive, passphrase="other")
        with pytest.raises(WrongPassphraseError):
            exports.as_archive(FULL, "", CHEAP, os.urandom)

    def test_markdown_holds_every_page(self) -> None:
        """Each page comes back with its time and kind, whatever its lines look like."""
        found = read(exports.as_markdown(FULL))
        assert found.source is Source.MARKDOWN
        assert [(p.text, p.kind, p.saved, p.prompt, p.answers) for p in found.state.pages] == [
            (p.text, p.kind, p.saved, p.prompt, p.answers) for p in FULL.pages
        ]

    @given(
        st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), min_size=1))
    )
    def test_any_words_come_back_from_markdown(self, written: list[str]) -> None:
        """Headings, backslashes and quotes within a page stay what they are."""
        wanted = [text.strip("\n") for text in written]
        state = State(pages=tuple(page(text) for text in wanted))
        if wanted:
            assert {p.text for p in read(exports.as_markdown(state)).state.pages} == set(wanted)

    @given(st.lists(written_pages(), max_size=5))
    def test_markdown_holds_all_of_a_page(self, some: list[Page]) -> None:
        """Prompt, answers, feelings, moods, seal and the day it comes back again: all of it comes back."""
        found = (
            read(exports.as_markdown(State(pages=tuple(some))))
            if some
            else Incoming(Source.MARKDOWN, State())
        )
        assert {_said(p) for p in found.state.pages} == {_said(p) for p in some}

    def test_csv_holds_what_was_said(self) -> None:
        """Moods, causes, channel and note of a contact come back, and what helped in a hard moment."""
        said = msgspec.structs.replace(
            contact(), mood=2, mood_after=1, causes=("late", "alone"), channel=Channel.CALLS, note="a, b\nc"
        )
        hard = msgspec.structs.replace(wait(), missing=("touch",), helped=("walk", "call"))
        found = read(exports.as_csv(State(contacts=(said,), waits=(hard,)), NOW)).state
        (back,), (moment_back,) = found.contacts, found.waits
        assert (back.mood, back.mood_after, back.causes, back.channel, back.note) == (
            2,
            1,
            ("late", "alone"),
            Channel.CALLS,
            "a, b\nc",
        )
        assert (moment_back.missing, moment_back.helped) == (("touch",), ("walk", "call"))

    def test_csv_holds_the_moods_of_pages(self) -> None:
        """Moods and feelings of a page stand in a row, without a word of it."""
        state = State(pages=(msgspec.structs.replace(page("Secret."), mood=2, feelings=("sad",)),))
        rows = exports.as_csv(state, NOW).decode().splitlines()
        assert rows[-1] == "page,2026-11-21T12:00:00+01:00,2026-11-21T12:00:00+01:00,,2,,sad,,"
        assert not read(exports.as_csv(state, NOW)).state.pages

    def test_csv_holds_days_and_moments(self) -> None:
        """Each day until today is quiet or taken; contacts and hard moments come back."""
        data = exports.as_csv(FULL, NOW)
        lines = data.decode().splitlines()
        assert lines[0] == "what,begin,end,channel,mood,mood-after,tiles,helped,note"
        assert lines[1].rstrip(",") == "period,2026-11-01,2026-11-30"
        assert "taken-day,2026-11-05,2026-11-05,,,,,," in lines
        assert "quiet-day,2026-11-09,2026-11-09,,,,,," in lines
        assert len([line for line in lines if "-day," in line]) == 21
        found = read(data)
        assert found.source is Source.CSV
        assert [(c.kind, c.begin, c.end) for c in found.state.contacts] == [
            (c.kind, c.begin, c.end) for c in FULL.contacts
        ]
        assert [(w.begin, w.end) for w in found.state.waits] == [(w.begin, w.end) for w in FULL.waits]

    @pytest.mark.parametrize(
        "export", [exports.as_json, exports.as_markdown, lambda s: exports.as_csv(s, NOW)]
    )
    def test_taken_in_where_it_came_from_it_changes_nothing(self, export: Callable[[State], bytes]) -> None:
        """An import of one's own export adds no record a second time."""
        found = read(export(FULL))
        merged = take_in(FULL, found.state, now=NOW)
        assert set(every_version(merged)) == set(every_version(FULL))


class TestFromElsewhere:
    """Other programs' files."""

    def test_loops_habits_are_told_apart(self) -> None:
        """With more than one habit the person chooses; the names are given."""
        with pytest.raises(ImportFileError) as told:
            read(LOOP)
        assert (told.value.problem, told.value.detail) == (ImportProblem.WHICH_HABIT, ("Quiet", "Gym"))

    def test_quiet_days_from_loop(self) -> None:
        """Checked days make a period of the past, and a no between them is a contact."""
        found = read(LOOP, habit="Quiet")
        assert found.source is Source.LOOP
        (made,) = found.state.periods
        assert (made.start, made.ended) == (day("2026-11-04"), day("2026-11-07"))
        assert days_of(found.state) == [day("2026-11-05")]

    def test_contacts_from_loop(self) -> None:
        """Where a check meant a contact, each is one, and what was not said is nothing."""
        found = read(LOOP, habit="Gym", checked=Checked.CONTACT)
        assert found.state.periods == ()
        assert days_of(found.state) == [day("2026-11-03"), day("2026-11-06")]

    @pytest.mark.parametrize("header", ["Date,Value,Notes\n", "Date,Quiet,\n", ""])
    def test_a_single_habit_needs_no_name(self, header: str) -> None:
        """The file of one habit, new or old, is taken as it is."""
        found = read(f"{header}2026-11-07,2,\n2026-11-05,2,x\n")
        assert found.state.periods[0].start == day("2026-11-05")

    def test_a_list_of_dates(self) -> None:
        """Each date is a contact, at midday or now, and a second look finds nothing new."""
        found = read("2026-11-03\n\n  2026-11-21 \r\n2026-11-03\n")
        assert found.source is Source.DATES
        assert [c.begin for c in found.state.contacts] == [local("2026-11-03 12:00"), local()]
        once = take_in(STATE, found.state, now=NOW)
        assert take_in(once, found.state, now=NOW) == once
        assert len(once.contacts) == len(STATE.contacts) + 1

    def test_a_period_of_days_that_are_taken_stays_out(self) -> None:
        """The running period is not doubled by an imported one; contacts come in all the same."""
        merged = take_in(State(periods=(period("2026-11-01"),)), read(LOOP, habit="Quiet").state, now=NOW)
        assert len(merged.periods) == 1
        assert len(merged.contacts) == 1

    def test_nothing_checked_is_nothing(self) -> None:
        """A habit without a checked day brings in nothing."""
        assert read("Date,Quiet,\n2026-11-07,0,\n").state == State()

    def test_what_is_here_is_never_changed(self) -> None:
        """Whatever comes in, every text that is here stays."""
        merged = take_in(FULL, read(exports.as_json(STATE)).state, now=NOW)
        assert texts(merged) == texts(FULL) | texts(STATE)
        assert merge(merged, FULL) == merged


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (b"", ImportProblem.EMPTY, 0),
        (b" \n\n", ImportProblem.EMPTY, 0),
        (b"2026-11-03\n\xff", ImportProblem.NOT_TEXT, 2),
        (b"2026-11-03\nhello\n", ImportProblem.NO_DATE, 2),
        (b"2026-11-03\n2026-12-24\n", ImportProblem.AHEAD, 2),
        (b"1026-11-03\n", ImportProblem.NO_DATE, 1),
        (b"Dear diary", ImportProblem.NO_DATE, 1),
        (b'{"format":"other"}', ImportProblem.UNKNOWN, 0),
        (b'{"a": 1,\n"b": }', ImportProblem.BROKEN, 2),
        (b'{"a": 1,\n"b": ', ImportProblem.BROKEN, 2),
        (b'{"format":"leeward export","version":1,"state":[]}', ImportProblem.BROKEN, 0),
        (b'{"format":"leeward export","version":1}', ImportProblem.BROKEN, 0),
        (b'{"format":"leeward export","version":0,"state":{}}', ImportProblem.BROKEN, 0),
        (b"what,begin,end\nperiod,x,\n", ImportProblem.NO_DATE, 2),
        (b"what,begin,end\nperiod,2026-11-01,x\n", ImportProblem.NO_DATE, 2),
        (b"what,begin,end\nquiet-day,2026-11-01\n", ImportProblem.CELLS, 2),
        (b"what,begin,end\ndove,2026-11-01T10:00+01:00,2026-11-01T10:00+01:00\n", ImportProblem.KIND, 2),
        (b"what,begin,end\nlooked,2026-11-01T10:00,2026-11-01T10:00\n", ImportProblem.NO_DATE, 2),
        (b"what,begin,end\nlooked,x,y\n", ImportProblem.NO_DATE, 2),
        (b"what,begin,end\nlooked,2027-11-01T10:00Z,2027-11-01T10:00Z\n", ImportProblem.AHEAD, 2),
        (b'what,begin,end\n"looked,2026\n', ImportProblem.CELLS, 2),
        (b"Date,Quiet,\n2026-11-07,2500,\n", ImportProblem.VALUE, 2),
        (b"Date,Quiet,\n\n2026-11-07\n", ImportProblem.CELLS, 3),
        (b"Date,Quiet,\nyesterday,2,\n", ImportProblem.NO_DATE, 2),
        (b"## 2026-11-21 12:00+01:00 dove\n", ImportProblem.KIND, 1),
        (b"## 2026-11-21 12:00+01:00 reason\nx\n## someday\n", ImportProblem.NO_DATE, 3),
        (b"## 2026-99-21 12:00+01:00 reason\n", ImportProblem.NO_DATE, 1),
    ],
)
def test_a_wrong_file_is_told_by_line(content: bytes, problem: ImportProblem, line: int) -> None:
    """What is wrong, and in which line."""
    with pytest.raises(ImportFileError) as told:
        read(content)
    assert (told.value.problem, told.value.line) == (problem, line)


def test_a_wrong_value_inside_json_is_told_by_its_place() -> None:
    """In a file without our lines, the path within it says where."""
    data = exports.as_json(FULL).replace(b'"2026-11-01"', b'"someday"')
    with pytest.raises(ImportFileError) as told:
        read(data)
    assert told.value.detail == ("$.periods[0].start",)


def test_an_export_of_a_later_leeward_is_told() -> None:
    """What this one can't know is not half taken in."""
    data = exports.as_json(FULL).replace(b'"version": 1', b'"version": 9', 1)
    with pytest.raises(DocumentNewerError):
        read(data)


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_file_is_read_or_told(data: bytes) -> None:
    """Whatever is picked, nothing else comes of it."""
    try:
        assert isinstance(read(data), Incoming)
    except LeewardError as error:
        assert isinstance(error, LeewardError)  # noqa: PT017


@given(st.data())
def test_an_export_with_a_flaw_is_read_or_told(data: st.DataObject) -> None:
    """Cut or patched anywhere, an export is still a file like any other."""
    whole = data.draw(
        st.sampled_from(
            [exports.as_json(FULL), exports.as_markdown(FULL), exports.as_csv(FULL, NOW), LOOP.encode()]
        )
    )
    at = data.draw(st.integers(0, len(whole)))
    patch = data.draw(st.binary(max_size=6) | st.sampled_from([b"\n", b",", b'"', b"9999", b"T"]))
    try:
        read(whole[:at] + patch + whole[at + data.draw(st.integers(0, 8)) :], habit="Quiet")
    except LeewardError as error:
        assert isinstance(error, LeewardError)  # noqa: PT017


def test_an_export_takes_no_place_that_is_taken(tmp_path: Path) -> None:
    """A file is written once, owner-only, and never over another; a missing folder is told."""
    path = tmp_path / "out.json"
    exports.put(path, b"x")
    assert path.stat().st_mode & 0o777 == 0o600
    for place, problem in ((path, FileProblem.EXISTS), (tmp_path / "no" / "out.json", FileProblem.MISSING)):
        with pytest.raises(FileAccessError) as told:
            exports.put(place, b"y")
        assert told.value.problem is problem
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_is_of_the_documents_version() -> None:
    """So that later versions lift it by the same steps."""
    assert msgspec.json.decode(exports.as_json(FULL))["version"] == codec.VERSION
