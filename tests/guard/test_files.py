import errno
import os
import stat
from pathlib import Path

import pytest

from leeward_guard import files, torn
from leeward_guard.files import FileTrouble

OLD = b"127.0.0.1 localhost\r\n\xff no end"
NEW = b"0.0.0.0 www.example.org\n" + OLD
EDITED = OLD.replace(b"local", b"other")


@pytest.fixture
def hosts(tmp_path: Path) -> Path:
    """A hosts file in a folder of its own."""
    path = tmp_path / "etc" / "hosts"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def keep(tmp_path: Path) -> Path:
    """Where old bytes wait during an in-place writing."""
    folder = tmp_path / "state"
    folder.mkdir()
    return folder / "hosts.kept"


def replace(hosts: Path, keep: Path, data: bytes = NEW) -> None:
    """Replace what stands in `hosts` now."""
    files.replace(str(hosts), files.read(str(hosts)), (data[:7], data[7:]), str(keep))


def names_in(folder: Path) -> list[str]:
    """Everything that lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def reason(trouble: pytest.ExceptionInfo[FileTrouble]) -> str:
    """The word a trouble carries."""
    return trouble.value.reason


def failing(monkeypatch: pytest.MonkeyPatch, function: str, code: int, times: int = 1) -> None:
    """Let a system call fail so many times with `code`, then work."""
    real = getattr(os, function)
    left = [times]

    def call(*arguments: object, **named: object) -> object:
        if left[0]:
            left[0] -= 1
            raise OSError(code, os.strerror(code))
        return real(*arguments, **named)

    monkeypatch.setattr(files.os, function, call)


def test_a_file_is_replaced_with_its_mode_owner_and_attributes(hosts: Path, keep: Path) -> None:
    """Everything but the bytes stays, and no sibling is left."""
    hosts.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(hosts, 12345, 23456)
    os.setxattr(hosts, "user.note", b"kept")
    before = hosts.stat()
    replace(hosts, keep)
    after = hosts.stat()
    assert hosts.read_bytes() == NEW
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino
    assert os.getxattr(hosts, "user.note") == b"kept"
    assert names_in(hosts.parent) == ["hosts"]
    assert not keep.exists()


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
def test_a_mount_of_its_own_is_written_in_place(
    hosts: Path, keep: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Where renaming over it is impossible the same file gets the bytes, longer and shorter."""
    inode = hosts.stat().st_ino
    real = os.rename

    def rename(source: str, target: str) -> None:
        if target == str(hosts):
            raise OSError(code, os.strerror(code))
        real(source, target)

    monkeypatch.setattr(files.os, "rename", rename)
    for data in (NEW, b"", OLD):
        replace(hosts, keep, data)
        assert hosts.read_bytes() == data
        assert hosts.stat().st_ino == inode
    assert names_in(hosts.parent) == ["hosts"]
    assert names_in(keep.parent) == []


def test_a_full_disk_during_an_in_place_writing_leaves_the_old_bytes(
    hosts: Path, keep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun is put back at once, and said."""
    old = files.read(str(hosts))
    failing(monkeypatch, "ftruncate", errno.ENOSPC)
    real = os.rename
    monkeypatch.setattr(files.os, "rename", lambda a, b: failing_rename() if b == str(hosts) else real(a, b))

    def failing_rename() -> None:
        raise OSError(errno.EBUSY, "busy")

    with pytest.raises(FileTrouble) as trouble:
        files.replace(str(hosts), old, (NEW,), str(keep))
    assert reason(trouble) == files.DISK_FULL
    assert hosts.read_bytes() == OLD
    assert not keep.exists()


def test_a_mount_that_can_only_be_read_leaves_no_old_bytes_behind(
    hosts: Path, keep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file can't even be opened for writing, there is nothing to put back and nothing is kept."""
    old = files.read(str(hosts))
    rename, opening = os.rename, os.open

    def refuse(target: object, code: int) -> None:
        if target == str(hosts):
            raise OSError(code, os.strerror(code))

    def renamed(source: str, target: str) -> None:
        refuse(target, errno.EBUSY)
        rename(source, target)

    def opened(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_WRONLY:
            refuse(path, errno.EROFS)
        return opening(path, flags, mode)

    monkeypatch.setattr(files.os, "rename", renamed)
    monkeypatch.setattr(files.os, "open", opened)
    with pytest.raises(FileTrouble) as trouble:
        files.replace(str(hosts), old, (NEW,), str(keep))
    assert reason(trouble) == files.READ_ONLY
    assert hosts.read_bytes() == OLD
    assert names_in(hosts.parent) == ["hosts"]
    assert not keep.exists()


@pytest.mark.parametrize(
    ("current", "mended"),
    [
        (NEW[:7] + OLD[7:], OLD),
        (NEW[:30].ljust(len(NEW), b"\0"), OLD),
        (b"", OLD),
        (NEW, NEW),
        (OLD, OLD),
        (EDITED, EDITED),
    ],
)
def test_a_torn_writing_is_mended_at_the_next_start(
    hosts: Path, keep: Path, current: bytes, mended: bytes
) -> None:
    """A half written file gets its old bytes back; a finished, unbegun or since edited one stays."""
    keep.write_bytes(torn.kept(OLD, NEW))
    hosts.write_bytes(current)
    (hosts.parent / ".hosts.leeward").write_bytes(b"left by a crash")
    assert files.mend(str(hosts), str(keep))
    assert hosts.read_bytes() == mended
    assert not keep.exists()
    assert names_in(hosts.parent) == ["hosts"]
    assert not files.mend(str(hosts), str(keep))


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (errno.EACCES, files.NOT_PERMITTED),
        (errno.EPERM, files.NOT_PERMITTED),
        (errno.EROFS, files.READ_ONLY),
        (errno.ENOSPC, files.DISK_FULL),
        (errno.EIO, files.INPUT_OUTPUT),
    ],
)
@pytest.mark.parametrize("call", ["rename", "fsync", "setxattr", "write"])
def test_what_the_system_refuses_is_told_and_never_worked_around(
    hosts: Path, keep: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str, call: str
) -> None:
    """The file is as it was, nothing is left beside it, and the reason is named."""
    os.setxattr(hosts, "user.note", b"kept")
    old = files.read(str(hosts))
    failing(monkeypatch, call, code)
    with pytest.raises(FileTrouble) as trouble:
        files.replace(str(hosts), old, (NEW,), str(keep))
    assert reason(trouble) == word
    assert hosts.read_bytes() == OLD
    assert names_in(hosts.parent) == ["hosts"]


def test_a_file_changed_meanwhile_is_not_replaced(hosts: Path, keep: Path) -> None:
    """Someone else's writing between reading and replacing is never lost."""
    old = files.read(str(hosts))
    hosts.write_bytes(b"someone else\n")
    with pytest.raises(FileTrouble) as trouble:
        files.replace(str(hosts), old, (NEW,), str(keep))
    assert reason(trouble) == files.CHANGING
    assert hosts.read_bytes() == b"someone else\n"


def test_a_mount_changed_meanwhile_is_not_written(
    hosts: Path, keep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same holds in place: it is read once more before the first byte is written."""
    old = files.read(str(hosts))
    real = os.rename

    def rename(source: str, target: str) -> None:
        if target == str(hosts):
            hosts.write_bytes(b"someone else\n")
            raise OSError(errno.EBUSY, "busy")
        real(source, target)

    monkeypatch.setattr(files.os, "rename", rename)
    with pytest.raises(FileTrouble) as trouble:
        files.replace(str(hosts), old, (NEW,), str(keep))
    assert reason(trouble) == files.CHANGING
    assert hosts.read_bytes() == b"someone else\n"
    assert not keep.exists()


def test_only_a_plain_file_of_its_own_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link, a folder, a pipe, a missing and a huge file are each refused."""
    plain = tmp_path / "plain"
    plain.write_bytes(OLD)
    (tmp_path / "link").symlink_to(plain)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, word in (
        ("link", files.NOT_PLAIN),
        ("folder", files.NOT_PLAIN),
        ("pipe", files.NOT_PLAIN),
        ("missing", files.MISSING),
    ):
        with pytest.raises(FileTrouble) as trouble:
            files.read(str(tmp_path / name))
        assert reason(trouble) == word
    monkeypatch.setattr(files, "LARGEST", 3)
    with pytest.raises(FileTrouble) as trouble:
        files.read(str(plain))
    assert reason(trouble) == files.TOO_LARGE


def test_a_file_with_another_name_stays_one_file(hosts: Path, keep: Path) -> None:
    """Someone who gave it a second name keeps nobody from opening, and that name says the same after."""
    second = hosts.parent / "second"
    second.hardlink_to(hosts)
    files.replace(str(hosts), files.read(str(hosts)), (NEW,), str(keep))
    assert second.read_bytes() == hosts.read_bytes() == NEW
    assert hosts.stat().st_nlink == 2
    # Without a place to keep the old bytes it is never written in place.
    files.replace(str(hosts), files.read(str(hosts)), (OLD,), "")
    assert (second.read_bytes(), hosts.read_bytes()) == (NEW, OLD)


def test_a_file_touched_meanwhile_is_the_same(hosts: Path, keep: Path) -> None:
    """Who keeps linking it, or writes the same again, holds up nobody."""
    old = files.read(str(hosts))
    (hosts.parent / "second").hardlink_to(hosts)
    hosts.write_bytes(OLD)
    files.replace(str(hosts), old, (NEW,), str(keep))
    assert hosts.read_bytes() == NEW


@pytest.mark.parametrize(
    "kept", [b"", b"rubbish", b"-3\nab", b"7", b"9\nab", b"9" * 5000 + b"\nab", "٣\n".encode()]
)
def test_what_is_kept_and_not_of_our_writing_mends_nothing(hosts: Path, keep: Path, kept: bytes) -> None:
    """The file stays as it is, and the next call is not held up by it."""
    keep.write_bytes(kept)
    files.mend(str(hosts), str(keep))
    assert hosts.read_bytes() == OLD
    assert not keep.exists()


def test_a_folder_where_the_next_bytes_go_first_is_taken_away(hosts: Path, keep: Path) -> None:
    """An empty one in the place of the sibling; with something in it the file stays as it was."""
    sibling = hosts.parent / ".hosts.leeward"
    sibling.mkdir()
    files.replace(str(hosts), files.read(str(hosts)), (NEW,), str(keep))
    assert hosts.read_bytes() == NEW
    sibling.mkdir()
    (sibling / "theirs").touch()
    with pytest.raises(FileTrouble):
        files.replace(str(hosts), files.read(str(hosts)), (OLD,), str(keep))
    assert hosts.read_bytes() == NEW


def test_what_is_kept_but_unreadable_is_told(hosts: Path, keep: Path) -> None:
    """Mending never guesses."""
    keep.mkdir()
    with pytest.raises(FileTrouble):
        files.mend(str(hosts), str(keep))


def test_a_new_file_has_its_mode_whatever_the_umask(tmp_path: Path) -> None:
    """The mode asked for is the mode there is, on an older file too."""
    path = tmp_path / "ledger.json"
    before = os.umask(0o077)
    try:
        for data in (b"one", b"two"):
            files.write_new(str(path), data, 0o644)
            assert path.read_bytes() == data
            assert stat.S_IMODE(path.stat().st_mode) == 0o644
    finally:
        os.umask(before)
    assert files.remove(str(path))
    assert not files.remove(str(path))


def test_a_full_disk_closes_no_way_out(hosts: Path, keep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more bytes than there were are written over them; for more there is no room, and that is told."""
    closed = NEW + OLD
    hosts.write_bytes(closed)
    real = os.open

    def opened(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, "full")
        return real(path, flags, mode)

    monkeypatch.setattr(files.os, "open", opened)
    files.replace(str(hosts), files.read(str(hosts)), (OLD,), str(keep))
    assert hosts.read_bytes() == OLD
    files.write_new(str(hosts), NEW[:9], 0o644)
    assert hosts.read_bytes() == NEW[:9]
    for write in (
        lambda: files.replace(str(hosts), files.read(str(hosts)), (closed,), str(keep)),
        lambda: files.write_new(str(hosts), closed, 0o644),
        lambda: files.write_new(str(keep), b"", 0o644),
    ):
        with pytest.raises(FileTrouble) as trouble:
            write()
        assert reason(trouble) == files.DISK_FULL
    assert hosts.read_bytes() == NEW[:9]
    assert names_in(hosts.parent) == ["hosts"]
