"""The guard's own folder: nobody else's, and held by one guard at a time.

What in it is not as the guard leaves it, somebody else's or open to others, is taken away rather than
believed. The lines in the hosts file carry their own ends, so nothing stays closed for want of it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import stat
import time

from leeward_guard import files
from leeward_guard.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

LOCK = "lock"
LEDGER = "ledger.json"
KEPT = "hosts.kept"
RECORD = "installed.json"
FILES = (LEDGER, KEPT, RECORD)
LOCKS = "/proc/locks"
OTHERS = stat.S_IWGRP | stat.S_IWOTH
# A guard that holds the lock so long was stopped or frozen; its work is a matter of milliseconds.
PATIENCE = 30.0
GLANCE = 0.02


@contextlib.contextmanager
def locked(folder: str) -> Generator[None]:
    """Hold the one lock of the guard's own folder, which is made, or made its own again, before.

    Raises FileTrouble. Whoever was stopped while holding it is ended: at any point of its work that leaves
    files as they were or as they are to be.
    """
    with files.troubles():
        _claim(folder)
        lock = _lock(os.path.join(folder, LOCK))  # noqa: PTH118
    try:
        with files.troubles():
            for name in FILES:
                path = os.path.join(folder, name)  # noqa: PTH118
                _clear(path)
                _clear(files.beside(path))
        yield
    finally:
        os.close(lock)


def _claim(folder: str) -> None:
    """Have the folder stand and belong to the guard's user alone."""
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o755)  # noqa: PTH102  pathlib alone costs a third of the guard's start
    with contextlib.suppress(FileNotFoundError):
        found = os.stat(folder)  # noqa: PTH116
        if stat.S_ISDIR(found.st_mode) and _is_ours(found):
            return
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        os.unlink(folder)  # noqa: PTH108
        os.mkdir(folder, 0o755)  # noqa: PTH102
    os.chown(folder, os.geteuid(), -1, follow_symlinks=False)
    os.chmod(folder, 0o755)  # noqa: PTH101, S103  to be read by anyone


def _is_ours(found: os.stat_result) -> bool:
    return found.st_uid == os.geteuid() and not found.st_mode & OTHERS


def _clear(path: str) -> None:
    """Take away what is no plain file of the guard's user's own."""
    if not os.path.lexists(path):
        return
    found = os.lstat(path)
    if stat.S_ISREG(found.st_mode) and _is_ours(found):
        return
    if stat.S_ISDIR(found.st_mode):
        import shutil  # noqa: PLC0415  nearly never needed

        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108


def _lock(path: str) -> int:
    """The lock, held; as it is closed, it is let go."""
    while True:
        _clear(path)
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        _wait(lock)
        # It may have been taken away meanwhile, by a guard that found it strange.
        if os.path.lexists(path) and os.path.samestat(os.fstat(lock), os.lstat(path)):
            return lock
        os.close(lock)


def _wait(lock: int) -> None:
    """Hold the lock, once those are done who had it before."""
    known, since = 0, time.monotonic()
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        holder = _holder(lock)
        if holder != known:
            known, since = holder, time.monotonic()
        elif holder and time.monotonic() - since > PATIENCE:
            _end(lock, holder)
        time.sleep(GLANCE)


def _holder(lock: int) -> int:
    """The process that holds the lock, 0 where it can't be told."""
    inode = b"%d" % os.fstat(lock).st_ino
    try:
        with open(LOCKS, "rb") as file:  # noqa: PTH123
            lines = file.read().splitlines()
    except OSError:
        return 0
    for line in lines:
        # Its number, FLOCK ADVISORY WRITE, process, device and inode; of those that wait an arrow is second.
        words = line.split()
        if words[1:2] == [b"FLOCK"] and words[5].rpartition(b":")[2] == inode:
            process = int(words[4])
            if _has_open(process, lock):
                return process
    return 0


def _has_open(process: int, lock: int) -> bool:
    """Whether it has the very file open: inodes alone are not the same on two file systems."""
    folder = f"/proc/{process}/fd"
    with contextlib.suppress(OSError):
        for number in os.listdir(folder):  # noqa: PTH208
            with contextlib.suppress(OSError):
                if os.path.samestat(os.stat(f"{folder}/{number}"), os.fstat(lock)):  # noqa: PTH116
                    return True
    return False


def _end(lock: int, holder: int) -> None:
    """End the process, if it still is the one that holds the lock."""
    with contextlib.suppress(OSError):
        process = os.pidfd_open(holder)
        try:
            if _holder(lock) == holder:
                signal.pidfd_send_signal(process, signal.SIGKILL)
        finally:
            os.close(process)
