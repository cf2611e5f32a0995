"""What was opened urgently while the document could not be read: kept until the document learns of it.

The file names nobody: of each name it keeps a salted digest, and the document's own names are held beside it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.store import files
from leeward.store.errors import FileAccessError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

SALT = 16
MOST_KEPT = 50


class Opened(Struct, frozen=True):
    """Names that were opened together, at an instant (aware)."""

    at: dt.datetime
    salt: bytes
    names: frozenset[bytes]

    def has(self, name: str) -> bool:
        """Whether it is one of them."""
        return _digest(name, self.salt) in self.names


class Urgent:
    """The openings in the file at `path`; `random(n)` gives n bytes."""

    def __init__(self, path: Path, random: Callable[[int], bytes]) -> None:
        self.path = path
        self._random = random
        self._unwritten: tuple[Opened, ...] = ()

    def note(self, names: Collection[str], at: dt.datetime) -> None:
        """Keep that `names` were opened; raises FileAccessError, and then keeps it in memory."""
        salt = self._random(SALT)
        opened = Opened(at=at, salt=salt, names=frozenset(_digest(name, salt) for name in names))
        self._unwritten = (*self._unwritten, opened)
        with files.exclusive(self.path):
            kept = (*self._read(), *self._unwritten)[-MOST_KEPT:]
            files.replace(self.path, msgspec.json.encode(kept))
        self._unwritten = ()

    def openings(self) -> tuple[Opened, ...]:
        """All that is kept, oldest first; what can't be read is none."""
        return (*self._read(), *self._unwritten)

    def forget(self) -> None:
        """The document has learned of all of them; raises FileAccessError."""
        self._unwritten = ()
        if files.exists(self.path):
            with files.exclusive(self.path):
                files.remove(self.path)

    def _read(self) -> tuple[Opened, ...]:
        try:
            return msgspec.json.decode(files.read(self.path), type=tuple[Opened, ...])
        except (FileAccessError, msgspec.MsgspecError, UnicodeError):
            return ()


def _digest(name: str, salt: bytes) -> bytes:
    import hashlib  # noqa: PLC0415  rarely needed
    import hmac  # noqa: PLC0415

    return hmac.digest(salt, name.encode(), hashlib.sha256)
