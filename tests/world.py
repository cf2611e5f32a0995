"""A whole Leeward for tests: a real document and engine, a hand-moved clock, the rest in memory."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from builders import local, moment
from fake_secrets import FakeSecrets
from fakes import FakeGuard
from leeward.background import AtOnce
from leeward.core import period
from leeward.core.access import Protection
from leeward.core.platforms import Catalogue, Platform
from leeward.core.shield import Outcome, Result
from leeward.engine import Engine
from leeward.store.document import Document
from leeward.store.urgent import Urgent
from leeward.store.vault import Cost
from leeward.system.machine import Machine
from leeward.system.proof import NOTHING_SEEN

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.background import Background
    from leeward.core.changes import Change
    from leeward.core.moment import Moment

QUICK = Cost(memory=128, passes=1, lanes=1)
SOCIAL = Platform(id="social", name="Social", category="social", hosts=("social.test", "www.social.test"))
OTHER = Platform(id="other", name="Other", category="social", hosts=("other.test",))
CATALOGUE = Catalogue(platforms=(SOCIAL, OTHER), never_block=frozenset({"help.test"}))


class World:
    """An engine over a real document, with a clock moved by hand and the rest of the world in memory."""

    def __init__(
        self, folder: Path, catalogue: Catalogue = CATALOGUE, background: Background | None = None
    ) -> None:
        self.catalogue = catalogue
        self.background = background or AtOnce()
        self.path = folder / "leeward.json"
        self.guard = FakeGuard()
        self.secrets = FakeSecrets()
        self.seen = NOTHING_SEEN
        self.flushed = Outcome(result=Result.APPLIED)
        self.now = local("2026-11-21 23:40")
        self.changes: list[Change] = []

    def unstarted(self) -> Engine:
        """An engine that has not looked at the document yet."""
        engine = Engine(
            document=Document(self.path, self.secrets, os.urandom, cost=QUICK),
            machine=Machine(
                make_guard=lambda: self.guard,
                survey=lambda _now: self.seen,
                resolve=lambda _name: frozenset({"0.0.0.0", "::"}),
                flush=lambda: self.flushed,
            ),
            urgent=Urgent(self.path.with_name("opened.json"), os.urandom),
            load_catalogue=lambda: self.catalogue,
            background=self.background,
            moments=self.moment,
        )
        engine.listen(self.changes.append)
        return engine

    def engine(self) -> Engine:
        """An engine as a new process would have it."""
        engine = self.unstarted()
        engine.start()
        return engine

    def begun(self) -> Engine:
        """An engine with a document and a period from 10 November on."""
        engine = self.engine()
        engine.do(period.begin, dt.date(2026, 11, 10))
        engine.keeping.create(Protection.KEYRING)
        return engine

    def opened(self) -> Engine:
        """Another engine over the same document, opened."""
        engine = self.engine()
        engine.keeping.unlock()
        return engine

    def moment(self) -> Moment:
        """The hand-moved present."""
        return moment(self.now.strftime("%Y-%m-%d %H:%M"))
