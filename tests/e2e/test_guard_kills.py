"""The guard killed at every system call, and two guards at once: no file is ever torn or lost."""

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from guard.computer import PLAIN, Computer
from leeward_guard import files, hosts, ledger
from leeward_guard.chromium import PLACES
from leeward_guard.names import Rules

HEAVY = bool(os.environ.get("LEEWARD_HEAVY"))
STEP = 1 if HEAVY else 13
ROUNDS = 500 if HEAVY else 5
DESKTOP = Path(files.__file__).parents[1]
NAME = "www.instagram.com"
RULE = "instagram.com/example.person"
# The guard itself, on files of the test's own. Its folder is the last thing before it starts to work.
GUARD = """
import json, os, sys
sys.path.insert(0, {desktop!r})
from leeward_guard import __main__ as entry, files, templates
from leeward_guard.names import Rules
entry.HOSTS, entry.ROOT, templates.FOLDER = {hosts!r}, {root!r}, {folder!r}
entry.embedded_rules = lambda: Rules(hosts=frozenset({names!r}))
entry._steady = lambda: None
if {in_place!r}:
    # As where the hosts file is a mount of its own.
    rename = os.rename
    def busy(source, target):
        if target == entry.HOSTS:
            raise OSError(16, "busy")
        rename(source, target)
    files.os.rename = busy
sys.argv = ["guard", {verb!r}]
sys.exit(entry.main())
"""
NAMES = (NAME, "instagram.com", "m.instagram.com", "www.example.org")


class Victim(Computer):
    """A computer with Chromium, whose guard is a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        super().__init__(folder)
        self.now = datetime.now(tz=self.now.tzinfo)
        self.policy = self.root / PLACES[0].file.lstrip("/")
        sign = self.root / PLACES[0].signs[0].lstrip("/")
        for path in (sign.parent, self.root / "etc"):
            path.mkdir(parents=True)
        sign.touch()

    def command(self, verb: str, *, in_place: bool = False) -> list[str]:
        """The command line of its guard."""
        words = {
            "desktop": str(DESKTOP),
            "hosts": str(self.hosts),
            "root": str(self.root),
            "folder": str(self.folder),
            "names": NAMES,
            "in_place": in_place,
            "verb": verb,
        }
        return [sys.executable, "-IS", "-c", GUARD.format(**words)]

    def request(self, *names: str) -> bytes:
        """What closes these names and the page."""
        end = ledger.write_stamp(self.now.replace(second=0, microsecond=0) + timedelta(days=3))
        rules = {RULE: {"until": end, "follows": "ab"}}
        return json.dumps({"protocol": 1, "names": dict.fromkeys(names, end), "rules": rules}).encode()

    def tree(self) -> dict[str, bytes | None]:
        """Every path outside the guard's own folder."""
        found = [self.hosts, *sorted(self.root.rglob("*"))]
        stray = sorted(self.hosts.parent.glob(".*"))
        return {str(path): path.read_bytes() if path.is_file() else None for path in (*found, *stray)}

    def heal(self) -> None:
        """What the next call does, whoever makes it."""
        self.now = datetime.now(tz=self.now.tzinfo)
        self.do("apply", catalogue=self.catalogue)

    @property
    def catalogue(self) -> Rules:
        """The rules its guard has."""
        return Rules(hosts=frozenset(NAMES))


def traced(command: list[str], request: bytes, *options: str) -> int:
    """Run a guard under strace; how it ended."""
    whole = ["strace", "-qq", *options, *command]
    return subprocess.run(whole, input=request, capture_output=True, check=False).returncode


def calls_of_the_work(folder: Path, verb: str, request: bytes, *, in_place: bool) -> list[tuple[str, int]]:
    """Every system call from the taking of the lock on, as its name and which one of that name it is."""
    victim = Victim(folder)
    if verb == "lift":
        closed(victim)
    log = folder / "trace"
    traced(victim.command(verb, in_place=in_place), request, "-o", str(log))
    count: Counter[str] = Counter()
    found: list[tuple[str, int]] = []
    begun = False
    for line in log.read_text("utf-8", "replace").splitlines():
        name = re.match(r"(\w+)\(", line)
        if name is None:
            continue
        count[name[1]] += 1
        begun = begun or name[1] == "flock"
        if begun:
            found.append((name[1], count[name[1]]))
    return found


def closed(victim: Victim) -> None:
    """Close the name and the page."""
    end = victim.now.replace(second=0, microsecond=0) + timedelta(days=3)
    rules = {RULE: {"until": ledger.write_stamp(end), "follows": "ab"}}
    victim.do("close", {NAME: end}, rules=rules, catalogue=victim.catalogue)


@pytest.mark.parametrize("in_place", [False, True], ids=["replaced", "in place"])
@pytest.mark.parametrize("verb", ["close", "lift"])
def test_killed_at_any_system_call_the_files_are_old_or_new(
    tmp_path: Path, verb: str, *, in_place: bool
) -> None:
    """The hosts file and the policy file are whole; the next call heals what was torn and leaves no trace."""
    request = Victim(tmp_path / "any").request(NAME) if verb == "close" else b""
    calls = calls_of_the_work(tmp_path / "whole", verb, request, in_place=in_place)
    assert len(calls) > 40
    for number, (name, nth) in enumerate(calls[::STEP], 1):
        victim = Victim(tmp_path / f"{number}")
        before = victim.tree()
        if verb == "lift":
            closed(victim)
        start = victim.data
        traced(
            victim.command(verb, in_place=in_place), request, "-e", f"inject={name}:signal=KILL:when={nth}"
        )
        where = f"killed at {name} {nth}"
        ours = [line for line in victim.data.splitlines() if b"leeward" in line]
        if not in_place:
            assert victim.data in (start, PLAIN) or len(ours) == 2, where
        if victim.policy.exists():
            json.loads(victim.policy.read_bytes())
        victim.heal()
        stands = NAME in victim.closed
        assert victim.policy.exists() == stands, where
        assert victim.data.endswith(PLAIN), where
        assert len(list(hosts.tagged(victim.data))) == (2 if stands else 0), where
        victim.do("lift")
        assert victim.tree() == before, where


def test_two_guards_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each of two owners closes and opens while either may be killed: every foreign byte stays."""
    at = random.Random(7)
    victim = Victim(tmp_path / "one")
    before = victim.tree()
    for number in range(ROUNDS):
        verbs = [at.choice(["close", "close-other", "apply"]) for _ in range(2)]
        running = [
            subprocess.Popen(
                victim.command(verb),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={"SUDO_UID": str(1000 + who)},
            )
            for who, verb in enumerate(verbs)
        ]
        doomed = at.randrange(2) if number % 2 else None
        for who, (verb, process) in enumerate(zip(verbs, running, strict=True)):
            assert process.stdin is not None
            process.stdin.write(b"" if verb == "apply" else victim.request(NAMES[who]))
            process.stdin.close()
        if doomed is not None:
            time.sleep(at.random() / 10)
            running[doomed].kill()
        for who, (verb, process) in enumerate(zip(verbs, running, strict=True)):
            with process:
                assert process.stdout is not None
                told = process.stdout.read()
            if who != doomed:
                assert process.returncode == 0, told
                assert verb == "apply" or NAMES[who] in victim.closed
        assert victim.data.endswith(PLAIN)
        victim.heal()
        stripped = b"".join(line for line in victim.data.splitlines(True) if b"# leeward until=" not in line)
        assert stripped == PLAIN
    victim.do("lift")
    assert victim.tree() == before
