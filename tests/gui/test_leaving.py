"""Quitting: it waits for what is not in the document yet, and never keeps anybody from going."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from builders import page, period
from gui.hands import settle
from gui.simulated import CONTENT, RESOURCES, Simulation
from leeward.assembly import Parts
from leeward.core import pages
from leeward.core.access import Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.gui.app import Desktop
from leeward.gui.background import Threads
from leeward.gui.window import Window
from leeward.gui.window_place import WindowPlace
from leeward.store.autostart import Autostart
from leeward.store.catalogue import load_content
from leeward.system.instance import Instance, runtime_folder
from leeward.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.qt_log_ignore("does not support raise")]
LIVED = State(
    periods=(period(),),
    pages=(page("I sleep better."),),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)


class Started:
    """Leeward as it starts, over a document that a passphrase seals; `quits` counts."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Simulation(LIVED, folder=folder, sealed_by=Protection.PASSPHRASE, passphrase="herons")
        self.engine = Simulation(folder=folder).engine
        self.folders = Simulation(folder=folder).folders
        self.background = Threads()
        parts = Parts(
            self.engine,
            Texts(),
            load_content(CONTENT),
            self.folders,
            Autostart(self.folders.autostart, ("leeward",)),
        )
        self.instance = Instance(runtime_folder(dict(os.environ)), self.folders.data)
        assert self.instance.claim()
        window = Window()
        place = WindowPlace(window, self.folders.window)
        self.desk = Desktop(parts, window, place, self.background, self.instance, folder / "hosts", RESOURCES)
        self.quits = 0
        monkeypatch.setattr(QApplication, "quit", self._quit)

    def _quit(self) -> None:
        self.quits += 1


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    """Leeward, not shown yet."""
    made = Started(tmp_path, monkeypatch)
    yield made
    made.desk.close()
    made.background.close()
    made.instance.close()
    # The window belongs to nobody, and what looks at it goes first.
    for each in (made.desk, made.desk.window):
        each.deleteLater()
        settle()


def test_what_waits_for_the_passphrase_is_not_dropped_unsaid(started: Started) -> None:
    """The window comes back with the door, once; opened, it is saved, and then it goes by itself."""
    started.desk.session.do(pages.write_reason, "One more.")
    started.desk.leave()
    assert started.quits == 0
    assert started.desk.window.isVisible()
    assert started.desk.session.waiting == 1
    started.desk.session.unlock("herons")
    assert pages.reasons(started.engine.state)[-1] == "One more."
    assert started.desk.session.waiting == 0
    started.background.rested.emit()
    assert started.quits == 1


def test_asked_again_it_goes(started: Started) -> None:
    """Whoever asks twice may leave without it; with nothing waiting, once is enough."""
    started.desk.session.do(pages.write_reason, "One more.")
    started.desk.leave()
    started.desk.leave()
    assert started.quits >= 1


def test_locked_it_goes_with_all_taken_in(started: Started) -> None:
    """What was logged behind the lock is in the document before it goes, without the passphrase."""
    session = started.desk.session
    session.unlock("herons")
    assert session.door.lock()
    session.do(pages.write_reason, "One more.")
    started.desk.leave()
    assert started.quits == 1
    assert pages.reasons(started.engine.state)[-1] == "One more."
    assert not session.state.pages
