"""What can go wrong with our own files. Reasons, not sentences: the words are made where they are shown."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from leeward.core.errors import LeewardError

if TYPE_CHECKING:
    from pathlib import Path


class StoreError(LeewardError):
    """Something about our own files. Nothing that was written before is lost by it."""


class FileProblem(enum.Enum):
    """Why a file could not be read or written."""

    MISSING = "missing"
    EXISTS = "exists"
    DENIED = "denied"
    READ_ONLY = "read only"
    FULL = "full"
    NOT_A_FILE = "not a file"
    BUSY = "busy"
    READ_BACK = "read back"
    FAILED = "failed"


class FileAccessError(StoreError):
    """A file could not be read or written; what stood there still stands.

    `code` is the system's error number, 0 where the system named none.
    """

    def __init__(self, problem: FileProblem, path: Path, code: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.path = path
        self.code = code


class ResourceBrokenError(StoreError):
    """A file that came with Leeward is missing or says something wrong; `flaws` name what, for developers."""

    def __init__(self, path: Path, flaws: tuple[str, ...]) -> None:
        super().__init__(path.name, *flaws)
        self.path = path
        self.flaws = flaws


class Flaw(enum.Enum):
    """What is wrong with a document."""

    NOT_JSON = "not json"
    SHAPE = "shape"
    SUM = "sum"
    SEAL = "seal"
    CONTENT = "content"


class DocumentBrokenError(StoreError):
    """A document that cannot be read. It was moved, untouched, to `set_aside`; None where it had to stay."""

    def __init__(self, flaw: Flaw, set_aside: Path | None = None) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.set_aside = set_aside


class DocumentForeignError(StoreError):
    """A file in the document's place that some other program wrote. It is left alone."""


class DocumentNewerError(StoreError):
    """A document of a later Leeward, whose format is `version`: it is never written here."""

    def __init__(self, version: int) -> None:
        super().__init__(str(version))
        self.version = version


class KeyringProblem(enum.Enum):
    """Why the computer's keyring gave no answer."""

    ABSENT = "absent"
    LOCKED = "locked"
    DISMISSED = "dismissed"
    DENIED = "denied"
    GONE = "gone"
    FAILED = "failed"


class KeyUnavailableError(StoreError):
    """The keyring cannot be asked now. The key may well be in it."""

    def __init__(self, problem: KeyringProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class KeyMissingError(StoreError):
    """The keyring answers, and has no key for this document: the spare key or another computer has it."""

    def __init__(self, key_id: str) -> None:
        super().__init__(key_id)
        self.key_id = key_id


class WrongKeyError(StoreError):
    """A key that belongs to another document."""


class WrongKeptKeyError(WrongKeyError):
    """What the keyring holds as this document's key is not it."""


class WrongPassphraseError(StoreError):
    """The passphrase does not open this document, whose file is whole; or it is empty."""


class SpareKeyError(StoreError):
    """What was typed is no spare key. `groups` are the numbers, from 1, of those that hold a mistake.

    None are named where there is too much or too little of it.
    """

    def __init__(self, groups: tuple[int, ...]) -> None:
        super().__init__(*groups)
        self.groups = groups


class NoSpareKeyError(StoreError):
    """An open document has no key, so there is no spare one."""


class ImportProblem(enum.Enum):
    """Why a file can't be imported."""

    NOT_TEXT = "not text"
    UNKNOWN = "unknown"
    EMPTY = "empty"
    BROKEN = "broken"
    NEWER = "newer"
    NO_DATE = "no date"
    AHEAD = "ahead"
    CELLS = "cells"
    KIND = "kind"
    VALUE = "value"
    WHICH_HABIT = "which habit"


class ImportFileError(StoreError):
    """A file that can't be imported, by line (from 1; 0 where no line can be named). Nothing was changed.

    `detail` is where it is wrong within a JSON file, or the names to choose from.
    """

    def __init__(self, problem: ImportProblem, line: int = 0, detail: tuple[str, ...] = ()) -> None:
        super().__init__(problem.value, line)
        self.problem = problem
        self.line = line
        self.detail = detail
