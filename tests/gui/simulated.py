"""A whole session over an engine in memory: for tests of the window, and for its pictures."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from builders import local, new_id
from fake_secrets import FakeSecrets
from fakes import FakeGuard
from leeward.background import AtOnce
from leeward.core.access import Access, Protection
from leeward.core.links import plan_of
from leeward.core.moment import Moment
from leeward.core.shield import Outcome, Result
from leeward.custody import Custody
from leeward.engine import Engine
from leeward.gui.session import Session
from leeward.latch import Latch
from leeward.store.autostart import Autostart
from leeward.store.backups import Backups
from leeward.store.catalogue import load_catalogue, load_content
from leeward.store.document import Document
from leeward.store.paths import Folders
from leeward.store.urgent import Urgent
from leeward.system.machine import Machine
from leeward.system.proof import NOTHING_SEEN
from leeward.texts import Texts
from world import QUICK

if TYPE_CHECKING:
    from leeward.background import Background
    from leeward.core.records import Target
    from leeward.core.state import State

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CONTENT = RESOURCES / "content" / "en"
EVENING = "2026-11-21 19:40"


class Clock:
    """The present, moved by hand."""

    def __init__(self, at: str = EVENING) -> None:
        self.at = local(at)

    def __call__(self) -> Moment:
        """The moment it is."""
        return Moment(at=self.at, seed=new_id())

    def go(self, **span: float) -> None:
        """Let time pass."""
        self.at += dt.timedelta(**span)


class MemoryDocument:
    """A document that is written nowhere."""

    protection = Protection.KEYRING

    def __init__(self) -> None:
        self.kept: State | None = None
        self.backup_trouble = self.last_set_aside = None
        self.backups = Backups(Path("nowhere"), dt.datetime.now)

    def exists(self) -> bool:
        """Whether something was kept."""
        return self.kept is not None

    def login_seals(self) -> bool:
        """A key is kept, as if by the computer login."""
        return True

    def create(self, state: State, *_: object) -> None:
        """Keep the first state."""
        self.kept = state

    def save(self, state: State) -> State:
        """Keep a state."""
        self.kept = state
        return state

    def changed_on_disk(self) -> bool:
        """Nobody else writes here."""
        return False


class MemoryDrafts:
    """Drafts that are written nowhere."""

    last_set_aside: Path | None = None

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def all(self) -> dict[str, str]:
        """Every draft by its key."""
        return dict(self.kept)

    def put(self, key: str, text: str) -> None:
        """Keep one."""
        self.kept[key] = text

    def drop(self, key: str) -> None:
        """Forget one."""
        self.kept.pop(key, None)


class Simulation:
    """`session` for the window, and everything around it to be moved by hand.

    With a `folder` the document is a real one in it, `sealed_by` the login (in memory) or a passphrase.
    """

    def __init__(
        self,
        state: State | None = None,
        *,
        at: str = EVENING,
        installed: bool = True,
        closed: bool = True,
        folder: Path | None = None,
        sealed_by: Protection = Protection.KEYRING,
        passphrase: str | None = None,
        background: Background | None = None,
    ) -> None:
        self.clock = Clock(at)
        self.guard = FakeGuard(installed=installed)
        self.secrets = FakeSecrets()
        self.seen = NOTHING_SEEN
        self.flushed = Outcome(result=Result.APPLIED)
        self.document = MemoryDocument()
        self.folders = Folders.of(folder or Path("nowhere"))
        real = Document(
            self.folders.document, self.secrets, os.urandom, cost=QUICK, clock=lambda: self.clock.at
        )
        self.catalogue = load_catalogue(RESOURCES / "platforms.json")
        self.engine = Engine(
            document=self.document if folder is None else real,  # type: ignore[arg-type]
            machine=Machine(
                make_guard=lambda: self.guard,
                survey=lambda _now: self.seen,
                resolve=lambda _name: frozenset(),
                flush=lambda: self.flushed,
            ),
            urgent=Urgent(self.folders.urgent, os.urandom),
            load_catalogue=lambda: self.catalogue,
            background=background or AtOnce(),
            moments=self.clock,
        )
        if state is not None:
            self.engine.state = state
            self.engine.keeping.access = Access.OPEN
            if folder is not None:
                real.create(state, sealed_by, passphrase)
            if closed:
                self._close_all(state.targets)
        self.engine.closing.look()
        self.custody = Custody(self.engine, self.folders)
        if folder is None:
            self.custody.drafts = MemoryDrafts()  # type: ignore[assignment]
        self.session = Session(
            self.engine,
            lambda: self.custody,
            Latch(self.engine, QUICK),
            Texts(),
            load_content(CONTENT),
            Autostart(self.folders.autostart, ("/usr/bin/leeward",)),
        )

    def go_outside(self, reason: str) -> None:
        """Be on a system where, for that reason, there can be no guard."""
        self.guard.outside = reason
        self.session.look()

    def _close_all(self, targets: tuple[Target, ...]) -> None:
        end = self.clock.at + dt.timedelta(days=19)
        for target in targets:
            self.guard.held.update(dict.fromkeys(plan_of(target, self.catalogue).names, end))
