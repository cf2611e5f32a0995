"""A second start hands over what was asked: quickly, and as often as a key is pressed."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from pathlib import Path

import pytest

from leeward import handover
from leeward.start import WindowAsked
from leeward.system.instance import Instance, runtime_folder

DESKTOP = Path(__file__).resolve().parents[1] / "desktop"
# As `python -m leeward` does it; what the window needs must not have been loaded for that.
SECOND = """
import sys
from leeward.__main__ import main
code = main()
sys.exit(code or ("PySide6" in sys.modules and 99))
"""


def start(*words: str) -> subprocess.CompletedProcess[str]:
    """A second start, on a computer with a display."""
    environment = os.environ | {"PYTHONPATH": str(DESKTOP), "DISPLAY": ":0"}
    command = [sys.executable, "-c", SECOND, *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("words", [["moment"], ["hide"], []])
def test_a_running_window_is_told(tmp_path: Path, words: list[str]) -> None:
    """Twice the same does the same; nothing of the window is loaded for it."""
    heard: queue.Queue[str] = queue.Queue()
    running = Instance(runtime_folder(dict(os.environ)), tmp_path)
    assert running.claim()
    running.serve(heard.put)
    try:
        for _ in range(2):
            done = start("--data-dir", str(tmp_path), *words)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
            assert heard.get(timeout=10) == (words[0] if words else "show")
    finally:
        running.close()


def test_where_no_window_is_there_is_nothing_to_hide(tmp_path: Path) -> None:
    """That is said, is no mistake, and opens none."""
    done = start("--data-dir", str(tmp_path), "hide")
    assert done.returncode == 0
    assert done.stdout == "No window of Leeward is open.\n"
    assert not list(tmp_path.iterdir())


def test_a_window_that_is_just_opening_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hiding while the first paint is still to come hides, all the same."""
    heard: queue.Queue[str] = queue.Queue()
    running = Instance(runtime_folder(dict(os.environ)), tmp_path)
    assert running.claim()
    # Painted only after the first time that nobody heard.
    monkeypatch.setattr(handover.time, "sleep", lambda _: running.serve(heard.put))
    try:
        assert handover.hand_over(WindowAsked(tmp_path, word="hide"))
        assert heard.get(timeout=10) == "hide"
    finally:
        running.close()
