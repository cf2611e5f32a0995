"""Where the window stood and how large it was: kept beside the drafts, on this computer only."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from leeward.core.access import Access
from leeward.store import files
from leeward.store.errors import FileAccessError

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.gui.session import Session
    from leeward.gui.window import Window


class WindowPlace:
    """Keeps size, place and whether it fills the screen in `file`, each time the window leaves the screen.

    Nothing is written before there is a document, nor once all was erased. A window whose place is on no
    screen any more comes back onto one. A file that can't be read or written costs nothing but the place.
    """

    def __init__(self, window: Window, session: Session, file: Path) -> None:
        self._window = window
        self._session = session
        self._file = file
        self._kept = b""
        window.left.connect(self.keep)

    def restore(self) -> None:
        """Give the window the place it had; the first time it has the one of its own."""
        with contextlib.suppress(FileAccessError):
            self._kept = files.read(self._file)
            self._window.restoreGeometry(self._kept)

    def keep(self) -> None:
        """Keep where the window is now, where that is another place."""
        never_seen = self._window.windowHandle() is None
        place = bytes(self._window.saveGeometry().data())
        if never_seen or place == self._kept or self._session.access is Access.ABSENT:
            return
        with contextlib.suppress(FileAccessError):
            files.replace(self._file, place)
            self._kept = place
