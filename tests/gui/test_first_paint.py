"""What a start does before the first paint: next to nothing, and then all the rest by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import period
from fake_secrets import FakeSecrets
from leeward.core.access import Protection
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.store.document import Document

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
# As `python -m leeward`; told is what was loaded when the first paint was done, and what is open in the end.
START = """
import sys
from leeward import __main__
from leeward.gui import window
from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

plain = window.Window.paintEvent

def painted(self, event):
    window.Window.paintEvent = plain
    plain(self, event)
    print("Qt" in vars(QtCore), *sorted(name for name in sys.modules if name.partition(".")[0] in NAMES))
    look = QTimer(self, interval=20)
    look.timeout.connect(lambda: self.place and self.rail.width() and tell(self))
    look.start()

def tell(self):
    print(self.place, self.windowTitle(), QApplication.focusWidget() is not None)
    QApplication.quit()

NAMES = {"leeward", "msgspec", "keyring", "secretstorage", "cryptography", "jeepney", "watchdog", "socket"}
window.Window.paintEvent = painted
sys.exit(__main__.main())
"""
BEFORE = {
    "leeward",
    "leeward.__main__",
    "leeward.core",
    "leeward.core.access",
    "leeward.core.errors",
    "leeward.gui",
    "leeward.gui.process",
    "leeward.gui.quick_imports",
    "leeward.gui.tokens",
    "leeward.gui.window",
    "leeward.gui.window_place",
    "leeward.handover",
    "leeward.locks",
    "leeward.start",
    "leeward.store",
    "leeward.store.ahead",
    "leeward.store.errors",
    "leeward.store.files",
    "leeward.store.paths",
    "leeward.system",
    "leeward.system.instance",
}


@pytest.mark.parametrize("protection", [Protection.OPEN, Protection.PASSPHRASE])
def test_the_room_is_painted_before_anything_slow_is_loaded(tmp_path: Path, protection: Protection) -> None:
    """Neither what reads documents nor `Qt`'s many names; a turn later the window is whole."""
    state = State(
        periods=(period(),), profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO)
    )
    Document(tmp_path / "leeward.json", FakeSecrets(), os.urandom).create(state, protection, "herons")
    done = subprocess.run(
        [sys.executable, "-c", START, "--data-dir", str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(DESKTOP), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    first, last = done.stdout.splitlines()
    names, *loaded = first.split()
    assert names == "False"
    assert not set(loaded) - BEFORE
    assert last == f"{'today' if protection is Protection.OPEN else 'lock'} Leeward True"
    assert not done.stderr
