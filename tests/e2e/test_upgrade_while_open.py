"""Leeward as it starts, with other files put in its place while its window is open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from builders import period
from e2e.desk import desk
from e2e.running import until
from e2e.screen_reader import ScreenReader
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.store.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from e2e.desk import Desk

CHECKOUT = Path(__file__).resolve().parents[2]
LIVED = State(
    periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
)
# A page nobody opened yet can no longer be imported: the new version has it elsewhere.
NEWER = 'raise ImportError("of the new version")\n'


@pytest.fixture
def here() -> Iterator[Desk]:
    """A screen, without a key store."""
    with desk(keyring=False) as made:
        yield made


def upgrade(installed: Path) -> None:
    """What a package does: each file comes beside the old one and takes its place."""
    for name, text in (("__init__", '__version__ = "99.0"\n'), ("gui/pages/journal", NEWER)):
        path = installed / "leeward" / f"{name}.py"
        coming = path.with_suffix(".dpkg-new")
        coming.write_text(text, "ascii")
        coming.replace(path)


def test_an_upgrade_does_no_harm_and_starting_again_loses_no_word(here: Desk, tmp_path: Path) -> None:
    """A page never opened before still opens, half a text is kept, and the process is the new version."""
    installed, data = tmp_path / "lib", tmp_path / "data"
    shutil.copytree(CHECKOUT / "desktop", installed, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "resources", tmp_path / "resources")
    Document(data / "leeward.json", FakeSecrets(), os.urandom).create(LIVED, Protection.OPEN)
    environment = here.environment | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "leeward", "--data-dir", str(data)]
    log, read = tmp_path / "log", LastRead(installed / "leeward_guard" / "verbs.py")
    with log.open("wb") as errors, subprocess.Popen(command, env=environment, stderr=errors) as leeward:
        try:
            reader = ScreenReader(environment["DBUS_SESSION_BUS_ADDRESS"])
            reader.find("Today")
            assert read.happened.wait(20), "what is not imported yet was not kept"
            upgrade(installed)
            reader.press("Journal")
            reader.press("Write")
            reader.press("Just write")
            reader.type("Just write", "Half a thou")
            before = reader.find("Today").bus
            subprocess.run(command, env=environment, check=True)
            reader.press("Start again")
            until(lambda: reader.find("Today").bus != before, "it did not start again")
            here.run("xdotool", "search", "--onlyvisible", "--name", "^Leeward$", "windowactivate", "--sync")
            here.run("xdotool", "key", "ctrl+n")
            until(lambda: reader.text("Just write") == "Half a thou", "the text was lost")
            reader.close()
        finally:
            leeward.terminate()
            read.end()
    # What a screen reader asks about a page that was just drawn anew.
    said = [line for line in log.read_text("utf-8").splitlines() if "qt.accessibility" not in line]
    assert said == []


class LastRead(FileSystemEventHandler):
    """`happened` once somebody has read the file."""

    def __init__(self, file: Path) -> None:
        self._file = str(file)
        self.happened = threading.Event()
        self._observer = Observer()
        self._observer.schedule(self, str(file.parent))
        self._observer.start()

    def on_closed_no_write(self, event: FileSystemEvent) -> None:
        """Told by the kernel."""
        if event.src_path == self._file:
            self.happened.set()

    def end(self) -> None:
        """Look no more."""
        self._observer.stop()
        self._observer.join()
