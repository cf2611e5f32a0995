"""Starts the command line or the window; nothing else."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run `leeward` with this process's arguments and world; the exit code."""
    from leeward import cli  # noqa: PLC0415  the window's head needs none of it

    head = cli.Head.of_process()
    if cli.wants_window(sys.argv[1:]):
        if not cli.has_display(os.environ):
            return cli.tell_no_display(head)
        # After PySide6 every import is slower, so what needs none of it comes first.
        import leeward.assembly  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        from leeward.gui.app import run  # noqa: PLC0415  PySide6 need not be installed

        return run(sys.argv)
    return cli.run(sys.argv[1:], head)


if __name__ == "__main__":
    sys.exit(main())
