"""A throw-away root: this system with a writable layer that vanishes, for what must run as root.

`with throwaway_root() as root:` starts a private mount, process and network namespace whose root is an
overlay of / on a tmpfs, with its own /proc, /run and /tmp. Inside, programs may rewrite the real path of
the hosts file, install polkit actions, add users and start a system bus; nothing reaches the machine,
and all of it ends with the block, also when the tests are killed.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

CHECKOUT = Path(__file__).resolve().parents[2]
# It all ends when `unshare` does, and that when the tests do.
APART = (
    *("setpriv", "--pdeathsig=KILL"),
    *(
        "unshare",
        "-m",
        "-n",
        "-p",
        "-u",
        "-i",
        "-C",
        "-f",
        "--kill-child",
        "--mount-proc",
        "--propagation=private",
    ),
)
# pkexec asks polkit about its parent, which must be a process of the same namespace.
WITH_PARENT = ("sh", "-c", '"$@"; exit $?', "sh")
HOSTS = b"127.0.0.1 localhost\r\n10.0.0.9\tprinter # caf\xe9\n10.0.0.8 nas"

BUILD = """
set -e
base=$1 first=$2 below=$3; shift 3
mount -t tmpfs root "$base"
mkdir "$base/upper" "$base/work" "$base/root"
mount -t overlay -o "lowerdir=$below,upperdir=$base/upper,workdir=$base/work" root "$base/root"
cd "$base/root"
mount -t proc proc proc
mount -t tmpfs run run
mount -t tmpfs tmp tmp
chmod 1777 tmp
mount --rbind /dev dev
# What the tests run from may lie on another file system, or below a folder only root may enter.
for part; do
    mkdir -p "./$part"
    mount --bind "$part" "./$part"
    while part=$(dirname "$part"); [ "$part" != / ]; do chmod a+x "./$part"; done
done
ip link set lo up
if [ "$first" = systemd ]; then
    mount -t sysfs -o ro sys sys
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    rm -f etc/systemd/system/*.wants/*
    printf '[Unit]\nWants=timers.target\n' >run/test.target
    mkdir -p run/systemd/system
    mv run/test.target run/systemd/system
    # The kernel is this machine's own.
    ln -s /dev/null run/systemd/system/systemd-modules-load.service
    sleep infinity &
    echo built
    exec env -i container=other /usr/sbin/chroot . /lib/systemd/systemd --unit=test.target --log-target=null
fi
mkdir run/dbus
echo built
exec sleep infinity
"""


@dataclass(frozen=True)
class Root:
    """A running throw-away root: `base` is where it lies in the mount namespace of the process `keeper`."""

    base: Path
    keeper: int

    def path(self, path: str) -> Path:
        """A file in there, to look at and change from outside."""
        return Path(f"/proc/{self.keeper}/root{self.base}/root{path}")

    def run(
        self,
        *command: str | Path,
        user: str = "root",
        request: str = "",
        check: bool = False,
        patience: float = 60,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside to its end as `user`, with `request` as its input; both outputs as text."""
        done = subprocess.run(
            self._of(user, command),
            env=self._words(user),
            input=request.encode(),
            capture_output=True,
            timeout=patience,
            check=False,
        )
        told = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        assert not check or done.returncode == 0, f"{command}: {done.returncode}\n{told[0]}\n{told[1]}"
        return subprocess.CompletedProcess(command, done.returncode, *told)

    def start(self, *command: str | Path, user: str = "root") -> subprocess.Popen[bytes]:
        """Start a command inside as `user`, with pipes to it."""
        return subprocess.Popen(
            self._of(user, command),
            env=self._words(user),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def python(self, snippet: str, user: str = "root") -> str:
        """Run a Python snippet inside, with Leeward and the tests to import; what it printed."""
        return self.run(sys.executable, "-c", dedent(snippet), user=user, check=True).stdout

    def guard(
        self, verb: str, names: object = None, *, by: Sequence[str] = (), user: str = "root"
    ) -> tuple[int, dict[str, object]]:
        """Ask the installed guard for a verb; its exit code and its answer, empty if there was none."""
        request = "" if names is None else json.dumps({"protocol": 1, "names": names})
        done = self.run(*by, "/usr/libexec/leeward/guard", verb, user=user, request=request)
        return done.returncode, json.loads(done.stdout) if done.stdout else {}

    def addresses(self, name: str) -> set[str]:
        """Every address the resolver in there gives for a name."""
        lines = self.run("getent", "ahosts", name).stdout.splitlines()
        return {line.split()[0] for line in lines}

    def changed_files(self) -> dict[str, bytes | None]:
        """What differs from the machine: each path in the writable layer, with the bytes of plain files."""
        upper = Path(f"/proc/{self.keeper}/root{self.base}/upper")
        return {
            str(path.relative_to(upper)): path.read_bytes() if path.is_file() else None
            for path in sorted(upper.rglob("*"))
            if not path.is_symlink()
        }

    def add_person(self, name: str) -> None:
        """Add a user with a home folder and no password."""
        self.run("useradd", "--create-home", "--user-group", name, check=True)

    def start_bus(self) -> None:
        """Start a system bus, on which polkit starts when it is asked."""
        self.run("dbus-daemon", "--system", "--fork", check=True)

    def wait_for_systemd(self, patience: float = 20) -> None:
        """Wait until systemd in there has started all it has to."""
        until = time.monotonic() + patience
        while (state := self.run("systemctl", "is-system-running").stdout.strip()) != "running":
            assert time.monotonic() < until, f"systemd is still {state}"

    def _of(self, user: str, command: Sequence[str | Path]) -> list[str]:
        own = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        return self._inside([*own, *WITH_PARENT, *map(str, command)])

    def _words(self, user: str) -> dict[str, str]:
        return {
            "HOME": "/root" if user == "root" else f"/home/{user}",
            "USER": user,
            "LANG": "C.UTF-8",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "PYTHONPATH": f"{CHECKOUT}/desktop:{CHECKOUT}/tests",
            "TZ": "Europe/Berlin",
        }

    def _inside(self, command: Sequence[str]) -> list[str]:
        enter = ["nsenter", f"--target={self.keeper}", "--mount", "--net", "--pid", "--"]
        return [*enter, "chroot", f"{self.base}/root", *command]


@contextmanager
def throwaway_root(*, systemd: bool = False, below: Path = Path("/")) -> Iterator[Root]:
    """Build a root with a hosts file of the tests' own; needs to be root, as CI is.

    With `systemd` the real one runs in there as the first process, with nothing but timers to start. What is
    in `below` shows through: this system, or another that lies in a folder and then has nothing of this one.
    """
    parts = dict.fromkeys(str(Path(part).resolve()) for part in (CHECKOUT, sys.prefix, sys.base_prefix))
    elsewhere = [part for part in parts if below == Path("/") and not part.startswith("/usr")]
    first = "systemd" if systemd else "sleep"
    with (
        TemporaryDirectory(prefix="leeward-root-") as base,
        subprocess.Popen(
            [*APART, "sh", "-c", BUILD, "root", base, first, str(below), *elsewhere],
            stdout=subprocess.PIPE,
            text=True,
        ) as holder,
    ):
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "built\n", "the root could not be built; see above"
            first_one = _first_child(holder.pid)
            # systemd itself has moved into the overlay; the process it found there sees both.
            root = Root(Path(base), _first_child(first_one) if systemd else first_one)
            refuse_this_machine(root.keeper)
            root.path("/etc/hosts").write_bytes(HOSTS)
            if systemd:
                root.wait_for_systemd()
            yield root
        finally:
            holder.kill()


def _first_child(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()[0])


def refuse_this_machine(pid: int) -> None:
    """Stop before anything runs where the process has not left this machine's own mounts."""
    for space in ("mnt", "pid"):
        theirs, ours = (Path(f"/proc/{who}/ns/{space}").readlink() for who in (pid, "self"))
        assert theirs != ours, f"process {pid} is still in this machine's own {space} namespace"
