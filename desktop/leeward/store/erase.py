"""Erasing: out of the backups, or everything of ours, and telling what was removed and what was not."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from leeward.store import codec, copies, files
from leeward.store.errors import FileAccessError, KeyUnavailableError, StoreError
from leeward.store.vault import Header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from leeward.core.state import State
    from leeward.store.document import Document


T = TypeVar("T")


class Erased(Struct, frozen=True):
    """What was erased, by file and by the ids of keys; what could not be, and is still there."""

    removed: tuple[Path, ...] = ()
    keys: tuple[str, ...] = ()
    left: tuple[Path, ...] = ()
    keys_left: tuple[str, ...] = ()


def out_of_backups(document: Document, erase: Callable[[State], State]) -> Erased:
    """Apply `erase` to every backup that opens, and seal it anew; `removed` are those it changed.

    `left` are those that don't open, and files set aside because they could not be read.
    """
    changed: list[Path] = []
    left = [path for path in _beside(document) if "-unreadable-" in path.name]
    with files.exclusive(document.place):
        for backup in document.backups.all():
            path = document.backups.folder / backup.name
            try:
                state = document.keys.opened(document.backups.read(backup.name)).state
                erased = erase(state)
                if erased != state:
                    document.backups.rewrite(backup.name, document.sealed(erased))
                    changed.append(path)
            except StoreError:
                left.append(path)
    return Erased(removed=tuple(changed), left=tuple(left))


def everything(document: Document, drafts: Path, also: Iterable[Path] = ()) -> Erased:
    """Erase the keys in the keyring, then every file of ours, and the folders that are empty by then.

    `also` are files of other parts. Files that are not ours stay, and so does their folder. Never
    raises: what could not be erased is said.
    """
    folders = (document.backups.folder, drafts.parent, document.place.parent, document.path.parent)
    found = list(dict.fromkeys((*_ours(document, drafts), *also)))
    gone, kept = _erase_keys(document, found)
    removed: list[Path] = []
    left: list[Path] = []
    for path in found:
        try:
            if files.exists(path):
                files.remove(path)
                removed.append(path)
        except FileAccessError:
            left.append(path)
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
    return Erased(tuple(removed), gone, tuple(left), kept)


def _ours(document: Document, drafts: Path) -> Iterator[Path]:
    """Every file of ours that is there, the lock files last."""
    yield from _beside(document)
    folder = document.backups.folder
    yield from (folder / backup.name for backup in _told(document.backups.all))
    yield from (path for path in _listed(folder) if path.name.startswith(".leeward-"))
    yield from (path for path in _listed(drafts.parent) if drafts.stem in path.name.split("-unreadable-")[0])
    for lock in (document.path, document.place, drafts):
        yield lock.with_name(f".{lock.name}.lock")


def _beside(document: Document) -> Iterator[Path]:
    """The document, the link to it, its copies, and what was set aside or left half-written."""
    yield document.path
    yield document.place
    yield document.place.with_name(f".{document.place.name}.new")
    yield from _told(lambda: copies.found(document))
    stem = f"{document.place.stem}-unreadable-"
    yield from (path for path in _listed(document.place.parent) if path.name.startswith(stem))


def _erase_keys(document: Document, found: list[Path]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Have the keyring forget the key of every file; the ids it forgot, and those it could not."""
    gone: list[str] = []
    left: list[str] = []
    for key_id in sorted({key_id for path in found for key_id in _key_ids(path)}):
        try:
            document.keys.forget(key_id)
            gone.append(key_id)
        except KeyUnavailableError:
            left.append(key_id)
    return tuple(gone), tuple(left)


class _Draft(Struct):
    header: Header


def _key_ids(path: Path) -> set[str]:
    """The id of the key a file is sealed with; none where it is no file of ours that can be read."""
    try:
        data = files.read(path)
    except FileAccessError:
        return set()
    try:
        return {codec.read(data).sealed.key_id} - {""}
    except StoreError:
        with contextlib.suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
            return {msgspec.json.decode(data, type=_Draft).header.key_id} - {""}
        return set()


def _listed(folder: Path) -> list[Path]:
    return _told(lambda: files.listed(folder))


def _told(question: Callable[[], Iterable[T]]) -> list[T]:
    """What a folder answers; nothing where it can't be read."""
    try:
        return list(question())
    except FileAccessError:
        return []
