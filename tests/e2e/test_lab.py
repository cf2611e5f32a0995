"""The lab itself: what the end-to-end tests stand on."""

import subprocess
from pathlib import Path

import pytest

from e2e.browsers import Result
from e2e.lab import Lab, lab

SITE = "https://www.instagram.com/example.person/"
LINES = "0.0.0.0 www.instagram.com\n:: www.instagram.com\n"


@pytest.mark.parametrize(
    ("browser", "refusal"), [("chromium", "ERR_CONNECTION_REFUSED"), ("firefox", "connectionFailure")]
)
def test_real_browsers_obey_its_hosts_file(a_lab: Lab, browser: str, refusal: str) -> None:
    """A real browser loads the tests' site, and is refused once the lab's hosts file names it."""
    with getattr(a_lab, browser)() as running:
        assert running.load(SITE) == Result(ok=True, title="the site is open")
    assert "A www.instagram.com" in a_lab.queries()

    with (a_lab.etc / "hosts").open("a", encoding="utf-8") as hosts:
        hosts.write(LINES)
    with getattr(a_lab, browser)() as running:
        assert running.load(SITE) == Result(ok=False, error=refusal)
    assert a_lab.addresses("www.instagram.com") == {"0.0.0.0", "::"}


def test_it_leaves_nothing_behind() -> None:
    """When a lab ends, its processes, mounts and folder are gone and nothing of it was seen outside."""
    with lab() as here:
        sleeper = subprocess.Popen(here.inside(["sleep", "1000"]))
        here.run(
            ["touch", "/etc/from-the-lab", "/usr/from-the-lab", "/var/from-the-lab", "/run/from-the-lab"]
        )
        assert (here.etc / "from-the-lab").exists()
    assert sleeper.wait(timeout=10) != 0
    assert not here.folder.exists()
    assert not [part for part in ("/etc", "/usr", "/var", "/run") if (Path(part) / "from-the-lab").exists()]
