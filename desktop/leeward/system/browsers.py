"""Which browsers are on this computer, whether they run and since when, and how they look names up."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from leeward.core.browsers import BrowserFacts, Family, Package
from leeward.system import chromium_settings, firefox_settings
from leeward.system.known_browsers import KNOWN, Known
from leeward.system.processes import booted
from leeward.system.reading import entries, json_object, read
from leeward.system.settings import UNREAD, Settings, most_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leeward.system.computer import Computer
    from leeward.system.firefox_settings import Prefs
    from leeward.system.processes import Process

# Where programs of sandboxes lie, as seen from outside.
SANDBOXES = ("/snap/", "/var/lib/snapd/", "/app/", "/newroot/")
WRAPPER = 16 * 1024
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def find_browsers(
    computer: Computer, running: Iterable[Process], now: dt.datetime
) -> tuple[BrowserFacts, ...]:
    """Every known browser that is installed here or runs for this person.

    `now` is aware and by this computer's own clock. Only reads, and keeps no address it comes by.
    """
    processes = tuple(process for process in running if process.owner == computer.user)
    boot = booted(computer.proc, now)
    found: list[BrowserFacts] = []
    for known in KNOWN:
        own = tuple(process for process in processes if is_main(known, process))
        if own or is_installed(known, computer):
            found.append(_facts(known, own, boot, computer))
    return _told_apart(found)


def _told_apart(found: list[BrowserFacts]) -> tuple[BrowserFacts, ...]:
    """Two of the same name get their package's name, too."""
    titles = Counter(facts.title for facts in found)
    added = {Package.FLATPAK: " (Flatpak)", Package.SNAP: " (Snap)", Package.NATIVE: ""}
    return tuple(
        msgspec.structs.replace(facts, title=facts.title + added[facts.package])
        if titles[facts.title] > 1
        else facts
        for facts in found
    )


def is_main(known: Known, process: Process) -> bool:
    """Whether a process is a browser's own, not one of the many it starts for its pages."""
    if any(a.startswith(("--type=", "-contentproc")) for a in process.arguments):
        return False
    if known.group:
        return known.group in process.group
    sandboxed = process.program.startswith(SANDBOXES)
    return known.program is not None and not sandboxed and known.program.search(process.program) is not None


def is_installed(known: Known, computer: Computer) -> bool:
    """Whether one of a browser's programs is there; a script that only starts another one is none."""
    for file in known.files:
        path = computer.home / file[2:] if file.startswith("~/") else computer.root / file
        try:
            # Exports of a sandbox are links that may lead nowhere as seen from here.
            there = path.is_file() if known.package is Package.NATIVE else os.path.lexists(path)
        except (OSError, ValueError):
            continue
        if there and not (known.package is Package.NATIVE and _leads_elsewhere(known, path)):
            return True
    return False


def _leads_elsewhere(known: Known, path: Path) -> bool:
    """Ubuntu starts its snaps by such scripts, Debian its Firefox ESR."""
    script = read(path, WRAPPER) or b""
    return script.startswith(b"#!") and any(
        mark in script for mark in (b"/snap/bin/", b"firefox-esr") if mark != known.id.encode()
    )


def _facts(
    known: Known, own: tuple[Process, ...], boot: dt.datetime | None, computer: Computer
) -> BrowserFacts:
    since = None
    if own:
        # Without a clock to count from, it may run since before anything.
        first = min(process.started for process in own)
        since = LONG_AGO if boot is None else boot + dt.timedelta(seconds=first)
    look = _chromium if known.family is Family.CHROMIUM else _firefox
    found = most_open(look(known, own, computer))
    return BrowserFacts(
        id=known.id,
        title=known.title,
        family=known.family,
        package=known.package,
        running_since=since,
        secure_dns=found.secure_dns,
        obeys_hosts=found.obeys_hosts,
        proxy=found.proxy,
        always_elsewhere=known.always_elsewhere,
    )


def _found(known: Known, computer: Computer) -> list[Path]:
    """Policy places that are there, in the order they are named."""
    return [path for pattern in known.policies for path in sorted(computer.root.glob(pattern))]


def _chromium(known: Known, own: tuple[Process, ...], computer: Computer) -> Iterator[Settings]:
    files = [file for folder in _found(known, computer) for file in entries(folder)]
    policies = [json_object(read(file)) for file in files]
    usual = [computer.home / folder for folder in known.folders]
    for arguments in [process.arguments for process in own] or [()]:
        given = [a.partition("=")[2] for a in arguments if a.startswith("--user-data-dir=")]
        for folder in [Path(path) for path in given] or usual:
            yield _chromium_folder(folder, policies, arguments)


def _chromium_folder(
    folder: Path, policies: list[dict[str, Any] | None], arguments: tuple[str, ...]
) -> Settings:
    state = _json(folder / "Local State")
    profiles = [folder / name for name in chromium_settings.used_profiles(state)]
    # Opera keeps its one profile in the folder itself; add-ons stand in a file of their own.
    names = ("Preferences", "Secure Preferences")
    preferences = [_json(place / name) for place in (folder, *profiles) for name in names]
    if state is _BROKEN or _BROKEN in preferences:
        return UNREAD
    return chromium_settings.settings_of(state, preferences, policies, arguments)


_BROKEN: dict[str, Any] = {"broken": True}


def _json(path: Path) -> dict[str, Any] | None:
    """The object in a file, None where there is no file, and `_BROKEN` where it can't be read."""
    return (json_object(read(path)) or _BROKEN) if _is_there(path) else None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _firefox(known: Known, own: tuple[Process, ...], computer: Computer) -> Iterator[Settings]:
    policies = _found(known, computer)[:1]
    free, locked = firefox_settings.policy_prefs(json_object(read(policies[0])) if policies else None)
    defaults = [*_defaults(known, computer), free]
    usual = [profile for folder in known.folders for profile in _profiles(computer.home / folder)]
    for arguments in [process.arguments for process in own] or [()]:
        given = _given_profiles(arguments)
        for profile in given or usual or [None]:
            yield _firefox_profile(profile, defaults, locked)


def _firefox_profile(profile: Path | None, defaults: list[Prefs], locked: Prefs) -> Settings:
    layers = list(defaults)
    for file in (profile / "prefs.js", profile / "user.js") if profile is not None else ():
        if not _is_there(file):
            continue
        data = read(file)
        if data is None:
            return UNREAD
        layers.append(firefox_settings.parse_prefs(data))
    return firefox_settings.settings_of([*layers, locked])


def _defaults(known: Known, computer: Computer) -> Iterator[Prefs]:
    for place in known.defaults:
        path = computer.root / place
        for file in entries(path) if path.is_dir() else [path]:
            if file.suffix in {".js", ".cfg"} and (data := read(file)) is not None:
                yield firefox_settings.parse_prefs(data)


def _profiles(folder: Path) -> list[Path]:
    profiles, installs = read(folder / "profiles.ini"), read(folder / "installs.ini")
    return [folder / path for path in firefox_settings.profile_folders(profiles or b"", installs or b"")]


def _given_profiles(arguments: tuple[str, ...]) -> list[Path]:
    return [Path(value) for name, value in pairwise(arguments) if name in {"-profile", "--profile"}]
