"""Pictures of hard moments, of what happened, and of what they wrote."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QPlainTextEdit

from builders import contact, local
from gui.simulated import Simulation
from leeward.core import contact as contacts
from leeward.core.companion import Arrangement, Channel, Person, Subject
from leeward.core.records import Kind, Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from camera import Shots

MAYA = Person(
    version="m", record="m", saved=local(), name="Maya", reach="0151 000 111", when="after six, or any time"
)
CHILDREN = Arrangement(
    version="a",
    record="a",
    saved=local(),
    subject=Subject.CHILDREN,
    channel=Channel.MESSAGES,
    hours="17:00 to 18:00",
)


def told(state: State) -> State:
    """The state, with somebody to call, something agreed and a few contacts with their moods."""
    contacts = tuple(
        msgspec.structs.replace(
            contact(f"2026-11-{day} 22:10", saved=f"2026-11-{day} 22:12"),
            mood=3,
            mood_after=after,
            channel=channel,
            causes=causes,
        )
        for day, after, channel, causes in (
            ("12", 2, Channel.MESSAGES, ("cause-alone-evening",)),
            ("15", 1, Channel.CALLS, ("cause-alone-evening", "cause-song")),
        )
    )
    asked = contact("2026-11-20 22:40", saved="2026-11-20 22:41")
    return msgspec.structs.replace(
        state, people=(MAYA,), arrangements=(CHILDREN,), contacts=(*contacts, asked)
    )


def past_ten(simulation: Simulation, window: QWidget) -> None:
    """Ten minutes go by, with some breathing in them."""
    simulation.clock.go(minutes=11)
    window.open("today")  # type: ignore[attr-defined]
    window.open("hard")  # type: ignore[attr-defined]


def typed(simulation: Simulation, window: QWidget) -> None:
    """An answer that the coach has three things to say about, in any language."""
    words = simulation.session.content.coach
    field = next(f for f in window.findChildren(QPlainTextEdit) if f.isVisible())
    field.setPlainText(f"{words.blame[0].capitalize()}. Why? Really? {words.open_ends[0].capitalize()}.")


def rested(state: State) -> Simulation:
    """What they wrote rests till tomorrow."""
    found = Simulation(state)
    until = found.clock.at.replace(hour=9) + dt.timedelta(days=1)
    found.session.do(contacts.log, Kind.THEIRS, not_before=until)
    return found


def moments(shots: Shots, rich: State) -> None:
    """Every screen of these."""
    state = told(rich)

    def take(name: str, place: str, *labels: str, **more: object) -> None:
        shots.take(name, Simulation(state), place, *labels, **more)  # type: ignore[arg-type]

    take("hard-more", "hard", "More")
    for name in ("What am I missing right now?", "Breathe", "Two quiet minutes", "Write it here, unsent"):
        take(f"hard-{name.split()[0].lower()}", "hard", "More", name)
    take("hard-missing", "hard", "More", "What am I missing right now?", "Company")
    take("hard-hope", "hard", "More", "What do I hope for?")
    take("hard-doubt", "hard", "More", "I'm in doubt")
    take("hard-reasons", "hard", "More", "Read my reasons")
    take("hard-why", "hard", "More", "Why does this hurt?")
    take("hard-call", "hard", "Call Maya")
    take("hard-over", "hard", "More", "Breathe", "Back to the ten minutes", act=past_ten)
    take("happened", "happened reached-out")
    take("happened-kept", "happened reached-out", "Just now")
    take(
        "happened-closer",
        "happened reached-out",
        "Just now",
        "I called",
        "Yes, till tomorrow",
        "Make that a plan",
    )
    take("happened-span", "happened looked", "Another time…")
    take("happened-chance", "happened by-chance", "By chance", "Just now")
    take("happened-list", "happened-list", "Correct")
    record = state.contacts[-1].record
    take("afterwards", f"afterwards {record}", "A song", "Alone in the evening")
    take("afterwards-plans", f"afterwards {record}", "A song", "Alone in the evening", "Next")
    take("they-wrote-first", "they-wrote")
    take("they-wrote-rests", "they-wrote", "Let it rest till tomorrow")
    take("they-wrote-before", "they-wrote", "Answer now", "Low")
    take("they-wrote-four", "they-wrote", "Answer now", "Go on")
    take("they-wrote-not-now", "they-wrote", "Answer now", "Go on", "A short “not now”", "Not now")
    take("they-wrote-none", "they-wrote", "Answer now", "Go on", "No reply")
    take("they-wrote-practical", "they-wrote", "Answer now", "Go on", "Only the practical part")
    take("they-wrote-children", "they-wrote", "The children", act=typed)
    take("today-asks", "today")
    take("happened-looked", "happened looked", "Just now")
    take("happened-list-before", "happened-list")
    for situation in (Situation.CARE, Situation.RESPECT):
        guarded = msgspec.structs.replace(
            state, profile=Profile(welcomed=True, situation=situation, shared=Shared.NO)
        )
        for place in ("they-wrote", "hard", "today", "ending", "journal"):
            shots.take(f"{place}-{situation.value}", Simulation(guarded), place)
        shots.take(f"happened-{situation.value}", Simulation(guarded), "happened reached-out", "Just now")
    shots.take("hard-open", Simulation(state, closed=False), "hard")
    shots.take("they-wrote-resting", rested(state), "they-wrote")
