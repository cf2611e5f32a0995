"""A computer to be attacked: something stands closed on it, `person` is at the keyboard, `mallory` is not."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from e2e.roots import HOSTS

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from e2e.roots import Root

GUARD = "/usr/libexec/leeward/guard"
ASK = f"/usr/bin/pkexec --disable-internal-agent {GUARD}"
STATE = "/var/lib/leeward"
# Where whoever attacks keeps what is needed for it; nothing else in /tmp is the tests' own.
ROOM = "/tmp/attack"
NAME = "www.instagram.com"
PAGE = "instagram.com/example.person"
MANAGED = "/etc/chromium/policies/managed"
POLICIES = ("/etc/chromium", "/etc/firefox")
SIGNS = ("/usr/bin/chromium", "/usr/bin/firefox-esr")
# What nobody's call may change: other people's files, and what the guard itself is made of.
WATCHED = "/etc /usr/libexec/leeward /usr/share/polkit-1/actions /home/person"
OURS = ("/etc/hosts ", *POLICIES)
# Nobody waits longer for an answer.
SOON = 20


def end(*, days: float = 1) -> str:
    """An end so many days from now."""
    return (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%MZ")


def rule(*, days: float = 1) -> dict[str, object]:
    """How a page is closed."""
    return {"until": end(days=days), "follows": "ab"}


def told(code: int, out: str) -> str:
    """The reason in an answer, else its result, else the code."""
    if not out:
        return str(code)
    answer = json.loads(out)
    return answer.get("reason") or answer["result"]


@dataclass(frozen=True)
class Target:
    """A root with the guard in it. `packaged` where the package brought it."""

    root: Root
    packaged: bool

    def sh(self, script: str, user: str = "mallory", patience: float = SOON) -> tuple[int, str]:
        """Run a script of `user`'s to its end; how it ended, and what it printed."""
        done = self.root.run("sh", "-c", script, user=user, patience=patience)
        return done.returncode, done.stdout

    def python(self, script: str, *words: str, user: str = "mallory", patience: float = SOON) -> str:
        """Run a program of `user`'s to its end; what it printed."""
        done = self.root.run("/usr/bin/python3", "-c", script, *words, user=user, patience=patience)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, verb: str, request: object = None, *, user: str = "mallory", by: str = "") -> str:
        """What comes of asking for a verb: the guard's reason, else its result, else pkexec's own code."""
        data = (
            request
            if isinstance(request, bytes)
            else b""
            if request is None
            else json.dumps(request).encode()
        )
        given = self.put(f"{ROOM}/request", data)
        return told(*self.sh(f"{by} {ASK} {verb} <{given}", user))

    def close(self, *names: str, until: str = "", rules: dict[str, object] | None = None) -> str:
        """Have `person` close names and pages."""
        asked = {"names": dict.fromkeys(names, until or end())} | ({} if rules is None else {"rules": rules})
        return self.ask("close", {"protocol": 1, **asked}, user="person")

    def leeward(self, *words: str, by: str = "", user: str = "mallory") -> subprocess.CompletedProcess[str]:
        """The application's own command line, however it was started."""
        program = "leeward" if self.packaged else f"{sys.executable} -m leeward"
        return self.root.run("sh", "-c", f"{by} {program} {' '.join(words)}", user=user, patience=SOON)

    def put(self, path: str, data: bytes, mode: int = 0o644) -> str:
        """Have a file lie in there; its path."""
        file = self.root.path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        file.chmod(mode)
        return path

    @property
    def hosts(self) -> bytes:
        """The hosts file's bytes."""
        return self.root.path("/etc/hosts").read_bytes()

    def ledger(self) -> dict[str, Any]:
        """What the guard keeps."""
        return json.loads(self.root.path(f"{STATE}/ledger.json").read_bytes())

    def others(self) -> set[str]:
        """Every path that is somebody else's: its mode and owner, of files their size and time, too."""
        line = f"find {WATCHED} -type d -printf '%p %M %U %G\\n' -o -printf '%p %M %U %G %s %T@ %l\\n'"
        lines = self.root.run("sh", "-c", line).stdout.splitlines()
        return {line for line in lines if not any(path in line for path in OURS)}

    def begin(self) -> None:
        """Everything as it was at first, one name closed, and nobody's programs running."""
        for user in ("mallory", "person"):
            self.root.run("sh", "-c", "kill -KILL -1", user=user)
        own = (f"{STATE}/*", f"{STATE}/.[!.]*", ROOM, "/etc/.hosts.leeward", *POLICIES)
        self.root.run(
            "sh", "-c", f"rm -rf {' '.join(own)}; mkdir -p {MANAGED} {ROOM}; chmod 1777 {ROOM}", check=True
        )
        for sign in SIGNS:
            if not self.root.path(sign).exists():
                self.put(sign, b"", 0o755)
        self.root.path("/etc/hosts").write_bytes(HOSTS)
        assert self.close(NAME) == "applied"

    def running(self, verb: str) -> Path:
        """Where the kernel tells of a guard that runs, once it does."""
        until = time.monotonic() + SOON
        while time.monotonic() < until:
            for process in self.root.path("/proc").glob("[0-9]*"):
                with contextlib.suppress(OSError):
                    line = (process / "cmdline").read_bytes().split(b"\0")
                    if line[-3:-1] == [GUARD.encode(), verb.encode()] and b"python" in line[0]:
                        return process
        message = "no guard came"
        raise AssertionError(message)

    def holds(self) -> bool:
        """Whether what stood closed still is, and no foreign byte is another."""
        return self.hosts.endswith(HOSTS) and self.root.addresses(NAME) == {"0.0.0.0", "::"}
