"""The shield's side of the session: what is closed, what can be, and the waits."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from leeward.core import links, loosening, paths, shield
from leeward.core.closed_here import closed_here
from leeward.core.proof import Remedy
from leeward.core.records import Level
from leeward.gui.removals import Removals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from leeward.background import Errand
    from leeward.core.changes import Change
    from leeward.core.closed_here import ClosedSite
    from leeward.core.elsewhere import Place, ReadyText
    from leeward.core.links import Plan
    from leeward.core.loosening import Opening
    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.proof import Proof
    from leeward.core.records import Target
    from leeward.core.shield import Actual, ByHand
    from leeward.core.state import State
    from leeward.engine import Engine


class ShieldSession(QObject):
    """What pages need to close, open and check; a `Session` is one."""

    changed = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self.removals = Removals(engine, self)

    @property
    def state(self) -> State:
        """Everything Leeward knows, as far as it is open."""
        return self._engine.state

    def do(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Change:
        """Apply an intent of core; raises LeewardError where it refuses, and then nothing has changed."""
        return self._engine.do(intent, *arguments, **named)

    @property
    def catalogue(self) -> Catalogue:
        """The sites Leeward knows."""
        return self._engine.catalogue

    @property
    def actual(self) -> Actual:
        """What is closed on this computer, as read last."""
        return self._engine.closing.actual

    @property
    def proof(self) -> Proof | None:
        """What checking showed last."""
        return self._engine.closing.proof

    @property
    def busy(self) -> frozenset[str]:
        """Records of targets being closed or opened right now."""
        names = self._engine.closing.busy
        return frozenset(
            t.record for t in self.state.targets if names.intersection(shield.closes(t, self.catalogue))
        )

    def now(self) -> Moment:
        """The present, in local time."""
        return self._engine.moments()

    def plan(self, target: Target) -> Plan:
        """What a kept target closes."""
        return shield.plan_of(target, self.catalogue)

    def plan_site(self, platform: str) -> Plan:
        """A whole site, as by its tile; raises RefusedLinkError."""
        return links.plan_site(platform, self.catalogue)

    def plan_person(self, platform: str, typed: str) -> Plan:
        """A person on a site, by a typed name; raises RefusedLinkError.

        The whole site where a name must not reach a system file.
        """
        return self._allowed(links.plan_person(platform, typed, self.catalogue))

    def plan_link(self, text: str) -> Plan:
        """What a pasted link or bare domain closes; raises RefusedLinkError.

        The whole site where a name must not reach a system file.
        """
        return self._allowed(links.read_link(text, self.catalogue))

    def plan_page(self, plan: Plan, typed: str = "") -> Plan:
        """Only the page of a plan, or of what was typed in its place; all of it where there is no page."""
        whole = self.plan_link(typed) if typed else plan
        return links.only_page(whole) or whole

    def ends(self, target: Target) -> dt.datetime:
        """Until when a target is wanted closed, in local time."""
        now = self.now()
        return shield.end_of(self.state, target, now).astimezone(now.at.tzinfo)

    def has_end(self, target: Target) -> bool:
        """Whether that is a day to be told, or moves on for as long as Leeward is used."""
        return shield.has_end(self.state, target, self.now())

    def would_end(self, plan: Plan) -> dt.datetime | None:
        """Until when `plan` would be closed, in local time; None where that moves on."""
        now = self.now()
        state = shield.want(self.state, plan, now=now)
        target = shield.target_of(state, plan)
        if target is None or not shield.has_end(state, target, now):
            return None
        return shield.end_of(state, target, now).astimezone(now.tz)

    def close(self, plan: Plan, until: dt.datetime | None = None, *, also: Sequence[Plan] = ()) -> str:
        """Want it closed, `also` others, and bring that about; `changed` tells. The first one's record."""
        return self._engine.close(plan, until, also=also)

    def open(self, record: str) -> None:
        """Ask for a target to be opened: at once where it may be, else after the wait."""
        self.removals.note(lambda: self._engine.open(record))

    def open_for(self, record: str, opening: Opening) -> None:
        """Open a target whose wait is over."""
        self.removals.note(lambda: self._engine.open_for(record, opening))

    def open_for_card(self, card: str, platforms: Collection[str]) -> None:
        """Open the sites a card is about for ten minutes, once for each card."""
        self._engine.open_for_card(card, platforms)

    def open_urgently(self, record: str) -> None:
        """Open at once and for good: safety, or something urgent."""
        self.removals.note(lambda: self._engine.open_urgently(record))

    def open_names_urgently(self, names: Collection[str]) -> None:
        """The same by what stands closed, which works while the notes are shut."""
        self._engine.open_names_urgently(names)

    def closed_here(self) -> tuple[ClosedSite, ...]:
        """What stands closed on this computer, by its sites alone."""
        return closed_here(self.actual, self.catalogue)

    def lift(self) -> None:
        """Open everything anyone closed with Leeward on this computer."""
        self._engine.closing.lift()

    def leave_closed(self, record: str) -> None:
        """Take back that a target was to be opened."""
        request = loosening.request_for(self.state, record)
        if request is not None:
            self.do(loosening.leave_closed, request.record)

    def minutes_left(self, target: Target) -> int | None:
        """How many minutes a target that was asked for still waits, 0 when it may open; None unasked."""
        request = loosening.request_for(self.state, target.record)
        if request is None:
            return None
        return math.ceil(loosening.remaining(request, self.now()) / dt.timedelta(minutes=1))

    def may_undo(self) -> bool:
        """Whether the last closing can still be taken back."""
        return self._engine.may_undo()

    def undo_close(self) -> None:
        """Take the last closing back, within two minutes of it."""
        self._engine.undo_close()

    def close_everything(self) -> None:
        """Close all that is on the person's list, what is open for a while too."""
        self._engine.close_everything()

    def is_closed(self, target: Target) -> bool:
        """Whether all of a target stands closed."""
        return shield.is_closed(target, self.catalogue, self.actual)

    @property
    def in_time(self) -> tuple[Target, ...]:
        """What is on the person's list, and its end has not come; known even while it is locked."""
        return shield.in_time(self._engine.state, self.now())

    @property
    def wants_closed(self) -> bool:
        """Whether anything on the person's list is to be closed now; known even while it is locked."""
        return bool(self.in_time)

    def all_closed(self) -> bool:
        """Whether all of the person's list whose end has not come stands closed; known while it is locked."""
        return all(self.is_closed(target) for target in self.in_time)

    @property
    def checking(self) -> Errand | None:
        """The check under way, if there is one; `changed(CHECKING)` tells when that begins and ends."""
        return self._engine.closing.checking

    def prove(self) -> None:
        """Check what is on the list by looking, unless that is under way; `changed(SHIELD)` answers."""
        if self.checking is None:
            self._engine.closing.prove(self._engine.wanted().keys())

    def stop_checking(self) -> None:
        """No longer wait for a check."""
        self._engine.closing.stop_checking()

    def remedy(self, remedy: Remedy) -> None:
        """Do what helps a browser to close what it still shows; another look follows."""
        if remedy is Remedy.RECONNECT:
            self._engine.closing.reconnect()
        elif remedy is Remedy.FLUSH:
            self._engine.closing.flush()
        else:
            self.prove()

    def elsewhere(self, place: Place) -> ReadyText:
        """What is on the list, as ready text for another program or device."""
        plans = [self.plan(target) for target in self.state.targets]
        kept = {name for platform in self.catalogue.platforms for name in platform.keep_open}
        from leeward.core.elsewhere import ready_text  # noqa: PLC0415  not before the first paint

        return ready_text(
            place,
            [name for plan in plans for name in plan.names],
            [rule for plan in plans if plan.handle for rule in plan.rules],
            kept | self.catalogue.never_block,
        )

    def by_hand(self) -> ByHand:
        """What closes the list where Leeward itself can't."""
        return self._engine.by_hand()

    def touch_again(self) -> bool:
        """Whether a browser that was starting may have missed a page rule; told once for each change."""
        asked, self._engine.closing.touch_again = self._engine.closing.touch_again, False
        return asked

    def touch(self) -> None:
        """Have such browsers look at their page rules again."""
        self._engine.closing.touch()

    def check_if_changed(self) -> None:
        """Check what is on the list, where what is closed was read anew since the last time."""
        read, proof = self.actual.read, self.proof
        stale = read is not None and (proof is None or proof.at < read)
        if stale and self.state.targets and not self.busy:
            self.prove()

    def check_again(self) -> None:
        """Check once more what was checked: another network may find the same names another way."""
        if not self.busy:
            self._engine.closing.prove_again()

    def look(self) -> None:
        """Read again what is closed on this computer."""
        self._engine.look()

    def set_up_needed(self) -> bool:
        """Whether the guard has to be installed before anything can be closed."""
        return not self.actual.guard and not self.actual.outside

    def set_up_plan(self) -> tuple[str, ...]:
        """What setting up would put where, line by line."""
        return self._engine.closing.set_up_plan()

    def set_up(self) -> None:
        """Install the guard, then close what is on the list."""
        self._engine.closing.set_up(self._engine.wanted())

    def _allowed(self, plan: Plan) -> Plan:
        if plan.level is Level.SITE or not paths.only_whole_sites(self.state):
            return plan
        return links.whole_site(plan, self.catalogue)
