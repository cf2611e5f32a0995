"""Leeward without what another system lacks: `elsewhere_start.py win32|darwin FOLDER`.

What Python and the libraries bring is imported first, for that is made for each system by those who make it.
Then modules, functions and flags that the other system does not have are gone, and `sys.platform` says it.
"""

import contextlib
import importlib
import os
import pkgutil
import signal
import socket
import subprocess  # noqa: F401  decides what system it is on when it is imported
import sys
import tempfile  # noqa: F401
import time
from importlib.util import find_spec
from types import ModuleType

PLATFORM, FOLDER = sys.argv[1:]
WINDOW = find_spec("PySide6") is not None
LIBRARIES = (
    "msgspec",
    "watchdog.observers",
    "cryptography.fernet",
    "idna",
    "zoneinfo",
    "keyring",
)
ABSENT_MODULES = {
    "win32": ("fcntl", "grp", "pwd", "resource", "syslog", "termios", "pty", "jeepney", "secretstorage"),
    "darwin": ("jeepney", "secretstorage"),
}
ABSENT = {
    "win32": (
        (os, "getuid geteuid getgid getegid fchmod fchown chown statvfs sysconf posix_fadvise fork uname"),
        (os, "O_CLOEXEC O_NOFOLLOW O_NONBLOCK O_DIRECTORY ST_RDONLY POSIX_FADV_DONTNEED"),
        (signal, "SIGHUP SIGKILL SIGUSR1 SIGALRM"),
        (socket, "AF_UNIX"),
        (time, "CLOCK_BOOTTIME clock_gettime"),
    ),
    "darwin": ((os, "posix_fadvise POSIX_FADV_DONTNEED"), (time, "CLOCK_BOOTTIME")),
}


def go_elsewhere() -> None:
    """Take away what is not there."""
    for name in (*LIBRARIES, *(("PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtTest") if WINDOW else ())):
        importlib.import_module(name)
    for name in ABSENT_MODULES[PLATFORM]:
        sys.modules[name] = None  # type: ignore[assignment]  which is how an import is refused
    if PLATFORM == "win32":
        os.environ |= dict.fromkeys(("APPDATA", "LOCALAPPDATA", "SYSTEMROOT"), FOLDER)
        sys.modules["msvcrt"] = _locks()
    for module, names in ABSENT[PLATFORM]:
        for name in names.split():
            with contextlib.suppress(AttributeError):
                delattr(module, name)
    sys.platform = PLATFORM


def _locks() -> ModuleType:
    """As much of Windows' own module as locks need."""
    module = ModuleType("msvcrt")
    module.LK_NBLCK = 2  # type: ignore[attr-defined]
    module.locking = lambda *_: None  # type: ignore[attr-defined]
    return module


def import_everything() -> None:
    """Each module that a start, a page or a command may come to need."""
    import leeward  # noqa: PLC0415

    for found in pkgutil.walk_packages(leeward.__path__, "leeward."):
        # Told apart by name: on these systems nobody asks D-Bus.
        if found.name.endswith(("__main__", "notification_bus")) or (".gui" in found.name and not WINDOW):
            continue
        importlib.import_module(found.name)


def main() -> None:
    """Import all of it, begin a document, close something, and open the window."""
    go_elsewhere()
    import_everything()
    from leeward import cli  # noqa: PLC0415

    for words in (["init", "--protect", "none"], ["close", "instagram.com", "--yes"], ["status"], ["lift"]):
        code = cli.run(words, cli.Head.of_process())
        print(words[0], code)  # noqa: T201  read by the test
    if WINDOW:
        from PySide6.QtCore import QTimer  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from leeward.gui import process  # noqa: PLC0415
        from leeward.start import WindowAsked  # noqa: PLC0415

        run = QApplication.exec

        def until_shown(_application: QApplication) -> int:
            timer = QTimer(interval=100)
            timer.timeout.connect(
                lambda: any(w.isVisible() for w in QApplication.topLevelWidgets()) and QApplication.quit()
            )
            timer.start()
            return run()

        QApplication.exec = until_shown  # type: ignore[method-assign,assignment]
        print("window", process.run("leeward", WindowAsked()))  # noqa: T201


if __name__ == "__main__":
    main()
