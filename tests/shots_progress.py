"""Pictures of what takes longer: told after half a second, here at once."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from gui.simulated import Simulation
from leeward.core import pages
from leeward.core.access import Protection
from leeward.gui.widgets.wait import Wait
from slow import ByHand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from camera import Shots
    from leeward.core.state import State


def kept(state: State, by: Protection = Protection.KEYRING) -> Simulation:
    """One with a real document, an older state of it, and a background that waits when it is told to."""
    folder = Path(tempfile.mkdtemp(prefix="leeward-shots-"))
    simulation = Simulation(state, folder=folder, background=ByHand(), sealed_by=by, passphrase="herons")
    simulation.session.do(pages.write_reason, "I sleep better.")
    return simulation


def locked(state: State) -> Simulation:
    """The same, behind its passphrase."""
    simulation = kept(state, Protection.PASSPHRASE)
    simulation.session.door.lock()
    return simulation


def hold(simulation: Simulation) -> None:
    """From here on nothing is answered."""
    background = simulation.engine.background
    assert isinstance(background, ByHand)
    background.holds = True


def half_a_second(window: QWidget) -> None:
    """It has gone by for all that is waited for."""
    for wait in window.findChildren(Wait):
        for timer in wait.findChildren(QTimer):
            if timer.isActive():
                timer.stop()
                timer.timeout.emit()


def check(simulation: Simulation, window: QWidget) -> None:
    """What is closed is being looked at once more."""
    simulation.session.prove()
    hold(simulation)
    simulation.session.prove()
    half_a_second(window)


def begin(simulation: Simulation, window: QWidget, button: str) -> None:
    """A press that takes longer."""
    for field in window.findChildren(QLineEdit):
        if field.isVisible():
            field.setText("three herons")
    hold(simulation)
    words = simulation.session.texts.t(button)
    found = [b for b in _buttons(window) if b.accessibleName().startswith(words)]
    found[0].click()
    half_a_second(window)


def _buttons(window: QWidget) -> list[QAbstractButton]:
    return [b for b in window.findChildren(QAbstractButton) if b.isVisible()]


def progress(shots: Shots, state: State) -> None:
    """Checking, comparing, sealing, and opening and erasing, which can't be called off."""
    shots.take("progress-checking", kept(state), "closed", act=check)
    shots.take("progress-comparing", kept(state), "backups", act=partial(begin, button="What differs"))
    shots.take("progress-sealing", kept(state), "protect", act=partial(begin, button="Seal it"))
    shots.take("progress-opening", locked(state), "lock", act=partial(begin, button="Open"))
    shots.take("progress-erasing", kept(state), "erase", act=partial(begin, button="Erase"))
