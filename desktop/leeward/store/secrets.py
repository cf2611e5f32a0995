"""The computer's keyring, where the document's key lies.

Every call may block until the person answers the keyring's own prompt: never call from the GUI thread.
Libraries are imported at the first call, because they are slow.
"""

from __future__ import annotations

import base64
import binascii
import os
import time
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from leeward.store.errors import KeyringProblem, KeyUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from keyring.backend import KeyringBackend

    T = TypeVar("T")

SERVICE = "Leeward"
PROBE = "probe"
NO_REPLY = "org.freedesktop.DBus.Error.NoReply"
NOBODY_IS_SO_QUICK = 0.4

# Backends that keep a secret behind the computer's own login. Others (plain files, none at all, those
# that ask for a password on a terminal) would be a protection the person did not choose.
TRUSTED = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
)


class Secrets(Protocol):
    """Where keys are kept, by their ids. Each method raises KeyUnavailableError and may block."""

    def get(self, key_id: str) -> bytes | None:
        """The key of that id, or None."""
        ...

    def set(self, key_id: str, key: bytes) -> None:
        """Keep a key."""
        ...

    def delete(self, key_id: str) -> None:
        """Forget a key; nothing happens where there is none."""
        ...

    def working(self) -> bool:
        """Whether a key given now would be handed back; never raises."""
        ...


class _Backend(Protocol):
    """What is used of keyring's backends."""

    def get_password(self, service: str, username: str, /) -> str | None: ...

    def set_password(self, service: str, username: str, password: str, /) -> None: ...

    def delete_password(self, service: str, username: str, /) -> None: ...


class KeyringSecrets:
    """The keyring of the desktop (Secret Service, KWallet, macOS, Windows)."""

    def get(self, key_id: str) -> bytes | None:
        """The key of that id, or None where there is none or it is not one of ours."""
        text = _unlocked(key_id)
        if text is None:
            backend = _backend()
            text = _ask(lambda: backend.get_password(SERVICE, key_id))
        return _key_in(text)

    def set(self, key_id: str, key: bytes) -> None:
        """Keep a key, and see that the keyring hands it back."""
        backend = _backend()
        text = base64.b64encode(key).decode()
        _ask(lambda: backend.set_password(SERVICE, key_id, text))
        if _ask(lambda: backend.get_password(SERVICE, key_id)) != text:
            raise KeyUnavailableError(KeyringProblem.FAILED)

    def delete(self, key_id: str) -> None:
        """Forget a key; nothing happens where there is none."""
        backend = _backend()
        if _ask(lambda: backend.get_password(SERVICE, key_id)) is not None:
            _ask(lambda: backend.delete_password(SERVICE, key_id))

    def working(self) -> bool:
        """Whether a keyring is here, unlocked, and keeps what it is given."""
        try:
            self.set(PROBE, b"probe")
            self.delete(PROBE)
        except KeyUnavailableError:
            return False
        return True


def unlocked_key(key_id: str) -> bytes | None:
    """The key of that id where it is had without asking anybody: from an unlocked Secret Service."""
    return _key_in(_unlocked(key_id))


def _key_in(text: str | None) -> bytes | None:
    try:
        return None if text is None else base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _unlocked(key_id: str) -> str | None:
    """The text of that id in an unlocked Secret Service; None where `keyring` has to be asked for it.

    It is where and how `keyring` itself keeps it. Reading it so leaves out `keyring`'s own imports, web
    clients among them, which took as long as all the rest between the first paint and the day.
    """
    try:
        import secretstorage  # noqa: PLC0415  on Linux only, and not needed before the first paint
    except ImportError:
        return None
    try:
        with closing(secretstorage.dbus_init()) as bus:
            found = secretstorage.search_items(bus, {"service": SERVICE, "username": key_id})
            item = next((item for item in found if not item.is_locked()), None)
            return None if item is None else item.get_secret().decode()
    except Exception as error:
        if _problem(error) is KeyringProblem.GONE:
            raise KeyUnavailableError(KeyringProblem.GONE) from error
        return None  # `keyring` then says what is


def _backend() -> _Backend:
    """The backend to ask; KeyUnavailableError(ABSENT) where none can be trusted.

    `keyring` chooses once per process, so where it found none, one that started later is looked for.
    """
    chosen = _ask(_chosen)
    if type(chosen).__module__ in TRUSTED:
        return chosen
    from keyring import backend  # noqa: PLC0415  slow, and not needed before the first paint
    from keyring.backends import chainer, fail  # noqa: PLC0415

    if isinstance(chosen, fail.Keyring):
        viable = _ask(lambda: list(backend.KeyringBackend.get_viable_backends()))
        best_first = sorted(viable, key=backend.by_priority, reverse=True)
        candidates = [kind() for kind in best_first if kind.__module__ in TRUSTED]
    elif isinstance(chosen, chainer.ChainerBackend):
        candidates = list(chosen.backends)
    else:
        candidates = [chosen]
    trusted = [each for each in candidates if type(each).__module__ in TRUSTED]
    if not trusted:
        raise KeyUnavailableError(KeyringProblem.ABSENT)
    return trusted[0]


def _chosen() -> KeyringBackend:
    """The backend `keyring` would choose.

    Where nobody set another, that is the Secret Service if it is there, except on KDE, whose own goes
    first. To learn so, `keyring` would read every backend it has, those of other systems too; that takes
    longer than all the rest of opening the document.
    """
    import keyring  # noqa: PLC0415  slow, and not needed before the first paint
    from keyring import core  # noqa: PLC0415
    from keyring.backends import SecretService  # noqa: PLC0415

    on_kde = "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    configured = core.load_env() or core.load_config()
    if configured is None and not on_kde and SecretService.Keyring.viable:
        return SecretService.Keyring()
    return keyring.get_keyring()


def _ask(question: Callable[[], T]) -> T:
    """The keyring's answer, or KeyUnavailableError with what kept it from answering."""
    # Backends let errors of their D-Bus library through, which share no base but Exception.
    asked = time.monotonic()
    try:
        return question()
    except Exception as error:
        problem = _problem(error)
        # A keyring says the same whether it asked for its password or could not; only a person takes time.
        if problem is KeyringProblem.LOCKED and time.monotonic() - asked > NOBODY_IS_SO_QUICK:
            problem = KeyringProblem.DISMISSED
        raise KeyUnavailableError(problem) from error


def _problem(error: Exception) -> KeyringProblem:
    """What an error says, by its type's name: the types belong to libraries that may not be here."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"ConnectionResetError", "BrokenPipeError", "EOFError"} or _left_unanswered(error):
        return KeyringProblem.GONE
    if names & {"NoKeyringError", "InitError", "SecretServiceNotAvailableException", "ConnectionError"}:
        return KeyringProblem.ABSENT
    if names & {"KeyringLocked", "LockedException"}:
        return KeyringProblem.LOCKED
    if "PromptDismissedException" in names:
        return KeyringProblem.DISMISSED
    if names & {"PasswordSetError", "PasswordDeleteError"}:
        return KeyringProblem.DENIED
    return KeyringProblem.FAILED


def _left_unanswered(error: BaseException | None) -> bool:
    """Whether what was asked went away before it answered, as the bus then says in its place."""
    while error is not None:
        if getattr(error, "name", "") == NO_REPLY:
            return True
        error = error.__cause__ or error.__context__
    return False
