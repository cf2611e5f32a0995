"""Whether the document is there and can be read, and what protects it."""

from __future__ import annotations

import enum


class Access(enum.Enum):
    """How far the personal part of the document is open to this process."""

    ABSENT = "absent"
    SEALED = "sealed"
    OPEN = "open"
    READ_ONLY = "read-only"
    UNREADABLE = "unreadable"


class Protection(enum.Enum):
    """What keeps the personal part of the document from other eyes."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105  a word, not one
    OPEN = "open"
