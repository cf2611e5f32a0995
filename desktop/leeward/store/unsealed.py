"""A document that was unsealed and is not read yet, and how one process hands it to another."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core.access import Protection
from leeward.store import codec, files, vault
from leeward.store.errors import KeyringProblem, KeyUnavailableError
from leeward.store.keys import Held
from leeward.store.secrets import unlocked_key

if TYPE_CHECKING:
    from pathlib import Path


class Unsealed(Struct, frozen=True):
    """The text of a document; `seen` is the digest of its file, `held` its key.

    The text is bytes, or a view of them.
    """

    seen: bytes
    version: int
    held: Held
    text: bytes | memoryview


class _Head(Struct, frozen=True):
    """What goes before the text."""

    seen: bytes
    version: int
    held: Held


def unseal_into(memory: int, path: Path) -> None:
    """Unseal the document at `path` and write it to the file `memory`; raises where that can't be done."""
    data = files.read(files.real(path))
    letter = codec.read(data)
    header = letter.sealed.header
    key = unlocked_key(header.key_id) if header.protection is Protection.KEYRING else None
    if key is None:
        raise KeyUnavailableError(KeyringProblem.LOCKED)
    vault.check_key(header.key_id, key)
    head = _Head(files.digest(data), letter.version, Held(header, key))
    with open(memory, "wb", closefd=False) as file:
        file.write(msgspec.json.encode(head) + b"\n")
        file.write(codec.text_of(letter, key))


def unsealed_in(memory: int) -> Unsealed:
    """What was written there."""
    everything = mmap.mmap(memory, 0, prot=mmap.PROT_READ)
    head = msgspec.json.decode(everything.readline(), type=_Head)
    return Unsealed(head.seen, head.version, head.held, memoryview(everything)[everything.tell() :])
