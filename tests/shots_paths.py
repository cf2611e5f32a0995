"""Pictures of the boundary, the evenings, care and help, taken by `shots.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.simulated import Simulation
from leeward.core import acts, boundary, incidents, sentences
from leeward.core.companion import ActKind, Channel, Subject

if TYPE_CHECKING:
    from leeward.core.state import State
    from shots import Shots

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


def take_all(shots: Shots, rich: State, care: State) -> None:
    """Each screen."""
    shots.take("boundary", bounded(rich), "boundary")
    shots.take("incidents", recorded(care), "incidents")
    shots.take("care", Simulation(care), "care")
    shots.take("questions", Simulation(rich), "questions", "How do I start?")
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
