"""Keeps the state in the document: opens, makes, saves, and takes up what others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.background import Lane
from leeward.core.access import Access, Protection
from leeward.core.errors import LeewardError
from leeward.core.merge import merge
from leeward.core.notices import Matter, Notice, Step
from leeward.core.state import State
from leeward.store import copies, protection
from leeward.store.errors import (
    DocumentBrokenError,
    DocumentNewerError,
    KeyMissingError,
    KeyUnavailableError,
    SpareKeyError,
    WrongKeptKeyError,
    WrongKeyError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.background import Background
    from leeward.board import Board
    from leeward.store.copies import Gathered
    from leeward.store.document import Document

# The document is whole, and a key opens it.
KEY_ERRORS = (KeyMissingError, KeyUnavailableError, SpareKeyError, WrongKeyError, WrongPassphraseError)
# The computer can't give the key now, or not at all: the spare one opens it meanwhile.
NO_KEY_HERE = (KeyMissingError, KeyUnavailableError, WrongKeptKeyError)


class Keeping:
    """The document's side of the engine.

    `needs_spare_key` says that the computer gives no key, or another one.
    `access` says how far the document is open. `now_is` gives the engine's state, `become` hands it a
    merged one, and `opened` the one that was read when the document opens.
    """

    def __init__(
        self,
        document: Document,
        background: Background,
        board: Board,
        now_is: Callable[[], State],
        become: Callable[[State], object],
        opened: Callable[[], None],
    ) -> None:
        self.access = Access.ABSENT
        self.needs_passphrase = False
        self.needs_spare_key = False
        self.document = document
        self._background = background
        self._board = board
        self._now_is = now_is
        self._become = become
        self._opened = opened
        self._saved: State | None = None
        self._saving = False
        self._told: dict[Matter, object] = {}
        self._once_saved: list[Callable[[], None]] = []

    @property
    def saved(self) -> bool:
        """Whether all of the state stands on disk, read back."""
        return self._now_is() is self._saved

    def when_saved(self, act: Callable[[], None]) -> None:
        """Do something once all of the state stands on disk: now, or after a save that works."""
        self._once_saved.append(act)
        self.save()

    def start(self) -> State:
        """What needs no key: the settings, and whether there is a document at all."""
        try:
            if not self.document.exists():
                self.access = Access.ABSENT
                return State()
            self.access = Access.SEALED
            peek = self.document.peek()
        except LeewardError as error:
            self._on_not_opened(error)
            return State()
        self.needs_passphrase = peek.protection is Protection.PASSPHRASE
        return State(settings=peek.settings)

    def unlock(self, passphrase: str | None = None, spare: str | None = None) -> None:
        """Open the personal part; by the spare key, as typed, where nothing else has the key."""
        if self.access in {Access.SEALED, Access.UNREADABLE}:
            self._background.run(
                Lane.DOCUMENT,
                lambda: self.document.unlock(passphrase, spare),
                self._on_opened,
                self._on_not_opened,
            )

    def keep(self) -> None:
        """Make the document, sealed by the computer login where that works; else have the person choose."""

        def done(working: bool) -> None:  # noqa: FBT001  the answer of the background
            if self.access is not Access.ABSENT:
                return
            if working:
                self.create(Protection.KEYRING)
            else:
                steps = (Step.SEAL, Step.KEEP_OPEN)
                self._board.post(Notice(matter=Matter.CHOOSE_PROTECTION, steps=steps))

        self._background.run(Lane.DOCUMENT, self.document.login_seals, done, self._on_not_saved)

    def create(self, protection: Protection, passphrase: str | None = None) -> None:
        """Make the document, holding the state so far; asked for twice, it is made once."""
        if self._saving:
            return
        self._saving = True
        state = self._now_is()

        def done(_: None) -> None:
            self._saving = False
            self.access = Access.OPEN
            self._saved = state
            self._board.settle(Matter.NOT_OPENED, Matter.NOT_SAVED, Matter.CHOOSE_PROTECTION)
            if protection is Protection.KEYRING:
                self._board.post(Notice(matter=Matter.SEALED_BY_LOGIN))
            self._opened()
            self.save()

        self._background.run(
            Lane.DOCUMENT,
            lambda: self.document.create(state, protection, passphrase),
            done,
            self._on_not_saved,
        )

    def save(self) -> None:
        """Write the state as it is now; what changes meanwhile is written next."""
        if self.access is not Access.OPEN or self._saving:
            return
        if self.saved:
            self._tell_saved()
            return
        self._saving = True
        state = self._now_is()

        def done(stands: State) -> None:
            self._saving = False
            self._board.settle(Matter.NOT_SAVED)
            self._tell_of_files()
            self.take(state, stands)

        self._background.run(Lane.DOCUMENT, lambda: self.document.save(state), done, self._on_not_saved)

    def take_up(self, *, just_read: bool = False) -> None:
        """The document, or a copy another computer made, may have changed on disk: merge in what differs."""
        if self.access is not Access.OPEN:
            return
        state = self._now_is()

        def job() -> Gathered:
            protection.finish(self.document)
            changed = not just_read and self.document.changed_on_disk()
            found = self.document.reload(state) if changed else state
            return copies.gather(self.document, found)

        def done(found: Gathered) -> None:
            self._tell_of_files()
            why = {path: type(error) for path, error in found.left.items()}
            self._tell_once(Matter.COPIES_LEFT, why, tuple(found.left.values()))
            if found.state is not state:
                self._take_in(state, found.state)

        self._background.run(Lane.DOCUMENT, job, done, self._on_not_saved)

    def tell_read_only(self) -> None:
        """Say that nothing is kept: a newer Leeward wrote the document, or it can't be read at all."""
        newer = self.access is Access.READ_ONLY
        cause = DocumentNewerError(self.document.version) if newer else None
        self._board.post(Notice(matter=Matter.READ_ONLY, cause=cause))

    def take(self, handed: State, stands: State) -> None:
        """Take up what now stands on disk, after `handed` was to be written."""
        self._saved = stands
        if stands is handed:
            self.save()
        else:
            self._take_in(handed, stands)

    def _take_in(self, base: State, found: State) -> None:
        """Become `found`, made from `base`; what was written since is merged in, away from the window."""
        now = self._now_is()
        if now is not base:
            self._background.run(
                Lane.DOCUMENT,
                lambda: merge(now, found),
                lambda merged: self._take_in(now, merged),
                self._on_not_saved,
            )
            return
        self._become(found)
        if found is self._saved:
            self._saved = self._now_is()
        self.save()

    def _tell_saved(self) -> None:
        waiting, self._once_saved = self._once_saved, []
        for act in waiting:
            act()

    def _tell_of_files(self) -> None:
        """Tell what became of the files beside: saved it is."""
        trouble, aside = self.document.backup_trouble, self.document.last_set_aside
        self._tell_once(Matter.NO_BACKUP, trouble and trouble.problem, trouble)
        self._tell_once(Matter.SET_ASIDE, aside, aside)

    def _tell_once(self, matter: Matter, what: object, cause: object) -> None:
        """Tell of `cause`, unless that was told before; nothing settles it."""
        if (what or None) == self._told.get(matter):
            return
        self._told[matter] = what or None
        if what:
            self._board.post(Notice(matter=matter, cause=cause))
        else:
            self._board.settle(matter)

    def _on_opened(self, state: State) -> None:
        self.access = Access.READ_ONLY if self.document.read_only else Access.OPEN
        self.needs_spare_key = False
        self._board.settle(Matter.NOT_OPENED, Matter.KEY_AWAITED)
        self._become(state)
        self._saved = self._now_is()
        if self.access is Access.READ_ONLY:
            self.tell_read_only()
        self._opened()
        self.take_up(just_read=True)

    def _on_not_opened(self, error: LeewardError) -> None:
        if isinstance(error, DocumentBrokenError) and error.set_aside is not None:
            self.access = Access.ABSENT
        elif isinstance(error, KEY_ERRORS):
            self.access = Access.SEALED
            self.needs_spare_key |= isinstance(error, NO_KEY_HERE)
        else:
            self.access = Access.UNREADABLE
        self._board.settle(Matter.KEY_AWAITED)
        self._board.post(Notice(matter=Matter.NOT_OPENED, cause=error, steps=(Step.RETRY,)))
        self._opened()

    def _on_not_saved(self, error: LeewardError) -> None:
        self._saving = False
        self._board.post(Notice(matter=Matter.NOT_SAVED, cause=error, steps=(Step.RETRY,)))
