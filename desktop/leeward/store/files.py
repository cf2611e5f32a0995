"""Reading and replacing one of our files so that a crash leaves the old or the new, never neither."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import itertools
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from leeward import locks
from leeward.store.errors import FileAccessError, FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import BinaryIO

OWNER_ONLY_FILE = 0o600
# Not every system knows each of these.
OURS = getattr(os, "O_CLOEXEC", 0) | locks.BINARY
NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
OWNER_ONLY_FOLDER = 0o700

# A save takes milliseconds; ten seconds of another's are a process that hangs.
BUSY_TRIES = 500
BUSY_PAUSE = 0.02
PIECE = 1 << 16

_PROBLEMS = {
    errno.ENOENT: FileProblem.MISSING,
    errno.EEXIST: FileProblem.EXISTS,
    errno.EACCES: FileProblem.DENIED,
    errno.EPERM: FileProblem.DENIED,
    errno.EROFS: FileProblem.READ_ONLY,
    errno.ENOSPC: FileProblem.FULL,
    errno.EDQUOT: FileProblem.FULL,
    errno.EISDIR: FileProblem.NOT_A_FILE,
    errno.ENOTDIR: FileProblem.NOT_A_FILE,
    errno.ELOOP: FileProblem.NOT_A_FILE,
    errno.ENXIO: FileProblem.NOT_A_FILE,
}


def read(path: Path) -> bytes:
    """The bytes of a plain file; raises FileAccessError. A pipe or device is refused, not waited for."""
    with _told(path), _plain(path) as stream:
        return stream.read()


def replace(path: Path, data: bytes, once_safe: Callable[[], None] | None = None) -> None:
    """Make `path` hold `data`, owner-only; raises FileAccessError, and then what stood there still stands.

    A sibling is written, flushed to the disk, read back and compared, and only then takes the place.
    `once_safe` is called just before that. Call it within `exclusive(path)`.
    """
    make_private(path.parent)
    sibling = path.with_name(f".{path.name}.new")
    try:
        with _told(path):
            sibling.unlink(missing_ok=True)
            _write(sibling, data)
            _check(sibling, data)
            if once_safe is not None:
                once_safe()
            sibling.replace(path)
    except FileAccessError:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)
        raise
    with _told(path):
        _sync_folder(path.parent)


@contextlib.contextmanager
def exclusive(path: Path) -> Generator[None]:
    """Keep every other process and thread from saving `path`; raises FileAccessError(BUSY) in the end.

    The lock file beside it stays: removing it would let two in.
    """
    make_private(path.parent)
    with _told(path):
        lock = os.open(
            path.with_name(f".{path.name}.lock"),
            os.O_RDWR | os.O_CREAT | OURS | NO_LINK | NO_WAIT,
            OWNER_ONLY_FILE,
        )
    try:
        with _told(path):
            _wait_for(lock, path)
        yield
    finally:
        with _told(path):
            os.close(lock)


def digest(data: bytes) -> bytes:
    """What tells one content from another."""
    return hashlib.sha256(data).digest()


def listed(folder: Path) -> list[Path]:
    """The files of a folder, by name; none where it is not there. Raises FileAccessError."""
    with _told(folder):
        try:
            return sorted(folder.iterdir())
        except FileNotFoundError:
            return []


def exists(path: Path) -> bool:
    """Whether anything stands there; raises FileAccessError where that can't be told."""
    with _told(path):
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True


def real(path: Path) -> Path:
    """Where a file really lies, behind every link; raises FileAccessError where that can't be told."""
    with _told(path):
        try:
            return Path(os.path.realpath(path, strict=True))
        except (FileNotFoundError, NotADirectoryError):
            return Path(os.path.realpath(path))


def remove(path: Path) -> None:
    """Take a file away for good; nothing happens where there is none. Raises FileAccessError."""
    with _told(path):
        path.unlink(missing_ok=True)
        if path.parent.exists():
            _sync_folder(path.parent)


def set_aside(path: Path) -> Path:
    """Move a file, untouched, to a free name dated by its last writing; raises FileAccessError."""
    with _told(path):
        written = dt.datetime.fromtimestamp(path.lstat().st_mtime, dt.UTC)
        stem = f"{path.stem}-unreadable-{written:%Y-%m-%d-%H%M%S}"
        names = (f"{stem}{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 10_000))))
        free = next(place for place in map(path.with_name, names) if not os.path.lexists(place))
        path.rename(free)
        _sync_folder(path.parent)
        return free


def set_aside_if_same(path: Path, seen: bytes) -> Path | None:
    """Move a file away if its digest still is `seen`; None where it cannot be, or is another by now."""
    try:
        with exclusive(path):
            return set_aside(path) if digest(read(path)) == seen else None
    except FileAccessError:
        return None


def make_private(folder: Path) -> None:
    """Make a folder and what is missing above it, owner-only; what exists stays as it is."""
    with _told(folder):
        missing = list(itertools.takewhile(lambda each: not each.exists(), (folder, *folder.parents)))
        for each in reversed(missing):
            each.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | OURS | NO_LINK
    file = os.open(path, flags, OWNER_ONLY_FILE)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(file, OWNER_ONLY_FILE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
        # So that reading back reads the disk, as far as the system goes along.
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def _check(path: Path, data: bytes) -> None:
    """Read back and compare, a piece at a time: a second copy of it all would only cost memory."""
    at = 0
    with _plain(path) as stream:
        while piece := stream.read(PIECE):
            if piece != data[at : at + len(piece)]:
                raise FileAccessError(FileProblem.READ_BACK, path)
            at += len(piece)
    if at != len(data):
        raise FileAccessError(FileProblem.READ_BACK, path)


@contextlib.contextmanager
def _plain(path: Path) -> Generator[BinaryIO]:
    """A plain file, open for reading."""
    file = os.open(path, os.O_RDONLY | OURS | NO_WAIT)
    with open(file, "rb") as stream:  # noqa: PTH123  a descriptor, not a path
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise FileAccessError(FileProblem.NOT_A_FILE, path)
        yield stream


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows, which opens no folder
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | OURS)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems have no such call; the file itself was flushed.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)


def _wait_for(lock: int, path: Path) -> None:
    for _ in range(BUSY_TRIES):
        if locks.take(lock):
            return
        time.sleep(BUSY_PAUSE)
    raise FileAccessError(FileProblem.BUSY, path)


@contextlib.contextmanager
def _told(path: Path) -> Generator[None]:
    """Turn the system's errors about `path` into ours."""
    try:
        yield
    except OSError as error:
        problem = _PROBLEMS.get(error.errno or 0, FileProblem.FAILED)
        raise FileAccessError(problem, path, error.errno or 0) from error
