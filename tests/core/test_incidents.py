"""The record of incidents: kept whole, apart, erased one by one."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import day, local, moment
from leeward.core import incidents, pages
from leeward.core.errors import WrongDateError
from leeward.core.state import State
from leeward.note_words import incident_record
from leeward.texts import Texts

NOW = moment()


def test_what_is_asked_for_is_kept_apart_from_the_journal() -> None:
    """Date, time, place, what, witness and technology; no page of the journal is made (row 140)."""
    state = incidents.record(
        State(),
        local("2026-11-20 22:15"),
        place="at work",
        what=" Stood at the door. ",
        witness="a colleague",
        technology="a new account",
        now=NOW,
    )
    (kept,) = state.incidents
    assert (kept.place, kept.what, kept.witness) == ("at work", "Stood at the door.", "a colleague")
    assert kept.at == local("2026-11-20 22:15")
    assert not state.pages
    assert not pages.reasons(state)


def test_blank_keeps_nothing_and_no_time_lies_ahead() -> None:
    """An empty form is no incident; a time ahead is refused and nothing changes."""
    assert incidents.record(State(), what="  ", now=NOW) == State()
    with pytest.raises(WrongDateError):
        incidents.record(State(), NOW.at + dt.timedelta(minutes=1), what="x", now=NOW)


def test_one_is_corrected_or_erased_and_the_others_stay() -> None:
    """A wrong word is put right, and one entry goes for good (row 140)."""
    state = incidents.record(State(), local("2026-11-20 10:00"), what="first", now=moment())
    state = incidents.record(state, local("2026-11-19 10:00"), what="second", now=moment())
    older, newer = incidents.in_order(state)
    assert (older.what, newer.what) == ("second", "first")
    state = incidents.correct(state, newer.record, what="said again", now=moment())
    state = incidents.erase(state, older.record, now=moment())
    assert [each.what for each in state.incidents] == ["said again"]
    assert older.version in state.gone
    assert incidents.correct(state, "unknown", what="x", now=moment()) == state


def test_the_export_is_plain_and_holds_what_was_told() -> None:
    """Oldest first, numbered, with the time as it was lived; blanks are left out (row 140)."""
    state = incidents.record(State(), local("2026-11-20 22:15"), what="Called again.", now=moment())
    state = incidents.record(state, local("2026-11-19 07:05"), place="at home", what="Wrote.", now=moment())
    text = incident_record(Texts(), incidents.in_order(state), day("2026-11-21"))
    assert text.index("1. 19 November 2026, 07:05") < text.index("2. 20 November 2026, 22:15")
    assert "What happened: Called again." in text
    assert text.count("Where:") == 1
    assert "Who saw it" not in text
