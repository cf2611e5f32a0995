"""One window for each document: a second start hands its word to the first and ends."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from leeward import locks

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

WORDS = frozenset({"show", "moment", "hide"})
_LONGEST = 16
_PATIENCE = 2.0


def runtime_folder(environment: dict[str, str]) -> Path:
    """A folder only this person can enter, gone after log-out where the system has such a one."""
    named = environment.get("XDG_RUNTIME_DIR")
    # On Windows the folder of what lasts a while is a person's own.
    return _base(named) / (f"leeward-{os.getuid()}" if hasattr(os, "getuid") else "leeward")


def _base(named: str | None) -> Path:
    if named and os.path.isabs(named):  # noqa: PTH117
        return Path(named)
    import tempfile  # noqa: PLC0415  most desktops name a folder

    return Path(tempfile.gettempdir())


class Instance:
    """The claim to be the only window over a document folder."""

    def __init__(self, runtime: Path, document_folder: Path) -> None:
        # A digest, since a socket's whole path may hold about a hundred bytes.
        name = hashlib.sha256(os.fsencode(document_folder)).hexdigest()[:16]
        self._folder = runtime
        self._lock = runtime / f"{name}.lock"
        self._socket = runtime / f"{name}.sock"
        self._held: int | None = None
        self._server: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def claim(self) -> bool:
        """Become the one; False where another already is. The claim ends with the process."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = self._folder.lstat()
        if hasattr(os, "getuid") and (facts.st_uid != os.getuid() or facts.st_mode & 0o077):
            raise PermissionError(str(self._folder))
        held = os.open(self._lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not locks.take(held):
            os.close(held)
            return False
        self._held = held
        return True

    def serve(self, tell: Callable[[str], None]) -> None:
        """Take words of later starts and `tell` them, in a thread of its own."""
        import socket  # noqa: PLC0415  not before the first paint

        if not hasattr(socket, "AF_UNIX"):
            return  # Windows, where a second start only ends
        self._socket.unlink(missing_ok=True)
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(str(self._socket))
        server.listen()
        self._server = server
        self._thread = threading.Thread(target=_serve, args=(server, tell), daemon=True)
        self._thread.start()

    def hand_over(self, word: str) -> bool:
        """Hand a word to the one that is; whether it took it."""
        if not os.path.lexists(self._socket):
            return False
        import socket  # noqa: PLC0415  only where there may be one

        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(_PATIENCE)
                line.connect(str(self._socket))
                line.sendall(word.encode())
                line.shutdown(socket.SHUT_WR)
                return line.recv(1) == b"+"
        except OSError:
            return False

    def close(self) -> None:
        """Give the claim up."""
        if self._server is not None and self._thread is not None:
            import socket  # noqa: PLC0415

            # Waking accept() by closing alone is not promised; shutting down is.
            self._server.shutdown(socket.SHUT_RDWR)
            self._thread.join()
            self._server.close()
            self._socket.unlink(missing_ok=True)
        if self._held is not None:
            os.close(self._held)
            self._held = None


def _serve(server: socket.socket, tell: Callable[[str], None]) -> None:
    while True:
        try:
            line, _ = server.accept()
        except OSError:
            return
        with line:
            line.settimeout(_PATIENCE)
            try:
                word = line.recv(_LONGEST).decode(errors="replace")
                if word in WORDS:
                    tell(word)
                    line.sendall(b"+")
            except OSError:
                continue
