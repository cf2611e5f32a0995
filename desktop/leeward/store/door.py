"""The passphrase of the lock in the window: what tells the right one, kept within the sealed state.

A document under a passphrase is locked by that one; any other by one of its own, of which only a slow
digest is kept. It bars the window to whoever sits down at it. What protects the file is the seal.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from leeward.core.state import Door
from leeward.store import vault
from leeward.store.errors import WrongPassphraseError
from leeward.store.vault import STANDARD, Cost

if TYPE_CHECKING:
    from leeward.store.vault import Random


def make(passphrase: str, random: Random, cost: Cost = STANDARD) -> Door:
    """A door that this passphrase opens; raises WrongPassphraseError for an empty one. Takes a while."""
    if not passphrase:
        raise WrongPassphraseError
    salt = random(vault.SALT_BYTES)
    digest = vault.stretch(passphrase, cost, salt)
    return Door(memory=cost.memory, passes=cost.passes, lanes=cost.lanes, salt=salt, digest=digest)


def opens(door: Door, passphrase: str) -> bool:
    """Whether a passphrase opens a door. Takes a while: not on the GUI's thread."""
    cost = Cost(memory=door.memory, passes=door.passes, lanes=door.lanes)
    return hmac.compare_digest(vault.stretch(passphrase, cost, door.salt), door.digest)
