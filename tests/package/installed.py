"""A plain system with Leeward's package on it: what apt does there, and what the person's commands say."""

import hashlib
import os
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from e2e.roots import Root

APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq", "--no-install-recommends")
# What programs that install keep of their own doings, and what is the person's or lives in memory alone.
THEIR_OWN = ("var/lib/dpkg", "var/lib/apt", "var/lib/rpm", "var/lib/pacman", "var/log", "var/cache", "home")
SCREENS = "/tmp/.X11-unix"
IN_MEMORY = ("proc", "sys", "dev", "run", "tmp")


@dataclass(frozen=True)
class Installed:
    """The package in `root`, and the command line of `person` there."""

    root: Root

    def apt(self, verb: str, *packages: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Let apt do it, with packages by file or name; what it printed."""
        words = [
            put(self.root, part) if isinstance(part, Path) else part for part in packages or ("leeward",)
        ]
        return self.root.run(*APT, verb, *words, check=check, patience=300)

    def leeward(self, *words: str, user: str = "person") -> subprocess.CompletedProcess[str]:
        """One command of the person, to its end."""
        return self.root.run("leeward", *words, user=user)

    def close(self, link: str) -> None:
        """Begin, where there is no document yet, and close what a link names."""
        self.leeward("init", "--protect", "none")
        done = self.leeward("close", link, "--yes")
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def hosts(self) -> bytes:
        """The hosts file's bytes."""
        return self.root.path("/etc/hosts").read_bytes()


def put(root: Root, package: Path) -> str:
    """Have a package lie in the root; its path there."""
    shutil.copy(package, root.path(f"/tmp/{package.name}"))
    return f"/tmp/{package.name}"


def show_screens(root: Root) -> None:
    """Let programs in there draw on the screens that this system has."""
    root.run("mkdir", "-p", SCREENS, check=True)
    enter = ["nsenter", f"--target={root.keeper}", "--mount", "--"]
    subprocess.run([*enter, "mount", "--bind", SCREENS, f"{root.base}/root{SCREENS}"], check=True)


def everything(root: Root) -> dict[str, tuple[object, ...]]:
    """Each file, folder and link with mode, owner and content, but for what is not the package's doing."""
    top = root.path("/")
    found: dict[str, tuple[object, ...]] = {}
    for folder, folders, files in os.walk(top):
        where = Path(folder).relative_to(top)
        folders[:] = [name for name in folders if str(where / name) not in {*THEIR_OWN, *IN_MEMORY}]
        for name in (*folders, *files):
            found[str(where / name)] = _told(Path(folder, name))
    return found


def _told(path: Path) -> tuple[object, ...]:
    status = path.lstat()
    content = ""
    if stat.S_ISLNK(status.st_mode):
        content = str(path.readlink())
    elif stat.S_ISREG(status.st_mode):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    return stat.filemode(status.st_mode), status.st_uid, status.st_gid, content
