"""Reads what stands of ours in the files the guard writes, to the letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leeward_guard import hosts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def written(data: bytes, made: Collection[str], root: str = "") -> tuple[str, ...]:
    """Our lines in `data`, a hosts file, and the entries of the browsers' policy files, in their order.

    Policy files are read where `made`, the ledger's, names them. An entry comes behind the path of its file
    and the name of its list. `root` is put before every path.
    """
    lines = (data[found.start : found.end].decode("ascii", "replace").strip() for found in hosts.tagged(data))
    return (*lines, *_entries(made, root)) if made else tuple(lines)


def _entries(made: Collection[str], root: str) -> Iterator[str]:
    from leeward_guard import places  # noqa: PLC0415  most close no page alone

    for place in places.PLACES:
        try:
            file = Path(root + place.file).read_bytes() if place.file in made else b""
        except OSError:
            continue
        for name, entry in places.entries(place, file):
            yield f"{place.file} {name}: {entry}"
