"""What of Windows and macOS can be tried here: all of Leeward without what those systems lack."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize(
    ("platform", "name", "place"),
    [("win32", "Windows", "leeward"), ("darwin", "macOS", "Library/Application Support/leeward")],
)
def test_it_starts_without_what_only_others_have(
    platform: str, name: str, place: str, tmp_path: Path
) -> None:
    """All modules come, a document is begun, the window shown, and closing told as steps by hand."""
    line = [sys.executable, HERE / "elsewhere_start.py", platform, tmp_path]
    environment = {
        **os.environ,
        "PYTHONPATH": str(HERE.parent / "desktop"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr[-3000:]
    told = done.stdout.splitlines()
    windows = ["window 0"] if find_spec("PySide6") else []
    ends = ("init ", "close ", "status ", "lift ", "window ")
    assert [line for line in told if line.startswith(ends)] == [
        "init 0",
        "close 1",
        "status 0",
        "lift 1",
        *windows,
    ]
    assert f"Leeward can't close sites on {name} by itself." in done.stdout + done.stderr
    assert "0.0.0.0 www.instagram.com" in done.stdout + done.stderr
    assert (tmp_path / place / "leeward.json").exists()
