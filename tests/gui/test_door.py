"""The door: nothing personal is shown while it is locked, and what is logged meanwhile waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import page, period, target
from gui.hands import buttons, press, words, write
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Access, Protection
from leeward.core.state import Level, Profile, Shared, Situation, State
from leeward.gui.facts import tray_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LIVED = State(
    periods=(period(),),
    targets=(target("tumblr", "example-person", level=Level.PERSON),),
    pages=(page("I sleep better."),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)


def sealed(folder: Path) -> Simulation:
    """A simulation whose document a passphrase seals."""
    return Simulation(LIVED, folder=folder, sealed_by=Protection.PASSPHRASE, passphrase="herons")


def test_locked_nothing_personal_is_shown(opened: Opened, tmp_path: Path) -> None:
    """No place shows a word, a name or a day, the tray neither; help and a hard moment are there."""
    simulation = sealed(tmp_path)
    window = opened(simulation, "today")
    window.open("hard")
    assert "I sleep better." in words(window)
    window.open("settings")
    press(window, "Lock now")
    assert window.place == "lock"
    for place in ("today", "list", "closed", "journal", "settings", "help", "hard", "elsewhere"):
        window.open(place)
        shown = words(window) + " ".join(buttons(window))
        assert not [word for word in ("sleep", "example-person", "quiet day") if word in shown], place
    facts = tray_facts(simulation.session)
    assert (facts.day, facts.locked) == (0, True)


def test_the_passphrase_opens_it_again(opened: Opened, tmp_path: Path) -> None:
    """A wrong one is told and opens nothing; the right one shows what was there."""
    simulation = sealed(tmp_path)
    window = opened(simulation, "settings")
    press(window, "Lock now")
    write(window, "Passphrase", "storks")
    press(window, "Open")
    assert simulation.session.access is Access.SEALED
    assert "doesn't open it" in words(window)
    write(window, "Passphrase", "herons")
    press(window, "Open")
    assert window.place == "today"
    assert simulation.session.state.pages == LIVED.pages
    assert not simulation.session.notices


def test_what_is_logged_meanwhile_waits(opened: Opened, tmp_path: Path) -> None:
    """It says so on the door, and is in the document once that is open, or before all ends."""
    simulation = sealed(tmp_path)
    window = opened(simulation, "settings")
    press(window, "Lock now")
    simulation.session.do(pages.write_reason, "One more.")
    window.open("help")
    window.open("lock")
    assert "1 thing waits for you to unlock." in words(window)
    assert len(pages.reasons(simulation.engine.state)) == 1
    write(window, "Passphrase", "herons")
    press(window, "Open")
    assert len(pages.reasons(simulation.session.state)) == 2
    simulation.session.door.lock()
    simulation.session.do(pages.write_reason, "And one.")
    simulation.session.door.take_in()
    assert simulation.session.door.locked
    assert len(pages.reasons(simulation.engine.state)) == 3


def test_without_a_passphrase_hiding_is_not_locking(opened: Opened, tmp_path: Path) -> None:
    """Nothing is locked then, and the settings say so."""
    simulation = Simulation(LIVED, folder=tmp_path)
    window = opened(simulation, "settings")
    assert "Hiding is not locking." in words(window)
    assert not simulation.session.door.lock()
    assert simulation.session.access is Access.OPEN
