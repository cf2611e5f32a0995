"""Keeps what is being written, soon after each key, and brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from leeward.core.errors import NoDocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.errors import LeewardError

# While one goes on typing it is kept as often, so a key waits no longer than this.
SOON_MS = 1000


class KeepsDrafts(Protocol):
    """Where drafts are kept, each under a key; answers come later."""

    def put_draft(self, key: str, text: str, failed: Callable[[LeewardError], None], /) -> None:
        """Keep one; blank text forgets it."""
        ...

    def forget_draft(self, key: str, failed: Callable[[LeewardError], None], /) -> None:
        """Forget one, once what was made of it is safe."""
        ...

    def drafts_so_far(
        self, done: Callable[[dict[str, str]], None], failed: Callable[[LeewardError], None], /
    ) -> None:
        """Every draft by its key."""
        ...


class Draft(QObject):
    """The draft under one key; `text` is asked for what to keep.

    `came` tells what was kept before, `trouble` an error of keeping. Nothing runs while nothing is typed.
    """

    came = Signal(str)
    trouble = Signal(object)

    def __init__(self, keeps: KeepsDrafts, key: str, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._keeps = keeps
        self._key = key
        self._text = text
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._keep)

    def bring(self) -> None:
        """Ask for what was kept; where drafts can't be read now, nothing comes."""
        self._keeps.drafts_so_far(self._on_drafts, lambda _error: None)

    def touch(self) -> None:
        """Something was typed: it is kept soon."""
        if not self._soon.isActive():
            self._soon.start()

    def flush(self) -> None:
        """Keep at once what waits to be kept."""
        if self._soon.isActive():
            self._soon.stop()
            self._keep()

    def forget(self) -> None:
        """It was kept for good, or is not wanted."""
        self._soon.stop()
        self._keeps.forget_draft(self._key, self._on_trouble)

    def given_up(self) -> Callable[[], None]:
        """Keep it as it is now and no more; what forgets it later, also once this object is gone."""
        self.flush()
        keeps, key = self._keeps, self._key
        # One that can't be forgotten is only offered once more.
        return lambda: keeps.forget_draft(key, lambda _error: None)

    def _keep(self) -> None:
        self._keeps.put_draft(self._key, self._text(), self._on_trouble)

    def _on_trouble(self, error: LeewardError) -> None:
        # Before there is a document, nothing is promised yet.
        if not isinstance(error, NoDocumentError):
            self.trouble.emit(error)

    def _on_drafts(self, drafts: dict[str, str]) -> None:
        self.came.emit(drafts.get(self._key, ""))
