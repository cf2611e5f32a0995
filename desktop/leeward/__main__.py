"""Starts the command line or the window; nothing else."""

from __future__ import annotations

import gc
import os
import sys
from importlib.util import find_spec

from leeward.start import has_display, window_asked


def main() -> int:
    """Run `leeward` with this process's arguments and world; the exit code."""
    asked = window_asked(sys.argv[1:])
    if asked is not None and has_display(os.environ) and not (asked.is_command and no_window()):
        # What is made while starting is there to stay: looking for garbage in it would take a sixth of the
        # time. The window begins with that once it has settled in.
        gc.disable()
        # After PySide6 every import is slower, so what needs none of it comes first.
        import leeward.assembly  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        from leeward.gui.process import run  # noqa: PLC0415  PySide6 need not be installed

        return run(sys.argv[0], asked)
    from leeward import cli  # noqa: PLC0415  the window's head needs none of it

    head = cli.Head.of_process()
    if asked is None or asked.is_command:
        return cli.run(sys.argv[1:], head)
    return cli.tell_no_display(head)


def no_window() -> bool:
    """Whether the window's parts are not installed here."""
    return find_spec("PySide6") is None


if __name__ == "__main__":
    sys.exit(main())
