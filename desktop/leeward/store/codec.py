"""The document's format, version 1: from State to bytes and back. It is frozen; see `VERSION`.

    {"format": "leeward", "version": 1, "settings": {…}, "sum": "…", "sealed": {…}}

- `settings` is a copy a locked start can read. The sealed ones count: whoever changes this copy
  changes nothing once the document is open.
- `sealed` is a header (`vault.Header`) with `nonce` and `text`, both base64. `text` is the JSON of
  State (`order="deterministic"`), sealed with AES-256-GCM and bound to format, version and header.
  In open storage it is `{"protection": "open", "state": {…}}`.
- `sum` is the SHA-256, in hexadecimal digits, of the very bytes of `sealed`. It tells a damaged file
  from a wrong passphrase or a missing key, and finds damage in open storage. No secret rests on it.
"""

from __future__ import annotations

import hashlib
from binascii import b2a_base64
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
from msgspec import Meta, Raw, Struct

from leeward.core.access import Protection
from leeward.core.state import Settings, State
from leeward.store import migrations
from leeward.store.errors import (
    DocumentBrokenError,
    DocumentForeignError,
    DocumentNewerError,
    Flaw,
    StoreError,
)
from leeward.store.vault import NONCE_BYTES, Header, seal, unseal

if TYPE_CHECKING:
    from leeward.store.vault import Random

    T = TypeVar("T")

FORMAT = "leeward"

# Once released, every field added to State or Settings raises this, so that an older Leeward opens
# the document read-only instead of dropping what it does not know.
VERSION = 1

PIECE = 3 << 16  # base64 of a multiple of three needs no filling up


class _Stamp(Struct, frozen=True):
    """What every version of the format has."""

    format: str
    version: Annotated[int, Meta(ge=1)]


class _Head(_Stamp, frozen=True, kw_only=True):
    """The outermost object, without what is sealed."""

    settings: Raw
    sum: str


class _File(_Head, frozen=True, kw_only=True):
    """The outermost object."""

    sealed: Raw


class Sealed(Header, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The header with what it seals; in open storage `state` stands in the open."""

    nonce: Annotated[bytes, Meta(max_length=NONCE_BYTES)] = b""
    text: bytes = b""
    state: Raw = Raw()

    @property
    def header(self) -> Header:
        """The header alone."""
        return Header(protection=self.protection, key_id=self.key_id, wrap=self.wrap)


class _Kept(Struct, frozen=True):
    """Of what is sealed, by what."""

    protection: Protection


class _Glance(_Stamp, frozen=True, kw_only=True):
    """What is looked at before the document is opened; the text in it is passed over."""

    settings: Raw
    sealed: _Kept


class Letter(Struct, frozen=True, kw_only=True):
    """A document as it lies on the disk, not yet opened.

    `whole` says that its sum is right. `version` may be later than ours.
    """

    version: int
    settings: Settings
    whole: bool
    sealed: Sealed

    @property
    def read_only(self) -> bool:
        """Whether a later Leeward wrote it."""
        return self.version > VERSION

    @property
    def older(self) -> bool:
        """Whether its content has to be lifted to today's version."""
        return self.version < VERSION


class Peek(Struct, frozen=True, kw_only=True):
    """What a document shows without its key.

    `protection` is None where a later Leeward wrote something this one does not know.
    """

    settings: Settings
    protection: Protection | None
    read_only: bool


def write(state: State, header: Header, key: bytes, random: Random) -> bytes:
    """The file of a state. `key` is not used in open storage."""
    inside = _inside(state, header, key, random)
    head = _Head(
        format=FORMAT,
        version=VERSION,
        settings=Raw(msgspec.json.encode(state.settings)),
        sum=hashlib.sha256(inside).hexdigest(),
    )
    return b"".join((msgspec.json.encode(head)[:-1], b',"sealed":', inside, b"}\n"))


def read(data: bytes) -> Letter:
    """The document in `data`; needs no key.

    Raises DocumentBrokenError, DocumentForeignError (written by another program), DocumentNewerError
    (so much later that even its header is unknown).
    """
    try:
        file = _decode(data, _File, Flaw.SHAPE)
        sealed = _decode(file.sealed, Sealed, Flaw.SHAPE)
        _check(sealed)
    except DocumentBrokenError as error:
        raise _told(error, data) from error
    if file.format != FORMAT:
        raise DocumentForeignError
    return Letter(
        version=file.version,
        settings=_settings(file.settings),
        whole=hashlib.sha256(file.sealed).hexdigest() == file.sum,
        sealed=sealed,
    )


def open_letter(letter: Letter, key: bytes) -> State:
    """The state, lifted to today's version; `key` is not used in open storage.

    Raises DocumentBrokenError, DocumentNewerError (of a later version, and not understood).
    """
    return state_in(text_of(letter, key), letter.version)


def text_of(letter: Letter, key: bytes) -> bytes:
    """The state's text, as its version has it; raises DocumentBrokenError."""
    sealed = letter.sealed
    if sealed.protection is not Protection.OPEN:
        return unseal(key, sealed.nonce, sealed.text, _bound(letter.version, sealed.header))
    if not letter.whole:
        raise DocumentBrokenError(Flaw.SUM)
    return bytes(sealed.state)


def state_in(text: bytes | memoryview, version: int) -> State:
    """The state of such a text, lifted to today's version; raises as `open_letter`."""
    if version < VERSION:
        text = migrations.lifted(bytes(text), version, VERSION)
    try:
        return _decode(text, State, Flaw.CONTENT)
    except DocumentBrokenError as error:
        if version > VERSION:
            raise DocumentNewerError(version) from error
        raise


def peek(data: bytes) -> Peek:
    """What shows without a key. The text is not looked at, however long it is; raises as `read`."""
    try:
        found = _decode(data, _Glance, Flaw.SHAPE)
    except DocumentBrokenError as error:
        raise _told(error, data) from error
    if found.format != FORMAT:
        raise DocumentForeignError
    return Peek(
        settings=_settings(found.settings),
        protection=found.sealed.protection,
        read_only=found.version > VERSION,
    )


def peek_settings(data: bytes) -> tuple[int, Settings]:
    """The version and the open copy of the settings, where nothing else can be understood."""
    stamp = _decode(data, _Stamp, Flaw.SHAPE)
    parts = _decode(data, dict[str, Raw], Flaw.SHAPE)
    return stamp.version, _settings(parts.get("settings", Raw(b"{}")))


def _inside(state: State, header: Header, key: bytes, random: Random) -> bytes | bytearray:
    """What stands under `sealed`.

    No more copies of the text at once than a step needs, and no step so long that the window would wait
    for the interpreter: base64, the longest, goes piece by piece.
    """
    if header.protection is Protection.OPEN:
        text = Raw(msgspec.json.encode(state, order="deterministic"))
        return msgspec.json.encode(Sealed(protection=Protection.OPEN, state=text))
    nonce, closed = seal(
        key, msgspec.json.encode(state, order="deterministic"), _bound(VERSION, header), random
    )
    sealed = Sealed(protection=header.protection, key_id=header.key_id, wrap=header.wrap, nonce=nonce)
    inside = bytearray(msgspec.json.encode(sealed)[:-1] + b',"text":"')
    for at in range(0, len(closed), PIECE):
        inside += b2a_base64(closed[at : at + PIECE], newline=False)
    inside += b'"}'
    return inside


def _told(error: DocumentBrokenError, data: bytes) -> StoreError:
    """Why it could not be read, told by the little that every version of the format has."""
    stamp = _decode(data, _Stamp, Flaw.SHAPE)
    if stamp.format != FORMAT:
        return DocumentForeignError()
    if stamp.version > VERSION:
        return DocumentNewerError(stamp.version)
    return error


def _settings(raw: Raw) -> Settings:
    try:
        return _decode(raw, Settings, Flaw.SHAPE)
    except DocumentBrokenError:
        return Settings()


def _check(sealed: Sealed) -> None:
    """Raise DocumentBrokenError where a header and what stands beside it do not belong together."""
    is_open = sealed.protection is Protection.OPEN
    has_key = bool(sealed.key_id and len(sealed.nonce) == NONCE_BYTES and sealed.text)
    has_wrap = sealed.wrap is not None
    if (
        is_open == has_key
        or is_open != bool(bytes(sealed.state))
        or has_wrap != (sealed.protection is Protection.PASSPHRASE)
    ):
        raise DocumentBrokenError(Flaw.SHAPE)


def _bound(version: int, header: Header) -> bytes:
    """What the text is bound to: exchange one word of it, and the seal is broken."""
    return msgspec.json.encode(
        {"format": FORMAT, "version": version, "header": header}, order="deterministic"
    )


def _decode(data: bytes | memoryview | Raw, kind: type[T], flaw: Flaw) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        raise DocumentBrokenError(flaw) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise DocumentBrokenError(Flaw.NOT_JSON) from error
