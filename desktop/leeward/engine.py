"""The hub both heads drive: holds the state, applies intents, and tells what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leeward.board import Board
from leeward.closing import Closing
from leeward.core import evening, loosening, period, privileged, shield
from leeward.core.access import Access, Protection
from leeward.core.changes import Change, difference
from leeward.core.errors import LeewardError
from leeward.core.loosening import TAKEN_BACK_WITHIN, Opening
from leeward.core.notices import Matter, Notice, Step
from leeward.core.state import State
from leeward.core.today import effective_today, live_day
from leeward.keeping import Keeping

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable

    from leeward.background import Background
    from leeward.core.links import Plan
    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.privileged import Verb
    from leeward.core.rules import PageRule
    from leeward.core.shield import Outcome
    from leeward.store.document import Document
    from leeward.system.guard_client import Guard
    from leeward.system.proof import Resolver, Surveyor


class Engine:
    """State in, intents applied, changes told.

    All methods are called on one thread, and listeners are told on it; slow work goes to `background`.
    `keeping` is the document's side, `closing` the computer's, `board` what the person is to be told.
    """

    def __init__(
        self,
        *,
        document: Document,
        make_guard: Callable[[], Guard],
        resolve: Resolver,
        survey: Surveyor,
        catalogue: Catalogue,
        background: Background,
        moments: Callable[[], Moment],
    ) -> None:
        self.state: State = State()
        self.catalogue = catalogue
        self.moments = moments
        self.background = background
        self.board = Board(lambda: self._tell(Change.NOTICE))
        self.closing = Closing(
            make_guard, resolve, survey, background, moments, self._on_closing, self._on_acted, self._pages
        )
        self.keeping = Keeping(
            document, background, self.board, lambda: self.state, self._become, self._on_opened
        )
        self._listeners: list[Callable[[Change], None]] = []
        self._waiting: list[Callable[[], Change]] = []
        self._before: tuple[dt.datetime, State] | None = None
        self._ticked = moments().utc
        self._seen: tuple[dt.date, int] | None = None

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Have `listener` told of each change from now on."""
        self._listeners.append(listener)

    @property
    def access(self) -> Access:
        """How far the personal part is open."""
        return self.keeping.access

    def start(self) -> None:
        """Read what needs no key."""
        self.state = self.keeping.start()

    def do(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Change:
        """Apply a core function `(state, *arguments, now=…)`; where it raises, nothing has changed.

        While the document is sealed the intent waits; in a read-only one nothing is taken.
        """
        return self.asked(intent, *arguments, **named)()

    def asked(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Callable[[], Change]:
        """What `do` does, to be called later: it happened now, and keeps the present as its time."""
        now = self.moments()

        def act() -> Change:
            if self.access is Access.SEALED:
                self._waiting.append(act)
                self._tell(Change.LOCK)
                return Change.NONE
            if self.access in {Access.READ_ONLY, Access.UNREADABLE}:
                self.board.post(Notice(matter=Matter.READ_ONLY))
                return Change.NONE
            change = self._become(intent(self.state, *arguments, now=now, **named))
            self.keeping.save()
            if Change.PERIOD in change and self.state.targets:
                self.bring_about()
            return change

        return act

    @property
    def waiting(self) -> int:
        """How many intents wait for the document to be opened; they end with the process."""
        return len(self._waiting)

    def take_in(self, waiting: Iterable[Callable[[], object]]) -> None:
        """Apply what waited; what can't be any more is told, and keeps nothing else back."""
        for act in waiting:
            try:
                act()
            except LeewardError as error:
                self.board.post(Notice(matter=Matter.NOT_TAKEN_IN, cause=error))

    def tick(self) -> None:
        """Time has passed: note the date, tell where the numbers differ, and see to ends that came."""
        now = self.moments()
        seen = (effective_today(self.state, now), period.day_number(self.state, now))
        if seen != self._seen:
            self._seen = seen
            if self.access is Access.OPEN:
                self.do(live_day)
            self._tell(Change.CLOCK)
        if self.access is Access.OPEN and self.state.requests:
            self.do(loosening.settle)
            self._tell(Change.CLOCK)
        if self.access is Access.OPEN and evening.is_to_close(self.state, now):
            self._tighten(evening.close)
        # Once each, so that a guard that says no is not asked again every minute.
        closes_again = loosening.ended_since(self.state, self._ticked, now)
        ends = any(s.until is not None and s.until <= now.at for s in self.closing.actual.standing)
        if closes_again or ends:
            self.closing.heal()
        self._ticked = now.utc

    def wanted(self) -> dict[str, dt.datetime]:
        """Every host name and page wanted closed now, with its end."""
        return shield.wanted(self.state, self.catalogue, self.moments())

    def close(self, plan: Plan, until: dt.datetime | None = None) -> str:
        """Want what `plan` closes, and bring it about; the target's record."""
        self._tighten(shield.want, plan, until)
        found = shield.target_of(self.state, plan)
        return found.record if found is not None else ""

    def close_everything(self) -> None:
        """End every temporary opening, and close all that is on the list."""
        self._tighten(loosening.close_again)

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
        self._loosen(loosening.restore, before)

    def open(self, record: str) -> bool:
        """Open a target for good where it may be; else ask for it, and it waits. Whether it is open."""
        if not loosening.may_open(self.state, record, self.moments()):
            self.do(loosening.ask_open, record)
            return False
        self._loosen(loosening.open_for, record, Opening.FOR_GOOD)
        return True

    def open_for(self, record: str, opening: Opening) -> bool:
        """Open a target for a while or for good, once it may be. Whether it is open."""
        if not loosening.may_open(self.state, record, self.moments()):
            return False
        self._loosen(loosening.open_for, record, opening)
        return True

    def open_for_card(self, card: str, platforms: Collection[str]) -> None:
        """Open the sites a card is about for ten minutes, once for each card, without a wait."""
        self._loosen(loosening.open_for_card, card, platforms)

    def open_urgently(self, record: str) -> None:
        """Open at once and for good: safety, or something urgent. No questions."""
        self._loosen(loosening.open_for, record, Opening.FOR_GOOD)

    def forget(self) -> None:
        """Hold nothing of the person's any more, and save nothing: the document is about to be erased."""
        self._waiting = []
        self._before = None
        self.keeping.access = Access.ABSENT
        self._become(State())
        self._tell(Change.LOCK)

    def bring_about(self) -> None:
        """Close everything on the person's list that is not closed."""
        if self.access in {Access.ABSENT, Access.OPEN}:
            self.closing.close(self.wanted())

    def look(self) -> None:
        """Read what is closed on this computer, and heal what the ledger can heal."""
        self.closing.look(self.wanted() if self.access is Access.OPEN else None)

    def take_step(self, matter: Matter, step: Step) -> None:
        """Do what a notice offered."""
        self.board.settle(matter)
        if step is Step.KEEP_OPEN:
            self.keeping.create(Protection.OPEN)
        elif step is Step.UNDO:
            self.undo_close()
        elif step is Step.SET_UP:
            self.closing.set_up(self.wanted())
        elif step is Step.RETRY and matter is Matter.NOT_SAVED:
            self.keeping.save()
        elif step is Step.RETRY and matter is Matter.NOT_OPENED:
            self.keeping.unlock()
        elif step is Step.RETRY:
            self.bring_about()

    def _tighten(self, intent: Callable[..., State], *arguments: object) -> None:
        before = self.state
        self.do(intent, *arguments)
        if (self.state.targets, self.state.requests) != (before.targets, before.requests):
            self._before = (self.moments().utc + TAKEN_BACK_WITHIN, before)
        self.bring_about()

    def _loosen(self, intent: Callable[..., State], *arguments: object) -> None:
        before = self.state.targets
        self.do(intent, *arguments)
        kept, still = {target.version for target in self.state.targets}, self.wanted()
        # Also what is open for a while, or past its end here, may stand with the guard.
        changed = (target for target in before if target.version not in kept)
        names = dict.fromkeys(name for target in changed for name in shield.closes(target, self.catalogue))
        opened = [name for name in names if name not in still]
        self.closing.open(opened, loosening.opened_until(self.state, self.catalogue, opened, self.moments()))

    def _become(self, state: State) -> Change:
        change = difference(self.state, state)
        if state != self.state:
            self.state = state
        self._tell(change)
        return change

    def _on_opened(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._tell(Change.LOCK)
        self.take_in(waiting)

    def _on_closing(self, change: Change, notice: Notice | None) -> None:
        if notice is not None:
            self.board.post(notice)
        elif not self.closing.busy:
            self.board.settle(Matter.SHIELD_OUTCOME, Matter.LINES_MISSING, Matter.FIGHT)
        self._tell(change)

    def _pages(self) -> dict[str, PageRule]:
        return shield.wanted_pages(self.state, self.catalogue)

    def _on_acted(self, verb: Verb, about: Collection[str], outcome: Outcome) -> None:
        if self.access is Access.OPEN:
            self.do(privileged.note, verb, tuple(about), outcome.result.value)

    def _tell(self, change: Change) -> None:
        if change:
            for listener in self._listeners:
                listener(change)
