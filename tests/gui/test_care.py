"""Fear, an order, a shared computer: what shows, what is kept, and what never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit

from builders import local, period
from gui.hands import buttons, page_text, press, words, write, write_lines
from gui.simulated import RESOURCES, Simulation
from leeward.core import incidents
from leeward.core.companion import Channel
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.pages.incidents import Incidents
from leeward.gui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]


def someone(situation: Situation = Situation.CARE, shared: Shared = Shared.NO) -> State:
    """Twelve days in."""
    return State(periods=(period(),), profile=Profile(welcomed=True, situation=situation, shared=shared))


def test_an_incident_is_kept_whole(opened: Opened) -> None:
    """What was typed is kept with its time, apart from the journal (row 140)."""
    simulation = Simulation(someone())
    window = opened(simulation, "incidents")
    assert "This computer may not be safe" in words(window)
    write_lines(window, "What happened", "Stood at the door.")
    write(window, "Where", "at work")
    write(window, "Who saw it", "a colleague")
    press(window, "Keep it")
    (kept,) = simulation.session.state.incidents
    assert (kept.what, kept.place, kept.witness) == ("Stood at the door.", "at work", "a colleague")
    assert "21 November 2026, 19:40" in words(window)
    assert not simulation.session.state.pages
    window.open("journal")
    assert "Stood at the door." not in words(window)


def test_half_a_sentence_is_still_there_after_looking_elsewhere(opened: Opened) -> None:
    """Leaving the page, or hiding, loses nothing that was typed."""
    window = opened(Simulation(someone()), "incidents")
    write(window, "Where", "at work")
    window.open("help")
    window.open("incidents")
    press(window, "Keep it")
    assert "Where: at work" in words(window)


def test_one_is_erased(opened: Opened) -> None:
    """Erasing one leaves the others, and comes back by the one line for all removals."""
    simulation = Simulation(someone())
    simulation.session.do(incidents.record, local("2026-11-20 10:00"), what="first")
    simulation.session.do(incidents.record, local("2026-11-20 11:00"), what="second")
    window = opened(simulation, "incidents")
    press(window, "Erase what is kept of 20 November 2026, 10:00")
    assert [each.what for each in simulation.session.state.incidents] == ["second"]
    press(window, "Undo")
    assert {each.what for each in simulation.session.state.incidents} == {"first", "second"}


def test_one_is_corrected(opened: Opened) -> None:
    """Its words and its time stand in the form, and are kept anew; left as it was, nothing changes."""
    simulation = Simulation(someone())
    simulation.session.do(incidents.record, local("2026-11-20 10:00"), what="first", place="home")
    window = opened(simulation, "incidents")
    press(window, "Correct what is kept of 20 November 2026, 10:00")
    write(window, "Where", "at work")
    press(window, "Leave it as it was", "Correct what is kept of 20 November 2026, 10:00")
    write(window, "Where", "at the gate")
    window.findChildren(QTimeEdit)[0].setTime(QTime(9, 30))
    press(window, "Keep it")
    (kept,) = simulation.session.state.incidents
    assert (kept.what, kept.place, kept.at) == ("first", "at the gate", local("2026-11-20 09:30"))
    assert page_text(window, "What happened") == ""


@pytest.mark.usefixtures("qapp")
def test_the_record_leaves_as_a_plain_text_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    """The file holds the incidents and nothing else; a place that can't be written is said (row 140)."""
    simulation = Simulation(someone())
    simulation.session.do(incidents.record, what="Called again.")
    file = tmp_path / "record.txt"
    chosen = [str(tmp_path / "nowhere" / "record.txt"), str(file)]
    page = Incidents(simulation.session, Theme(RESOURCES, "light"), lambda _title, _name: chosen.pop(0))
    qtbot.addWidget(page)
    page.show()
    press(page, "Save as text")
    qtbot.waitUntil(lambda: "folder is not there" in words(page))
    press(page, "Save as text")
    qtbot.waitUntil(lambda: "Saved. Move it" in words(page))
    assert "What happened: Called again." in file.read_text("utf-8")
    assert "Period" not in file.read_text("utf-8")


def test_one_silent_way_may_stay_open_for_evidence(opened: Opened) -> None:
    """Quiet, not gone: chosen and taken back (row 140)."""
    simulation = Simulation(someone())
    window = opened(simulation, "incidents")
    press(window, "E-mail")
    assert simulation.session.state.profile.evidence_channel is Channel.EMAIL
    press(window, "None")
    assert simulation.session.state.profile.evidence_channel is None


def test_help_leads_to_what_helps_first_in_fear(opened: Opened) -> None:
    """From Help in one press: the watched device, an advocate, the record, and going carefully (row 140)."""
    simulation = Simulation(someone(Situation.DISTANCE))
    window = opened(simulation, "help")
    press(window, "More about this")
    assert "A computer can be watched" in words(window)
    assert "can't hide from someone with your password" in words(window)
    press(window, "Have Leeward go carefully")
    assert simulation.session.state.profile.situation is Situation.CARE
    press(window, "Keep a record of incidents")
    assert window.place == "incidents"


@pytest.mark.parametrize("situation", [Situation.CARE, Situation.RESPECT])
def test_today_never_tells_the_situation(opened: Opened, situation: Situation) -> None:
    """Whoever looks at the first screen learns nothing of fear or an order."""
    shown = words(opened(Simulation(someone(situation)), "today")).lower()
    assert not [w for w in ("afraid", "advocate", "order", "asked", "watched", "incident") if w in shown]


def test_the_situation_changes_what_shows_at_once(opened: Opened) -> None:
    """Chosen in Settings, the care path takes the count from Today; another answer brings it back."""
    simulation = Simulation(someone(Situation.DISTANCE))
    window = opened(simulation, "settings")
    press(window, "I'm afraid of them, or feel watched")
    window.open("today")
    assert "quiet day" not in words(window)
    assert "I reached out" not in buttons(window)
    window.open("settings")
    press(window, "Rather not say")
    window.open("today")
    assert "quiet day" in words(window)


def test_a_shared_computer_is_discreet_from_the_first_answer(opened: Opened) -> None:
    """Discreet, no reminders, and a lock is the first thing an evening offers."""
    simulation = Simulation()
    window = opened(simulation, "welcome")
    press(window, "Yes")
    assert simulation.session.state.settings.discreet
    assert simulation.session.state.profile.reminder_at is None
    press(window, "Rather not say", "Next", "Not now", "Later", "Enough for tonight")
    simulation.clock.go(days=1)
    simulation.session.tick()
    assert "A passphrase for this window" in words(window)
    press(window, "Choose one")
    assert window.place in {"protect", "lock-passphrase"}
