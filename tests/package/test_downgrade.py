"""An older package in the place of a newer one, whose document it does not know."""

from pathlib import Path

from e2e.roots import Root
from package.installed import Installed, put

DOCUMENT = "/home/person/.local/share/leeward/leeward.json"


def test_a_downgrade_keeps_what_is_closed_and_a_newer_document(
    debian: Root, package: Path, newer: Path
) -> None:
    """Not a byte of either changes; what was written can be read, and opening works."""
    here = Installed(debian)
    here.apt("install", newer)
    here.close("https://www.instagram.com/somebody")
    closed, document = here.hosts, debian.path(DOCUMENT)
    document.write_bytes(document.read_bytes().replace(b'"version":1,"settings"', b'"version":2,"settings"'))
    written = document.read_bytes()
    debian.run(
        "apt-get",
        "-y",
        "-qq",
        "--allow-downgrades",
        "install",
        put(debian, package),
        check=True,
        patience=300,
    )
    assert here.hosts == closed
    assert here.leeward("status").returncode == 0
    done = here.leeward("log", "looked")
    assert (done.returncode, "newer Leeward" in done.stderr) == (4, True)
    assert document.read_bytes() == written
    assert here.leeward("lift").returncode == 0
    assert here.hosts != closed
