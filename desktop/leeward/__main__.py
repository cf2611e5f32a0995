"""Starts the command line or the window; nothing else."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from leeward.start import has_display, window_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leeward.cli import Head
    from leeward.start import WindowAsked


def main() -> int:
    """Run `leeward` with this process's arguments and world; the exit code."""
    # What is made while starting is there to stay: looking for garbage in it would take a sixth of the
    # time. The window begins with that once it has settled in; a command has ended by then.
    gc.disable()
    asked = window_asked(sys.argv[1:])
    if asked is not None:
        from leeward.handover import hand_over  # noqa: PLC0415  a command of its own needs none of it

        if hand_over(asked):
            return 0
    if asked is not None and opens_window(asked):
        from leeward.store.ahead import Ahead  # noqa: PLC0415
        from leeward.store.paths import Folders  # noqa: PLC0415

        # Before PySide6 is loaded: on a second processor the document is open by the time it is asked for.
        ahead = None if asked.hidden else Ahead.begin(Folders.of(asked.data_dir).document)
        from leeward.gui.quick_imports import quicken_imports  # noqa: PLC0415  PySide6 need not be installed

        quicken_imports()
        from leeward.gui.process import run  # noqa: PLC0415

        return run(sys.argv[0], asked, ahead)
    from leeward import cli  # noqa: PLC0415  the window's head needs none of it

    head = cli.Head.of_process()
    if asked is None or asked.is_command:
        return _run_command(cli.run, head)
    return cli.tell_no_display(head)


def _run_command(run: Callable[[Sequence[str], Head], int], head: Head) -> int:
    """Run a command whose reader may stop reading, as `head` and `less` do: what it did is done."""
    try:
        code = run(sys.argv[1:], head)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still to be written at the end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    # The interpreter would look through all of it once more before it ends, a year's document too.
    gc.freeze()
    return code


def opens_window(asked: WindowAsked) -> bool:
    """Whether a window is opened for it; there is none to hide, and a command needs none."""
    if asked.word == "hide" or not has_display(os.environ):
        return False
    if not asked.is_command:
        return True
    from importlib.util import find_spec  # noqa: PLC0415  rarely needed

    return find_spec("PySide6") is not None


if __name__ == "__main__":
    sys.exit(main())
