"""What is kept while a file is written over in place, and whether that was cut short. All of it pure."""

from __future__ import annotations

import zlib

# No size has more.
DIGITS = 12


def kept(old: bytes, new: bytes) -> bytes:
    """What is kept while `old` is written over with `new`: both, their lengths and a check sum."""
    both = old + new
    return b"%d %d\n%b" % (len(old), zlib.crc32(both), both)


def read_kept(data: bytes) -> tuple[bytes, bytes] | None:
    """The old bytes and the new; None where it is not as `kept` writes it, and so tells nothing."""
    told, _, both = data.partition(b"\n")
    size = told.partition(b" ")[0]
    length = int(size) if size.isdigit() and len(size) <= DIGITS else 0
    parts = both[:length], both[length:]
    return parts if data == kept(*parts) else None


def is_torn(data: bytes, old: bytes, new: bytes) -> bool:
    """Whether each byte is the old or the new one, or none yet, and it is not all of either.

    What says anything else was written by someone else since.
    """
    longest = max(len(old), len(new))
    if data in (old, new):
        return False
    if data and not min(len(old), len(new)) <= len(data) <= longest:
        return False
    either = zip(data, old.ljust(longest, b"\0"), new.ljust(longest, b"\0"), strict=False)
    return all(byte in (before, after, 0) for byte, before, after in either)
