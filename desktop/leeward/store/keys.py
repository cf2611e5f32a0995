"""Who keeps a document's key: given to the keyring or put under a passphrase, and got back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.access import Protection
from leeward.core.state import State
from leeward.store import codec, vault
from leeward.store.errors import (
    DocumentBrokenError,
    Flaw,
    KeyMissingError,
    KeyUnavailableError,
    WrongKeptKeyError,
    WrongKeyError,
    WrongPassphraseError,
)
from leeward.store.vault import STANDARD, Cost, Header

if TYPE_CHECKING:
    from leeward.store.codec import Letter
    from leeward.store.secrets import Secrets
    from leeward.store.vault import Random


class Held(Struct, frozen=True):
    """A document's key, and the header that says who keeps it. In open storage the key is empty."""

    header: Header
    key: bytes


class Opened(Struct, frozen=True):
    """A state, with the key it was sealed with."""

    state: State
    held: Held


class Keys:
    """The keys of this process. One that was used once opens whatever else it sealed, unasked."""

    def __init__(self, secrets: Secrets, random: Random, cost: Cost) -> None:
        self._secrets = secrets
        self._random = random
        self._cost = cost
        self._known: dict[str, bytes] = {}

    def working(self) -> bool:
        """Whether the computer login can keep a key, tried with one that is thrown away."""
        return self._secrets.working()

    def new(self) -> bytes:
        """A fresh document key."""
        return vault.new_key(self._random)

    def keep(self, key: bytes, protection: Protection, passphrase: str | None = None) -> Held:
        """Give a key to its keeper; what is returned says so, and is to be written with the document.

        A keyring keeps it even if the document never comes. Raises KeyUnavailableError, and
        WrongPassphraseError for an empty passphrase.
        """
        if protection is Protection.OPEN:
            return Held(Header(protection=protection), b"")
        if protection is Protection.PASSPHRASE:
            header = vault.wrap_key(key, passphrase or "", self._cost, self._random)
        else:
            header = Header(protection=protection, key_id=vault.key_id(key))
            self._secrets.set(header.key_id, key)
        return self._remembered(header, key)

    def of(self, header: Header, passphrase: str | None = None) -> Held:
        """The key a header names, and that header.

        A passphrase that was wrapped at a lower cost than today's is wrapped anew, for the next save.
        Raises KeyUnavailableError, KeyMissingError, WrongKeyError, WrongPassphraseError (also without
        a passphrase where one is needed).
        """
        known = self._known.get(header.key_id)
        if header.protection is Protection.OPEN:
            return Held(header, b"")
        if known is not None and passphrase is None:
            return Held(header, known)
        if header.wrap is not None:
            if not passphrase:
                raise WrongPassphraseError
            key = vault.unwrap_key(header.wrap, header.key_id, passphrase)
            if header.wrap.cost.work < self._cost.work:
                header = vault.wrap_key(key, passphrase, self._cost, self._random)
        else:
            found = self._secrets.get(header.key_id)
            if found is None:
                raise KeyMissingError(header.key_id)
            key = found
            try:
                vault.check_key(header.key_id, key)
            except WrongKeyError as error:
                raise WrongKeptKeyError from error
        return self._remembered(header, key)

    def held_of(self, letter: Letter, passphrase: str | None, spare: bytes | None = None) -> Held:
        """A letter's key, by `of`, or the spare one where that is given.

        Where a damaged file has no use for what is tried, DocumentBrokenError says so instead.
        """
        header = letter.sealed.header
        if header.protection is Protection.PASSPHRASE and passphrase == "":
            raise WrongPassphraseError
        if not letter.whole and header.wrap is not None and header.wrap.cost.work > STANDARD.work:
            raise DocumentBrokenError(Flaw.SUM)  # damage asks for work that no one wants done
        try:
            if spare is not None and header.key_id:
                return self.given(header, spare)
            return self.of(header, passphrase)
        except (WrongPassphraseError, KeyMissingError, WrongKeyError) as error:
            if letter.whole:
                raise
            raise DocumentBrokenError(Flaw.SUM) from error

    def opened(self, data: bytes, passphrase: str | None = None) -> Opened:
        """What the bytes of a document hold; raises as `of` and `codec.open_letter` do."""
        letter = codec.read(data)
        held = self.held_of(letter, passphrase)
        return Opened(codec.open_letter(letter, held.key), held)

    def given(self, header: Header, key: bytes) -> Held:
        """What a header names, with its key at hand; raises WrongKeyError."""
        vault.check_key(header.key_id, key)
        return self._remembered(header, key)

    def known(self, held: Held) -> Held:
        """A key that another process of this person found, kept for whatever else it opens."""
        return self._remembered(held.header, held.key) if held.key else held

    def put_back(self, held: Held) -> bool:
        """Have the keyring hold a key it should hold; whether it does from now on."""
        try:
            self._secrets.set(held.header.key_id, held.key)
        except KeyUnavailableError:
            return False
        return True

    def forget(self, key_id: str) -> None:
        """Have the keyring hold a key no longer; raises KeyUnavailableError."""
        self._secrets.delete(key_id)

    def _remembered(self, header: Header, key: bytes) -> Held:
        self._known[header.key_id] = key
        return Held(header, key)
