"""Changing who keeps the document's key, without ever only one copy in transit.

In this order: the new keeper has the key; the document as it stands is kept as a backup, read back; the
document is replaced; backups and drafts are sealed anew; the old keeper forgets. Stopped anywhere, the
document opens the old way or the new one. That backup goes last of all, so while it is there, `finish`
knows what is left to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.access import Protection
from leeward.store import codec, files
from leeward.store.backups import Reason
from leeward.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.state import State
    from leeward.store.document import Document
    from leeward.store.drafts import Drafts
    from leeward.store.keys import Held


def change(
    document: Document,
    drafts: Drafts,
    state: State,
    protection: Protection,
    passphrase: str | None = None,
    *,
    renew: bool = False,
    commit: Callable[[], None] = lambda: None,
) -> State:
    """Save `state` under another protection or passphrase; returns what stands on the disk.

    The spare key stays what it was, unless `renew` makes a new key because someone else knows the old
    one. Sealed backups stay sealed, and keep their key, where the document is opened to all. `commit` is
    called once what takes long is made and before anything is written; what it raises leaves all as it
    was. Raises as `Document.save`, KeyUnavailableError, and WrongPassphraseError for an empty passphrase.
    """
    old = document.held
    key = document.keys.new() if renew or not old.key else old.key
    if protection is not Protection.PASSPHRASE:  # a keyring has its key first
        commit()
    new = document.keys.keep(key, protection, passphrase)
    commit()
    if protection is Protection.OPEN:  # drafts first, for nobody will be asked for a passphrase after
        drafts.seal_anew(old, new)
        stands = document.save(state, new, Reason.PROTECTION)
        finish(document)
        return stands
    stands = document.save(state, new, Reason.PROTECTION)
    drafts.seal_anew(old, new)
    if finish(document):
        _forget(document, old, new)
    return stands


def finish(document: Document) -> bool:
    """Seal anew what a change of protection left as it was; whether nothing is left.

    To be called once the document is open: the computer may have stopped in the middle of a change.
    """
    backups = document.backups
    in_transit = [backup.name for backup in backups.all() if backup.reason is Reason.PROTECTION]
    if not in_transit:
        return True
    with files.exclusive(document.place):
        others = [backup.name for backup in backups.all() if backup.name not in in_transit]
        done = [_sealed_anew(document, name) for name in others]
        for name in in_transit:
            backups.drop(name)
    return all(done)


def _sealed_anew(document: Document, name: str) -> bool:
    """Whether a backup is protected as the document is, by now; one that can't be opened stays as it is."""
    if not document.held.key:
        return True
    try:
        data = document.backups.read(name)
        if codec.read(data).sealed.header != document.held.header:
            document.backups.rewrite(name, document.sealed(document.keys.opened(data).state))
    except StoreError:
        return False
    return True


def _forget(document: Document, old: Held, new: Held) -> None:
    """Have the keyring drop the old key where nothing needs it there any more."""
    moved = old.header.key_id != new.header.key_id or new.header.protection is Protection.PASSPHRASE
    if old.header.protection is Protection.KEYRING and moved:
        document.keys.forget(old.header.key_id)
