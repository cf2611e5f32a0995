"""Brings page rules into the browsers' policy files and takes them out, one place after the other.

A place that can't be written keeps no other from being written, and no host name from being closed.
"""

from __future__ import annotations

import contextlib
import os
import stat

from leeward_guard import files
from leeward_guard.places import (
    MISSING,
    OPEN_FOLDER,
    PLACES,
    Reader,
    Wanted,
    is_ours,
    look,
    page_rules,
    wanted,
)
from leeward_guard.trust import is_roots_own
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leeward_guard.policies import Place

NOTHING = b"{}\n"


class Draft(NamedTuple):
    """What one place says and is to say. With `trouble` its file could not even be read."""

    place: Place
    old: files.Read | None
    wanted: Wanted
    trouble: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return not self.trouble and (None if self.old is None else self.old.data) != self.wanted.data

    @property
    def is_ours(self) -> bool:
        """Whether something of ours is to stand there."""
        return not self.trouble and is_ours(self.place, self.wanted.data)


class Written(NamedTuple):
    """What came of it: whether a file changed, why a place does not say what it should, and what is left.

    `touch_again` says that browsers may have missed the change (see `chromium.REWRITE_AFTER`).
    """

    changed: bool
    reasons: dict[str, str]
    touch_again: bool
    made: tuple[str, ...]


def reader(root: str) -> Reader:
    """Looks at the files below `root`."""

    def there(path: str) -> bool:
        return os.path.lexists(root + path)

    def names(folder: str) -> list[str]:
        found = os.listdir(root + folder)  # noqa: PTH208
        return [name for name in found if not os.path.isdir(f"{root}{folder}/{name}")]  # noqa: PTH112

    def read(path: str) -> bytes:
        handle = os.open(root + path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_size > files.LARGEST:
                raise OSError(path)
            return file.read()

    return Reader(there, names, read)


def draft(root: str, pages: Mapping[str, str]) -> tuple[Draft, ...]:
    """What every place is to say so that exactly these pages are closed."""
    rules = page_rules(pages)
    computer = reader(root)
    drafts: list[Draft] = []
    for place in PLACES:
        if not _is_closed_to_others(root, place):
            if rules or computer.there(place.file):
                drafts.append(Draft(place, None, Wanted(None), OPEN_FOLDER))
            continue
        try:
            old = files.read(root + place.file) if computer.there(place.file) else None
        except files.FileTrouble as trouble:
            drafts.append(Draft(place, None, Wanted(None), trouble.reason))
            continue
        here = look(place, old.data if old else None, computer)
        drafts.append(Draft(place, old, wanted(place, rules, here)))
    return tuple(drafts)


def about_to_make(root: str, drafts: Iterable[Draft], made: Sequence[str]) -> tuple[str, ...]:
    """Every path to remember before anything is written: the files, and folders that are missing."""
    paths = set(made)
    for one in drafts:
        if one.is_ours:
            paths.add(one.place.file)
            paths.update(folder for folder in one.place.folders() if not os.path.lexists(root + folder))
    return tuple(sorted(paths))


def write(root: str, drafts: Iterable[Draft], made: Sequence[str], *, touch: bool = False) -> Written:
    """Write what the drafts say; never raises for a place's own trouble."""
    reasons: dict[str, str] = {}
    changed = touch_again = False
    left = set(made)
    for one in drafts:
        reason = one.trouble or _written(root, one, touch=touch)
        if reason == OPEN_FOLDER and one.place.watched and one.place.file in left:
            # A file by that name is ours wherever it lies, and may say what has ended.
            with contextlib.suppress(files.FileTrouble):
                changed |= files.remove(root + one.place.file)
                left -= {one.place.file, *_folders_gone(root, one.place, left)}
        if reason or one.wanted.reason:
            reasons[one.place.browser] = reason or one.wanted.reason
        if not reason:
            changed |= one.changes
            touch_again |= one.changes and one.place.watched
            if not one.is_ours:
                left -= {one.place.file, *_folders_gone(root, one.place, left)}
    return Written(changed, reasons, touch_again, tuple(sorted(left)))


def told(drafts: Iterable[Draft]) -> dict[str, str]:
    """For each browser that is here why the rules do not stand as they should, or nothing where they do."""
    return {
        one.place.browser: one.trouble or one.wanted.reason or (MISSING if one.changes else "")
        for one in drafts
        if one.trouble or one.wanted.reason or one.is_ours
    }


def _is_closed_to_others(root: str, place: Place) -> bool:
    """Whether only root can change the folders of a place, as far as they stand."""
    standing = [folder for folder in place.folders() if os.path.lexists(root + folder)]
    return not standing or is_roots_own(standing[-1], root, os.geteuid())


def _written(root: str, one: Draft, *, touch: bool) -> str:
    """Write one place's file; why it could not be, or nothing."""
    path, temporary = root + one.place.file, root + one.place.temporary
    try:
        files.remove(temporary)
        if one.changes:
            _put(root, one, path, temporary)
        elif touch and one.place.watched:
            _touch(one, path, temporary)
    except files.FileTrouble as trouble:
        return trouble.reason
    return ""


def _put(root: str, one: Draft, path: str, temporary: str) -> None:
    data = one.wanted.data
    if data is None:
        files.remove(path)
        with files.troubles():
            files.sync_folder(path)
        return
    with files.troubles():
        for folder in one.place.folders():
            if not os.path.lexists(root + folder):
                os.mkdir(root + folder, 0o755)  # noqa: PTH102
    if one.old is None or one.place.watched:
        files.write_new(path, data, 0o644, temporary)
    else:
        files.replace(path, one.old, (data,), "", temporary)


def _touch(one: Draft, path: str, temporary: str) -> None:
    """Have browsers that were just starting look again: the same bytes anew, or a file that goes at once."""
    if one.old is not None:
        files.write_new(path, one.old.data, 0o644, temporary)
    elif os.path.lexists(os.path.dirname(path)):  # noqa: PTH120
        files.write_new(path, NOTHING, 0o644, temporary)
        files.remove(path)


def _folders_gone(root: str, place: Place, made: set[str]) -> list[str]:
    """Take away the folders made for a place, innermost first; one that others use by now stays theirs."""
    folders = [folder for folder in reversed(place.folders()) if folder in made]
    for folder in folders:
        with contextlib.suppress(OSError):
            os.rmdir(root + folder)  # noqa: PTH106
    return folders
