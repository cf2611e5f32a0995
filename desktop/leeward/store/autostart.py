"""Starting with the computer: a file the desktop looks for, there while the person wishes it.

Linux has the XDG Autostart Specification, Windows a folder of what is started, macOS its launch agents.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leeward.store import files

if TYPE_CHECKING:
    from collections.abc import Sequence

SWITCHED_OFF = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
ENTRY = """[Desktop Entry]
Type=Application
Name=Leeward
Icon=leeward
Exec={command}
Terminal=false
"""


class Autostart:
    """Whether the desktop runs `command` at log-in; `file` says so, and nothing else does."""

    def __init__(self, file: Path, command: Sequence[str]) -> None:
        self.command = tuple(command)
        self._file = file

    @property
    def is_on(self) -> bool:
        """As the file stands now, the desktop's own switch in it too; raises FileAccessError."""
        if not files.exists(self._file):
            return False
        lines = files.read(self._file).decode(errors="replace").splitlines()
        return not any(line.replace(" ", "") in SWITCHED_OFF for line in lines)

    def switch(self, *, on: bool) -> None:
        """Write the file, or take it away; raises FileAccessError, and then it is as it was."""
        if on:
            files.replace(self._file, _entry(self._file.suffix, (*self.command, "--hidden")))
        else:
            files.remove(self._file)


def own_command(program: str, data_dir: Path | None = None) -> tuple[str, ...]:
    """What starts this Leeward anew from anywhere; `program` is the name this process was started by.

    An installed program is named by its path, a source tree by the interpreter and the folder it runs from.
    """
    path = Path(program).absolute()
    if flatpak := os.environ.get("FLATPAK_ID"):
        command = ("flatpak", "run", flatpak)
    elif getattr(sys, "frozen", False):
        command = (sys.executable,)
    elif path.suffix != ".py" and os.access(path, os.X_OK) and path.is_file():
        command = (str(path),)
    else:
        parent = Path(__file__).resolve().parents[2]
        command = ("env", f"PYTHONPATH={parent}", sys.executable, "-m", "leeward")
    if data_dir is not None:
        return (*command, "--data-dir", str(data_dir.expanduser().absolute()))
    return command


def _entry(suffix: str, command: Sequence[str]) -> bytes:
    """What has a system run `command`; which system, the file's suffix tells."""
    if suffix == ".cmd":
        import subprocess  # noqa: PLC0415  of no use where nothing is switched

        return f'@start "" {subprocess.list2cmdline(command)}\r\n'.encode()
    if suffix == ".plist":
        import plistlib  # noqa: PLC0415

        return plistlib.dumps(
            {"Label": "org.leeward.Leeward", "ProgramArguments": [*command], "RunAtLoad": True}
        )
    return ENTRY.format(command=exec_line(command)).encode()


def exec_line(words: Sequence[str]) -> str:
    """A command as the value of `Exec`, quoted as the Desktop Entry Specification has it."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    plain = word.replace("%", "%%")
    if word and all(c.isalnum() or c in "-_./=:,+@%" for c in word):
        return plain
    for special in ("\\", '"', "`", "$"):
        plain = plain.replace(special, "\\" + special)
    # What is read back goes through the escapes of any string of such a file first.
    return '"' + plain.replace("\\", "\\\\") + '"'
