"""Pictures of the journal, of the end of a period, of plans and people, taken by `shots.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QPlainTextEdit

from camera import press
from gui.simulated import Simulation
from leeward.gui.widgets.entry_list import EntryList
from shots_states import CARE, FRESH, RICH, planned, wrote

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from camera import Shots


def keep_page(simulation: Simulation, window: QWidget) -> None:
    """A page is written and kept."""
    area = next(a for a in window.findChildren(QPlainTextEdit) if a.isVisible())
    area.setPlainText("A long walk by the harbour. The gulls were loud.")
    names = {tile.id: tile.title for tile in simulation.session.content.tiles}
    press(window, simulation.session.texts.t("Keep"), names["sad"], names["calm"])


def open_first(_simulation: Simulation, window: QWidget) -> None:
    """The first page of the journal is opened."""
    found = window.findChildren(EntryList)[0]
    found.opened.emit(found.things[0])


def writing(shots: Shots) -> None:
    """The journal, a page of each form, and the end of a period."""
    for place in ("write", "write waves", "write handled", "write decision", "write good-and-not", "weekly"):
        shots.take(f"{place.replace(' ', '-')}", wrote(), place)
    shots.take("journal-written", wrote(), "journal")
    shots.take("journal-page", wrote(), "journal", act=open_first)
    shots.take("write-kept", wrote(), "write free", act=keep_page)
    shots.take("ending", wrote(), "ending")
    shots.take("ending-end", wrote(), "ending", "End the pause…")
    shots.take("ending-questions", wrote(), "ending", "Twelve questions")
    shots.take("today-over", Simulation(RICH, at="2026-12-10 09:00"), "today")
    quiet = msgspec.structs.replace(RICH, contacts=())
    shots.take("today-week", Simulation(quiet, at="2026-11-16 09:00"), "today")
    shots.take("today-weekly", Simulation(RICH, at="2026-11-18 09:00"), "today")
    for about in ("letter", "growth", "boundaries", "late-talk", "first-step", "reason", "whole-picture"):
        shots.take(f"write-{about}", wrote(), f"write {about}")
    shots.take("today-again", wrote(), "today")


def plans_and_people(shots: Shots) -> None:
    """What is done again, and who helps."""
    shots.take("my-list-care", Simulation(CARE), "list", "Check everything I share")
    shots.take("plans", Simulation(planned(RICH)), "plans")
    shots.take("plans-place", Simulation(FRESH), "plans place")
    shots.take("plans-date", Simulation(FRESH), "plans date")
    shots.take("plans-goal", Simulation(FRESH), "plans goal")
    shots.take("plans-care", Simulation(CARE), "plans")
    shots.take("pause", Simulation(RICH), "pause")
    shots.take("people", Simulation(planned(RICH)), "people")
    shots.take("deck", Simulation(planned(RICH)), "deck")
    shots.take("first-hour", Simulation(RICH), "session")
