"""How the bench runs what a person runs: with the application's own packages, not the developer's.

Some of the developer's make every start slower: where typing_extensions is installed, msgspec loads it.
"""

import os
import subprocess
import sys
from pathlib import Path

from e2e.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
PYTHON = os.environ.get("LEEWARD_BENCH_PYTHON", sys.executable)
PREPARE = Path(__file__).with_name("prepare.py")


def environment(here: Desk) -> dict[str, str]:
    """What the processes of the bench see."""
    return here.environment | {"PYTHONPATH": f"{ROOT / 'desktop'}:{ROOT / 'tests'}"}


def prepare(here: Desk, name: str, protection: str, days: int) -> Path:
    """A folder with a document of so many days of use; made once."""
    data = here.home / name
    if not data.exists():
        command = [sys.executable, PREPARE, data, protection, str(days)]
        subprocess.run(command, env=environment(here), check=True)
    return data
