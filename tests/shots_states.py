"""Whom the pictures are of."""

from __future__ import annotations

import datetime as dt
import tempfile
from datetime import date
from pathlib import Path

import msgspec

from builders import card_mark, contact, moment, page, period, target, wait, written
from gui.simulated import Simulation
from leeward.core import acts, pages, people
from leeward.core.access import Protection
from leeward.core.companion import ActKind, Answer, PageKind, Role
from leeward.core.records import Level, Mark, Shared, Situation
from leeward.core.state import Profile, Settings, State

WELCOMED = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
RICH = State(
    periods=(period(),),
    contacts=(contact("2026-11-15 22:10"),),
    waits=tuple(wait() for _ in range(14)),
    targets=(
        target(),
        target("tiktok"),
        target("tumblr", "example-person", level=Level.PERSON),
        target("strava"),
    ),
    cards=tuple(
        card_mark(card, mark, saved)
        for card, mark, saved in (
            ("save-what-i-may-need", Mark.DONE, "2026-11-10 20:00"),
            ("two-people-who-know", Mark.DONE, "2026-11-10 20:10"),
            ("block-number-iphone", Mark.DONE, "2026-11-11 09:00"),
            ("this-computer", Mark.DONE, "2026-11-12 09:00"),
            ("apple-photos", Mark.DONE, "2026-11-13 09:00"),
            ("money-apps", Mark.NOT_FOR_ME, "2026-11-13 09:10"),
        )
    ),
    pages=(page("Every time I look, I lose two days. I want my evenings back."),),
    profile=WELCOMED,
)
FRESH = State(periods=(period("2026-11-21"),), profile=WELCOMED)
CARE = State(
    profile=Profile(welcomed=True, situation=Situation.CARE, shared=Shared.YES),
    settings=Settings(discreet=True),
)


def planned(state: State) -> State:
    """`state` with people and with a plan of each kind."""
    for name, reach, role in (
        ("Ada", "0170 555 01 23", Role.FRIEND),
        ("Dr. Holm", "Thursdays", Role.COUNSELLOR),
    ):
        state = people.add(state, name, reach=reach, role=role, now=moment())
    for kind, title, then, when in (
        (ActKind.PLAN, "I want to look at their page", "I wait ten minutes", acts.ANY_TIME),
        (ActKind.PLACE, "The gym", "Go at another hour", acts.When(weekdays=(1, 3))),
        (ActKind.DATE, "Our day", "Go with somebody who knows", acts.When(day=dt.date(2026, 11, 22))),
        (ActKind.ROUTINE, "Sunday breakfast", "Swim, then the market", acts.When(weekdays=(6,))),
        (ActKind.ACT, "Walk along some water", "", acts.When(day=dt.date(2026, 11, 21))),
    ):
        state = acts.add(state, kind, title, then, when, now=moment())
    return state


def kept_simulation(by: Protection = Protection.KEYRING) -> Simulation:
    """One with a real document in a throw-away folder, and an older state of it."""
    simulation = Simulation(
        RICH, folder=Path(tempfile.mkdtemp(prefix="leeward-shots-")), sealed_by=by, passphrase="herons"
    )
    simulation.session.do(pages.write_reason, "I sleep better.")
    return simulation


def wrote() -> Simulation:
    """One who has written for some days: pages, lines, a sealed letter, and one that comes back today."""
    line, letter, asked = PageKind.LINE, PageKind.LETTER, PageKind.QUESTIONS
    future = written("A house with a garden.", prompt="future", saved="2026-11-11 20:00")
    dear = written("Dear you.", prompt="letter", kind=letter, saved="2026-11-19 22:00")
    decided = written("", prompt="decision", kind=asked, saved="2026-11-18 22:00")
    said = (Answer(question="sure", number=8), Answer(question="for", text="I hear myself again."))
    own = (
        written("Nothing works. The kitchen is too quiet.", saved="2026-11-10 21:00", mood=2, mood_after=3),
        msgspec.structs.replace(future, again=date(2026, 11, 21)),
        written("I cooked for two.", prompt="handled", kind=line, saved="2026-11-12 20:00", mood=2),
        written("Said no to the party.", prompt="handled", kind=line, saved="2026-11-14 20:00"),
        written("Somebody who asks back.", prompt="needs", kind=line, saved="2026-11-15 20:00"),
        msgspec.structs.replace(decided, answers=said),
        msgspec.structs.replace(dear, sealed_until=date(2026, 12, 24)),
        written("I slept seven hours. I called Jo.", saved="2026-11-20 21:00", mood=3, mood_after=4),
    )
    return Simulation(msgspec.structs.replace(RICH, pages=(*RICH.pages, *own)))
