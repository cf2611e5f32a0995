"""The guard as `leeward setup-guard` puts it, and with `./dev package-test` as each package brings it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from attack.target import ASK, Target
from e2e.app import AT_THE_KEYBOARD
from e2e.roots import HOSTS, throwaway_root
from e2e.test_guard_polkit import SETUP
from package.bases import SUITES, base, built
from package.installed import Installed

HERE = "set up here"
WHERE = (HERE, *SUITES) if os.environ.get("LEEWARD_PACKAGE") else (HERE,)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder is end to end."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session", params=WHERE)
def attacked(request: pytest.FixtureRequest) -> Iterator[Target]:
    """A system with the guard and two people, for all attacks one after the other."""
    packaged = request.param != HERE
    below = base(request.param, built()) if packaged else Path("/")
    with throwaway_root(systemd=packaged, below=below) as root:
        for name in ("person", "mallory"):
            root.add_person(name)
        rules = root.path("/etc/polkit-1/rules.d/50-keyboard.rules")
        rules.parent.mkdir(parents=True, exist_ok=True)
        rules.write_text(AT_THE_KEYBOARD, "ascii")
        root.run("mkdir", "-p", "/run/dbus", check=True)
        root.start_bus()
        if packaged:
            root.path("/var/lib/systemd/timers").mkdir(parents=True, exist_ok=True)
            Installed(root).apt("install", built())
            # It would come in between.
            root.run("systemctl", "stop", "leeward-guard.timer", check=True)
        else:
            assert root.python(SETUP).splitlines()[-1] == "applied"
        yield Target(root, packaged)


@pytest.fixture
def target(attacked: Target) -> Iterator[Target]:
    """The same, one name closed. After the attack the way out is open and nobody's files are others."""
    attacked.begin()
    before = attacked.others()
    yield attacked
    assert attacked.sh(f"{ASK} lift </dev/null")[0] == 0
    assert attacked.hosts == HOSTS
    assert attacked.others() ^ before == set()
