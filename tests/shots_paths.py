"""Pictures of the boundary, the evenings, care and help, taken by `shots.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.simulated import Simulation
from leeward.core import acts, boundary, incidents, sentences
from leeward.core.state import ActKind, Channel, State, Subject

if TYPE_CHECKING:
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
    """Each screen, in light and dark."""
    for theme in ("light", "dark"):
        look = "" if theme == "light" else "-dark"
        shots.take(f"boundary{look}", bounded(rich), "boundary", theme=theme)
        shots.take(f"incidents{look}", recorded(care), "incidents", theme=theme)
        shots.take(f"care{look}", Simulation(care), "care", theme=theme)
        shots.take(f"questions{look}", Simulation(rich), "questions", "How do I start?", theme=theme)
        shots.take(f"evidence{look}", Simulation(rich), "evidence", theme=theme)
        shots.take(f"reminders{look}", Simulation(rich), "reminders", "21:00", theme=theme)
        shots.take(f"reasons{look}", Simulation(rich), "reasons", "So that they come back.", theme=theme)
        shots.take(f"promise{look}", Simulation(rich), "sentence promise", theme=theme)
        shots.take(f"tell{look}", Simulation(rich), "tell", theme=theme)
        shots.take(f"tell-note{look}", bounded(rich), "tell", "Tell them once", "Show the note", theme=theme)
        shots.take(f"length{look}", Simulation(rich), "length", "We were on and off", theme=theme)
    shots.take("boundary-add", bounded(rich), "boundary", "Add something", size=(1080, 1200))
    shots.take("tell-build", bounded(rich), "tell", "Tell them once", "It is my decision")
    shots.take("tell-care", Simulation(care), "tell")
    shots.take("nickname", Simulation(rich), "sentence nickname")
    shots.take("welcome-length", Simulation(), "welcome", *FIRST, "Help me choose")
    shots.take("welcome-arranged", Simulation(), "welcome", "No", "We still have to arrange things")
    shots.take("welcome-afraid", Simulation(), "welcome", "Yes", "I'm afraid of them, or feel watched")
