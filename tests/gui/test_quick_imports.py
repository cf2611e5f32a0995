"""Imports after PySide6."""

import subprocess
import sys
from pathlib import Path

import pytest

from leeward.gui import quick_imports

IMPORT = """
import linecache
import PySide6.QtCore
{first}
from leeward.gui.clock import Clock
print(any(name.endswith("clock.py") for name in linecache.cache))
"""
SOURCES = Path(quick_imports.__file__).parents[2]
QUICK = "from leeward.gui.quick_imports import quicken_imports; quicken_imports()"


@pytest.mark.parametrize(("first", "kept"), [("", True), (QUICK, False)])
def test_no_source_is_read_once_imports_are_quick(first: str, kept: bool) -> None:  # noqa: FBT001
    """PySide6 keeps the source of what is imported; asked to be quick it reads none of it."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT.format(first=first)],
        env={"PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.strip() == "True") is kept
