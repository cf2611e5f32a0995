"""A keyring in a folder, for tests whose processes are killed: it has what it was given, as a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fake_secrets import FakeSecrets
from leeward.store.errors import KeyringProblem, KeyUnavailableError

if TYPE_CHECKING:
    from pathlib import Path


class FileSecrets(FakeSecrets):
    """Keeps each key in a file of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def get(self, key_id: str) -> bytes | None:
        """The key of that id, or None."""
        try:
            return (self._folder / key_id).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise KeyUnavailableError(KeyringProblem.FAILED) from error

    def set(self, key_id: str, key: bytes) -> None:
        """Keep a key, all of it or nothing."""
        try:
            self._folder.mkdir(exist_ok=True)
            new = self._folder / f"{key_id}.new"
            new.write_bytes(key)
            new.replace(self._folder / key_id)
        except OSError as error:
            raise KeyUnavailableError(KeyringProblem.FAILED) from error

    def delete(self, key_id: str) -> None:
        """Forget a key."""
        try:
            (self._folder / key_id).unlink(missing_ok=True)
        except OSError as error:
            raise KeyUnavailableError(KeyringProblem.FAILED) from error
