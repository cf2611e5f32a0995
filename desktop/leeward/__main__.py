"""Starts the command line or the window; nothing else."""

from __future__ import annotations

import gc
import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from leeward.start import has_display, window_asked

if TYPE_CHECKING:
    from leeward.start import WindowAsked


def main() -> int:
    """Run `leeward` with this process's arguments and world; the exit code."""
    asked = window_asked(sys.argv[1:])
    if asked is not None:
        # What is made while starting is there to stay: looking for garbage in it would take a sixth of the
        # time. The window begins with that once it has settled in.
        gc.disable()
        from leeward.handover import hand_over  # noqa: PLC0415  a command of its own needs none of it

        if hand_over(asked):
            return 0
    if asked is not None and opens_window(asked):
        # After PySide6 every import is slower, so what needs none of it comes first.
        import leeward.assembly  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        from leeward.gui.quick_imports import quicken_imports  # noqa: PLC0415  PySide6 need not be installed

        quicken_imports()
        from leeward.gui.process import run  # noqa: PLC0415

        return run(sys.argv[0], asked)
    from leeward import cli  # noqa: PLC0415  the window's head needs none of it

    head = cli.Head.of_process()
    if asked is None or asked.is_command:
        return cli.run(sys.argv[1:], head)
    return cli.tell_no_display(head)


def opens_window(asked: WindowAsked) -> bool:
    """Whether a window is opened for it; there is none to hide, and a command needs none."""
    if asked.word == "hide" or not has_display(os.environ):
        return False
    return not asked.is_command or find_spec("PySide6") is not None


if __name__ == "__main__":
    sys.exit(main())
