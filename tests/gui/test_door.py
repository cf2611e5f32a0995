"""The door: nothing personal is shown while it is locked, and what is logged meanwhile waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from builders import page, period, target
from gui.hands import buttons, press, words, write
from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Access, Protection
from leeward.core.notices import Matter
from leeward.core.period import set_length
from leeward.core.records import Kind, Level, Shared, Situation
from leeward.core.state import Profile, Settings, State
from leeward.gui.facts import tray_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

PRIVATE = Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
LIVED = State(
    periods=(period(),),
    targets=(target("tumblr", "example-person", level=Level.PERSON),),
    pages=(page("I sleep better."),),
    profile=PRIVATE,
)
PLACES = ("today", "list", "closed", "journal", "settings", "help", "hard", "elsewhere", "document")


def sealed(folder: Path) -> Simulation:
    """A simulation whose document a passphrase seals."""
    return Simulation(LIVED, folder=folder, sealed_by=Protection.PASSPHRASE, passphrase="herons")


def locked(folder: Path, by: Protection = Protection.KEYRING, state: State = LIVED) -> Simulation:
    """A simulation that is locked by a passphrase of the lock's own."""
    simulation = Simulation(state, folder=folder, sealed_by=by)
    told: list[object] = []
    simulation.session.latch.choose("storks", told.append, told.append)
    assert told == [None]
    assert simulation.session.door.lock()
    return simulation


def again(before: Simulation) -> Simulation:
    """The same computer, with Leeward started anew."""
    simulation = Simulation(folder=before.folders.data)
    simulation.secrets.kept.update(before.secrets.kept)
    simulation.engine.start()
    simulation.session.unlock()
    return simulation


@pytest.mark.parametrize("by", Protection)
def test_locked_nothing_personal_is_shown(led: Opened, tmp_path: Path, by: Protection) -> None:
    """No place shows a word, a name or a day, the tray neither; help and a hard moment are there."""
    simulation = sealed(tmp_path) if by is Protection.PASSPHRASE else locked(tmp_path, by)
    simulation.session.door.lock()
    window = led(simulation, "today")
    for place in (*PLACES, *(f"happened {kind.value}" for kind in (Kind.THEIRS, Kind.REACHED_OUT))):
        window.open(place)
        shown = words(window) + " ".join(buttons(window)) + window.windowTitle()
        assert not [word for word in ("sleep", "example-person", "quiet day") if word in shown], place
        asked = place.partition(" ")[0] not in {"closed", "help", "hard", "happened"}
        assert (window.place == "lock") is asked, place
    facts = tray_facts(simulation.session)
    assert (facts.day, facts.locked) == (0, True)


def test_the_passphrase_opens_it_again(led: Opened, tmp_path: Path) -> None:
    """A wrong one is told and opens nothing; the right one shows what was there."""
    simulation = sealed(tmp_path)
    window = led(simulation, "settings")
    press(window, "Lock now")
    assert window.place == "lock"
    write(window, "Passphrase", "storks")
    press(window, "Open")
    assert simulation.session.access is Access.SEALED
    assert "doesn't open it" in words(window)
    write(window, "Passphrase", "herons")
    press(window, "Open")
    assert window.place == "today"
    assert simulation.session.state.pages == LIVED.pages
    assert not simulation.session.notices


def test_the_lock_has_a_passphrase_of_its_own(led: Opened, tmp_path: Path) -> None:
    """Chosen in the settings, it locks; another takes its place; taken off, nothing locks any more."""
    simulation = Simulation(LIVED, folder=tmp_path)
    window = led(simulation, "settings")
    assert "Hiding is not locking." in words(window)
    press(window, "Locking this window", "Choose one")
    write(window, "Passphrase", "storks")
    write(window, "The same once more", "stroks")
    press(window, "Use it")
    assert "not the same" in words(window)
    for phrase in ("storks", "cranes"):
        write(window, "Passphrase", phrase)
        write(window, "The same once more", phrase)
        press(window, "Use it")
        assert window.place == "locking"
        press(window, "Lock now")
        write(window, "Passphrase", phrase)
        press(window, "Open")
        assert window.place == "today"
        window.open("locking")
        press(window, *(["Choose another"] if phrase == "storks" else ["Take it off"]))
    assert not simulation.session.door.lock()
    assert b"storks" not in simulation.folders.document.read_bytes()


def test_the_words_say_what_a_lock_is_not(led: Opened, tmp_path: Path) -> None:
    """Each protection of the file has its own words, and none says more than is so."""
    said: set[str] = set()
    for by in Protection:
        folder = tmp_path / by.value
        simulation = Simulation(LIVED, folder=folder, sealed_by=by, passphrase="herons")
        window = led(simulation, "locking")
        said.add(words(window))
        assert ("not sealed" in words(window)) is (by is Protection.OPEN)
    assert len(said) == len(Protection)


def test_a_start_is_locked_too(led: Opened, tmp_path: Path) -> None:
    """Ending and starting again is no way round: what the login opened is not drawn before the passphrase."""
    simulation = again(locked(tmp_path))
    assert simulation.engine.access is Access.OPEN
    assert simulation.session.access is Access.SEALED
    assert not simulation.session.state.pages
    window = led(simulation, "today")
    assert window.place == "lock"
    write(window, "Passphrase", "storks")
    press(window, "Open")
    assert simulation.session.state.pages == LIVED.pages


def test_the_spare_key_opens_a_forgotten_lock(led: Opened, tmp_path: Path) -> None:
    """On paper is what opens it where the passphrase is forgotten; a mistaken one is told by group."""
    simulation = locked(tmp_path)
    told: list[tuple[str, ...]] = []
    simulation.custody.spare_key(told.append, lambda error: None)  # noqa: ARG005
    groups = list(told[0])
    window = led(simulation, "today")
    press(window, "Use the spare key")
    write(window, "Spare key", " ".join([*groups[:7], "00000000"]))
    press(window, "Open")
    assert "group 8" in words(window)
    assert window.place == "lock"
    write(window, "Spare key", " ".join(groups))
    press(window, "Open")
    assert simulation.session.access is Access.OPEN


def test_where_there_is_no_spare_key_none_is_asked_for(led: Opened, tmp_path: Path) -> None:
    """A document that lies open has none, and the door does not offer it."""
    window = led(locked(tmp_path, Protection.OPEN), "today")
    assert "Use the spare key" not in buttons(window)


def test_a_lock_taken_off_elsewhere_opens(tmp_path: Path) -> None:
    """Taken off by another head or computer, it bars nobody for ever."""
    simulation = locked(tmp_path)
    simulation.session.latch.remove()
    assert simulation.session.access is Access.OPEN


def test_a_passphrase_of_the_document_takes_the_locks_place(tmp_path: Path) -> None:
    """From then on it is the one that locks, and the lock's own does not come back with the login."""
    simulation = locked(tmp_path)
    simulation.session.unlock("storks")
    told: list[object] = []
    for wanted in (Protection.PASSPHRASE, Protection.KEYRING):
        simulation.custody.protect(wanted, "herons", told.append, told.append)
        assert simulation.session.door.can_lock is (wanted is Protection.PASSPHRASE)
    assert told == [None, None]


def test_what_is_logged_meanwhile_waits(led: Opened, tmp_path: Path) -> None:
    """It says so on the door, and is in the document once that is open, with the time it happened."""
    simulation = sealed(tmp_path)
    window = led(simulation, "settings")
    press(window, "Lock now", "I reached out", "Just now")
    assert "It waits for you to unlock." in words(window)
    assert "Undo" not in buttons(window)
    then = simulation.clock.at
    press(window, "Done")
    assert "1 thing waits for you to unlock." in words(window)
    simulation.session.do(pages.write_reason, "One more.")
    assert "2 things wait for you to unlock." in words(window)
    assert not simulation.engine.state.contacts
    simulation.clock.go(hours=14)
    write(window, "Passphrase", "herons")
    press(window, "Open")
    (kept,) = simulation.session.state.contacts
    assert (kept.begin, kept.saved) == (then, then)
    assert len(pages.reasons(simulation.session.state)) == 2
    assert simulation.session.waiting == 0


def test_what_waits_is_taken_in_before_all_ends(tmp_path: Path) -> None:
    """Leaving while it is locked loses nothing, and opens nothing."""
    simulation = locked(tmp_path)
    simulation.session.do(pages.write_reason, "And one.")
    simulation.session.door.take_in()
    assert simulation.session.door.locked
    assert len(pages.reasons(simulation.engine.state)) == 2


def test_one_that_can_not_be_taken_in_keeps_nothing_back(tmp_path: Path) -> None:
    """What no longer fits is told, and what came after it is there."""
    simulation = locked(tmp_path)
    simulation.session.do(set_length, 0)
    simulation.session.do(pages.write_reason, "One more.")
    simulation.session.unlock("storks")
    assert "One more." in pages.reasons(simulation.session.state)
    assert [n.matter for n in simulation.session.notices] == [Matter.NOT_TAKEN_IN]


def test_started_sealed_it_waits_as_well(led: Opened, tmp_path: Path) -> None:
    """Before the document's passphrase was ever typed, what happens is put down and waits visibly."""
    sealed(tmp_path)
    simulation = Simulation(folder=tmp_path)
    simulation.engine.start()
    window = led(simulation, "today")
    assert window.place == "lock"
    assert "I reached out" not in buttons(window)
    press(window, "They wrote", "Just now", "Done")
    assert "1 thing waits for you to unlock." in words(window)
    write(window, "Passphrase", "herons")
    press(window, "Open")
    assert [c.kind for c in simulation.session.state.contacts] == [Kind.THEIRS]


def test_discreet_a_locked_window_says_less(led: Opened, tmp_path: Path) -> None:
    """Where others may look, the door names nothing that could have happened."""
    state = msgspec.structs.replace(LIVED, settings=Settings(discreet=True))
    window = led(locked(tmp_path, state=state), "today")
    assert not {"I reached out", "I looked", "They wrote", "We met"} & set(buttons(window))
    assert {"What is closed", "Hard moment", "Help"} <= set(buttons(window))
