"""A throw-away root: this system with a writable layer that vanishes, for what must run as root.

`with throwaway_root() as root:` starts a private mount, process and network namespace whose root is an
overlay of / on a tmpfs, with its own /proc, /run and /tmp. Inside, programs may rewrite the real path of
the hosts file, install polkit actions, add users and start a system bus; nothing reaches the machine,
and all of it ends with the block, also when the tests are killed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

CHECKOUT = Path(__file__).resolve().parents[2]
# pkexec asks polkit about its parent, which must be a process of the same namespace.
WITH_PARENT = ("sh", "-c", '"$@"; exit $?', "sh")
HOSTS = b"127.0.0.1 localhost\r\n10.0.0.9\tprinter # caf\xe9\n10.0.0.8 nas"

BUILD = """
set -e
base=$1; shift
mount -t tmpfs root "$base"
mkdir "$base/upper" "$base/work" "$base/root"
mount -t overlay -o "lowerdir=/,upperdir=$base/upper,workdir=$base/work" root "$base/root"
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
mkdir run/dbus
ip link set lo up
echo built
exec cat
"""


@dataclass(frozen=True)
class Root:
    """A running throw-away root. `base` is where it lies in its own mount namespace."""

    base: Path
    first: int

    def path(self, path: str) -> Path:
        """A file in there, to look at and change from outside."""
        return Path(f"/proc/{self.first}/root{self.base}/root{path}")

    def run(
        self,
        *command: str | Path,
        user: str = "root",
        request: str = "",
        check: bool = False,
        patience: float = 60,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside to its end as `user`, with `request` as its input; both outputs as text."""
        own = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        home = "/root" if user == "root" else f"/home/{user}"
        words = {
            "HOME": home,
            "USER": user,
            "LANG": "C.UTF-8",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "PYTHONPATH": f"{CHECKOUT}/desktop:{CHECKOUT}/tests",
            "TZ": "Europe/Berlin",
        }
        done = subprocess.run(
            self._inside([*own, *WITH_PARENT, *map(str, command)]),
            env=words,
            input=request.encode(),
            capture_output=True,
            timeout=patience,
            check=False,
        )
        told = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        assert not check or done.returncode == 0, f"{command}: {done.returncode}\n{told[0]}\n{told[1]}"
        return subprocess.CompletedProcess(command, done.returncode, *told)

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
        upper = Path(f"/proc/{self.first}/root{self.base}/upper")
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

    def _inside(self, command: Sequence[str]) -> list[str]:
        enter = ["nsenter", f"--target={self.first}", "--mount", "--net", "--pid", "--"]
        return [*enter, "chroot", f"{self.base}/root", *command]


@contextmanager
def throwaway_root() -> Iterator[Root]:
    """Build a root with a hosts file of the tests' own; needs to be root, as CI is."""
    parts = dict.fromkeys(str(Path(part).resolve()) for part in (CHECKOUT, sys.prefix, sys.base_prefix))
    elsewhere = [part for part in parts if not part.startswith("/usr")]
    space = ["unshare", "-m", "-n", "-p", "-f", "--kill-child", "--mount-proc", "--propagation=private"]
    with (
        TemporaryDirectory(prefix="leeward-root-") as base,
        subprocess.Popen(
            [*space, "sh", "-c", BUILD, "root", base, *elsewhere],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as holder,
    ):
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "built\n", "the root could not be built; see above"
            children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children").read_text("ascii")
            root = Root(Path(base), int(children.split()[0]))
            refuse_this_machine(root.first)
            root.path("/etc/hosts").write_bytes(HOSTS)
            yield root
        finally:
            holder.stdin.close()


def refuse_this_machine(pid: int) -> None:
    """Stop before anything runs where the process has not left this machine's own mounts."""
    for space in ("mnt", "pid"):
        theirs, ours = (Path(f"/proc/{who}/ns/{space}").readlink() for who in (pid, "self"))
        assert theirs != ours, f"process {pid} is still in this machine's own {space} namespace"
