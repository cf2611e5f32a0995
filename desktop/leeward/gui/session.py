"""The engine as the window sees it: one signal, and the words."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from leeward.core import links, loosening, profile, shield
from leeward.core.access import Access
from leeward.core.elsewhere import ready_text
from leeward.core.state import Level
from leeward.custody import Erased, Incoming
from leeward.gui.door import Door
from leeward.wording import NoticeWords, error_words, notice_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.access import Protection
    from leeward.core.cards import Card
    from leeward.core.changes import Change
    from leeward.core.elsewhere import Place, ReadyText
    from leeward.core.errors import LeewardError
    from leeward.core.helplines import HelpLine
    from leeward.core.links import Plan
    from leeward.core.loosening import Opening
    from leeward.core.moment import Moment
    from leeward.core.notices import Matter, Notice, Step
    from leeward.core.platforms import Catalogue
    from leeward.core.proof import Proof
    from leeward.core.shield import Actual
    from leeward.core.state import State, Target
    from leeward.custody import Custody
    from leeward.engine import Engine
    from leeward.texts import Texts

__all__ = ["Erased", "Incoming", "Session"]


class Session(QObject):
    """What pages, flows and the tray are handed.

    `custody` has the acts on the document itself.
    They draw from `state` and `actual`, call intents, and listen to `changed`, which carries `Change` flags.
    """

    changed = Signal(object)

    def __init__(
        self,
        engine: Engine,
        custody: Custody,
        texts: Texts,
        cards: tuple[Card, ...],
        help_lines: tuple[HelpLine, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts = texts
        self.cards = cards
        self.help_lines = help_lines
        self.custody = custody
        self._engine = engine
        self.door = Door(
            custody.has_passphrase, custody.check, engine.board.post, engine.board.settle, self.changed.emit
        )
        engine.listen(self.changed.emit)

    @property
    def state(self) -> State:
        """Everything Leeward knows, as far as it is open."""
        return self.door.shown(self._engine.state)

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
    def access(self) -> Access:
        """How far the personal part is open."""
        return Access.SEALED if self.door.locked else self._engine.access

    @property
    def needs_passphrase(self) -> bool:
        """Whether a passphrase, and nothing else, opens the personal part."""
        return self.door.locked or self._engine.keeping.needs_passphrase

    @property
    def needs_spare_key(self) -> bool:
        """Whether the computer has lost the key, so that the spare one opens the personal part."""
        return self._engine.keeping.needs_spare_key

    @property
    def busy(self) -> frozenset[str]:
        """Records of targets being closed or opened right now."""
        names = self._engine.closing.busy
        return frozenset(
            t.record for t in self.state.targets if names.intersection(shield.closes(t, self.catalogue))
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be told, oldest first."""
        return self._engine.board.notices

    def now(self) -> Moment:
        """The present, in local time."""
        return self._engine.moments()

    def tick(self) -> None:
        """A minute has passed: where what is shown would differ now, that is told, and ends are seen to."""
        self._engine.tick()

    def do(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Change:
        """Apply an intent of core; raises LeewardError where it refuses, and then nothing has changed."""
        if self.door.locked:
            return self.door.wait(lambda: self._engine.do(intent, *arguments, **named))
        return self._engine.do(intent, *arguments, **named)

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

    def ends(self, target: Target) -> dt.datetime:
        """Until when a target is wanted closed, in local time."""
        now = self.now()
        return shield.end_of(self.state, target, now).astimezone(now.at.tzinfo)

    def would_end(self, plan: Plan) -> dt.datetime:
        """Until when `plan` would be closed, in local time."""
        now = self.now()
        state = shield.want(self.state, plan, now=now)
        target = shield.target_of(state, plan)
        return now.at if target is None else shield.end_of(state, target, now).astimezone(now.tz)

    def close(self, plan: Plan, until: dt.datetime | None = None) -> str:
        """Want it closed and bring that about; the outcome arrives as `changed`. The target's record."""
        return self._engine.close(plan, until)

    def open(self, record: str) -> None:
        """Ask for a target to be opened: at once where it may be, else after the wait."""
        self._engine.open(record)

    def open_for(self, record: str, opening: Opening) -> None:
        """Open a target whose wait is over."""
        self._engine.open_for(record, opening)

    def open_urgently(self, record: str) -> None:
        """Open at once and for good: safety, or something urgent."""
        self._engine.open_urgently(record)

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

    def all_closed(self) -> bool:
        """Whether everything on the person's list stands closed."""
        return all(self.is_closed(target) for target in self.state.targets)

    def prove(self) -> None:
        """Check what is on the list by looking; the answer arrives as `changed(SHIELD)`."""
        self._engine.closing.prove(self._engine.wanted().keys())

    def elsewhere(self, place: Place) -> ReadyText:
        """What is on the list, as ready text for another program or device."""
        plans = [self.plan(target) for target in self.state.targets]
        kept = {name for platform in self.catalogue.platforms for name in platform.keep_open}
        return ready_text(
            place,
            [name for plan in plans for name in plan.names],
            [rule for plan in plans if plan.handle for rule in plan.rules],
            kept | self.catalogue.never_block,
        )

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

    def look(self) -> None:
        """Read again what is closed on this computer."""
        self._engine.look()

    def set_up_needed(self) -> bool:
        """Whether the guard has to be installed before anything can be closed."""
        return not self.actual.guard

    def set_up_plan(self) -> tuple[str, ...]:
        """What setting up would put where, line by line."""
        return self._engine.closing.set_up_plan()

    def set_up(self) -> None:
        """Install the guard, then close what is on the list."""
        self._engine.closing.set_up(self._engine.wanted())

    def keep(self) -> None:
        """Make the document, sealed by the computer login where that works; else a notice asks."""
        self._engine.keeping.keep()

    def protect(self, protection: Protection, passphrase: str | None = None) -> None:
        """Make the document, protected as chosen."""
        self._engine.keeping.create(protection, passphrase)

    def unlock(self, passphrase: str | None = None, spare: str | None = None) -> None:
        """Open the personal part; `spare` is the spare key as typed."""
        if self.door.locked:
            self.door.open(passphrase or "")
        else:
            self._engine.keeping.unlock(passphrase, spare)

    def erase_everything(
        self, done: Callable[[Erased], None], failed: Callable[[LeewardError], None]
    ) -> None:
        """Open what is closed, and erase all that is the person's."""
        self._engine.closing.lift()
        self.custody.erase_everything(done, failed)

    def take_step(self, matter: Matter, step: Step) -> None:
        """Do what a notice offers."""
        self._engine.take_step(matter, step)

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self._engine.board.post(notice)

    def take_up(self) -> None:
        """The document may have changed on disk: merge it in."""
        self._engine.keeping.take_up()

    def notice_words(self, notice: Notice) -> NoticeWords:
        """A notice as shown."""
        return notice_words(self.texts, notice)

    def explain(self, error: LeewardError) -> str:
        """An error as shown."""
        return error_words(self.texts, error)

    def _allowed(self, plan: Plan) -> Plan:
        if plan.level is Level.SITE or not profile.only_whole_sites(self.state):
            return plan
        return self.plan_site(plan.platform)
