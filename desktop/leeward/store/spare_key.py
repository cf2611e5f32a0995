"""The spare key: the document key itself, written down so that a person can type it back.

Eight groups of eight digits in Crockford's base32, whose letters can't be taken for digits. Group n
(from 0) is four bytes of the key, then the first byte of the SHA-256 of `leeward spare key`, the byte n
and those four bytes: so a mistake is found in its own group, and groups in the wrong order are found as
well. One mistake in 256 passes a group's check; the key's id then tells.
"""

from __future__ import annotations

import hashlib

from leeward.store.errors import SpareKeyError
from leeward.store.vault import KEY_BYTES

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
GROUP_DIGITS = 8

_GROUP_BYTES = KEY_BYTES // GROUPS
_DIGIT_BITS = 5
# Signs that are read for another one, and what stands between groups.
_READ_AS = str.maketrans("OIL", "011", "")
_BETWEEN = str.maketrans(dict.fromkeys("-\u2013\u2014_.,;:|", " "))


def write(key: bytes) -> tuple[str, ...]:
    """The eight groups of a document key, to be shown in this order."""
    parts = (key[start : start + _GROUP_BYTES] for start in range(0, KEY_BYTES, _GROUP_BYTES))
    return tuple(_group(number, part) for number, part in enumerate(parts))


def read(text: str) -> bytes:
    """The document key in what a person typed, with any spacing, dashes and case.

    Raises SpareKeyError: `groups` are the numbers, from 1, of the groups that hold a mistake; none are
    named where there is too much or too little of it.
    """
    words = text.upper().translate(_BETWEEN).split()
    if len(words) != GROUPS:
        whole = "".join(words)
        if len(whole) != GROUPS * GROUP_DIGITS:
            raise SpareKeyError(())
        words = [whole[start : start + GROUP_DIGITS] for start in range(0, len(whole), GROUP_DIGITS)]
    parts = [_part(number, word) for number, word in enumerate(words)]
    wrong = tuple(number for number, part in enumerate(parts, start=1) if part is None)
    if wrong:
        raise SpareKeyError(wrong)
    return b"".join(part for part in parts if part is not None)


def fits(number: int, group: str) -> bool:
    """Whether what was typed as group `number` (from 1) is free of mistakes."""
    return _part(number - 1, "".join(group.upper().translate(_BETWEEN).split())) is not None


def _group(number: int, part: bytes) -> str:
    value = int.from_bytes(part + _check(number, part))
    shifts = range((GROUP_DIGITS - 1) * _DIGIT_BITS, -1, -_DIGIT_BITS)
    return "".join(DIGITS[value >> shift & (len(DIGITS) - 1)] for shift in shifts)


def _part(number: int, word: str) -> bytes | None:
    digits = [DIGITS.find(sign) for sign in word.translate(_READ_AS)]
    if len(digits) != GROUP_DIGITS or -1 in digits:
        return None
    value = 0
    for digit in digits:
        value = value << _DIGIT_BITS | digit
    data = value.to_bytes(_GROUP_BYTES + 1)
    part = data[:_GROUP_BYTES]
    return part if data[_GROUP_BYTES:] == _check(number, part) else None


def _check(number: int, part: bytes) -> bytes:
    return hashlib.sha256(b"leeward spare key" + bytes([number]) + part).digest()[:1]
