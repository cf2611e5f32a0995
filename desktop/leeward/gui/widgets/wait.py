"""One thing a page waits for: begun once, told of after half a second, and given up where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.errors import LeewardError

    T = TypeVar("T")

SOON_MS = 500


class CanBeCancelled(Protocol):
    """Work under way; `cancel` says whether that still worked, and no answer is given then."""

    def cancel(self) -> bool:
        """Call it off."""
        ...


class Wait(QObject):
    """What its page waits for now; `moved` tells when there is something else to be said of it.

    `due` is whether it is to be told of, `words` what is being done, `can_cancel` whether it may be
    called off. Nothing is told of what takes less than half a second.
    """

    moved = Signal()

    def __init__(self, page: QObject) -> None:
        super().__init__(page)
        self.due = self.running = False
        self.words = ""
        self._errand: CanBeCancelled | None = None
        self._left: Callable[[], None] = lambda: None
        # Emptied as the page goes: what is left of this object then can't be asked.
        self._alive = [True]
        self.destroyed.connect(self._alive.clear)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._on_soon)

    @property
    def can_cancel(self) -> bool:
        """Whether it can still be called off, as far as is known."""
        return self._errand is not None

    def start(
        self,
        words: str,
        act: Callable[[Callable[[T], None], Callable[[LeewardError], None]], CanBeCancelled | None],
        done: Callable[[T], None],
        failed: Callable[[LeewardError], None],
        left: Callable[[], None] = lambda: None,
    ) -> None:
        """Begin `act`, unless something is waited for already.

        It is handed what to call at its end, and returns what calls it off. `done`, `failed` or, once it
        was called off, `left` is called, and none of them where the page is gone by then.
        """
        if self.running:
            return
        self._begin(words, left)
        errand = act(self._ending(done), self._ending(failed))
        if self.running:
            self._errand = errand

    def watch(self, words: str, errand: CanBeCancelled | None, left: Callable[[], None]) -> None:
        """Follow what was begun elsewhere; None where it is over."""
        if errand is None:
            self.end()
        elif not self.running:
            self._begin(words, left)
        self._errand = errand

    def cancel(self) -> None:
        """Call it off; where it is too late for that, `can_cancel` is False from now on."""
        errand, self._errand = self._errand, None
        if errand is not None and errand.cancel():
            self.end()
            self._left()
        elif self.running:
            self.moved.emit()

    def end(self) -> None:
        """It is over, without any of the answers."""
        self._soon.stop()
        was_due, self._errand = self.due, None
        self.due = self.running = False
        if was_due:
            self.moved.emit()

    def _begin(self, words: str, left: Callable[[], None]) -> None:
        self.words, self._left, self._errand, self.running = words, left, None, True
        self._soon.start()

    def _ending(self, then: Callable[[T], None]) -> Callable[[T], None]:
        def ended(answer: T) -> None:
            # A page that was closed meanwhile has nobody to tell.
            if self._alive:
                self.end()
                then(answer)

        return ended

    def _on_soon(self) -> None:
        self.due = True
        self.moved.emit()
