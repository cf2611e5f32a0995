import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.app import AT_THE_KEYBOARD
from e2e.roots import Root, throwaway_root
from package.bases import SUITES, base, built
from package.installed import Installed


@pytest.fixture(scope="session")
def package() -> Path:
    """The package that `./dev package` has built."""
    return built()


@pytest.fixture(scope="session")
def newer(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a higher version, to upgrade to."""
    folder = tmp_path_factory.mktemp("newer")
    tree, made = folder / "tree", folder / "newer.deb"
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(control.read_text("ascii").replace("\nVersion: ", "\nVersion: 9+"), "ascii")
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made], check=True)
    return made


@pytest.fixture(params=SUITES)
def debian(request: pytest.FixtureRequest, package: Path) -> Iterator[Root]:
    """A plain Debian with systemd running, a person at the keyboard, and all the package depends on."""
    with throwaway_root(systemd=True, below=base(request.param, package)) as root:
        root.add_person("person")
        rules = root.path("/etc/polkit-1/rules.d/50-keyboard.rules")
        rules.parent.mkdir(parents=True, exist_ok=True)
        rules.write_text(AT_THE_KEYBOARD, "ascii")
        root.run("mkdir", "-p", "/run/dbus", check=True)
        # systemd makes it with the first timer that remembers when it ran, and there is none yet.
        root.path("/var/lib/systemd/timers").mkdir(parents=True, exist_ok=True)
        root.start_bus()
        yield root


@pytest.fixture
def installed(debian: Root, package: Path) -> Installed:
    """The same with the package installed."""
    here = Installed(debian)
    here.apt("install", package)
    return here
