"""What is being written and not kept yet: a small file of its own, sealed with the document's key.

    {"format": "leeward drafts", "version": 1, "header": {…}, "nonce": "…", "text": "…"}

`header` is the document's (`vault.Header`); `text` is a JSON object of texts by their keys, sealed and
bound to format, version and header. In open storage `texts` stands in place of `nonce` and `text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from leeward.store import files, vault
from leeward.store.errors import (
    DocumentBrokenError,
    FileAccessError,
    FileProblem,
    Flaw,
    KeyUnavailableError,
    StoreError,
)
from leeward.store.vault import Header

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.store.document import Document
    from leeward.store.keys import Held
    from leeward.store.vault import Random


class _File(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    format: Literal["leeward drafts"]
    version: Literal[1]
    header: Header
    nonce: bytes = b""
    text: bytes = b""
    texts: dict[str, str] = {}


class Drafts:
    """The drafts in the file at `path`, while `document` is open. Call it from the document's thread.

    Each call returns when the disk has it, and may raise FileAccessError, what stood there then still
    standing, or KeyUnavailableError. A file that can't be read is moved to `last_set_aside`, and never
    written over.
    """

    def __init__(self, path: Path, document: Document, random: Random) -> None:
        self.path = path
        self.last_set_aside: Path | None = None
        self._document = document
        self._random = random

    def all(self) -> dict[str, str]:
        """Every draft by its key."""
        if not files.exists(self.path):
            return {}
        with files.exclusive(self.path):
            return self._read()

    def get(self, key: str) -> str:
        """A draft; empty where there is none."""
        return self.all().get(key, "")

    def put(self, key: str, text: str) -> None:
        """Keep a draft, in place of what was kept under its key."""
        with files.exclusive(self.path):
            self._write({**self._read(), key: text}, self._document.held)

    def drop(self, key: str) -> None:
        """Forget a draft: it was kept for good, or is not wanted."""
        if not files.exists(self.path):
            return
        with files.exclusive(self.path):
            texts = self._read()
            if texts.pop(key, None) is not None:
                self._write(texts, self._document.held)

    def seal_anew(self, old: Held, new: Held) -> None:
        """Seal with the key `new` what was sealed with `old`."""
        if not files.exists(self.path):
            return
        with files.exclusive(self.path):
            texts = self._read(old)
            if texts:
                self._write(texts, new)

    def _read(self, old: Held | None = None) -> dict[str, str]:
        """The texts; of a file that can't be read none, and it is moved away."""
        try:
            return self._opened(files.read(self.path), old)
        except FileAccessError as error:
            if error.problem is FileProblem.MISSING:
                return {}
            raise
        except KeyUnavailableError:
            raise
        except StoreError:
            self.last_set_aside = files.set_aside(self.path)
            return {}

    def _opened(self, data: bytes, old: Held | None) -> dict[str, str]:
        try:
            file = msgspec.json.decode(data, type=_File)
            if not file.header.key_id:
                return file.texts
            held = old or self._document.held
            if held.header.key_id != file.header.key_id:
                held = self._document.keys.of(file.header)
            return msgspec.json.decode(
                vault.unseal(held.key, file.nonce, file.text, _bound(file.header)), type=dict[str, str]
            )
        except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
            raise DocumentBrokenError(Flaw.SHAPE) from error

    def _write(self, texts: dict[str, str], held: Held) -> None:
        file = _File(format="leeward drafts", version=1, header=held.header, texts=texts)
        if held.key:
            nonce, text = vault.seal(held.key, msgspec.json.encode(texts), _bound(held.header), self._random)
            file = msgspec.structs.replace(file, nonce=nonce, text=text, texts={})
        files.replace(self.path, msgspec.json.encode(file))


def _bound(header: Header) -> bytes:
    return msgspec.json.encode(
        {"format": "leeward drafts", "version": 1, "header": header}, order="deterministic"
    )
