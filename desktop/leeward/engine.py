"""The hub both heads drive: holds the state, applies intents, and tells what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leeward.board import Board
from leeward.closing import Closing
from leeward.core import aftermath, evening, loosening, period, privileged, shield
from leeward.core.access import Access, Protection
from leeward.core.changes import Change, difference
from leeward.core.errors import LeewardError
from leeward.core.notices import Matter, Notice, Step
from leeward.core.privileged import Why
from leeward.core.state import State
from leeward.core.today import effective_today, live_day, part_of_day
from leeward.keeping import Keeping
from leeward.shielding import Shielding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from leeward.background import Background
    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.privileged import Act
    from leeward.core.rules import PageRule
    from leeward.store.document import Document
    from leeward.store.urgent import Urgent
    from leeward.system.machine import Machine


class Engine(Shielding):
    """State in, intents applied, changes told.

    What closes and opens stands in `Shielding`. All methods are called on one thread, and listeners are
    told on it; slow work goes to `background`. `keeping` is the document's side, `closing` the computer's,
    `board` what the person is to be told.
    """

    def __init__(
        self,
        *,
        document: Document,
        machine: Machine,
        urgent: Urgent,
        load_catalogue: Callable[[], Catalogue],
        background: Background,
        moments: Callable[[], Moment],
    ) -> None:
        super().__init__(load_catalogue, moments, urgent)
        self.background = background
        self.board = Board(lambda: self._tell(Change.NOTICE))
        self.closing = Closing(machine, background, moments, self._on_closing, self._on_acted, self._pages)
        self.keeping = Keeping(
            document, background, self.board, lambda: self.state, self._become, self._on_opened
        )
        self._listeners: list[Callable[[Change], None]] = []
        self._waiting: list[Callable[[], Change]] = []
        self._unlogged: list[tuple[Act, dt.datetime]] = []
        self._ticked = moments().utc
        self._seen: tuple[dt.date, int, int, int, str] | None = None

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Have `listener` told of each change from now on."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Read what needs no key."""
        self._become(self.keeping.start())

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
                self.keeping.tell_read_only()
                return Change.NONE
            change = self._become(intent(self.state, *arguments, now=now, **named))
            self.keeping.save()
            if Change.PERIOD in change and self.state.targets:
                self.bring_about(Why.PERIOD)
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
        age = 0 if self.closing.proof is None else self.closing.proof.age(now.at)
        seen = (
            effective_today(self.state, now),
            part_of_day(now),
            period.day_number(self.state, now),
            age,
            aftermath.asked(self.state, now),
        )
        if seen != self._seen:
            self._seen = seen
            if self.access is Access.OPEN:
                self.do(live_day)
            self._tell(Change.CLOCK)
        if self.access is Access.OPEN and self.state.requests:
            self.do(loosening.settle)
            self._tell(Change.CLOCK)
        if self.access is Access.OPEN and evening.is_to_close(self.state, now):
            self.tighten(evening.close, why=Why.EVENING)
        # Once each, so that a guard that says no is not asked again every minute.
        closes_again = loosening.ended_since(self.state, self._ticked, now)
        ends = any(s.until is not None and s.until <= now.at for s in self.closing.actual.standing)
        if closes_again or ends:
            self.closing.heal(Why.ENDED if ends else Why.CLOSES_AGAIN)
        self._ticked = now.utc

    def forget(self) -> None:
        """Hold nothing of the person's any more, and save nothing: the document is about to be erased."""
        self._waiting = []
        self.forget_tightening()
        self.keeping.access = Access.ABSENT
        self._become(State())
        self._tell(Change.LOCK)

    def look(self) -> None:
        """Read what is closed on this computer, and heal what the ledger can heal."""
        self.take_up_urgent()
        self.closing.look(self.wanted() if self.access is Access.OPEN else None)

    def take_step(self, matter: Matter, step: Step) -> None:
        """Do what a notice offered."""
        self.board.settle(matter)
        if step is Step.LIFT:
            self.closing.lift()
        elif step is Step.KEEP_OPEN:
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

    def _become(self, state: State) -> Change:
        change = difference(self.state, state)
        if state != self.state:
            self.state = state
        self._tell(change)
        return change

    def _on_opened(self) -> None:
        self.take_up_urgent()
        unlogged, self._unlogged = self._unlogged, []
        for act, at in unlogged if self.access is Access.OPEN else ():
            self.do(privileged.note, act, at)
        waiting, self._waiting = self._waiting, []
        self._tell(Change.LOCK)
        self.take_in(waiting)

    def _on_closing(self, change: Change, notice: Notice | None) -> None:
        if notice is not None:
            self.board.post(notice)
        elif change is not Change.CHECKING and not self.closing.busy:
            self.board.settle(Matter.SHIELD_OUTCOME, Matter.LINES_MISSING, Matter.FIGHT)
        self._tell(change)

    def _pages(self) -> dict[str, PageRule]:
        return shield.wanted_pages(self.state, self.catalogue)

    def _on_acted(self, act: Act) -> None:
        if self.access is Access.OPEN:
            self.do(privileged.note, act)
        elif act.why is not Why.URGENT:
            # What is urgent is kept in a file of its own, so that another process can log it, too.
            self._unlogged.append((act, self.moments().at))

    def _tell(self, change: Change) -> None:
        if change:
            for listener in self._listeners:
                listener(change)
