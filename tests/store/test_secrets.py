"""The keyring's door: only backends that can be trusted, and every trouble by its name."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from keyring import errors
from keyring.backends import chainer, fail, null

from leeward.store.errors import KeyringProblem, KeyUnavailableError
from leeward.store.secrets import KeyringSecrets

if TYPE_CHECKING:
    from collections.abc import Callable


class PromptDismissedException(Exception):  # noqa: N818  named as the D-Bus library names its own
    """A prompt closed by the person."""


def unanswered() -> Exception:
    """What comes of a question whose receiver ended: the bus answered in its place."""
    error, said = errors.InitError(), Exception()
    said.name = "org.freedesktop.DBus.Error.NoReply"  # type: ignore[attr-defined]
    error.__cause__ = said
    return error


class Plain:
    """A backend that keeps passwords in the open, as some do; or has `trouble`, or forgets."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        """As keyring's backends do."""
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """As keyring's backends do."""
        self._check()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """As keyring's backends do."""
        self._check()
        del self.kept[service, username]

    def _check(self) -> None:
        if self.trouble is not None:
            raise self.trouble


class Drawer(Plain):
    """The same, by the name of a backend that can be trusted."""

    __module__ = "keyring.backends.SecretService"


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """The backend keyring has chosen."""
    made = Drawer()
    monkeypatch.setattr("leeward.store.secrets._chosen", lambda: made)
    return made


def test_a_key_is_kept_and_forgotten(drawer: Drawer) -> None:
    """A key comes back as it was given, under a neutral name, until it is deleted; twice is no error."""
    secrets = KeyringSecrets()
    assert secrets.get("ab") is None
    secrets.set("ab", b"\x00\xff" * 16)
    assert list(drawer.kept) == [("Leeward", "ab")]
    assert secrets.get("ab") == b"\x00\xff" * 16
    secrets.delete("ab")
    secrets.delete("ab")
    assert secrets.get("ab") is None


def test_what_is_no_key_is_no_key(drawer: Drawer) -> None:
    """An entry someone else wrote under our name is not taken for a key."""
    drawer.kept["Leeward", "ab"] = "not base64 at all!"
    assert KeyringSecrets().get("ab") is None


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (errors.NoKeyringError(), KeyringProblem.ABSENT),
        (errors.InitError(), KeyringProblem.ABSENT),
        (ConnectionRefusedError(), KeyringProblem.ABSENT),
        (ConnectionResetError(), KeyringProblem.GONE),
        (BrokenPipeError(), KeyringProblem.GONE),
        (unanswered(), KeyringProblem.GONE),
        (errors.KeyringLocked(), KeyringProblem.LOCKED),
        (errors.PasswordSetError(), KeyringProblem.DENIED),
        (PromptDismissedException(), KeyringProblem.DISMISSED),
        (errors.KeyringError(), KeyringProblem.FAILED),
        (RuntimeError("no bus"), KeyringProblem.FAILED),
        (OSError(), KeyringProblem.FAILED),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value.value,
)
def test_every_trouble_has_its_name(drawer: Drawer, trouble: Exception, problem: KeyringProblem) -> None:
    """Whatever a backend raises becomes one error with a reason, and `working` just says no."""
    drawer.trouble = trouble
    secrets = KeyringSecrets()
    acts: tuple[Callable[[], object], ...] = (
        lambda: secrets.get("ab"),
        lambda: secrets.set("ab", b"key"),
        lambda: secrets.delete("ab"),
    )
    for act in acts:
        with pytest.raises(KeyUnavailableError) as told:
            act()
        assert told.value.problem is problem
    assert not secrets.working()


def test_a_prompt_that_was_closed_is_told_from_a_locked_keyring(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both end as locked; one that took a person's time had asked."""
    drawer.trouble = errors.KeyringLocked()
    # Each time which keyring it is comes first, then the question begins, and ends.
    seconds = iter([9.0, 10.0, 10.1, 19.0, 20.0, 23.0])
    monkeypatch.setattr("leeward.store.secrets.time", SimpleNamespace(monotonic=lambda: next(seconds)))
    for problem in (KeyringProblem.LOCKED, KeyringProblem.DISMISSED):
        with pytest.raises(KeyUnavailableError) as told:
            KeyringSecrets().get("ab")
        assert told.value.problem is problem


def test_a_keyring_that_forgets_is_not_trusted(drawer: Drawer) -> None:
    """A key that does not come back at once is no kept key."""
    drawer.forgets = True
    with pytest.raises(KeyUnavailableError):
        KeyringSecrets().set("ab", b"key")
    assert not KeyringSecrets().working()


def test_a_working_keyring_keeps_no_trace_of_the_probe(drawer: Drawer) -> None:
    """Probing leaves the keyring as it was."""
    assert KeyringSecrets().working()
    assert not drawer.kept


@pytest.mark.parametrize("backend", [Plain, null.Keyring, fail.Keyring])
def test_no_backend_that_keeps_nothing_or_keeps_it_open(
    monkeypatch: pytest.MonkeyPatch, backend: type
) -> None:
    """A file, a void and an absence are all no keyring, whatever keyring itself would take."""
    monkeypatch.setattr("leeward.store.secrets._chosen", backend)
    with pytest.raises(KeyUnavailableError) as told:
        KeyringSecrets().set("ab", b"key")
    assert told.value.problem is KeyringProblem.ABSENT
    assert not KeyringSecrets().working()


def test_of_several_the_trusted_one_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where keyring would try one backend after the other, only a trusted one is."""
    drawer = Drawer()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [Plain(), drawer])
    monkeypatch.setattr("leeward.store.secrets._chosen", chainer.ChainerBackend)
    KeyringSecrets().set("ab", b"key")
    assert drawer.kept


def test_importing_does_not_load_keyring() -> None:
    """The slow import waits until a key is asked for."""
    loaded = "print({'keyring', 'cryptography'} & {*sys.modules})"
    source = f"import sys, leeward.store.document, leeward.store.secrets; {loaded}"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "desktop")}
    done = subprocess.run([sys.executable, "-c", source], env=environment, capture_output=True, check=True)
    assert done.stdout == b"set()\n"
