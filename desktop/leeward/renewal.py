"""Keeps a running Leeward whole while an upgrade puts other files in its place, and notices that one has.

Much is imported only when it is wanted. After an upgrade that would be the new version's, in a process of
the old one; so the sources that are not read yet are kept, and taken from memory once their file is another.
"""

from __future__ import annotations

import contextlib
import re
import sys
import zlib
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.util import spec_from_loader
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leeward import __version__

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

VERSION = re.compile(rb'^__version__ = "([^"\n]+)"', re.MULTILINE)


class Stamp(NamedTuple):
    """What tells a file from the one that was in its place before."""

    inode: int
    size: int
    changed: int


class Source(NamedTuple):
    """A module's source, packed, and the file it was read from."""

    path: Path
    stamp: Stamp
    packed: bytes


class Kept(SourceLoader):
    """Loads one module from what was kept of it."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002, D102
        return str(self._source.path)

    def get_data(self, path: str | bytes | os.PathLike[str]) -> bytes:  # noqa: D102
        if Path(str(path)) != self._source.path:
            raise OSError(path)
        return zlib.decompress(self._source.packed)


class Renewal(MetaPathFinder):
    """The packages in `folder`, as they were when this process began, in `version`."""

    def __init__(self, folder: Path, packages: Sequence[str], version: str = __version__) -> None:
        self._folder = folder
        self._packages = packages
        self._version = version
        self._told = version
        self._kept: dict[str, Source] = {}

    @classmethod
    def of_this_process(cls) -> Renewal:
        """For the packages Leeward was started from."""
        return cls(Path(__file__).resolve().parents[1], ("leeward", "leeward_guard"))

    def keep(self) -> None:
        """Read what is not imported yet. Takes some 20 ms; may be called in any thread, once."""
        found: dict[str, Source] = {}
        for package in self._packages:
            for path in sorted((self._folder / package).rglob("*.py")):
                parts = path.relative_to(self._folder).with_suffix("").parts
                name = ".".join(parts[:-1] if path.stem == "__init__" else parts)
                if name not in sys.modules and path.stem != "__main__":
                    with contextlib.suppress(OSError):
                        found[name] = Source(path, _stamp(path), zlib.compress(path.read_bytes(), 1))
        self._kept = found
        sys.meta_path.insert(0, self)

    def let_go(self) -> None:
        """Leave importing to others again."""
        with contextlib.suppress(ValueError):
            sys.meta_path.remove(self)

    def has_come(self) -> bool:
        """Whether another version lies there by now; told once for each."""
        try:
            said = VERSION.search((self._folder / self._packages[0] / "__init__.py").read_bytes())
        except OSError:
            # Just being replaced, or removed: nothing that could be started again.
            return False
        version = said[1].decode("utf-8", "replace") if said else self._told
        if version == self._told:
            return False
        self._told = version
        return version != self._version

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """What was kept, where the file is another by now; else whoever is asked next finds it."""
        source = self._kept.get(fullname)
        if source is None:
            return None
        with contextlib.suppress(OSError):
            if _stamp(source.path) == source.stamp:
                return None
        return spec_from_loader(fullname, Kept(source), origin=str(source.path))


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)
