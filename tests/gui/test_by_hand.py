"""Closed sites where there can be no guard: what is so, and text to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from builders import period, target
from gui.hands import buttons, press, words
from gui.simulated import Simulation
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

LISTED = State(
    periods=(period(),),
    targets=(target(),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)


def listed(reason: str) -> Simulation:
    """Something is on the list, on a system where there can be no guard."""
    simulation = Simulation(LISTED, closed=False, installed=False)
    simulation.go_outside(reason)
    return simulation


@pytest.mark.parametrize(
    ("outside", "told", "step"),
    [
        ("on-windows", "can't close sites on Windows", "Start Notepad as administrator."),
        ("on-macos", "can't close sites on macOS", "pbpaste | sudo tee -a /etc/hosts"),
    ],
)
def test_the_steps_by_hand_stand_there(opened: Opened, outside: str, told: str, step: str) -> None:
    """Said plainly, with the lines to copy; no name is shown, and nothing offers to set a guard up."""
    window = opened(listed(outside), "closed")
    assert told in words(window)
    assert step in words(window).replace("\u200b", "")
    assert "www.instagram.com" not in words(window)
    press(window, "Copy the lines")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert "0.0.0.0 www.instagram.com" in copied
    assert ":: www.instagram.com" in copied


def test_a_flatpak_says_which_commands_do_it(opened: Opened) -> None:
    """One adds the guard, one closes the list through it until each end, and one opens everything."""
    window = opened(listed("in-flatpak"), "closed")
    assert "This Leeward is a Flatpak" in words(window)
    assert "pkexec /usr/libexec/leeward/guard lift" in words(window).replace("\u200b", "")
    press(window, "Copy this command")
    assert QGuiApplication.clipboard().text().endswith('/files/guard" install')
    press(window, "Copy what closes the list")
    assert '"www.instagram.com":"2026-' in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("outside", ["in-flatpak", "on-windows", "on-macos"])
def test_adding_a_site_never_asks_to_set_up(opened: Opened, outside: str) -> None:
    """It goes on the list; what is told has no button that could not work."""
    simulation = listed(outside)
    window = opened(simulation, "closed")
    press(window, "TikTok", "Close TikTok")
    assert len(simulation.session.state.targets) == 2
    assert not {"Set up", "Set up and close"}.intersection(buttons(window))


def test_with_a_guard_nothing_is_said_of_it(opened: Opened) -> None:
    """Where closing works by itself there is no such card."""
    assert "Closing by hand" not in words(opened(Simulation(LISTED), "closed"))
