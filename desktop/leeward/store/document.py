"""The document: one file that holds everything, opened and saved so that nothing written is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.access import Protection
from leeward.core.merge import merge
from leeward.store import codec, files, memory, spare_key
from leeward.store.backups import Backups, Reason, wall_clock
from leeward.store.codec import Peek
from leeward.store.errors import (
    DocumentBrokenError,
    DocumentNewerError,
    FileAccessError,
    FileProblem,
    NoSpareKeyError,
)
from leeward.store.keys import Held, Keys, Opened
from leeward.store.unsealed import Unsealed
from leeward.store.vault import STANDARD, Cost

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from leeward.core.state import State
    from leeward.store.ahead import Ahead
    from leeward.store.secrets import Secrets
    from leeward.store.vault import Random


class Document:
    """The document at `path`. Call it from one thread, and not the GUI's: disk and keyring may block.

    Any call may raise FileAccessError; then what stood on the disk still stands. `random` gives that
    many random bytes, as os.urandom does. `cost` is what a new passphrase costs to try. Its backups lie
    in `backups`, else in a folder of that name beside it; `clock` is the local time they are dated by.
    `ahead` may have opened it already, and then gives what `unlock` would have to look for.
    """

    def __init__(
        self,
        path: Path,
        secrets: Secrets,
        random: Random,
        *,
        cost: Cost = STANDARD,
        backups: Path | None = None,
        ahead: Ahead | None = None,
        clock: Callable[[], dt.datetime] = wall_clock,
    ) -> None:
        self.path = path
        self.keys = Keys(secrets, random, cost)
        self.backups = Backups(backups or path.with_name("backups"), clock)
        self.last_set_aside: Path | None = None
        self.backup_trouble: FileAccessError | None = None
        self._ahead = ahead
        self._random = random
        self._version = codec.VERSION
        self._seen = b""
        self._held: Held | None = None
        self._unheard: State | None = None

    @property
    def place(self) -> Path:
        """Where the file really lies: a link to it stays a link."""
        return files.real(self.path)

    @property
    def held(self) -> Held:
        """The open document's key. It must be open, and of no later version."""
        if self._held is None:
            raise RuntimeError(self)
        if self.read_only:
            raise DocumentNewerError(self._version)
        return self._held

    @property
    def protection(self) -> Protection | None:
        """Who can read the document; None while it is not open."""
        return None if self._held is None else self._held.header.protection

    @property
    def read_only(self) -> bool:
        """Whether the open document is of a later version, and never written here."""
        return self._version > codec.VERSION

    @property
    def version(self) -> int:
        """The format's version of what was read or written last."""
        return self._version

    def login_seals(self) -> bool:
        """Whether the computer login can keep a key, tried with one that is thrown away."""
        return self.keys.working()

    def exists(self) -> bool:
        """Whether anything stands in the document's place, readable or not."""
        return files.exists(self.path)

    def peek(self) -> Peek:
        """What it shows without its key; raises as `unlock` does for a file that is not whole."""
        data = files.read(self.place)
        try:
            return codec.peek(data)
        except DocumentNewerError:
            _, settings = codec.peek_settings(data)
            return Peek(settings=settings, protection=None, read_only=True)
        except DocumentBrokenError as error:
            raise self._broken(error, data) from error

    def create(self, state: State, protection: Protection, passphrase: str | None = None) -> None:
        """Start a document; its key goes to the keyring, or under `passphrase`.

        Raises FileAccessError(EXISTS) where anything stands in its place, KeyUnavailableError,
        WrongPassphraseError for an empty passphrase.
        """
        if self.exists():
            raise FileAccessError(FileProblem.EXISTS, self.path)
        held = self.keys.keep(self.keys.new(), protection, passphrase)
        with files.exclusive(self.place):
            if self.exists():
                raise FileAccessError(FileProblem.EXISTS, self.path)
            self._write(Opened(state, held))

    def unlock(self, passphrase: str | None = None, spare: str | None = None) -> State:
        """The state; a document of a later version is opened `read_only`.

        `spare` is the spare key as typed; a keyring that should hold the key is given it again. Raises
        KeyUnavailableError, KeyMissingError, WrongKeyError, WrongPassphraseError (also where one is missing),
        SpareKeyError, DocumentBrokenError, DocumentForeignError, DocumentNewerError (not understood at all).
        """
        found = None if self._ahead is None else self._ahead.take()
        if found is None or passphrase is not None or spare is not None:
            found = self._unsealed(passphrase, None if spare is None else spare_key.read(spare))
        try:
            state = codec.state_in(found.text, found.version)
        except DocumentBrokenError as error:
            raise DocumentBrokenError(error.flaw, files.set_aside_if_same(self.place, found.seen)) from error
        if spare is not None and found.held.header.protection is Protection.KEYRING:
            self.keys.put_back(found.held)
        self._held, self._unheard = self.keys.known(found.held), None
        self._seen, self._version = found.seen, found.version
        return state

    def spare_key(self) -> tuple[str, ...]:
        """The open document's spare key, in groups to be written down; raises NoSpareKeyError."""
        if not self.held.key:
            raise NoSpareKeyError
        return spare_key.write(self.held.key)

    def save(self, state: State, held: Held | None = None, before: Reason | None = None) -> State:
        """Write `state` and return what now stands on the disk; with another key where `held` says so.

        Where the file changed since it was last seen, both are merged first; so is what an earlier call
        gave back and `state` does not hold yet. Where it is broken by now, it goes to `last_set_aside`.
        What stood there is kept as a backup once a day, before a change of format, and `before` something.
        Raises DocumentNewerError where a later Leeward wrote it, and key errors where it was sealed anew
        with a key that is not here: then nothing is written.
        """
        ours = self._ours(state)
        with files.exclusive(self.place):
            merged, found = self._merged(ours)
            for_day = bool(found) and not self._back_up(found, before)
            del found  # as large as what is about to be made
            self._write(Opened(merged.state, held or merged.held), self._back_up_day if for_day else None)
        return self._given_back(merged.state, state)

    def changed_on_disk(self) -> bool:
        """Whether the file's content differs from what was last read or written here."""
        try:
            found = self._found()
            return found is None or files.digest(found) != self._seen
        except FileAccessError:
            return True

    def reload(self, state: State) -> State:
        """`state` merged with what stands on the disk, which then counts as seen.

        A missing file adds nothing. Raises as `unlock` does; a broken file stays where it is until the
        next save, since another computer may still be writing it.
        """
        ours = self._ours(state)
        found = self._found()
        if found is None or files.digest(found) == self._seen:
            return state
        merged = self._joined(ours, found)
        self._held, self._seen = merged.held, files.digest(found)
        return self._given_back(merged.state, state)

    def sealed(self, state: State) -> bytes:
        """The bytes of a document that holds `state`, protected as the open one is."""
        return codec.write(state, self.held.header, self.held.key, self._random)

    def set_aside(self) -> Path:
        """Move the file away, untouched, on the person's word; returns where it is now."""
        with files.exclusive(self.place):
            return files.set_aside(self.place)

    def put_back(self, name: str) -> None:
        """Make a backup the document, where none stands; raises FileAccessError(EXISTS), or as `peek`."""
        data = self.backups.read(name)
        codec.read(data)
        with files.exclusive(self.place):
            if self.exists():
                raise FileAccessError(FileProblem.EXISTS, self.path)
            files.replace(self.place, data)

    def _unsealed(self, passphrase: str | None, spare: bytes | None) -> Unsealed:
        data = files.read(self.place)
        memory.made_for(len(data))
        seen = files.digest(data)
        try:
            letter = codec.read(data)
        except DocumentBrokenError as error:
            raise self._broken(error, data) from error
        del data  # its text alone is nearly as large
        held = self.keys.held_of(letter, passphrase, spare)
        try:
            return Unsealed(seen, letter.version, held, codec.text_of(letter, held.key))
        except DocumentBrokenError as error:
            raise DocumentBrokenError(error.flaw, files.set_aside_if_same(self.place, seen)) from error

    def _broken(self, error: DocumentBrokenError, data: bytes) -> DocumentBrokenError:
        return DocumentBrokenError(error.flaw, files.set_aside_if_same(self.place, files.digest(data)))

    def _found(self) -> bytes | None:
        """What stands on the disk, None where nothing does."""
        try:
            data = files.read(self.place)
        except FileAccessError as error:
            if error.problem is FileProblem.MISSING:
                return None
            raise
        memory.made_for(len(data))
        return data

    def _merged(self, ours: Opened) -> tuple[Opened, bytes]:
        """`ours`, with what is on the disk where that was not seen yet; and the bytes to be replaced."""
        found = self._found()
        if found is None or files.digest(found) == self._seen:
            return ours, found or b""
        try:
            return self._joined(ours, found), found
        except DocumentBrokenError:
            self.last_set_aside = files.set_aside(self.place)
            return ours, b""

    def _joined(self, ours: Opened, found: bytes) -> Opened:
        """Both states, with the key to write next.

        A header that keeps the same key anew is taken over. A file that lies open does not unseal ours.
        """
        letter = codec.read(found)
        if letter.read_only:
            raise DocumentNewerError(letter.version)
        held = self.keys.held_of(letter, None)
        state = merge(ours.state, codec.open_letter(letter, held.key))
        return Opened(state, ours.held if letter.sealed.protection is Protection.OPEN else held)

    def _ours(self, state: State) -> Opened:
        """The caller's state, with what it was given back and may not hold yet."""
        return Opened(state if self._unheard is None else merge(state, self._unheard), self.held)

    def _given_back(self, stands: State, state: State) -> State:
        """`stands`, remembered while the caller's `state` is another."""
        self._unheard = None if stands == state else stands
        return stands

    def _back_up(self, found: bytes, reason: Reason | None) -> bool:
        """Keep what is about to be replaced where that is a must, and see that it opens; whether it was."""
        known = files.digest(found) == self._seen and self._version == codec.VERSION
        if found and not known and codec.read(found).older:
            reason = Reason.FORMAT
        if reason is None or not found:
            return False
        self.keys.opened(self.backups.read(self.backups.keep(found, reason)))
        return True

    def _back_up_day(self) -> None:
        """Keep what is about to be replaced. On a full disk the new words are saved, and this is not."""
        self.backup_trouble = None
        try:
            if self.backups.day_is_due():
                self.backups.keep(files.read(self.place), Reason.DAY)
        except FileAccessError as error:
            self.backup_trouble = error

    def _write(self, opened: Opened, once_safe: Callable[[], None] | None = None) -> None:
        """Seal and write; call it within `files.exclusive`."""
        held = opened.held
        data = codec.write(opened.state, held.header, held.key, self._random)
        files.replace(self.place, data, once_safe)
        self._held, self._seen, self._version = held, files.digest(data), codec.VERSION
