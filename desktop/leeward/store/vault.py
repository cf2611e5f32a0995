"""Sealing: one random document key, and what keeps it.

The key is 32 random bytes and seals the state with AES-256-GCM. The keyring holds it under `key_id`;
or a passphrase wraps it; or, in open storage, there is none. The header says which, and all of it is
authenticated together with the document's format and version.

The spare key on paper is the document key itself; `spare_key` writes and reads it.

`cryptography` is imported when something is sealed or unsealed, because it is slow.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from leeward.core.access import Protection
from leeward.store.errors import DocumentBrokenError, Flaw, WrongKeyError, WrongPassphraseError

if TYPE_CHECKING:
    from collections.abc import Callable

    Random = Callable[[int], bytes]

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12


class Cost(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Argon2id's parameters: `memory` in KiB, `passes` over it, `lanes`.

    The standard ones are the second recommended set of RFC 9106. The bounds keep a damaged file from
    asking for more than a computer has.
    """

    memory: Annotated[int, Meta(ge=128, le=512 * 1024)] = 64 * 1024
    passes: Annotated[int, Meta(ge=1, le=10)] = 3
    lanes: Annotated[int, Meta(ge=1, le=16)] = 4

    @property
    def work(self) -> int:
        """What one try costs, to compare with another's."""
        return self.memory * self.passes


STANDARD = Cost()


class Wrap(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The document key under a passphrase: `kdf` makes the wrapping key, AES-256-GCM wraps with it."""

    kdf: Literal["argon2id"]
    cost: Cost
    salt: Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=64)]
    nonce: Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    key: Annotated[bytes, Meta(min_length=KEY_BYTES + 16, max_length=KEY_BYTES + 16)]


class Header(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What stands beside the sealed text: who keeps the key, its id, and the wrap of a passphrase.

    In open storage `key_id` is empty.
    """

    protection: Protection
    key_id: Annotated[str, Meta(pattern="^([0-9a-f]{16})?$")] = ""
    wrap: Wrap | None = None


def new_key(random: Random) -> bytes:
    """A document key; `random` is the system's own, or a test's."""
    return random(KEY_BYTES)


def key_id(key: bytes) -> str:
    """Sixteen hexadecimal digits that name a key and give nothing of it away."""
    return hashlib.sha256(b"leeward key id" + key).hexdigest()[:16]


def check_key(identity: str, key: bytes) -> None:
    """Raise WrongKeyError unless `key` is the one of that id."""
    if len(key) != KEY_BYTES or key_id(key) != identity:
        raise WrongKeyError


def wrap_key(key: bytes, passphrase: str, cost: Cost, random: Random) -> Header:
    """A header that keeps `key` under a passphrase; raises WrongPassphraseError for an empty one."""
    if not passphrase:
        raise WrongPassphraseError
    salt = random(SALT_BYTES)
    bound = _wrap_bound(key_id(key), cost, salt)
    nonce, wrapped = seal(stretch(passphrase, cost, salt), key, bound, random)
    wrap = Wrap(kdf="argon2id", cost=cost, salt=salt, nonce=nonce, key=wrapped)
    return Header(protection=Protection.PASSPHRASE, key_id=key_id(key), wrap=wrap)


def unwrap_key(wrap: Wrap, identity: str, passphrase: str) -> bytes:
    """The document key of that id; raises WrongPassphraseError."""
    bound = _wrap_bound(identity, wrap.cost, wrap.salt)
    try:
        return unseal(stretch(passphrase, wrap.cost, wrap.salt), wrap.nonce, wrap.key, bound)
    except DocumentBrokenError as error:
        raise WrongPassphraseError from error


def seal(key: bytes, text: bytes, bound: bytes, random: Random) -> tuple[bytes, bytes]:
    """A fresh nonce and the sealed text; `bound` is authenticated with it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    nonce = random(NONCE_BYTES)
    return nonce, AESGCM(key).encrypt(nonce, text, bound)


def unseal(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """The text; raises DocumentBrokenError where one bit of it, its nonce or `bound` differs."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(key).decrypt(nonce, sealed, bound)
    except InvalidTag as error:
        raise DocumentBrokenError(Flaw.SEAL) from error


def _wrap_bound(identity: str, cost: Cost, salt: bytes) -> bytes:
    """What the wrap is bound to, so that no part of it can be exchanged for another."""
    return msgspec.json.encode(
        {"wrap": "leeward", "kdf": "argon2id", "key_id": identity, "cost": cost, "salt": salt},
        order="deterministic",
    )


def stretch(passphrase: str, cost: Cost, salt: bytes) -> bytes:
    """The wrapping key. NFC, as RFC 8265 says for passphrases: one word from every keyboard."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    return kdf.derive(text)
