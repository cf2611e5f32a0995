"""Leeward's other packages, installed by the program that those systems install with.

rpm and pacman are this machine's, and work on a plain Debian in a namespace: their scripts run in there, as
the first of its processes would start them. What the packages depend on has other names there, so that is
left out.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from package.bases import CHECKOUT
from package.installed import Installed

# What belongs to no package alone there, and is always there.
FOLDERS_OF_ALL = (
    "/usr/share/fish/vendor_completions.d",
    "/usr/share/icons",
    "/usr/share/licenses",
    "/usr/share/metainfo",
    "/usr/share/zsh/site-functions",
)


@dataclass(frozen=True)
class Other(Installed):
    """A plain system, and the program that puts packages there and takes them off."""

    pattern: ClassVar[str]

    def add(self, folder: Path = CHECKOUT / "dist") -> None:
        """Install or upgrade to the package of its kind that lies in a folder."""
        (package,) = folder.glob(self.pattern)
        done = self._tell(*self.adds, str(package))
        assert done.returncode == 0, done.stdout

    def remove(self) -> subprocess.CompletedProcess[str]:
        """Take the package off; what was said."""
        return self._tell(*self.removes, "leeward")

    @property
    def there(self) -> bool:
        """Whether the program says that it is installed."""
        return self._tell(*self.asks, "leeward").returncode == 0

    @property
    def adds(self) -> tuple[str, ...]:
        """The command that installs or upgrades."""
        raise NotImplementedError

    @property
    def removes(self) -> tuple[str, ...]:
        """The command that removes."""
        raise NotImplementedError

    @property
    def asks(self) -> tuple[str, ...]:
        """The command that fails where it is not installed."""
        raise NotImplementedError

    @property
    def inside(self) -> str:
        """The plain system's root, as those see it who are told its namespaces."""
        return f"{self.root.base}/root"

    def _tell(self, *command: str) -> subprocess.CompletedProcess[str]:
        enter = ["nsenter", f"--target={self.root.keeper}", "--mount", "--net", "--pid", "--"]
        return subprocess.run(
            [*enter, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"},
        )


class Rpm(Other):
    """Fedora's and openSUSE's, below dnf and zypper."""

    pattern = "leeward-*.x86_64.rpm"

    @property
    def _rpm(self) -> tuple[str, ...]:
        return ("rpm", "--root", self.inside, "--dbpath", "/var/lib/rpm", "--nodeps")

    @property
    def adds(self) -> tuple[str, ...]:
        """Both at once."""
        return (*self._rpm, "--nosignature", "--upgrade")

    @property
    def removes(self) -> tuple[str, ...]:
        """Scripts and all."""
        return (*self._rpm, "--erase")

    @property
    def asks(self) -> tuple[str, ...]:
        """By name."""
        return (*self._rpm[:-1], "--query")


class Pacman(Other):
    """Arch Linux's."""

    pattern = "leeward-*-x86_64.pkg.tar.zst"

    def _pacman(self, *verbs: str) -> tuple[str, ...]:
        state = f"{self.inside}/var/lib/pacman"
        Path(self.root.path("/var/lib/pacman")).mkdir(exist_ok=True)
        settings = self.root.path("/tmp/pacman.conf")
        settings.write_text("[options]\nArchitecture = x86_64\nLocalFileSigLevel = Never\n", "ascii")
        return (
            *("pacman", "--root", self.inside, "--config", f"{self.inside}/tmp/pacman.conf"),
            *("--dbpath", state, "--gpgdir", f"{state}/gnupg", "--cachedir", f"{state}/cache"),
            *("--hookdir", f"{self.inside}/etc/pacman.d/hooks", "--logfile", f"{state}/log"),
            *("--noconfirm", *verbs),
        )

    @property
    def adds(self) -> tuple[str, ...]:
        """Both at once."""
        return self._pacman("-Udd")

    @property
    def removes(self) -> tuple[str, ...]:
        """Scripts, hooks and all."""
        return self._pacman("-R")

    @property
    def asks(self) -> tuple[str, ...]:
        """By name."""
        return self._pacman("-Q")


OTHERS = {"rpm": Rpm, "pacman": Pacman}
