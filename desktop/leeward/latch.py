"""The passphrase of the lock: which one it is, and what a person may do with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from leeward.background import Lane
from leeward.core import profile
from leeward.core.access import Protection
from leeward.store import door, spare_key, vault
from leeward.store.errors import NoSpareKeyError, WrongPassphraseError
from leeward.store.vault import STANDARD, Cost

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.errors import LeewardError
    from leeward.core.state import Door
    from leeward.engine import Engine

    Done = Callable[[None], None]
    Failed = Callable[[LeewardError], None]


class Latch:
    """The document's own passphrase where one seals it, else one chosen for the lock alone.

    `cost` is what a try at a chosen one costs. Whatever takes a while is done in the background; `done`
    or `failed` is called on the caller's own thread.
    """

    def __init__(self, engine: Engine, cost: Cost = STANDARD) -> None:
        self._engine = engine
        self._document = engine.keeping.document
        self._cost = cost

    @property
    def is_documents(self) -> bool:
        """Whether the document's own passphrase is the lock's."""
        return self._document.protection is Protection.PASSPHRASE

    @property
    def is_own(self) -> bool:
        """Whether a passphrase was chosen for the lock alone."""
        return not self.is_documents and self._engine.state.profile.door is not None

    @property
    def has_spare_key(self) -> bool:
        """Whether the document's spare key opens the lock, too."""
        return self._document.protection in {Protection.KEYRING, Protection.PASSPHRASE}

    def has_passphrase(self) -> bool:
        """Whether there is one that would open."""
        return self.is_documents or self.is_own

    def choose(self, passphrase: str, done: Done, failed: Failed) -> None:
        """Choose one for the lock, in place of another; WrongPassphraseError for an empty one."""

        def keep(made: Door) -> None:
            self._engine.do(profile.answer, door=made)
            done(None)

        self._engine.background.run(
            Lane.DOCUMENT, lambda: door.make(passphrase, os.urandom, self._cost), keep, failed
        )

    def remove(self) -> None:
        """Have no passphrase for the lock alone, and lock by itself no longer."""
        self._engine.do(profile.answer, door=None, lock_after=0)

    def check(self, passphrase: str, done: Done, failed: Failed) -> None:
        """Whether that is the one; WrongPassphraseError where it is not."""
        wrap, identity = self._document.held.header.wrap, self._document.held.header.key_id
        chosen = self._engine.state.profile.door

        def job() -> None:
            if wrap is not None:
                vault.unwrap_key(wrap, identity, passphrase)
            elif chosen is None or not door.opens(chosen, passphrase):
                raise WrongPassphraseError

        self._engine.background.run(Lane.DOCUMENT, job, done, failed)

    def check_spare(self, typed: str, done: Done, failed: Failed) -> None:
        """Whether that is the document's spare key; SpareKeyError or WrongKeyError where it is not."""
        identity = self._document.held.header.key_id

        def job() -> None:
            if not identity:
                raise NoSpareKeyError
            vault.check_key(identity, spare_key.read(typed))

        self._engine.background.run(Lane.DOCUMENT, job, done, failed)
