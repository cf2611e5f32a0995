"""A million calls of the whole guard, none of them as it should be: nothing breaks and nothing is lost."""

import datetime as dt
import json
import os
import random
import re
import sys
import time
from collections import Counter
from datetime import UTC, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import msgspec
import pytest

from guard.computer import RULES
from guard.mutations import broken, request
from guard.test_main import Called
from leeward.system.guard_call import _Answer
from leeward_guard import __main__ as entry
from leeward_guard import chromium, files, firefox, ledger_file, network, state, torn
from leeward_guard.protocol import APPLIED, EXIT_CODES, FAILED, REFUSED, UNCHANGED, UNEXPECTED, Answer

NUMBER = 1_000_000 if os.environ.get("LEEWARD_HEAVY") else 10_000
LIFE = 200
NEVER = RULES.never | RULES.kept_open
REASONS = {"bad-request", "bad-name", "bad-rule", "bad-end", "end-past", "end-too-far"}
OURS = re.compile(rb"(?:0\.0\.0\.0|::) ([a-z0-9.-]+) # leeward until=\d{4}-\d\d-\d\dT\d\d:\d\dZ\n")
STOOD = b"\xef\xbb\xbf127.0.0.1 localhost\n0.0.0.0 www.example.org\n:: www.example.org\n"
FOREIGN = (
    b"127.0.0.1 localhost\n",
    b"",
    b"127.0.0.1\tlocalhost\r\n10.0.0.9 printer # caf\xe9\r\n# leeward\r\n10.0.0.8 nas",
    STOOD + b"# leeward until=soon\n",
    b"0.0.0.0 ads.example # leeward until=2026\n\x00\xff\n\n\n10.0.0.1 www.instagram.com\n",
)
THEIRS = (
    b'{"URLBlocklist": ["ads.example", "instagram.com/shop"], "URLAllowlist": ["a.example"]}',
    b"// a comment\n{}",
    b'{"URLBlocklist": 7}',
    b"{broken",
)
SHARED = (
    None,
    b"{}\n",
    b'{"policies": {"WebsiteFilter": {"Block": ["*://ads.example/*"], "Exceptions": ["<all_urls>"]}}}',
    b'{"policies": {"DisableTelemetry": true}, "policies": {}}',
    b"\xff{broken",
)


def _is_whole(data: bytes) -> bool:
    try:
        return ledger_file.decode(data) is not None
    except ledger_file.BrokenLedgerError:
        return False


class World:
    """One computer, its clock, and a person who sends anything at all."""

    def __init__(self, call: Called, at: random.Random) -> None:
        self.call, self.at = call, at
        self.wall = dt.datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
        self.uptime, self.boot = 1000.0, 0
        root = call.hosts.parent
        self.root = root
        self.theirs = root / f"{chromium.PLACES[0].folder}/administrator.json".lstrip("/")
        self.shared = root / firefox.PLACE.file.lstrip("/")
        for path in (chromium.PLACES[0].signs[0], firefox.PLACE.signs[0], "/etc/passwd", "/boot/id"):
            (root / path.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
            (root / path.lstrip("/")).write_bytes(b"theirs\n")
        self.theirs.parent.mkdir(parents=True)
        self.shared.parent.mkdir(parents=True)
        self.begin()

    def begin(self) -> None:
        """Other people's files as they are from now on; the guard's own may be anything."""
        self.foreign = self.at.choice(FOREIGN)
        self.call.hosts.write_bytes(self.foreign)
        self.theirs.write_bytes(self.at.choice(THEIRS))
        shared = self.at.choice(SHARED)
        self.shared.unlink(missing_ok=True)
        if shared is not None:
            self.shared.write_bytes(shared)
        self.before = self.others()

    def others(self) -> dict[str, bytes | None]:
        """Everything but the hosts file, the request and the guard's own folder."""
        own = {self.call.hosts, self.call.hosts.with_name("request"), self.call.state}
        return {
            str(path): path.read_bytes() if path.is_file() else None
            for path in self.root.rglob("*")
            if own.isdisjoint((path, *path.parents))
        }

    def ends(self) -> list[str]:
        """Some ends, near and far, a few of them bad."""
        spans = (1, 2, 30, 90, 60 * 24, 60 * 24 * 9, 60 * 24 * 99, self.at.choice((-1, 60 * 24 * 101)))
        start = self.wall.replace(tzinfo=None)
        return [(start + timedelta(minutes=span)).isoformat(timespec="minutes") + "Z" for span in spans]

    def pass_time(self) -> None:
        """Most often a moment; sometimes the clock is set, or the computer starts anew."""
        if self.at.random() < 0.02:
            self.wall += timedelta(minutes=self.at.choice((-100_000, -60, 5, 60, 1440, 100_000)))
            self.boot += self.at.random() < 0.5
            self.uptime = self.at.choice((0.0, self.uptime, 1e6))
        self.wall += timedelta(seconds=self.at.random())
        self.uptime += 1

    def damage(self) -> None:
        """Leave something of the guard's own as it never would."""
        self.call.state.mkdir(exist_ok=True)
        ledger = self.call.state / state.LEDGER
        if ledger.exists() and self.at.random() < 0.8:
            data = broken(self.at, ledger.read_bytes(), self.ends())
            # One that can be read is believed, also of the lines it says nobody else wrote.
            if not (self.foreign.startswith(STOOD) and _is_whole(data)):
                ledger.write_bytes(data)
            return
        data = self.call.hosts.read_bytes()
        kept = torn.kept(data, b"0.0.0.0 www.example.org\n" + data)
        (self.call.state / state.KEPT).write_bytes(broken(self.at, kept, self.ends()))

    def own_lines(self, data: bytes) -> list[str]:
        """The names of our lines in the hosts file; nothing else stands there but what did before."""
        mark = b"\xef\xbb\xbf" if self.foreign.startswith(b"\xef\xbb\xbf") else b""
        assert data.startswith(mark)
        assert data.endswith(self.foreign[len(mark) :])
        head = data[len(mark) : len(data) - len(self.foreign) + len(mark)]
        found = OURS.findall(head)
        assert b"".join(match[0] for match in OURS.finditer(head)) == head
        return [name.decode("ascii") for name in found]


class Ends:
    """The guard's input and output, for as long as the block lasts, and calls of it."""

    def __init__(self) -> None:
        self.given, self.told = os.memfd_create("given"), os.memfd_create("told")

    def __enter__(self) -> Self:
        self.saved = os.dup(0), os.dup(1)
        os.dup2(self.given, 0)
        os.dup2(self.told, 1)
        return self

    def __exit__(self, *_: object) -> None:
        for number, saved in enumerate(self.saved):
            os.dup2(saved, number)
        for handle in (*self.saved, self.given, self.told):
            os.close(handle)

    def call(self, verb: str, data: bytes = b"") -> tuple[int, _Answer]:
        """The exit code, and the answer as the client reads it."""
        for handle in (self.given, self.told):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
        os.pwrite(self.given, data, 0)
        sys.argv = ["guard", verb]
        code = entry.main()
        return code, msgspec.json.decode(os.pread(self.told, 1 << 20, 0), type=_Answer)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A computer whose clock and disk are the test's own."""
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setenv("SUDO_UID", "1000")
    made = World(Called(tmp_path, monkeypatch), random.Random(20261121))
    monkeypatch.setenv("SUDO_UID", "1000")  # which a call takes away
    now = SimpleNamespace(now=lambda _zone: made.wall)
    monkeypatch.setattr(entry, "dt", SimpleNamespace(datetime=now, UTC=UTC))
    clock = SimpleNamespace(clock_gettime=lambda _which: made.uptime, CLOCK_BOOTTIME=time.CLOCK_BOOTTIME)
    monkeypatch.setattr(entry, "time", clock)
    monkeypatch.setattr(entry, "_boot", lambda: str(made.boot))
    monkeypatch.setattr(entry, "embedded_rules", lambda: RULES)
    monkeypatch.setattr(entry, "_installation", lambda *_: Answer(UNCHANGED))
    monkeypatch.setattr(network, "flap", lambda: Answer(UNCHANGED))
    # Whether it lasts is asked elsewhere; here it would only wear out the disk.
    monkeypatch.setattr(files.os, "fsync", lambda _handle: None)
    return made


def test_whatever_is_sent_nothing_breaks_and_no_foreign_byte_changes(world: World) -> None:
    """Each call is answered as the client reads it; only lines of ours come and go; all of it opens."""
    at = world.at
    seen: Counter[tuple[str, str]] = Counter()
    with Ends() as guard:
        before = b""
        for number in range(NUMBER):
            if number % LIFE == 0:
                _lift_and_compare(world, guard)
                before = world.foreign
            world.pass_time()
            if at.random() < 0.02:
                world.damage()
            os.environ["SUDO_UID"] = at.choice(("1000", "1001", "0", "-1", "x", "9" * 30))
            verb, data = request(at, world.ends())
            code, answer = guard.call(verb, data)
            where = (number, verb, data, answer)
            assert code == EXIT_CODES[answer.result], where
            assert (answer.reason != "") == (answer.result in (REFUSED, FAILED)), where
            assert answer.reason != UNEXPECTED, where
            after = world.call.hosts.read_bytes()
            assert after == before or answer.result in (APPLIED, UNCHANGED), where
            assert not NEVER.intersection(world.own_lines(after)), where
            before = after
            seen[answer.result, answer.reason] += 1
        _lift_and_compare(world, guard)
    assert {result for result, _ in seen} >= {APPLIED, UNCHANGED, REFUSED}
    assert {reason for _, reason in seen} >= REASONS
    assert seen[APPLIED, ""] > NUMBER / 20, seen


def _lift_and_compare(world: World, guard: Ends) -> None:
    """All opens, everything is as it was before, and somebody else's files are others from now on."""
    code, answer = guard.call("lift")
    assert (code, answer.result in (APPLIED, UNCHANGED)) == (0, True), answer
    assert world.call.hosts.read_bytes() == world.foreign
    assert world.others() == world.before
    json.loads((world.call.state / state.LEDGER).read_bytes())
    assert sorted(path.name for path in world.call.state.iterdir()) == [state.LEDGER, state.LOCK]
    world.begin()
