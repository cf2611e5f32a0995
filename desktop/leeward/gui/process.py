"""Runs the window's process: one application, one instance of it, and its window, furnished once it is seen.

What stands above is loaded before the first paint, so it is little; the rest is named in `furnish`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from leeward.gui.window import Window
from leeward.gui.window_place import WindowPlace
from leeward.start import line_again
from leeward.store.paths import Folders, resources
from leeward.system.instance import Instance, runtime_folder

if TYPE_CHECKING:
    from leeward.gui.app import Desktop
    from leeward.gui.background import Threads
    from leeward.start import WindowAsked
    from leeward.store.ahead import Ahead

# What the person came for goes first.
WATCH_AFTER_MS = 2000


def run(name: str, asked: WindowAsked, ahead: Ahead | None = None) -> int:
    """Run the window of the process called `name`; the exit code. `ahead` may be opening the document."""
    # Named so, the style needs no object in Python, which would take longer than all else here.
    application = QApplication([name, "-style", "fusion"])
    application.setApplicationName("leeward")
    application.setDesktopFileName(os.environ.get("FLATPAK_ID") or "leeward")
    application.setQuitOnLastWindowClosed(False)
    folders = Folders.of(asked.data_dir)
    instance = Instance(runtime_folder(dict(os.environ)), folders.data)
    if not instance.claim():
        return 0 if asked.hidden or instance.hand_over(asked.word) else 1
    start = Start(asked, folders, instance, ahead)
    start.show()
    try:
        code = application.exec()
    finally:
        start.close()
        instance.close()
    if start.again:
        os.execv(sys.executable, line_again(sys.orig_argv, sys.argv, asked.data_dir))  # noqa: S606  as it was
    return code


class Start:
    """The window as it comes: its empty room at once, then all that stands in it."""

    def __init__(self, asked: WindowAsked, folders: Folders, instance: Instance, ahead: Ahead | None) -> None:
        self._asked = asked
        self._instance = instance
        self._ahead = ahead
        self._window = Window()
        self._place = WindowPlace(self._window, folders.window)
        self._place.restore()
        self._background: Threads | None = None
        self._desk: Desktop | None = None

    @property
    def again(self) -> bool:
        """Whether Leeward is to be started anew."""
        return self._desk is not None and self._desk.again

    def show(self) -> None:
        """Show the room, and furnish it once it is painted; in the tray at once, unseen."""
        if self._asked.hidden:
            self.furnish()
        else:
            self._window.painted.connect(self._on_painted)
            self._window.show()

    def furnish(self) -> None:
        """Put all parts together, and what they show into the window."""
        from leeward.assembly import assemble  # noqa: PLC0415  all this comes after the first paint
        from leeward.core.languages import wanted_by  # noqa: PLC0415
        from leeward.gui.app import Desktop  # noqa: PLC0415
        from leeward.gui.background import Threads  # noqa: PLC0415
        from leeward.speech import Speech  # noqa: PLC0415
        from leeward.system.guard_paths import installed_paths  # noqa: PLC0415

        asked, home = self._asked, resources()
        self._background = Threads()
        speech = Speech(wanted_by(os.environ) or QLocale.system().uiLanguages())
        parts = assemble(asked.data_dir, self._background, speech, self._ahead)
        hosts = installed_paths(home / "platforms.json").hosts
        self._desk = Desktop(parts, self._window, self._place, self._background, self._instance, hosts, home)
        self._desk.start(hidden=asked.hidden, place="hard" if asked.word == "moment" else "today")
        desk, background = self._desk, self._background
        QTimer.singleShot(WATCH_AFTER_MS, desk, lambda: _watch_for_another(desk, background))

    def close(self) -> None:
        """Stop what runs beside the window."""
        if self._desk is not None:
            self._desk.close()
        if self._background is not None:
            self._background.close()

    def _on_painted(self) -> None:
        try:
            self.furnish()
        except BaseException:
            # An empty room would stay, and say nothing.
            QApplication.exit(1)
            raise


def _watch_for_another(desk: Desktop, background: Threads) -> None:
    """Stay whole from here on if another version is installed, and tell of it."""
    from leeward.gui.renewed import Renewed  # noqa: PLC0415  not before the first paint
    from leeward.renewal import Renewal  # noqa: PLC0415

    Renewed(Renewal.of_this_process(), desk.session, desk.clock, background, desk)
