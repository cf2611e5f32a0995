"""Where the window stood and how it looked: kept beside the drafts, on this computer only."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QGuiApplication

from leeward.core.access import Access
from leeward.gui.tokens import DARK, LIGHT
from leeward.gui.window import Room
from leeward.store import files
from leeward.store.errors import FileAccessError

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme
    from leeward.gui.window import Window

HALF = 128


class WindowPlace:
    """Keeps what `window` is restored from in `file`, each time it leaves the screen.

    That is its size, its place, whether it fills the screen, and its empty room, so that it is there before
    the settings are: one line of colours on a light desktop, on a dark one, and of the rail's place; then
    what Qt says. Nothing is written before there is a document, nor once all was erased. A window whose
    place is on no screen any more comes back onto one. A file that can't be read or written costs nothing
    else.
    """

    def __init__(self, window: Window, file: Path) -> None:
        self._window = window
        self._file = file
        self._kept = b""

    def restore(self) -> None:
        """Give the window the place and the room it had; the first time it has those of its own."""
        with contextlib.suppress(FileAccessError):
            self._kept = files.read(self._file)
        line, _, place = self._kept.partition(b"\n")
        self._window.restoreGeometry(place)
        self._window.room = room_in(line.decode(errors="replace"), dark=_desktop_is_dark())

    def follow(self, session: Session, theme: Theme) -> None:
        """Keep them from now on, each time the window leaves the screen."""
        self._window.left.connect(lambda: self.keep(session, theme))

    def keep(self, session: Session, theme: Theme) -> None:
        """Keep where the window is now and how it looks, where that differs."""
        never_seen = self._window.windowHandle() is None
        light, dark, rail = theme.tokens_where(dark=False), theme.tokens_where(dark=True), self._window.rail
        line = f"{light.ground} {light.rail} {dark.ground} {dark.rail} {rail.left()} {rail.width()}\n"
        kept = line.encode() + bytes(self._window.saveGeometry().data())
        if never_seen or kept == self._kept or session.access is Access.ABSENT:
            return
        with contextlib.suppress(FileAccessError):
            files.replace(self._file, kept)
            self._kept = kept


def room_in(line: str, *, dark: bool) -> Room:
    """The room a kept line tells of, on a dark desktop or a light one; Leeward's own where it tells none."""
    match line.split():
        case [*colours, left, width] if len(colours) == 4 and all(map(QColor.isValidColorName, colours)):  # noqa: PLR2004
            if left.isdecimal() and width.isdecimal():
                ground, rail = colours[2:] if dark else colours[:2]
                return Room(ground, rail, int(left), int(width))
    usual = DARK if dark else LIGHT
    return Room(usual.ground, usual.rail)


def _desktop_is_dark() -> bool:
    """By its colours: to name its scheme would take as long as all else before the first paint."""
    return QGuiApplication.palette().window().color().lightness() < HALF
