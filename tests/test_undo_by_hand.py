"""What the guide and the README tell somebody to type by hand does just that, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest

from leeward_guard import hosts

HOME = Path(__file__).resolve().parents[1]
GUIDE = json.loads((HOME / "resources/content/en/guide.json").read_text("utf-8"))
END = dt.datetime(2026, 12, 10, 11, tzinfo=dt.UTC)
FOREIGN = (
    b"127.0.0.1 localhost\n",
    b"127.0.0.1 localhost\r\n# leeward until when?\r\n0.0.0.0 www.example.org\r\n",
    b"# \xff no newline at the end",
)


def command() -> str:
    """The guide's own line about the hosts file."""
    (chapter,) = (chapter for chapter in GUIDE if chapter["id"] == "undo-hosts")
    return chapter["lines"][0]


@pytest.mark.parametrize("foreign", FOREIGN)
def test_our_lines_go_and_no_other_byte(foreign: bytes, tmp_path: Path) -> None:
    """The one line to type leaves the hosts file as it was before anything was closed."""
    path = tmp_path / "hosts"
    path.write_bytes(hosts.apply(foreign, {"www.instagram.com": END, "instagram.com": END}))
    assert path.read_bytes() != foreign
    line = command().removeprefix("sudo ").replace("/etc/hosts", str(path))
    subprocess.run(["sh", "-c", line], check=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    assert path.read_bytes() == foreign


def test_the_readme_says_the_same_line() -> None:
    """One line, wherever it is told."""
    assert command() in (HOME / "README.md").read_text("utf-8")
