"""The document: one file that holds everything, opened and saved so that nothing written is lost."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.access import Protection
from leeward.core.merge import merge
from leeward.core.state import Settings, State
from leeward.store import codec, files, vault
from leeward.store.errors import (
    DocumentBrokenError,
    DocumentNewerError,
    FileAccessError,
    FileProblem,
    Flaw,
    KeyMissingError,
    WrongKeyError,
    WrongPassphraseError,
)
from leeward.store.vault import STANDARD, Cost, Header

if TYPE_CHECKING:
    from leeward.store.codec import Letter, Sealed
    from leeward.store.secrets import Secrets
    from leeward.store.vault import Random


class Peek(Struct, frozen=True, kw_only=True):
    """What a document shows without its key.

    `protection` is None where a later Leeward wrote something this one does not know.
    """

    settings: Settings
    protection: Protection | None
    read_only: bool


class _Opened(Struct, frozen=True):
    """A state, and the header and key it was sealed with."""

    state: State
    header: Header
    key: bytes


class Document:
    """The document at `path`. Call it from one thread, and not the GUI's: disk and keyring may block.

    Any call may raise FileAccessError; then what stood on the disk still stands. `random` gives that
    many random bytes, as os.urandom does. `cost` is what a new passphrase costs to try.
    """

    def __init__(self, path: Path, secrets: Secrets, random: Random, *, cost: Cost = STANDARD) -> None:
        self.path = path
        self.last_set_aside: Path | None = None
        self._secrets = secrets
        self._random = random
        self._cost = cost
        self._version = codec.VERSION
        self._seen = b""
        self._opened: _Opened | None = None

    @property
    def protection(self) -> Protection | None:
        """Who can read the document; None while it is not open."""
        return None if self._opened is None else self._opened.header.protection

    @property
    def read_only(self) -> bool:
        """Whether the open document is of a later version, and never written here."""
        return self._version > codec.VERSION

    def login_seals(self) -> bool:
        """Whether the computer login can keep a key, tried with one that is thrown away."""
        return self._secrets.working()

    def exists(self) -> bool:
        """Whether anything stands in the document's place, readable or not."""
        return os.path.lexists(self.path)

    def peek(self) -> Peek:
        """What it shows without its key; raises as `unlock` does for a file that is not whole."""
        data = files.read(self._place)
        try:
            letter = self._read(data)
        except DocumentNewerError:
            _, settings = codec.peek_settings(data)
            return Peek(settings=settings, protection=None, read_only=True)
        return Peek(settings=letter.settings, protection=letter.sealed.protection, read_only=letter.read_only)

    def create(self, state: State, protection: Protection, passphrase: str | None = None) -> None:
        """Start a document; its key goes to the keyring, or under `passphrase`.

        Raises FileAccessError(EXISTS) where anything stands in its place, KeyUnavailableError,
        WrongPassphraseError for an empty passphrase.
        """
        if self.exists():
            raise FileAccessError(FileProblem.EXISTS, self.path)
        key = vault.new_key(self._random)
        header = self._keep(key, protection, passphrase)
        with files.exclusive(self._place):
            if self.exists():
                raise FileAccessError(FileProblem.EXISTS, self.path)
            self._write(_Opened(state, header, key))

    def unlock(self, passphrase: str | None = None) -> State:
        """The state; a document of a later version is opened `read_only`.

        Raises KeyUnavailableError, KeyMissingError, WrongKeyError, WrongPassphraseError (also without
        one where one is needed), DocumentBrokenError, DocumentForeignError, DocumentNewerError (not
        understood at all).
        """
        data = files.read(self._place)
        letter = self._read(data)
        key = self._key_of(letter, passphrase)
        try:
            state = codec.open_letter(letter, key)
        except DocumentBrokenError as error:
            raise DocumentBrokenError(error.flaw, self._set_aside(data)) from error
        self._opened = _Opened(state, letter.sealed.header, key)
        self._seen = _digest(data)
        self._version = letter.version
        return state

    def save(self, state: State) -> State:
        """Write `state` and return what now stands on the disk.

        Where the file changed since it was last seen, both are merged first. Where it is broken by
        now, it is moved to `last_set_aside`. Raises DocumentNewerError where a later Leeward wrote it,
        and key errors where it was sealed anew with a key that is not here: then nothing is written.
        """
        opened = self._need_open()
        with files.exclusive(self._place):
            merged = self._merged(_Opened(state, opened.header, opened.key))
            self._write(merged)
        return merged.state

    def changed_on_disk(self) -> bool:
        """Whether the file's content differs from what was last read or written here."""
        try:
            return _digest(files.read(self._place)) != self._seen
        except FileAccessError:
            return True

    def reload(self, state: State) -> State:
        """`state` merged with what stands on the disk, which then counts as seen.

        A missing file adds nothing. Raises as `unlock` does; a broken file stays where it is until the
        next save, since another computer may still be writing it.
        """
        opened = self._need_open()
        try:
            data = files.read(self._place)
        except FileAccessError as error:
            if error.problem is FileProblem.MISSING:
                return state
            raise
        if _digest(data) == self._seen:
            return state
        found = self._adopt(data, opened)
        self._opened = found
        self._seen = _digest(data)
        return merge(state, found.state)

    def set_aside(self) -> Path:
        """Move the file away, untouched, on the person's word; returns where it is now."""
        with files.exclusive(self._place):
            return files.set_aside(self._place)

    @property
    def _place(self) -> Path:
        """Where the file really lies: a link to it stays a link."""
        return Path(os.path.realpath(self.path))

    def _need_open(self) -> _Opened:
        if self._opened is None:
            raise RuntimeError(self)
        if self.read_only:
            raise DocumentNewerError(self._version)
        return self._opened

    def _keep(self, key: bytes, protection: Protection, passphrase: str | None) -> Header:
        """Give a new key to whoever keeps it. A keyring keeps it even if the document never comes."""
        if protection is Protection.OPEN:
            return Header(protection=protection)
        if protection is Protection.PASSPHRASE:
            return vault.wrap_key(key, passphrase or "", self._cost, self._random)
        header = Header(protection=protection, key_id=vault.key_id(key))
        self._secrets.set(header.key_id, key)
        return header

    def _read(self, data: bytes) -> Letter:
        try:
            return codec.read(data)
        except DocumentBrokenError as error:
            raise DocumentBrokenError(error.flaw, self._set_aside(data)) from error

    def _key_of(self, letter: Letter, passphrase: str | None) -> bytes:
        """The letter's key. Where a damaged file has no use for what is tried, that is said instead."""
        if letter.sealed.protection is Protection.PASSPHRASE and not passphrase:
            raise WrongPassphraseError
        try:
            return self._try_key(letter.sealed, passphrase or "")
        except (WrongPassphraseError, KeyMissingError, WrongKeyError) as error:
            if letter.whole:
                raise
            raise DocumentBrokenError(Flaw.SUM) from error

    def _try_key(self, sealed: Sealed, passphrase: str) -> bytes:
        if sealed.protection is Protection.OPEN:
            return b""
        if sealed.wrap is not None:
            return vault.unwrap_key(sealed.wrap, sealed.key_id, passphrase)
        key = self._secrets.get(sealed.key_id)
        if key is None:
            raise KeyMissingError(sealed.key_id)
        vault.check_key(sealed.key_id, key)
        return key

    def _adopt(self, data: bytes, opened: _Opened) -> _Opened:
        """What stands on the disk by now, with the header and key to write next.

        The same key needs no passphrase, and a header that keeps it anew is taken over. A file that
        lies open does not unseal ours.
        """
        letter = codec.read(data)
        if letter.read_only:
            raise DocumentNewerError(letter.version)
        header = letter.sealed.header
        same = header.key_id == opened.header.key_id
        key = opened.key if same else self._key_of(letter, None)
        state = codec.open_letter(letter, key)
        if header.protection is Protection.OPEN:
            return _Opened(state, opened.header, opened.key)
        return _Opened(state, header, key)

    def _merged(self, opened: _Opened) -> _Opened:
        """`opened` merged with the file on the disk, where that is another than the one last seen."""
        try:
            data = files.read(self._place)
        except FileAccessError as error:
            if error.problem is FileProblem.MISSING:
                return opened
            raise
        if _digest(data) == self._seen:
            return opened
        try:
            found = self._adopt(data, opened)
        except DocumentBrokenError:
            self.last_set_aside = files.set_aside(self._place)
            return opened
        return _Opened(merge(opened.state, found.state), found.header, found.key)

    def _write(self, opened: _Opened) -> None:
        """Seal and write; call it within `files.exclusive`."""
        data = codec.write(opened.state, opened.header, opened.key, self._random)
        files.replace(self._place, data)
        self._opened = opened
        self._seen = _digest(data)

    def _set_aside(self, data: bytes) -> Path | None:
        """Move the file away if it still is `data`; None where it cannot be, or is another by now."""
        try:
            with files.exclusive(self._place):
                if files.read(self._place) == data:
                    return files.set_aside(self._place)
        except FileAccessError:
            return None
        return None


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
