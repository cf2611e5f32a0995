"""What the person wants closed and opened: tightened at once, loosened after the wait, urgent at any time."""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from leeward.core import loosening, privileged, shield
from leeward.core.access import Access
from leeward.core.loosening import TAKEN_BACK_WITHIN, Opening
from leeward.core.notices import Matter, Notice
from leeward.core.privileged import Act, Verb, Why
from leeward.core.shield import Result
from leeward.core.state import State, latest
from leeward.store.errors import StoreError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence

    from leeward.board import Board
    from leeward.closing import Closing
    from leeward.core.changes import Change
    from leeward.core.links import Plan
    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.shield import ByHand
    from leeward.keeping import Keeping
    from leeward.store.urgent import Urgent


class Shielding:
    """The engine's acts on what is closed. The engine gives `board`, `closing`, `keeping` and `do`."""

    board: Board
    closing: Closing
    keeping: Keeping

    def __init__(
        self, load_catalogue: Callable[[], Catalogue], moments: Callable[[], Moment], urgent: Urgent
    ) -> None:
        self.state: State = State()
        self._load_catalogue = load_catalogue
        self.moments = moments
        self._urgent = urgent
        self._before: tuple[dt.datetime, State] | None = None

    @property
    def access(self) -> Access:
        """How far the personal part is open."""
        return self.keeping.access

    @cached_property
    def catalogue(self) -> Catalogue:
        """The sites that are known; read when first needed, which is not before the first paint."""
        return self._load_catalogue()

    def do(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Change:
        """Apply a core function; see the engine."""
        raise NotImplementedError

    def wanted(self) -> dict[str, dt.datetime]:
        """Every host name and page wanted closed now, with its end."""
        return shield.wanted(self.state, self.catalogue, self.moments())

    def by_hand(self) -> ByHand:
        """What the person can do where no guard can be set up from here, to close what is wanted closed."""
        from leeward.system.outside import hand_made  # noqa: PLC0415  not before the first paint

        names = {name: end for name, end in self.wanted().items() if "/" not in name}
        return hand_made(self.closing.actual.outside, names)

    def close(self, plan: Plan, until: dt.datetime | None = None, *, also: Sequence[Plan] = ()) -> str:
        """Want what `plan`, and `also` what others close, and bring it about; the record of the first."""
        before = self.state
        for one in (plan, *also):
            self.do(shield.want, one, until)
        self._tightened(before)
        found = shield.target_of(self.state, plan)
        return found.record if found is not None else ""

    def close_everything(self) -> None:
        """End every temporary opening, and close all that is on the list."""
        self.tighten(loosening.close_again)

    def may_undo(self) -> bool:
        """Whether the last tightening can still be taken back."""
        return self._before is not None and self.moments().utc < self._before[0]

    def undo_close(self) -> None:
        """Take the last tightening back, within two minutes of it."""
        self.board.settle(Matter.SHIELD_OUTCOME)
        if self._before is None or not self.may_undo():
            return
        _, before = self._before
        self._before = None
        self._loosen(Why.UNDONE, loosening.restore, before)

    def open(self, record: str) -> bool:
        """Open a target for good where it may be; else ask for it, and it waits. Whether it is open."""
        if not loosening.may_open(self.state, record, self.moments()):
            self.do(loosening.ask_open, record)
            return False
        self._loosen(Why.OPENED, loosening.open_for, record, Opening.FOR_GOOD)
        return True

    def open_for(self, record: str, opening: Opening) -> bool:
        """Open a target for a while or for good, once it may be. Whether it is open."""
        if not loosening.may_open(self.state, record, self.moments()):
            return False
        self._loosen(Why.OPENED, loosening.open_for, record, opening)
        return True

    def open_for_card(self, card: str, platforms: Collection[str]) -> None:
        """Open the sites a card is about for ten minutes, once for each card, without a wait."""
        self._loosen(Why.CARD, loosening.open_for_card, card, platforms)

    def open_urgently(self, record: str) -> None:
        """Open at once and for good: safety, or something urgent. No questions."""
        found = latest(self.state.targets, record)
        if self.access in {Access.ABSENT, Access.OPEN}:
            self._loosen(Why.URGENT, loosening.open_for, record, Opening.FOR_GOOD)
        elif found is not None:
            self.open_names_urgently(shield.closes(found, self.catalogue))

    def open_names_urgently(self, names: Collection[str]) -> None:
        """Open host names and pages at once and for good, also while the document can't be read.

        What is opened so is noted, and off the list as soon as the document opens.
        """
        if self.access in {Access.ABSENT, Access.OPEN}:
            for target in self.state.targets:
                if not set(names).isdisjoint(shield.closes(target, self.catalogue)):
                    self.open_urgently(target.record)
        else:
            try:
                self._urgent.note(names, self.moments().utc)
            except StoreError as error:
                self.board.post(Notice(matter=Matter.NOT_SAVED, cause=error))
        still = self.wanted() if self.access is Access.OPEN else {}
        self.closing.open([name for name in names if name not in still], why=Why.URGENT)

    def bring_about(self, why: Why = Why.LISTED) -> None:
        """Close everything on the person's list that is not closed."""
        if self.access in {Access.ABSENT, Access.OPEN}:
            self.closing.close(self.wanted(), why)

    def take_up_urgent(self) -> None:
        """Take off the list what was opened while the document was shut, unless it was closed since."""
        openings = self._urgent.openings() if self.access is Access.OPEN else ()
        if not openings:
            return
        for target in self.state.targets:
            names = shield.closes(target, self.catalogue)
            at = next((o.at for o in openings if target.saved <= o.at and any(map(o.has, names))), None)
            if at is not None:
                self.do(loosening.open_for, target.record, Opening.FOR_GOOD)
                self.do(privileged.note, Act(Verb.OPEN, Why.URGENT, names, Result.APPLIED.value), at)
        if self.keeping.saved:
            # Left there it opens nothing more: whatever is closed from now on is later.
            with contextlib.suppress(StoreError):
                self._urgent.forget()

    def tighten(self, intent: Callable[..., State], *arguments: object, why: Why = Why.CLOSED) -> None:
        """Apply an intent that closes more, to be taken back within two minutes, and bring it about."""
        before = self.state
        self.do(intent, *arguments)
        self._tightened(before, why)

    def _tightened(self, before: State, why: Why = Why.CLOSED) -> None:
        if (self.state.targets, self.state.requests) != (before.targets, before.requests):
            self._before = (self.moments().utc + TAKEN_BACK_WITHIN, before)
        self.bring_about(why)

    def _loosen(self, why: Why, intent: Callable[..., State], *arguments: object) -> None:
        before = self.state.targets
        self.do(intent, *arguments)
        kept, still = {target.version for target in self.state.targets}, self.wanted()
        # Also what is open for a while, or past its end here, may stand with the guard.
        changed = (target for target in before if target.version not in kept)
        names = dict.fromkeys(name for target in changed for name in shield.closes(target, self.catalogue))
        opened = [name for name in names if name not in still]
        until = loosening.opened_until(self.state, self.catalogue, opened, self.moments())
        self.closing.open(opened, until, why)

    def forget_tightening(self) -> None:
        """Nothing is to be taken back any more."""
        self._before = None
