"""Gives the memory of large documents back to the system as soon as it is not needed."""

from __future__ import annotations

LARGE = 1 << 20
# Twice what is less than this is little enough to keep.
WORTH_IT = 4 << 20
M_MMAP_THRESHOLD = -3  # malloc.h


def made_for(size: int) -> None:
    """Prepare for blocks of about `size` bytes; costs nothing where they are small.

    glibc would keep what was freed, up to twice the largest block so far, for blocks to come (mallopt(3)).
    From here on large ones are apart, and gone when they are freed. Other C libraries do so by themselves.
    """
    if size < WORTH_IT:
        return
    import ctypes  # noqa: PLC0415  it takes as long as reading a year's document

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)
