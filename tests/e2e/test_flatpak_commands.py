"""The commands that Closed sites gives in a Flatpak, run on the computer around it by a person."""

import datetime as dt
from collections.abc import Iterator

import pytest

from e2e.app import AT_THE_KEYBOARD
from e2e.roots import CHECKOUT, HOSTS, Root, throwaway_root
from leeward.guard_words import FLATPAK
from leeward.system.guard_build import build
from leeward.system.outside import hand_made

NAME = "www.instagram.com"
# Says where a Flatpak lies, and is no Flatpak otherwise.
PROGRAM = '#!/bin/sh\n[ "$*" = "info --show-location org.leeward.Leeward" ] && echo "/srv/flat pak"\n'
SUDOERS = "person ALL=(root) NOPASSWD: ALL\n"


@pytest.fixture
def root() -> Iterator[Root]:
    """A person who may be administrator, beside a Flatpak's files."""
    with throwaway_root() as made:
        made.add_person("person")
        made.path("/etc/polkit-1/rules.d/50-keyboard.rules").write_text(AT_THE_KEYBOARD, "ascii")
        made.path("/etc/sudoers.d/person").write_text(SUDOERS, "ascii")
        made.path("/etc/sudoers.d/person").chmod(0o440)
        made.path("/usr/bin/flatpak").write_text(PROGRAM, "ascii")
        made.path("/usr/bin/flatpak").chmod(0o755)
        files = made.path("/srv/flat pak/files")
        files.mkdir(parents=True)
        guard = build(CHECKOUT / "desktop/leeward_guard", CHECKOUT / "resources/platforms.json")
        (files / "guard").write_bytes(guard)
        made.start_bus()
        yield made


def test_one_adds_the_guard_and_one_closes_until_the_end(root: Root) -> None:
    """Pasted into a shell they do what is said of them, and opening needs no password."""
    end = dt.datetime.now(dt.UTC).replace(second=0, microsecond=0) + dt.timedelta(days=3)
    made = hand_made(FLATPAK, {NAME: end})
    root.run("sh", "-c", made.add, user="person", check=True)
    root.path("/etc/sudoers.d/person").unlink()
    root.run("sh", "-c", made.close, user="person", check=True)
    assert root.addresses(NAME) == {"0.0.0.0", "::"}
    assert f"until={end:%Y-%m-%dT%H:%M}".encode() in root.path("/etc/hosts").read_bytes()
    root.run("pkexec", "/usr/libexec/leeward/guard", "lift", user="person", check=True)
    assert root.path("/etc/hosts").read_bytes() == HOSTS
