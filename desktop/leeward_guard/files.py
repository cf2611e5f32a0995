"""Reads and replaces a root-owned file so that a crash leaves the old bytes or the new, never a mixture."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from leeward_guard import torn
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    Pieces = Sequence[bytes | memoryview]

LARGEST = 64 * 1024 * 1024
TRIES = 5
READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

# Reason words of FileTrouble.
MISSING = "file-missing"
NOT_PLAIN = "file-not-plain"
TOO_LARGE = "file-too-large"
CHANGING = "file-keeps-changing"
NOT_PERMITTED = "file-not-permitted"
READ_ONLY = "file-read-only"
DISK_FULL = "disk-full"
INPUT_OUTPUT = "file-io"
REASONS = {
    errno.ENOENT: MISSING,
    errno.ELOOP: NOT_PLAIN,
    errno.EISDIR: NOT_PLAIN,
    errno.ENOTDIR: NOT_PLAIN,
    errno.ENXIO: NOT_PLAIN,
    errno.EACCES: NOT_PERMITTED,
    errno.EPERM: NOT_PERMITTED,
    errno.EROFS: READ_ONLY,
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
}


class FileTrouble(Exception):  # noqa: N818  the world's doing, not a mistake
    """A file could not be read or replaced; it is as it was. `reason` is one of the words above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Read(NamedTuple):
    """A file's bytes and what tells whether it is still the same."""

    data: bytes
    identity: tuple[int, ...]


@contextlib.contextmanager
def troubles() -> Generator[None]:
    """Turn the system's errors into FileTrouble."""
    try:
        yield
    except OSError as error:
        raise FileTrouble(REASONS.get(error.errno or 0, INPUT_OUTPUT)) from error


def read(path: str) -> Read:
    """The file's bytes. A link, a folder, what else is no plain file, or more than 64 MiB is refused."""
    with troubles():
        handle = os.open(path, READ)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise FileTrouble(NOT_PLAIN)
            if found.st_size > LARGEST:
                raise FileTrouble(TOO_LARGE)
            return Read(_read_all(handle, found.st_size), _identity(found))
        finally:
            os.close(handle)


def replace(path: str, old: Read, pieces: Pieces, keep: str, temporary: str = "") -> None:
    """Put `pieces`, one after the other, in the place of `old`; mode, owner and extended attributes stay.

    Raises FileTrouble with CHANGING where the file is no longer the one that was read. A file that can't
    be replaced, only written (a mount of its own), or that has another name, too, is written in place
    while `keep`, a path in the guard's own folder, holds its old bytes; without one the first is left,
    and the second replaced. `temporary` is where the new bytes
    are written first, beside the file where none is given.
    """
    with troubles():
        sibling = temporary or beside(path)
        try:
            try:
                _write_like(path, sibling, pieces)
            except OSError as error:
                _write_over(path, b"".join(pieces), error, old)
                return
            # The same bytes are the same, whatever anyone did to make them seem new.
            if _identity(os.lstat(path)) != old.identity:
                _check_same(path, old)
            if not _renamed(sibling, path, must=not keep):
                _write_in_place(path, old, b"".join(pieces), keep)
            sync_folder(path)
        finally:
            remove(sibling)


def write_new(path: str, data: bytes, mode: int, temporary: str = "") -> None:
    """Write a file of our own whole, in the place of an older one; `temporary` as in `replace`."""
    with troubles():
        sibling = temporary or beside(path)
        remove(sibling)
        try:
            try:
                _write(sibling, data, mode)
            except OSError as error:
                _write_over(path, data, error)
                return
            os.rename(sibling, path)  # noqa: PTH104
            sync_folder(path)
        finally:
            remove(sibling)


def mend(path: str, keep: str) -> bool:
    """Put back what an in-place writing that was cut short has torn; whether one was cut short.

    A file that says something else by now was written by someone else since, and stays.
    """
    remove(beside(path))
    try:
        kept = read(keep).data
    except FileTrouble as trouble:
        if trouble.reason == MISSING:
            return False
        raise
    parts = torn.read_kept(kept)
    if parts and torn.is_torn(read(path).data, *parts):
        with troubles():
            _overwrite(path, parts[0])
    remove(keep)
    return True


def remove(path: str) -> bool:
    """Delete a file of our own; whether it was there."""
    # Asked first: on a read-only file system even a missing file can't be unlinked.
    if not os.path.lexists(path):
        return False
    with troubles():
        try:
            os.unlink(path)  # noqa: PTH108
        except IsADirectoryError:
            os.rmdir(path)  # noqa: PTH106
    return True


def beside(path: str) -> str:
    """Where the next bytes of the file at `path` are written first, beside it."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.leeward")  # noqa: PTH118


def sync_folder(path: str) -> None:
    """Make the name of the file at `path` last."""
    folder = os.open(os.path.dirname(path), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)  # noqa: PTH120
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _renamed(sibling: str, path: str, *, must: bool) -> bool:
    """Whether the file now stands at `path`; unless it must, not where only writing in place will do."""
    if not must and os.lstat(path).st_nlink > 1:
        return False
    try:
        os.rename(sibling, path)  # noqa: PTH104
    except OSError as error:
        if must or error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        return False
    return True


def _write_in_place(path: str, old: Read, data: bytes, keep: str) -> None:
    write_new(keep, torn.kept(old.data, data), 0o600)
    try:
        _check_same(path, old)
    except FileTrouble:
        remove(keep)
        raise
    try:
        _overwrite(path, data)
    except OSError:
        # Where it can't even be opened nothing is torn, and putting it back would fail the same way.
        if read(path).data != old.data:
            _overwrite(path, old.data)
        remove(keep)
        raise
    remove(keep)


def _write_over(path: str, data: bytes, error: OSError, old: Read | None = None) -> None:
    """Write no more bytes than the file has over those it has, where a full disk has no room for another.

    So what is closed opens even then. Raises `error` where it can't be done.
    """
    if REASONS.get(error.errno or 0) != DISK_FULL or not os.path.lexists(path):
        raise error
    if os.lstat(path).st_size < len(data):
        raise error
    if old is not None:
        _check_same(path, old)
    _overwrite(path, data)


def _check_same(path: str, old: Read) -> None:
    if read(path).data != old.data:
        raise FileTrouble(CHANGING)


def _overwrite(path: str, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        _write_all(handle, data)
        os.ftruncate(handle, len(data))
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_like(path: str, sibling: str, pieces: Pieces) -> None:
    remove(sibling)
    model = os.open(path, READ)
    try:
        handle = os.open(sibling, NEW, 0o600)
        try:
            like = os.fstat(model)
            os.fchown(handle, like.st_uid, like.st_gid)
            for name in os.listxattr(model):
                os.setxattr(handle, name, os.getxattr(model, name))
            os.fchmod(handle, stat.S_IMODE(like.st_mode))
            for piece in pieces:
                _write_all(handle, piece)
            os.fsync(handle)
        finally:
            os.close(handle)
    finally:
        os.close(model)


def _write(path: str, data: bytes, mode: int) -> None:
    handle = os.open(path, NEW, 0o600)
    try:
        os.fchmod(handle, mode)
        _write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes | memoryview) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _read_all(handle: int, size: int) -> bytes:
    parts: list[bytes] = []
    while part := os.read(handle, size + 1):
        parts.append(part)
        size = max(size - len(part), 1)
    return b"".join(parts)


def _identity(found: os.stat_result) -> tuple[int, ...]:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
