"""The guard's own folder: whatever is found in it, it is the guard's again, and nobody holds it up."""

import fcntl
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guard.computer import LATER, NAME, PLAIN, Computer
from leeward_guard import files, state
from leeward_guard.protocol import APPLIED

MAKE: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": lambda path: (path / "in it").mkdir(parents=True),
    "a link to nowhere": lambda path: path.symlink_to("/no/such/file"),
    "a link to a file": lambda path: path.symlink_to(path.parent.parent / "theirs"),
    "a socket": lambda path: os.mknod(path, stat.S_IFSOCK | 0o600),
    "open to others": lambda path: (path.write_bytes(b"{}"), path.chmod(0o666)),
}


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """One with a name closed, and a file of someone else's beside the guard's folder."""
    (tmp_path / "theirs").write_bytes(b"theirs")
    monkeypatch.chdir(tmp_path)
    made = Computer(tmp_path)
    assert made.do("close", {NAME: LATER}).result == APPLIED
    return made


@pytest.mark.parametrize("name", [*state.FILES, state.LOCK, ".ledger.json.leeward", ".hosts.kept.leeward"])
@pytest.mark.parametrize("what", MAKE)
def test_what_is_no_file_of_the_guards_is_taken_away(computer: Computer, name: str, what: str) -> None:
    """Its place is free again at the next call, what it led to is as it was, and everything opens."""
    path = computer.folder / name
    path.unlink(missing_ok=True)
    MAKE[what](path)
    computer.do("apply")
    assert computer.closed == {NAME}
    for entry in computer.folder.iterdir():
        found = entry.lstat()
        assert stat.S_ISREG(found.st_mode)
        assert not found.st_mode & 0o022
    computer.do("lift")
    assert computer.data == PLAIN
    assert computer.hosts.with_name("theirs").read_bytes() == b"theirs"


@pytest.mark.parametrize("mode", [0o777, 0o775, 0o1777])
def test_a_folder_open_to_others_is_closed_again(computer: Computer, mode: int) -> None:
    """What its owner left in it stays, for nobody else could have put it there as theirs."""
    computer.folder.chmod(mode)
    computer.do("apply")
    assert stat.S_IMODE(computer.folder.stat().st_mode) == 0o755
    assert computer.closed == {NAME}


@pytest.mark.parametrize("what", ["a file", "a link to nowhere", "a link to others'"])
def test_what_stands_where_the_folder_belongs_makes_room(computer: Computer, what: str) -> None:
    """A folder of the guard's own is made there, and nobody else's is written."""
    for entry in computer.folder.iterdir():
        entry.unlink()
    computer.folder.rmdir()
    others = computer.hosts.with_name("others")
    others.mkdir()
    others.chmod(0o777)
    if what == "a file":
        computer.folder.touch()
    else:
        computer.folder.symlink_to("nowhere" if "nowhere" in what else others)
    computer.do("lift")
    assert not computer.folder.is_symlink()
    assert computer.data == PLAIN
    assert not list(others.iterdir())


def test_a_folder_led_to_by_the_administrator_stays_where_it_is(computer: Computer) -> None:
    """A link to a folder that is root's own is as good as the folder."""
    elsewhere = computer.folder.rename(computer.folder.with_name("elsewhere"))
    computer.folder.symlink_to(elsewhere)
    computer.do("lift")
    assert computer.folder.is_symlink()
    assert computer.data == PLAIN


def test_the_lock_is_held_by_one(tmp_path: Path) -> None:
    """A second guard waits: the lock is an exclusive one on a file of the folder, made where missing."""
    folder = tmp_path / "state"
    with state.locked(str(folder)), (folder / "lock").open("rb") as lock:
        assert stat.S_IMODE((folder / "lock").stat().st_mode) == 0o600
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with state.locked(str(folder)):
        pass


HOLD = "import fcntl, sys, time; f = open(sys.argv[1]); fcntl.flock(f, 2); print(flush=True); time.sleep(600)"


def holder(lock: Path) -> subprocess.Popen[bytes]:
    """A process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, lock], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def test_who_was_stopped_while_holding_it_is_ended(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guard that someone froze keeps nothing closed past its end."""
    monkeypatch.setattr(state, "PATIENCE", 0.1)
    with holder(computer.folder / "lock") as stopped:
        stopped.send_signal(signal.SIGSTOP)
        computer.do("lift")
        assert stopped.wait() == -signal.SIGKILL
    assert computer.data == PLAIN


@pytest.mark.parametrize("locks", ["", "/no/such/file"])
def test_who_holds_it_and_cannot_be_told_is_waited_for(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, locks: str
) -> None:
    """Where the kernel does not say who it is, or it is somebody else's lock, nobody is ended."""
    (computer.hosts.parent / "locks").write_bytes(b"1: FLOCK  ADVISORY  WRITE 1 00:00:1 0 EOF\n")
    monkeypatch.setattr(state, "LOCKS", locks or str(computer.hosts.parent / "locks"))
    monkeypatch.setattr(state, "PATIENCE", 0)
    with holder(computer.folder / "lock") as busy:
        waited: list[float] = []

        def sleep(seconds: float) -> None:
            waited.append(seconds)
            if len(waited) == 5:
                assert busy.poll() is None
                busy.kill()
                busy.wait()

        monkeypatch.setattr(state.time, "sleep", sleep)
        computer.do("lift")
    assert len(waited) == 5
    assert computer.data == PLAIN


def test_a_lock_taken_away_meanwhile_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that another guard found strange and replaced holds nobody off, so the new one is taken."""
    real, path = fcntl.flock, tmp_path / "lock"

    def flock(lock: int, how: int) -> None:
        if not (tmp_path / "gone").exists():
            path.rename(tmp_path / "gone")
        real(lock, how)

    monkeypatch.setattr(state.fcntl, "flock", flock)
    with state.locked(str(tmp_path)):
        assert path.exists()
    assert files.read(str(path)).data == b""
