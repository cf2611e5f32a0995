"""A desk: a screen, a window manager, a tray, a session bus and a keyring, all real and all our own.

`with desk() as here:` starts them with a home folder of their own; `here.environment` is what a program
started there sees. Everything ends with the block, and with the tests if those are killed.
"""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

WITH_US = ("setpriv", "--pdeathsig=KILL")
PASSWORD = b"a password of the tests' own"
OWNS_SECRETS = (
    "dbus-send --session --print-reply --dest=org.freedesktop.DBus / "
    "org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets"
)


@dataclass(frozen=True)
class Desk:
    """A running desk. `environment` belongs to programs started there, `home` is its home folder."""

    environment: dict[str, str]
    home: Path

    def run(self, *command: str | Path) -> str:
        """Run a command there to its end; what it printed."""
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=60
        ).stdout


def _home(folder: Path) -> dict[str, str]:
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    return {
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TZ": os.environ.get("TZ", "Europe/Berlin"),
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local/share"),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_STATE_HOME": str(folder / ".local/state"),
    }


def _start(
    stack: ExitStack, environment: dict[str, str], *command: str, **more: object
) -> subprocess.Popen[bytes]:
    with Path(environment["HOME"], f"{command[0]}.log").open("wb") as log:
        running = subprocess.Popen([*WITH_US, *command], env=environment, stderr=log, **more)  # type: ignore[call-overload]
    stack.callback(running.wait)
    stack.callback(running.terminate)
    return running


def _screen(stack: ExitStack, environment: dict[str, str]) -> str:
    read, write = os.pipe()
    command = (
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        "1280x900x24",
        "-nolisten",
        "tcp",
        "-noreset",
    )
    _start(stack, environment, *command, pass_fds=(write,))
    os.close(write)
    with os.fdopen(read, encoding="ascii") as number:
        return f":{number.readline().strip()}"


def _bus(stack: ExitStack, environment: dict[str, str]) -> str:
    command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
    running = _start(stack, environment, *command, stdout=subprocess.PIPE)
    assert running.stdout is not None
    stack.callback(running.stdout.close)
    return running.stdout.readline().decode("ascii").strip()


def _keyring(stack: ExitStack, environment: dict[str, str]) -> None:
    command = ("gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets")
    running = _start(stack, environment, *command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert running.stdin is not None
    running.stdin.write(PASSWORD)
    running.stdin.close()
    wait_for(OWNS_SECRETS.split(), environment, "boolean true")


def wait_for(command: Sequence[str], environment: dict[str, str], expected: str, seconds: float = 10) -> str:
    """Ask a command again and again until its output holds what is expected; that output."""
    last = ""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        last = subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
        if expected in last:
            return last
        time.sleep(0.02)
    message = f"{command} never said {expected!r}; last: {last!r}"
    raise TimeoutError(message)


@contextmanager
def desk(*, screen: bool = True, keyring: bool = True, tray: Sequence[str] = ()) -> Iterator[Desk]:
    """Set a desk up, and take it down whatever happens; `tray` is the command of a tray host."""
    with TemporaryDirectory(prefix="leeward-desk-", ignore_cleanup_errors=True) as name, ExitStack() as stack:
        environment = _home(Path(name))
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, environment)
        if keyring:
            _keyring(stack, environment)
        if screen:
            environment["DISPLAY"] = _screen(stack, environment)
            environment["QT_QPA_PLATFORM"] = "xcb"
            _start(stack, environment, "openbox")
        if tray:
            _start(stack, environment, *tray)
        yield Desk(environment, Path(name))
