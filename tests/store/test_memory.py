"""What a large document needed goes back to the system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from computer import Computer
from leeward.core.access import Protection
from leeward.store import memory

if TYPE_CHECKING:
    import pytest

MEGABYTE = 1 << 20
SOURCE = """
import sys
from pathlib import Path
from leeward.store import memory

memory.made_for(int(sys.argv[1]))
first = b"x" * int(sys.argv[2])
del first
several = [bytes([number]) * (int(sys.argv[2]) // 2) for number in range(4)]
del several
(line,) = (each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmRSS"))
print(int(line.split()[1]) * 1024)
"""


def held(prepared_for: int, size: int) -> int:
    """The bytes a process holds after blocks of about `size` came and went."""
    desktop = Path(__file__).parents[2] / "desktop"
    command = [sys.executable, "-c", SOURCE, str(prepared_for), str(size)]
    done = subprocess.run(command, env={"PYTHONPATH": str(desktop)}, stdout=subprocess.PIPE, check=True)
    return int(done.stdout)


def test_freed_blocks_go_back() -> None:
    """Prepared, a process is as small after large blocks as one that never had any."""
    assert held(16 * MEGABYTE, 16 * MEGABYTE) - held(0, 16) < 2 * MEGABYTE


def test_a_document_prepares_for_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything of it is decoded."""
    here, sizes = Computer(tmp_path), list[int]()
    here.made(Protection.OPEN)
    monkeypatch.setattr(memory, "made_for", sizes.append)
    here.document().unlock()
    assert sizes == [here.path.stat().st_size]


def test_small_documents_cost_nothing() -> None:
    """Below a megabyte not even the module it takes is loaded."""
    source = "import sys; from leeward.store import memory; memory.made_for(99_999); print(*sys.modules)"
    desktop = Path(__file__).parents[2] / "desktop"
    done = subprocess.run(
        [sys.executable, "-c", source], env={"PYTHONPATH": str(desktop)}, stdout=subprocess.PIPE, check=True
    )
    assert b"ctypes" not in done.stdout.split()
