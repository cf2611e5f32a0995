"""A keyring in memory, for tests."""

from __future__ import annotations

from leeward.store.errors import KeyringProblem, KeyUnavailableError


class FakeSecrets:
    """Keeps keys in `kept`; while `problem` is set, every call fails with it."""

    def __init__(self, problem: KeyringProblem | None = None) -> None:
        self.kept: dict[str, bytes] = {}
        self.problem = problem

    def get(self, key_id: str) -> bytes | None:
        """The key of that id, or None."""
        self._check()
        return self.kept.get(key_id)

    def set(self, key_id: str, key: bytes) -> None:
        """Keep a key."""
        self._check()
        self.kept[key_id] = key

    def delete(self, key_id: str) -> None:
        """Forget a key."""
        self._check()
        self.kept.pop(key_id, None)

    def working(self) -> bool:
        """Whether no problem is set."""
        return self.problem is None

    def _check(self) -> None:
        if self.problem is not None:
            raise KeyUnavailableError(self.problem)
