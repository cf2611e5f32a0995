"""The computer gives no key: each trouble has its own words, the window is there, the spare key opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import page, period
from gui.hands import buttons, press, words, write
from gui.simulated import Simulation
from leeward.core.access import Access
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.store.errors import KeyringProblem
from leeward.store.vault import new_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LIVED = State(
    periods=(period(),),
    pages=(page("I sleep better."),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
TOLD: dict[KeyringProblem | str, str] = {
    KeyringProblem.ABSENT: "No key store answers",
    KeyringProblem.LOCKED: "key store is locked",
    KeyringProblem.DISMISSED: "asked for its password and got none",
    KeyringProblem.DENIED: "said no to Leeward",
    KeyringProblem.GONE: "ended while it was asked",
    KeyringProblem.FAILED: "gave no answer",
    "missing": "holds no key for this document",
    "wrong": "holds another key in this one's place",
}


def in_trouble(folder: Path, trouble: KeyringProblem | str) -> tuple[Simulation, tuple[str, ...]]:
    """A start whose keyring is in trouble, and the spare key."""
    before = Simulation(LIVED, folder=folder)
    told: list[tuple[str, ...]] = []
    before.custody.spare_key(told.append, lambda error: None)  # noqa: ARG005
    simulation = Simulation(folder=folder)
    if isinstance(trouble, KeyringProblem):
        simulation.secrets.problem = trouble
    if trouble != "missing":
        simulation.secrets.kept.update(before.secrets.kept)
    if trouble == "wrong":
        simulation.secrets.kept = {name: new_key(bytes) for name in before.secrets.kept}
    simulation.engine.start()
    simulation.session.unlock()
    return simulation, told[0]


@pytest.mark.parametrize("trouble", TOLD, ids=str)
def test_each_trouble_leads_to_the_spare_key(
    led: Opened, tmp_path: Path, trouble: KeyringProblem | str
) -> None:
    """It is told in its own words, help and what is closed are there, and nothing of the file was touched."""
    simulation, groups = in_trouble(tmp_path, trouble)
    before = simulation.folders.document.read_bytes()
    window = led(simulation, "today")
    assert window.place == "lock"
    shown = words(window)
    assert [each for each, said in TOLD.items() if said in shown] == [trouble]
    for place in ("help", "closed", "hard"):
        window.open(place)
        assert window.place == place
    assert simulation.folders.document.read_bytes() == before
    window.open("today")
    write(window, "Spare key", " ".join(groups))
    press(window, "Open")
    assert simulation.session.access is Access.OPEN
    assert simulation.session.state.pages == LIVED.pages
    assert window.place == "today"


def test_a_keyring_that_works_again_opens(led: Opened, tmp_path: Path) -> None:
    """Try again: the login opens the document once its key store answers, and the door is gone."""
    simulation, _ = in_trouble(tmp_path, KeyringProblem.LOCKED)
    window = led(simulation, "today")
    press(window, "Try again")
    assert window.place == "lock"
    simulation.secrets.problem = None
    press(window, "Try again")
    assert window.place == "today"
    assert "Try again" not in buttons(window)


def test_a_spare_key_of_another_document_is_told_otherwise(led: Opened, tmp_path: Path) -> None:
    """What the person typed and what the keyring holds are two things, and have two words."""
    simulation, _ = in_trouble(tmp_path / "mine", "wrong")
    _, others = in_trouble(tmp_path / "other", "missing")
    window = led(simulation, "today")
    write(window, "Spare key", " ".join(others))
    press(window, "Open")
    assert "belongs to another document" in words(window)
    assert simulation.session.access is Access.SEALED


def test_a_key_store_that_asks_back_is_told(led: Opened, tmp_path: Path) -> None:
    """While its own prompt blocks it, the window is there and says where to look; opened, that is gone."""
    before = Simulation(LIVED, folder=tmp_path)
    simulation = Simulation(folder=tmp_path)
    simulation.secrets.kept.update(before.secrets.kept)
    simulation.engine.start()
    window = led(simulation, "help")
    simulation.session.tell_awaited()
    assert "is asking for something" in words(window)
    simulation.session.unlock()
    assert "is asking for something" not in words(window)
    simulation.session.tell_awaited()
    assert "is asking for something" not in words(window)
