"""Screens for a hard hour: few words, few buttons, and the calm one the largest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget

from builders import contact, page, period, target, wait
from gui.hands import buttons, press, settle
from gui.simulated import Simulation
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LONGEST_TITLE = 6
LONGEST_BODY = 40
MOST_PROMINENT = 2
# What is done in a hurry is never the filled button.
LOUD = {"Answer now", "Go on", "I want to talk", "End it today", "Let it go"}
WAYS_ON = {
    *("Not now", "Back to the ten minutes", "Done", "Undo", "Rather not say", "Let it rest till tomorrow"),
    *("Leave it", "Enough for now", "Sleep on it"),
}
OWN_WORDS = "I want my evenings back."
MINE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
BEGUN = State(
    periods=(period(),),
    targets=(target(),),
    pages=(page(OWN_WORDS),),
    waits=(wait(),),
    contacts=(msgspec.structs.replace(contact("2026-11-19 22:00"), record="before"),),
    profile=MINE,
)
MORE = (
    *("Read my reasons", "What am I missing right now?", "Breathe", "Two quiet minutes"),
    *("Write it here, unsent", "I'm in doubt", "Why does this hurt?"),
)
STANDARD = (
    ("hard",),
    ("hard", "More"),
    *(("hard", "More", way) for way in MORE),
    ("happened reached-out",),
    ("happened reached-out", "Just now"),
    ("happened looked",),
    ("happened looked", "Just now"),
    ("happened by-chance",),
    ("they-wrote",),
    ("they-wrote", "Let it rest till tomorrow"),
    ("they-wrote", "Answer now"),
    ("they-wrote", "Answer now", "Go on"),
    ("they-wrote", "Answer now", "Go on", "No reply"),
    ("they-wrote", "Answer now", "Go on", "A short “not now”"),
    ("they-wrote", "The children"),
    ("afterwards before",),
    ("afterwards before", "A song", "Next"),
    ("tell",),
    ("tell", "Tell them once"),
    ("tell", "Tell them once", "Show the note"),
)
GUARDED = (("hard",), ("they-wrote",), ("happened reached-out",), ("happened reached-out", "Just now"))
STEPS = [
    *((Situation.DISTANCE, steps) for steps in STANDARD),
    *((situation, steps) for situation in (Situation.CARE, Situation.RESPECT) for steps in GUARDED),
    (Situation.RESPECT, ("they-wrote", "Leave it")),
]


HELP = [(situation, ("help",)) for situation in Situation]


def said(window: Window) -> list[tuple[str, str]]:
    """What the screen says outside its buttons, each with its role; the person's own words left out."""
    settle()
    screen = window.findChildren(QStackedWidget)[0].currentWidget()
    assert screen is not None
    found = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    return [(each.property("role"), each.text()) for each in found if OWN_WORDS not in each.text()]


def prominent(window: Window) -> list[QAbstractButton]:
    """What stands out to be pressed: the filled ones, and the large ones with a ground of their own."""
    found = buttons(window).values()
    return [
        b
        for b in found
        if b.property("look") == "primary" or (b.property("look") == "soft" and b.property("large"))
    ]


def at(opened: Opened, situation: Situation, steps: tuple[str, ...], *, closed: bool = True) -> Window:
    """A window on that screen."""
    place, *presses = steps
    profile = msgspec.structs.replace(MINE, situation=situation)
    simulation = Simulation(msgspec.structs.replace(BEGUN, profile=profile), closed=closed)
    window = opened(simulation, place)
    window.resize(1080, 720)
    press(window, *presses)
    return window


@pytest.mark.parametrize(("situation", "steps"), STEPS, ids=str)
def test_titles_and_bodies_are_short(opened: Opened, situation: Situation, steps: tuple[str, ...]) -> None:
    """A title has at most six words, and all that is said below it at most forty."""
    told = said(at(opened, situation, steps))
    titles = [words for role, words in told if role == "display"]
    assert len(titles) == 1
    assert len(titles[0].split()) <= LONGEST_TITLE
    below = [words for role, words in told if role != "display"]
    assert sum(len(words.split()) for words in below) <= LONGEST_BODY, below


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(("situation", "steps"), [*STEPS, *HELP], ids=str)
def test_the_calm_choice_is_the_largest_of_two(
    opened: Opened, situation: Situation, steps: tuple[str, ...], *, closed: bool
) -> None:
    """At most two buttons stand out, and the filled one, which is the calm one, is the larger."""
    found = prominent(at(opened, situation, steps, closed=closed))
    assert len(found) <= MOST_PROMINENT, [b.text() for b in found]
    filled = [b for b in found if b.property("look") == "primary"]
    assert len(filled) <= 1
    others = [b.width() * b.height() for b in found if b not in filled]
    assert all(b.width() * b.height() > other for b in filled for other in others)
    assert not {b.accessibleName() for b in filled} & LOUD


@pytest.mark.parametrize(("situation", "steps"), STEPS, ids=str)
def test_there_is_always_a_way_on_without_an_answer(
    opened: Opened, situation: Situation, steps: tuple[str, ...]
) -> None:
    """Each can be left, skipped or gone back from without deciding anything."""
    assert set(buttons(at(opened, situation, steps))) & WAYS_ON
