"""Puts the real parts together, for both heads."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leeward.engine import Engine
from leeward.speech import Speech
from leeward.store.autostart import Autostart, own_command
from leeward.store.catalogue import load_catalogue
from leeward.store.document import Document
from leeward.store.paths import Folders, resources
from leeward.store.secrets import KeyringSecrets
from leeward.store.urgent import Urgent
from leeward.system.guard_paths import hosts_path, installed_paths, outside
from leeward.system.local_time import local_moment
from leeward.system.machine import Machine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from leeward.background import Background
    from leeward.core.content import Content
    from leeward.core.platforms import Catalogue
    from leeward.core.shield import Outcome
    from leeward.custody import Custody
    from leeward.store.ahead import Ahead
    from leeward.system.guard_client import Guard
    from leeward.system.proof import Survey
    from leeward.texts import Texts


class Parts(NamedTuple):
    """The engine and what both heads show around it."""

    engine: Engine
    texts: Texts
    content: Content
    folders: Folders
    autostart: Autostart

    def custody(self) -> Custody:
        """What may be done with the document; nothing of it is needed before the first paint."""
        from leeward.custody import Custody  # noqa: PLC0415

        return Custody(self.engine, self.folders)


def assemble(
    data_dir: Path | None,
    background: Background,
    speech: Speech | None = None,
    ahead: Ahead | None = None,
) -> Parts:
    """The application's parts on this computer; reads resources, and nothing of the person's yet.

    Once the settings are read, and whenever they change, `speech` is in the language chosen there; without
    one it begins in English. `ahead` may be opening the document already.
    """
    home = resources()
    speech = speech or Speech(())
    folders = Folders.of(data_dir)
    catalogue = cache(lambda: load_catalogue(home / "platforms.json"))
    engine = Engine(
        document=Document(folders.document, KeyringSecrets(), os.urandom, ahead=ahead),
        machine=Machine(lambda: _guard(home / "platforms.json", catalogue), _resolve, _survey, _flush),
        urgent=Urgent(folders.urgent, os.urandom),
        load_catalogue=catalogue,
        background=background,
        moments=local_moment,
    )
    speech.follow(engine)
    autostart = Autostart(folders.autostart, own_command(sys.argv[0], data_dir))
    return Parts(engine, speech.texts, speech.content, folders, autostart)


def _guard(file: Path, catalogue: Callable[[], Catalogue]) -> Guard:
    # It is asked in the background, after the first paint, and brings its modules then.
    if reason := outside():
        from leeward.system.outside import NoGuard  # noqa: PLC0415

        return NoGuard(reason, hosts_path())
    from leeward.system.guard_client import InstalledGuard  # noqa: PLC0415

    return InstalledGuard(installed_paths(file), catalogue)


def _resolve(name: str) -> frozenset[str]:
    from leeward.system.proof import system_resolver  # noqa: PLC0415

    return system_resolver(name)


def _survey(now: dt.datetime) -> Survey:
    # Looked at only when something is checked, so read only then.
    from leeward.system.computer import this_computer  # noqa: PLC0415
    from leeward.system.proof import survey  # noqa: PLC0415

    return survey(this_computer(), now)


def _flush() -> Outcome:
    from leeward.system.caches import flush, run  # noqa: PLC0415
    from leeward.system.computer import this_computer  # noqa: PLC0415
    from leeward.system.network import survey_network  # noqa: PLC0415
    from leeward.system.processes import processes  # noqa: PLC0415

    here = this_computer()
    return flush(survey_network(here, processes(here.proc)).caches, run)
