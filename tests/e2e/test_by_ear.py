"""Somebody who sees none of it: the first evening and a hard moment, by a real accessibility bus alone."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from e2e import by_ear
from e2e.app import AT_THE_KEYBOARD
from e2e.roots import HOSTS, throwaway_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from e2e.roots import Root


@pytest.fixture
def root() -> Iterator[Root]:
    """A root with the guard set up, and a person at the keyboard who has no document yet."""
    with throwaway_root() as made:
        made.add_person("person")
        made.path("/etc/polkit-1/rules.d/50-keyboard.rules").write_text(AT_THE_KEYBOARD, "ascii")
        made.start_bus()
        made.run(sys.executable, "-m", "leeward", "setup-guard", "--yes", check=True)
        yield made


def test_the_first_evening_and_a_hard_moment_by_ear(root: Root) -> None:
    """The welcome is gone through, a site is closed in the hosts file, ten minutes are waited, all heard."""
    done = root.run(sys.executable, by_ear.__file__, "/home/person", user="person", patience=100)
    assert done.returncode == 0, done.stderr
    lines = root.path("/etc/hosts").read_bytes()
    assert b" www.instagram.com # leeward until=" in lines
    assert lines.endswith(HOSTS.splitlines()[-1])
    told = json.loads(done.stdout.splitlines()[-1])
    assert told.count("Instagram is closed.") == 1
    assert not [words for words in told if "evenings" in words], "nothing written is said by itself"
