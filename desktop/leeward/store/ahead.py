"""Opens the document ahead, in a process of its own, while this one still loads what a window needs.

The key store's libraries take as long to load as all else between the first paint and the day, and two
threads would only take turns. What is found is handed over in memory that has no name and touches no disk.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.store.unsealed import Unsealed


# Where there is one processor for both, the window goes first.
LATER = 5


class Ahead:
    """A document that another process is opening: its id, and the memory it writes to."""

    def __init__(self, process: int, memory: int) -> None:
        self._process = process
        self._memory: int | None = memory

    @classmethod
    def begin(cls, path: Path) -> Ahead | None:
        """Begin to open the document at `path`; None where there is none, or no way to hand it over.

        Call it before there is a second thread. Only what asks nobody anything is tried: the key in an
        unlocked key store. What goes wrong is left to whoever opens the document in earnest.
        """
        if not path.exists() or not hasattr(os, "memfd_create"):
            return None
        memory = os.memfd_create("leeward")
        process = os.fork()
        if process:
            return cls(process, memory)
        code = 1
        try:
            from leeward.store.unsealed import unseal_into  # noqa: PLC0415  in the other process alone

            os.nice(LATER)

            unseal_into(memory, path)
            code = 0
        finally:
            os._exit(code)  # the rest of the program is for the first one

    def take(self) -> Unsealed | None:
        """What was found, waited for; None where nothing was, and from the second time on."""
        memory, self._memory = self._memory, None
        if memory is None:
            return None
        from leeward.store.unsealed import unsealed_in  # noqa: PLC0415  not before the first paint

        try:
            _, status = os.waitpid(self._process, 0)
            return None if status else unsealed_in(memory)
        except ChildProcessError:
            return None  # whoever started us wants to hear of no process's end, so we hear of none either
        finally:
            os.close(memory)
