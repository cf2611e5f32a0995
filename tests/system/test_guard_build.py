import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from leeward.system.guard_build import build

HOME = Path(__file__).resolve().parents[2]
SOURCES = HOME / "desktop" / "leeward_guard"
CATALOGUE = HOME / "resources" / "platforms.json"


@pytest.fixture
def guard(tmp_path: Path) -> Path:
    """A built guard."""
    path = tmp_path / "guard"
    path.write_bytes(build(SOURCES, CATALOGUE))
    return path


def ask(guard: Path, *words: str) -> dict[str, object]:
    """What the guard answers, run apart from everything of ours."""
    line = [sys.executable, *words[:-1], "-IS", guard, words[-1]]
    done = subprocess.run(line, input=b"", capture_output=True, check=False, cwd="/")
    assert done.stderr == b""
    return json.loads(done.stdout)


def test_the_same_sources_give_the_same_bytes(guard: Path) -> None:
    """Two builds can be compared."""
    assert guard.read_bytes() == build(SOURCES, CATALOGUE)
    assert guard.read_bytes().startswith(b"#!/usr/bin/env -S python3 -IS\nPK")


def test_it_needs_nothing_but_an_interpreter(guard: Path) -> None:
    """One file, run with no site packages and no environment."""
    assert ask(guard, "bogus") == {"protocol": 1, "result": "refused", "reason": "bad-verb"}


def test_it_runs_compiled_and_from_source_alike(guard: Path, tmp_path: Path) -> None:
    """Compiled modules of another Python are passed over, and no part is left out of either kind."""
    with zipfile.ZipFile(guard) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    compiled = {name for name in members if name.endswith(".pyc")}
    assert {f"{name}c" for name in members if name.endswith(".py")} == compiled
    foreign, only_compiled = tmp_path / "foreign", tmp_path / "only-compiled"
    with zipfile.ZipFile(foreign, "w") as older, zipfile.ZipFile(only_compiled, "w") as bare:
        for name, data in members.items():
            older.writestr(name, b"\0\0\r\n" + data[4:] if name in compiled else data)
            if not name.endswith(".py"):
                bare.writestr(name, data)
    for path in (foreign, only_compiled):
        assert ask(path, "bogus")["reason"] == "bad-verb"


def test_the_catalogue_is_built_in(guard: Path) -> None:
    """Its hosts, persons' suffixes, and what is never closed."""
    with zipfile.ZipFile(guard) as archive:
        rules = json.loads(archive.read("leeward_guard/catalogue.json"))
    assert "www.instagram.com" in rules["hosts"]
    assert "tumblr.com" in rules["suffixes"]
    assert "public-api.wordpress.com" in rules["sites_own"]
    assert "988lifeline.org" in rules["never"]
    assert "help.instagram.com" in rules["kept_open"]
    assert not set(rules["hosts"]) & set(rules["kept_open"])
