"""Pictures of the boundary, the evenings, care and help, taken by `shots.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.simulated import Simulation
from leeward.core import acts, boundary, incidents, sentences
from leeward.core.companion import ActKind, Channel, Subject
from leeward.gui.widgets.chart import Chart
from lived import lived

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from camera import Shots
    from leeward.core.state import State

FIRST = ("No", "It ended and I need distance")


def bounded(state: State) -> Simulation:
    """Somebody with two things agreed and a promise."""
    found = Simulation(state)
    found.session.do(boundary.agree, Subject.CHILDREN, Channel.EMAIL, hours="Sundays 18 to 19")
    found.session.do(boundary.agree, Subject.HOME, Channel.MESSAGES)
    home = found.session.state.arrangements[1].record
    found.session.do(acts.add, ActKind.MATTER, "the spare keys", about=home)
    found.session.do(sentences.say, sentences.PROMISE, "For 30 days I leave calls and messages be. M.")
    return found


def recorded(state: State) -> Simulation:
    """Somebody afraid, with one incident kept."""
    found = Simulation(state)
    told = {"place": "at work", "what": "Stood at the door until I left.", "witness": "a colleague"}
    found.session.do(incidents.record, **told)
    return found


def look_back(shots: Shots) -> None:
    """A week, a month and three years, tall and in the smallest window; and the page to take along."""
    for name, days in (("week", 7), ("month", 30), ("years", 1095)):
        tall = (shots.size[0], 1500)
        shots.take(f"looking-back-{name}", Simulation(lived(days)), "looking-back", size=tall)
        shots.take(f"looking-back-{name}-small", Simulation(lived(days)), "looking-back", size=(720, 520))
    shots.take("looking-back-all", Simulation(lived(1095)), "looking-back", "All of it")
    shots.take("looking-back-wide", Simulation(lived(84)), "looking-back", size=(1400, 900))
    shots.take("looking-back-read", Simulation(lived(84)), "looking-back", act=read_one)
    shots.take("looking-back-early", Simulation(lived(3)), "looking-back")
    shots.take("journal-looking-back", Simulation(lived(30)), "journal")
    named = lived(84, nickname="Maximilian-Alexander of the very long name and of two more")
    shots.take("one-page", Simulation(named), "one-page")


def read_one(_simulation: Simulation, window: QWidget) -> None:
    """A day is read by the keys."""
    chart = next(each for each in window.findChildren(Chart) if each.isVisible())
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    chart.go_to(40)


def take_all(shots: Shots, rich: State, care: State) -> None:
    """Each screen."""
    look_back(shots)
    shots.take("boundary", bounded(rich), "boundary")
    shots.take("incidents", recorded(care), "incidents")
    shots.take("care", Simulation(care), "care")
    shots.take("questions", Simulation(rich), "questions", "How do I start?")
    shots.take("guide", Simulation(rich), "guide", "How to undo everything by hand")
    shots.take("guide-installed", Simulation(rich), "guide", "By hand: what was installed")
    shots.take("evidence", Simulation(rich), "evidence")
    shots.take("reminders", Simulation(rich), "reminders", "21:00")
    shots.take("starting", Simulation(rich), "starting")
    shots.take("reasons", Simulation(rich), "reasons", "So that they come back.")
    shots.take("promise", Simulation(rich), "sentence promise")
    shots.take("tell", Simulation(rich), "tell")
    shots.take("tell-note", bounded(rich), "tell", "Tell them once", "Show the note")
    shots.take("length", Simulation(rich), "length", "We were on and off")
    shots.take("boundary-add", bounded(rich), "boundary", "Add something", size=(1080, 1200))
    shots.take("tell-build", bounded(rich), "tell", "Tell them once", "It is my decision")
    shots.take("tell-care", Simulation(care), "tell")
    shots.take("nickname", Simulation(rich), "sentence nickname")
    shots.take("welcome-length", Simulation(), "welcome", *FIRST, "Help me choose")
    shots.take("welcome-arranged", Simulation(), "welcome", "No", "We still have to arrange things")
    shots.take("welcome-afraid", Simulation(), "welcome", "Yes", "I'm afraid of them, or feel watched")
