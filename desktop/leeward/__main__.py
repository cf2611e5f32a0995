"""Starts the command line or the window; nothing else."""

from __future__ import annotations

import gc
import os
import sys

from leeward.start import has_display, window_asked


def main() -> int:
    """Run `leeward` with this process's arguments and world; the exit code."""
    asked = window_asked(sys.argv[1:])
    if asked is not None and has_display(os.environ):
        # What is made while starting is there to stay: looking for garbage in it would take a sixth of the
        # time. The window begins with that once it has settled in.
        gc.disable()
        # After PySide6 every import is slower, so what needs none of it comes first.
        import leeward.assembly  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        from leeward.gui.process import run  # noqa: PLC0415  PySide6 need not be installed

        return run(sys.argv[0], asked)
    from leeward import cli  # noqa: PLC0415  the window's head needs none of it

    head = cli.Head.of_process()
    return cli.run(sys.argv[1:], head) if asked is None else cli.tell_no_display(head)


if __name__ == "__main__":
    sys.exit(main())
