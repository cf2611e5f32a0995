"""Runs the window's process: one application, one instance of it, and the desktop in it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from leeward.assembly import assemble
from leeward.core.languages import wanted_by
from leeward.gui.app import Desktop
from leeward.gui.background import Threads
from leeward.speech import Speech
from leeward.start import line_again
from leeward.store.paths import resources
from leeward.system.guard_paths import installed_paths
from leeward.system.instance import Instance, runtime_folder

if TYPE_CHECKING:
    from leeward.start import WindowAsked

# What the person came for goes first.
WATCH_AFTER_MS = 2000


def run(name: str, asked: WindowAsked) -> int:
    """Run the window of the process called `name`; the exit code."""
    # Named so, the style needs no object in Python, which would take longer than all else here.
    application = QApplication([name, "-style", "fusion"])
    application.setApplicationName("leeward")
    application.setDesktopFileName(os.environ.get("FLATPAK_ID") or "leeward")
    application.setQuitOnLastWindowClosed(False)
    background = Threads()
    speech = Speech(wanted_by(os.environ) or QLocale.system().uiLanguages())
    parts = assemble(asked.data_dir, background, speech)
    instance = Instance(runtime_folder(dict(os.environ)), parts.folders.data)
    if not instance.claim():
        return 0 if asked.hidden or instance.hand_over(asked.word) else 1
    home = resources()
    desk = Desktop(parts, background, instance, installed_paths(home / "platforms.json").hosts, home)
    QTimer.singleShot(WATCH_AFTER_MS, desk, lambda: _watch_for_another(desk, background))
    desk.start(hidden=asked.hidden, place="hard" if asked.word == "moment" else "today")
    try:
        code = application.exec()
    finally:
        desk.close()
        background.close()
        instance.close()
    if desk.again:
        os.execv(sys.executable, line_again(sys.orig_argv, sys.argv, asked.data_dir))  # noqa: S606  as it was
    return code


def _watch_for_another(desk: Desktop, background: Threads) -> None:
    """Stay whole from here on if another version is installed, and tell of it."""
    from leeward.gui.renewed import Renewed  # noqa: PLC0415  not before the first paint
    from leeward.renewal import Renewal  # noqa: PLC0415

    Renewed(Renewal.of_this_process(), desk.session, desk.clock, background, desk)
