"""Reads files that belong to others: only looking, and never more than a bounded part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

# Real settings files are a few hundred kilobytes; a Preferences file of 20 MB has been seen.
LARGEST = 64 * 1024 * 1024


def read(path: Path, limit: int = LARGEST) -> bytes | None:
    """A regular file's bytes; None where it is not there, is not ours to read, or is over `limit`."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            found = file.read(limit + 1)
    except (OSError, ValueError):
        return None
    return found if len(found) <= limit else None


def entries(folder: Path) -> list[Path]:
    """What lies in a folder, in name order; nothing where it can't be listed."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def json_object(data: bytes | None) -> dict[str, Any] | None:
    """The JSON object in `data`, or None where it holds none."""
    if data is None:
        return None
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError):
        return None


def as_object(value: Any) -> dict[str, Any]:
    """`value` where it is an object out of JSON, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """`value` where it is a list out of JSON, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def within(value: Any, *keys: str) -> Any:
    """What lies under `keys`, one object in the other; None where the way breaks off."""
    for key in keys:
        value = as_object(value).get(key)
    return value
