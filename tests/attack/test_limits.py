"""Limits a caller sets for what it starts, and disks without room."""

from collections.abc import Iterator

import pytest

from attack.target import ASK, MANAGED, NAME, PAGE, STATE, Target, rule, told
from e2e.roots import HOSTS

LIMITS = {
    "no file may grow": "ulimit -f 0",
    "files of 512 bytes": "ulimit -f 1",
    "five open files": "ulimit -n 5",
    "no time": "ulimit -t 0",
    "a stack of 64 kB": "ulimit -s 64",
    "no processes": "ulimit -u 0",
    "cores without end": "ulimit -c unlimited",
    "the least of everyone": "renice -n 19 $$ >/dev/null",
    "files nobody reads": "umask 0777",
    "files all write": "umask 0",
}
# From too little for pkexec to enough for all of it, in kB.
MEMORY = range(8_000, 80_000, 6_000)


def modes(target: Target) -> str:
    """Who may read and write the files the guard writes."""
    files = ("/etc/hosts", f"{STATE}/ledger.json", f"{STATE}/lock")
    return target.root.run("stat", "-c", "%a %n", *files).stdout


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_breaks_nothing_but_ones_own_call(target: Target, limit: str) -> None:
    """It does its work or says why not, the files are whole, and others' work is as before."""
    before = modes(target)
    code, out = target.sh(f"{LIMITS[limit]}; {ASK} lift </dev/null 2>/dev/null")
    answer = told(code, out)
    assert answer in {"applied", "disk-full", "unexpected", "127", "137", "134", "139", "1", "2"}, out
    assert target.hosts.endswith(HOSTS)
    assert target.holds() or target.hosts == HOSTS
    target.close(NAME)
    assert target.holds()
    assert modes(target) == before


def test_too_little_memory_breaks_nothing(target: Target) -> None:
    """Whatever there is of it the files are whole; what was not done is done by whoever comes next."""
    for size in MEMORY:
        target.close(NAME, rules={PAGE: rule()})
        target.sh(f"ulimit -v {size}; {ASK} lift </dev/null 2>/dev/null")
        assert target.hosts.endswith(HOSTS)
        assert target.ask("lift") in ("applied", "unchanged")
        assert target.hosts == HOSTS
        assert list(target.root.path(MANAGED).iterdir()) == []


@pytest.fixture(
    params=[(STATE,), ("/etc",), (STATE, "/etc")], ids=["the guard's", "the hosts file's", "both"]
)
def full(request: pytest.FixtureRequest, target: Target) -> Iterator[Target]:
    """A computer on which one or both folders the guard writes into are on a disk without room."""
    for number, folder in enumerate(request.param):
        copied = f"/run/full-{number}"
        target.root.run(
            "sh",
            "-c",
            f"mkdir {copied}; mount -t tmpfs -o size=64M tmpfs {copied}; cp -a {folder}/. {copied}; "
            f"mount --move {copied} {folder}; cat /dev/zero >{folder}/filler; rmdir {copied}",
            check=True,
        )
    yield target
    for folder in request.param:
        target.root.run("umount", folder, check=True)


def test_a_full_disk_tears_nothing_and_closes_no_way_out(full: Target) -> None:
    """Closing more is told to be impossible; lifting works by writing over what is there."""
    assert full.close(*(f"n{number}.tumblr.com" for number in range(3000))) == "disk-full"
    assert full.holds()
    assert full.ask("lift") == "applied"
    assert full.hosts == HOSTS
    assert full.ask("apply") == "unchanged"
