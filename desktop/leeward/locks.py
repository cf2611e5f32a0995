"""An open file held by one process at a time, as the system at hand does it."""

from __future__ import annotations

import os
import sys

# Without it Windows would end every line in a way of its own; elsewhere there is no such thing.
BINARY: int = getattr(os, "O_BINARY", 0)

if sys.platform == "win32":
    import msvcrt

    def take(file: int) -> bool:
        """Hold an open file until it is closed; False where another process does. Raises OSError."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def take(file: int) -> bool:
        """Hold an open file until it is closed; False where another process does. Raises OSError."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
