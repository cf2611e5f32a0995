"""A whole session over an engine in memory: for tests of the window, and for its pictures."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
from builders import local, new_id
from fakes import FakeGuard

from leeward.background import AtOnce
from leeward.core.access import Access
from leeward.core.cards import Card
from leeward.core.helplines import HelpLine
from leeward.core.links import plan_of
from leeward.core.moment import Moment
from leeward.core.platforms import Catalogue, PersonBlock, Platform
from leeward.core.state import State, Target
from leeward.engine import Engine
from leeward.gui.session import Session
from leeward.texts import Texts

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

    def __init__(self) -> None:
        self.kept: State | None = None

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


class Simulation:
    """`session` for the window, and everything around it to be moved by hand."""

    def __init__(
        self, state: State | None = None, *, at: str = EVENING, installed: bool = True, closed: bool = True
    ) -> None:
        self.clock = Clock(at)
        self.guard = FakeGuard(installed=installed)
        self.document = MemoryDocument()
        self.catalogue = catalogue()
        self.engine = Engine(
            document=self.document,  # type: ignore[arg-type]
            guard=self.guard,
            resolve=lambda _name: [],
            catalogue=self.catalogue,
            background=AtOnce(),
            moments=self.clock,
        )
        if state is not None:
            self.engine.state = state
            self.engine.access = Access.OPEN
            if closed:
                self._close_all(state.targets)
        self.engine.closing.look()
        self.session = Session(self.engine, Texts(), cards(), help_lines())

    def _close_all(self, targets: tuple[Target, ...]) -> None:
        end = self.clock.at + dt.timedelta(days=19)
        for target in targets:
            self.guard.held.update(dict.fromkeys(plan_of(target, self.catalogue).names, end))


def cards() -> tuple[Card, ...]:
    """The cards as they ship."""
    return msgspec.json.decode((CONTENT / "cards.json").read_bytes(), type=tuple[Card, ...])


def help_lines() -> tuple[HelpLine, ...]:
    """The help lines as they ship."""
    return msgspec.json.decode((CONTENT / "help.json").read_bytes(), type=tuple[HelpLine, ...])


def catalogue() -> Catalogue:
    """The sites as they ship."""
    raw = json.loads((RESOURCES / "platforms.json").read_bytes())
    return Catalogue(
        platforms=tuple(
            Platform(
                id=p["id"],
                name=p["name"],
                category=p["category"],
                hosts=tuple(p["hosts"]),
                default_offer=p.get("default_offer", True),
                person=PersonBlock(hosts=("{handle}.tumblr.com",) if p["id"] == "tumblr" else ()),
            )
            for p in raw["platforms"]
            if p["hosts"]
        ),
        never_block=frozenset(x["host"] for x in raw["never_block"]),
    )
