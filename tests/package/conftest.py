import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import others
import pytest

from e2e.app import AT_THE_KEYBOARD
from e2e.desk import Desk, desk
from e2e.roots import APART, Root, throwaway_root
from package.bases import SUITES, base, built
from package.installed import Installed, show_screens
from package.other import FOLDERS_OF_ALL, OTHERS, Other

# Whether the kernel lets the tests have a system of their own.
PROBE = (
    "mount -t tmpfs probe /mnt && cd /mnt && mkdir below upper work root && "
    "mount -t overlay -o lowerdir=below,upperdir=upper,workdir=work probe root"
)
NOT_RUN = "not run: no namespaces to be had here"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a plain system of its own is told as not run where none can be had."""
    needing = [item for item in items if {"debian", "other"}.intersection(getattr(item, "fixturenames", ()))]
    if needing and not _has_namespaces():
        for item in needing:
            item.add_marker(pytest.mark.skip(reason=NOT_RUN))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With LEEWARD_EVERY set, as CI sets it, a single test that was not run fails the whole."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if skipped and os.environ.get("LEEWARD_EVERY"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many were not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests of the packages were {NOT_RUN}", red=True)


def _has_namespaces() -> bool:
    try:
        return subprocess.run([*APART, "sh", "-c", PROBE], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


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


@contextmanager
def plain(suite: str, package: Path) -> Iterator[Root]:
    """A plain Debian with systemd running, a person at the keyboard, and all the package depends on."""
    with throwaway_root(systemd=True, below=base(suite, package)) as root:
        root.add_person("person")
        rules = root.path("/etc/polkit-1/rules.d/50-keyboard.rules")
        rules.parent.mkdir(parents=True, exist_ok=True)
        rules.write_text(AT_THE_KEYBOARD, "ascii")
        root.run("mkdir", "-p", "/run/dbus", check=True)
        # systemd makes it with the first timer that remembers when it ran, and there is none yet.
        root.path("/var/lib/systemd/timers").mkdir(parents=True, exist_ok=True)
        root.start_bus()
        yield root


@pytest.fixture(params=SUITES)
def debian(request: pytest.FixtureRequest, package: Path) -> Iterator[Root]:
    """Each release of Debian in turn."""
    with plain(request.param, package) as root:
        yield root


@pytest.fixture
def screen(debian: Root) -> Iterator[Desk]:
    """A screen that programs inside the plain system and those of this one can both draw on."""
    with desk(keyring=False) as here:
        show_screens(debian)
        yield here


@pytest.fixture(params=OTHERS)
def other(request: pytest.FixtureRequest, package: Path) -> Iterator[Other]:
    """A plain system on which another distribution's program installs packages."""
    with plain(SUITES[0], package) as root:
        for folder in FOLDERS_OF_ALL:
            root.path(folder).mkdir(parents=True, exist_ok=True)
            root.path(f"{folder}/of-another-package").touch()
        root.run("ln", "-sf", "bash", "/bin/sh", check=True)  # as on each of them
        yield OTHERS[request.param](root)


@pytest.fixture(scope="session")
def newer_others(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the other distributions' packages of a higher version, to upgrade to."""
    folder = tmp_path_factory.mktemp("newer-others")
    subprocess.run(["dpkg-deb", "--extract", package, folder / "tree"], check=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(others, "__version__", "9.0.0")
        others.build(folder, folder / "tree", 1_800_000_000)
    return folder


@pytest.fixture
def installed(debian: Root, package: Path) -> Installed:
    """The same with the package installed."""
    here = Installed(debian)
    here.apt("install", package)
    return here
