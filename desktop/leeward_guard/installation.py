"""Puts the guard on a computer and takes it off again without a trace."""

from __future__ import annotations

import contextlib
import json
import os
import sys

from leeward_guard import files, state, templates
from leeward_guard.note import note
from leeward_guard.protocol import APPLIED, UNCHANGED, Answer, RefusedError
from leeward_guard.trust import is_roots_own
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLDEST_PYTHON = (3, 11)
RECORD = f"{templates.FOLDER}/{state.RECORD}"
OWN_FILES = (state.LOCK, *state.FILES)
# What a systemd timer leaves behind, for it remembers its last run.
STAMP = "/var/lib/systemd/timers/stamp-leeward-guard.timer"
UNIT = "leeward-guard.timer"

# Reason words.
PYTHON_TOO_OLD = "python-too-old"
PYTHON_NOT_TRUSTED = "python-not-trusted"
FOLDER_NOT_TRUSTED = "folder-not-trusted"
NOT_ONE_FILE = "guard-not-one-file"
FROM_PACKAGE = "guard-from-package"


class Here(NamedTuple):
    """What this computer has. `python` is the interpreter that is to run the guard.

    `packaged`: a package of the system brings all of it, and its units lie where packages have theirs.
    """

    python: str
    systemd: bool = False
    cron: bool = False
    polkit: bool = False
    sudo: bool = False
    packaged: bool = False


class Placed(NamedTuple):
    """One file that is put on the computer."""

    path: str
    mode: int
    data: bytes


class Plan(NamedTuple):
    """All that installing does: files in order, then the command that starts the timer.

    `timer` is systemd, cron or none; `asks` is polkit, sudo or none.
    """

    files: tuple[Placed, ...]
    timer: str
    asks: str

    @property
    def commands(self) -> tuple[tuple[str, ...], ...]:
        """What is run once the files are there."""
        if self.timer != "systemd":
            return ()
        return (("systemctl", "daemon-reload"), ("systemctl", "enable", "--now", UNIT))

    def told(self) -> dict[str, object]:
        """The plan as it is shown before anyone is asked for a password."""
        listing = [{"path": f.path, "mode": f"{f.mode:04o}", "size": len(f.data)} for f in self.files]
        return {
            "files": listing,
            "folder": templates.FOLDER,
            "commands": [list(command) for command in self.commands],
            "timer": self.timer,
            "asks": self.asks,
        }


def plan(here: Here, archive: bytes) -> Plan:
    """What is put where on such a computer. `archive` is the guard without its first line."""
    shebang = f"#!{here.python} -IS\n".encode()
    placed = [Placed(templates.GUARD, 0o755, shebang + archive)]
    asks = "polkit" if here.polkit else "sudo" if here.sudo else "none"
    if here.polkit:
        placed.append(_text(templates.POLKIT, templates.polkit_actions()))
    elif here.sudo:
        placed.append(_text(templates.SUDOERS, templates.sudoers(), 0o440))
    timer = "systemd" if here.systemd else "cron" if here.cron else "none"
    if here.systemd:
        units = (templates.SERVICE, templates.TIMER)
        if here.packaged:
            units = (templates.PACKAGED_SERVICE, templates.PACKAGED_TIMER)
        texts = (templates.service(), templates.timer())
        placed += [_text(path, text) for path, text in zip(units, texts, strict=True)]
    elif here.cron:
        placed.append(_text(templates.CRON, templates.cron()))
    listing = (*(f.path for f in placed), templates.NOTE)
    placed.append(_text(templates.NOTE, note(listing, packaged=here.packaged)))
    return Plan(tuple(placed), timer, asks)


def look_around(root: str = "") -> Here:
    """What the computer whose files lie below `root` has."""

    def there(*paths: str) -> bool:
        return any(os.path.exists(root + path) for path in paths)  # noqa: PTH110

    return Here(
        python=sys.executable,
        systemd=there("/run/systemd/system") and there("/usr/bin/systemctl", "/bin/systemctl"),
        cron=there("/etc/cron.d") and there("/usr/sbin/cron", "/usr/sbin/crond"),
        polkit=there("/usr/bin/pkexec") and there("/usr/share/polkit-1"),
        sudo=there("/usr/bin/sudo") and there("/etc/sudoers.d"),
    )


def own_archive(path: str) -> bytes:
    """The guard's own bytes without their first line; raises RefusedError where it is not one file."""
    if not os.path.isfile(path):  # noqa: PTH113
        raise RefusedError(NOT_ONE_FILE)
    with files.troubles(), open(path, "rb") as file:  # noqa: PTH123
        data = file.read()
    return data.partition(b"\n")[2] if data.startswith(b"#!") else data


def check_unpackaged(root: str = "") -> None:
    """Refuse where the system's package has put the guard there: it comes and goes with that alone."""
    if os.path.lexists(root + templates.PACKAGED_TIMER):
        raise RefusedError(FROM_PACKAGE)


def check_trust(wanted: Plan, python: str, root: str = "") -> None:
    """Refuse an interpreter or folder that someone else than root could change."""
    if sys.version_info < OLDEST_PYTHON:
        raise RefusedError(PYTHON_TOO_OLD)
    if not is_roots_own(python):
        raise RefusedError(PYTHON_NOT_TRUSTED)
    for placed in wanted.files:
        if not is_roots_own(_standing_folder(root + placed.path)):
            raise RefusedError(FOLDER_NOT_TRUSTED)


def install(wanted: Plan, run: Callable[[Sequence[str]], bool], root: str = "") -> Answer:
    """Put everything of the plan below `root` and start the timer; on trouble nothing new is left."""
    made: list[str] = []
    fresh: list[str] = []
    try:
        for placed in (Placed(RECORD, 0o644, b""), *wanted.files):
            if placed.path == templates.SUDOERS and not _sudo_takes(placed, run, root):
                continue
            path = root + placed.path
            made += [folder.removeprefix(root) for folder in _make_folders(path)]
            if not os.path.lexists(path):
                fresh.append(path)
            data = placed.data or _record(root, made)
            files.write_new(path, data, placed.mode)
        files.write_new(root + RECORD, _record(root, made), 0o644)
    except files.FileTrouble:
        for path in fresh:
            files.remove(path)
        _remove_folders(root, made)
        raise
    return Answer(APPLIED, more={"timer": _start_timer(wanted, run, root), "asks": wanted.asks})


def _start_timer(wanted: Plan, run: Callable[[Sequence[str]], bool], root: str) -> str:
    """The timer that now runs; units that could not be started are taken off, so that none only seems to."""
    if all([run(command) for command in wanted.commands]):  # noqa: C419  each is tried
        return wanted.timer
    for unit in (templates.TIMER, templates.SERVICE):
        files.remove(root + unit)
    run(("systemctl", "daemon-reload"))
    return "none"


def _sudo_takes(placed: Placed, run: Callable[[Sequence[str]], bool], root: str) -> bool:
    """Whether sudo's own check takes the file, tried apart: a wrong one in place would disable sudo."""
    trial = f"{root}{templates.FOLDER}/sudoers"
    files.write_new(trial, placed.data, placed.mode)
    try:
        return run(("visudo", "-cf", trial))
    finally:
        files.remove(trial)


def remove(run: Callable[[Sequence[str]], bool], root: str = "") -> Answer:
    """Take everything off; nothing may stand closed any more when this is called."""
    folders = _recorded(root)
    timed = os.path.lexists(root + templates.TIMER)
    if timed:
        run(("systemctl", "disable", "--now", UNIT))
    gone = [files.remove(root + path) for path in _everything()]
    if timed:
        run(("systemctl", "daemon-reload"))
    _remove_folders(root, [*folders, templates.FOLDER, os.path.dirname(templates.GUARD)])  # noqa: PTH120
    return Answer(APPLIED if any(gone) else UNCHANGED)


def _everything() -> tuple[str, ...]:
    placed = (
        templates.TIMER,
        templates.SERVICE,
        templates.CRON,
        templates.SUDOERS,
        templates.POLKIT,
        templates.NOTE,
        templates.GUARD,
        STAMP,
    )
    return (*placed, *(f"{templates.FOLDER}/{name}" for name in OWN_FILES))


def _text(path: str, text: str, mode: int = 0o644) -> Placed:
    return Placed(path, mode, text.encode())


def _standing_folder(path: str) -> str:
    folder = os.path.dirname(path)  # noqa: PTH120
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)  # noqa: PTH120
    return folder


def _make_folders(path: str) -> list[str]:
    """Make the folders `path` needs; those that were missing, outermost first."""
    missing: list[str] = []
    folder = os.path.dirname(path)  # noqa: PTH120
    while not os.path.lexists(folder):
        missing.insert(0, folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    with files.troubles():
        for folder in missing:
            os.mkdir(folder, 0o755)  # noqa: PTH102
    return missing


def _remove_folders(root: str, folders: list[str]) -> None:
    """Remove those of `folders` that are empty, innermost first."""
    for folder in sorted(set(folders), key=len, reverse=True):
        with contextlib.suppress(OSError):
            os.rmdir(root + folder)  # noqa: PTH106


def _record(root: str, made: list[str]) -> bytes:
    known = {*_recorded(root), *made}
    return json.dumps({"folders": sorted(known)}).encode() + b"\n"


def _recorded(root: str) -> list[str]:
    """The folders an earlier installing made, as far as they can be ours at all."""
    possible = {folder for path in (*_everything(), RECORD) for folder in _parents(path)}
    try:
        folders = json.loads(files.read(root + RECORD).data)["folders"]
        return sorted(possible.intersection(folders))
    except (files.FileTrouble, ValueError, KeyError, TypeError):
        return []


def _parents(path: str) -> list[str]:
    found: list[str] = []
    while (path := os.path.dirname(path)) != "/":  # noqa: PTH120
        found.append(path)
    return found
