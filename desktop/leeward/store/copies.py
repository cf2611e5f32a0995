"""Copies of the document that a syncing program set beside it, because two computers wrote at once.

Syncthing names them `leeward.sync-conflict-…`, Dropbox, Nextcloud and ownCloud `leeward (… conflicted
copy …)`, older ones `leeward_conflict-…`; each with the ending of the document.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.access import Protection
from leeward.core.merge import merge
from leeward.core.state import State
from leeward.store import codec, files
from leeward.store.backups import Reason
from leeward.store.errors import StoreError

if TYPE_CHECKING:
    from leeward.store.document import Document

# "conflict" in the languages those programs speak to their users in.
_CONFLICT = re.compile(r"confli|konflikt|конфликт|冲突|衝突|競合", re.IGNORECASE)


class Gathered(Struct, frozen=True):
    """What came of the copies: the state that stands on the disk, and the copies that were left alone.

    `left` gives for each the reason: it may still be on its way, or is sealed with a key that is not here.
    """

    state: State
    left: dict[Path, StoreError]


def found(document: Document) -> tuple[Path, ...]:
    """The copies beside the document, by name."""
    place = document.place
    return tuple(path for path in files.listed(place.parent) if is_copy(path, place))


def is_copy(path: Path, place: Path) -> bool:
    """Whether a file is named as a copy of the document at `place`."""
    beside = (path.parent, path.suffix) == (place.parent, place.suffix) and path.name.startswith(place.stem)
    return beside and _CONFLICT.search(path.name[len(place.stem) :]) is not None


def gather(document: Document, state: State) -> Gathered:
    """Merge every copy into `state`, save it, and only then move the copies to the backups.

    Without a copy that opens, nothing is saved. Raises as `Document.save`.
    """
    taken: dict[Path, bytes] = {}
    left: dict[Path, StoreError] = {}
    for path in found(document):
        try:
            data = files.read(path)
            state = merge(state, document.keys.opened(data).state)
        except StoreError as error:
            left[path] = error
        else:
            taken[path] = data
    if taken:
        state = document.save(state)
    for path, data in taken.items():
        _move(document, path, data)
    return Gathered(state, left)


def _move(document: Document, path: Path, data: bytes) -> None:
    """Keep a copy among the backups, sealed as the document is; one that changed since stays."""
    kept = data
    if codec.read(data).sealed.protection is Protection.OPEN and document.held.key:
        kept = document.sealed(document.keys.opened(data).state)
    with files.exclusive(document.place):
        if files.read(path) == data:
            document.backups.keep(kept, Reason.COPY)
            files.remove(path)
