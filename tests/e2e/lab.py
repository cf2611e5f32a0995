"""A place where Leeward and real browsers can be let loose: its own /etc, programs and network.

`with lab() as here:` starts a private mount, process and network namespace. Inside, /etc is a copy,
/usr and /var are overlays, /run and the home folder are empty, the only network is the loopback one with
documentation addresses, and the tests' own name server and TLS site stand for the internet. All of it
ends with the block, also when the tests are killed: the namespace's first process waits for our end of a
pipe, and everything else in there ends with it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from e2e import certificates, outside
from e2e.browsers import Chromium, Firefox

Browser = TypeVar("Browser", Chromium, Firefox)

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
STANDING_FOR = ("instagram.com", "example.org")

BUILD = f"""
set -e
lab=$1
cp -a /etc "$lab/etc" 2>/dev/null || [ -s "$lab/etc/hosts" ]
mount --bind "$lab/etc" /etc
rm -f /etc/resolv.conf
echo nameserver {outside.RESOLVER} >/etc/resolv.conf
sed -i 's/^hosts:.*/hosts: files dns/' /etc/nsswitch.conf
for part in usr var; do
    own=$lab/layers/$part
    mkdir "$own" "$own-work"
    mount -t overlay -o "lowerdir=/$part,upperdir=$own,workdir=$own-work" lab "/$part"
done
mount -t tmpfs lab /run
ip link set lo up
for address in {outside.RESOLVER}/32 {outside.SITE[4]}/32; do ip addr add "$address" dev lo; done
ip -6 addr add {outside.SITE[6]}/128 dev lo nodad
# A default route, so that browsers believe in both kinds of address; its other end is in here too.
# Neither end gives itself an address later: a browser gives up what it loads when its network changes.
ip link add out type veth peer name back
ip link set out addrgenmode none
ip link set back addrgenmode none
ip addr add 198.51.100.9/24 dev out
ip -6 addr add 2001:db8:99::9/64 dev out nodad
ip link set out up
ip link set back up
ip route add default via 198.51.100.1
ip -6 route add default via 2001:db8:99::1
# Nor do the links come up later.
for link in out back; do until ip -o link show "$link" | grep -q 'state UP'; do sleep 0.02; done; done
echo built
exec cat
"""


@dataclass
class Lab:
    """A running lab. `folder` is ours to look at from outside; `etc` is its /etc."""

    folder: Path
    first: int
    browsers: list[Chromium | Firefox] = field(default_factory=list)

    @property
    def etc(self) -> Path:
        """The lab's /etc, as seen from outside."""
        return self.folder / "etc"

    @property
    def home(self) -> Path:
        """The home folder in there."""
        return self.folder / "home"

    def inside(self, arguments: Sequence[str | Path]) -> list[str]:
        """The command line that runs `arguments` inside."""
        user = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
        enter = ["nsenter", f"--target={self.first}", *user, "--mount", "--net", "--pid", "--root", "--"]
        return [*enter, *map(str, arguments)]

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """What programs in there see: nothing of the session the tests run in."""
        own = {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "PYTHONPATH": str(DESKTOP),
            "TZ": "Europe/Berlin",
            "USER": "root",
            "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
        }
        return own | dict(extra or {})

    def run(
        self,
        arguments: Sequence[str | Path],
        *,
        check: bool = True,
        env: Mapping[str, str] | None = None,
        patience: int = 60,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside to its end, within `patience` seconds; both outputs as text."""
        done = subprocess.run(
            self.inside(arguments),
            env=self.environment(env),
            capture_output=True,
            text=True,
            timeout=patience,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert not check or done.returncode == 0, (
            f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        )
        return done

    def leeward(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run Leeward's command line inside, from this checkout, with its documents in the lab."""
        data = ("--data-dir", str(self.folder / "data"))
        return self.run([sys.executable, "-m", "leeward", *data, *arguments], check=check)

    def addresses(self, name: str) -> set[str]:
        """Every address the system's resolver gives for a name."""
        lines = self.run(["getent", "ahosts", name], check=False).stdout.splitlines()
        return {line.split()[0] for line in lines}

    def queries(self) -> list[str]:
        """What the name server was asked so far, as `A www.example.org`, oldest first."""
        log = self.folder / "queries"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def chromium(self) -> Chromium:
        """Debian's Chromium, running inside; the same profile each time."""
        return self._with(Chromium(self.inside, self.environment(), self.home))

    def firefox(self, preferences: Mapping[str, bool | int | str] | None = None) -> Firefox:
        """Debian's Firefox, running inside; the same profile each time."""
        return self._with(Firefox(self.inside, self.environment(), self.home, preferences or {}))

    def _with(self, browser: Browser) -> Browser:
        self.browsers.append(browser)
        return browser


def _child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()[0])


@contextmanager
def lab(within: Path | None = None) -> Iterator[Lab]:
    """Build a lab, and take it down at the end of the block whatever happened in it.

    Its files lie in a folder of their own, in `within` where that is given.
    """
    with TemporaryDirectory(prefix="leeward-lab-", dir=within, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for part in ("layers", "home", "runtime", "data"):
            (folder / part).mkdir(mode=0o700)
        certificates.write(folder, STANDING_FOR)
        _trust(folder / "home" / ".pki" / "nssdb", folder / "ca.pem")
        _trust(folder / "home" / "firefox", folder / "ca.pem")
        user = [] if os.geteuid() == 0 else ["--map-root-user"]
        unshare = [
            "unshare",
            *user,
            "-m",
            "-n",
            "-p",
            "-f",
            "--kill-child",
            "--mount-proc",
            "--propagation=private",
        ]
        with subprocess.Popen(
            [*unshare, "sh", "-c", BUILD, "lab", folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as holder:
            assert holder.stdin is not None
            assert holder.stdout is not None
            assert holder.stdout.readline() == "built\n", "the lab could not be built; see the lines above"
            here = Lab(folder, _child_of(holder.pid))
            arguments = [sys.executable, outside.__file__, folder, *STANDING_FOR]
            try:
                with subprocess.Popen(here.inside(arguments), stdout=subprocess.PIPE, text=True) as world:
                    assert world.stdout is not None
                    assert world.stdout.readline() == "listening\n"
                    try:
                        yield here
                    finally:
                        for browser in here.browsers:
                            browser.close()
                        holder.stdin.close()
            finally:
                holder.stdin.close()


def _trust(database: Path, authority: Path) -> None:
    database.mkdir(parents=True)
    where = ["-d", f"sql:{database}"]
    subprocess.run(["certutil", "-N", "--empty-password", *where], check=True)
    subprocess.run(["certutil", "-A", "-t", "C,,", "-n", "tests", "-i", authority, *where], check=True)
