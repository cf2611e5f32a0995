"""Whether a path is root's own along its whole way, so that what runs as root can rely on it."""

from __future__ import annotations

import os
import stat


def is_roots_own(path: str, root: str = "", owner: int = 0) -> bool:
    """Whether nobody but root can change what `path` leads to: each folder and link on its way is root's.

    What `root`, a folder that goes before all paths, lies in is not asked about. What is `owner`'s counts
    as root's.
    """
    top = root or "/"
    at, links = top, 40
    if not path.startswith("/") or not (root or _is_roots_part(at, owner)):
        return False
    ahead = path.split("/")[:0:-1]
    while ahead:
        part = ahead.pop()
        if part == "..":
            at = os.path.dirname(at)  # noqa: PTH120
            continue
        there = os.path.join(at, part)  # noqa: PTH118
        if not _is_roots_part(there, owner):
            return False
        if not os.path.islink(there):  # noqa: PTH114
            at = there
            continue
        links -= 1
        target = os.readlink(there)  # noqa: PTH115
        if not links:
            return False
        at = top if target.startswith("/") else at
        ahead += target.split("/")[::-1]
    return True


def _is_roots_part(path: str, owner: int) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    others = 0 if stat.S_ISLNK(found.st_mode) else stat.S_IWGRP | stat.S_IWOTH
    return found.st_uid in (0, owner) and not found.st_mode & others
