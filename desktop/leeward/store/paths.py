"""Where our files are. Nothing is made here; `files` makes a folder when it first writes there."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import NamedTuple

NAME = "leeward"


class Folders(NamedTuple):
    """The folders of one person: what must last, what the computer needs, what may go.

    `autostart` is the file by which a desktop starts us with the computer, where the person wished that.
    """

    data: Path
    state: Path
    cache: Path
    autostart: Path

    @property
    def document(self) -> Path:
        """The document."""
        return self.data / "leeward.json"

    @property
    def backups(self) -> Path:
        """The folder of older documents."""
        return self.data / "backups"

    @property
    def drafts(self) -> Path:
        """What is written and not kept yet; it stays on this computer."""
        return self.state / "drafts.json"

    @property
    def urgent(self) -> Path:
        """What was opened while the document was shut."""
        return self.state / "opened.json"

    @property
    def window(self) -> Path:
        """Where the window stood and how large it was."""
        return self.state / "window.place"

    @classmethod
    def of(cls, data_dir: Path | None = None) -> Folders:
        """The person's folders, or all of them within `data_dir`."""
        starts, kind = _starts()
        if data_dir is not None:
            base = data_dir.expanduser().absolute()
            own = hashlib.sha256(os.fsencode(base)).hexdigest()[:8]
            return cls(
                data=base,
                state=base / "state",
                cache=base / "cache",
                autostart=starts / f"{NAME}-{own}{kind}",
            )
        return cls(
            **_lasting(),
            autostart=starts / f"{NAME}{kind}",
        )


def _lasting() -> dict[str, Path]:
    """Where this system wants what lasts, what the computer needs and what may go."""
    if sys.platform == "win32":
        own = Path(os.environ["LOCALAPPDATA"], NAME)
        return {"data": own, "state": own / "state", "cache": own / "cache"}
    if sys.platform == "darwin":
        library = Path.home() / "Library"
        own = library / "Application Support" / NAME
        return {"data": own, "state": own / "state", "cache": library / "Caches" / NAME}
    return {
        "data": _base("XDG_DATA_HOME", ".local/share") / NAME,
        "state": _base("XDG_STATE_HOME", ".local/state") / NAME,
        "cache": _base("XDG_CACHE_HOME", ".cache") / NAME,
    }


def _starts() -> tuple[Path, str]:
    """Where a system looks for what it starts with the computer, and how such a file's name ends."""
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"], "Microsoft/Windows/Start Menu/Programs/Startup"), ".cmd"
    if sys.platform == "darwin":
        return Path.home() / "Library/LaunchAgents", ".plist"
    # A Flatpak has settings of its own; the desktop looks in the person's.
    own = "FLATPAK_ID" in os.environ
    settings = Path.home() / ".config" if own else _base("XDG_CONFIG_HOME", ".config")
    return settings / "autostart", ".desktop"


def _base(variable: str, usual: str) -> Path:
    """A base folder of the XDG Base Directory Specification, which has a relative one ignored."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / usual


def resources() -> Path:
    """The folder of catalogue, texts and icons: in the installed package, else in the source tree."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
