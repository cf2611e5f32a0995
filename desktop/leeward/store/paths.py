"""Where our files are. Nothing is made here; `files` makes a folder when it first writes there."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import platformdirs
from msgspec import Struct

NAME = "leeward"


class Folders(Struct, frozen=True, kw_only=True):
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
        dirs = platformdirs.PlatformDirs(NAME, appauthor=False)
        starts, kind = _starts(dirs.user_config_path.parent)
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
            data=dirs.user_data_path,
            state=dirs.user_state_path,
            cache=dirs.user_cache_path,
            autostart=starts / f"{NAME}{kind}",
        )


def _starts(config: Path) -> tuple[Path, str]:
    """Where a system looks for what it starts with the computer, and how such a file's name ends."""
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"], "Microsoft/Windows/Start Menu/Programs/Startup"), ".cmd"
    if sys.platform == "darwin":
        return Path.home() / "Library/LaunchAgents", ".plist"
    # A Flatpak has settings of its own; the desktop looks in the person's.
    return (Path.home() / ".config" if "FLATPAK_ID" in os.environ else config) / "autostart", ".desktop"


def resources() -> Path:
    """The folder of catalogue, texts and icons: in the installed package, else in the source tree."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
