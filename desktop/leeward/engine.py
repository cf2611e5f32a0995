"""The hub both heads drive: holds the state, applies intents, saves, and asks for what is wanted closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leeward.background import Lane
from leeward.closing import Closing
from leeward.core import shield
from leeward.core.access import Access, Protection
from leeward.core.changes import Change, difference
from leeward.core.errors import LeewardError
from leeward.core.merge import merge
from leeward.core.notices import Matter, Notice, Step
from leeward.core.state import State, latest
from leeward.store.errors import (
    DocumentBrokenError,
    KeyMissingError,
    KeyUnavailableError,
    WrongKeyError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from leeward.background import Background
    from leeward.core.links import Plan
    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.store.document import Document
    from leeward.system.guard_client import Guard
    from leeward.system.proof import Resolver

# The document is whole, and a key opens it.
KEY_ERRORS = (KeyMissingError, KeyUnavailableError, WrongKeyError, WrongPassphraseError)


class Engine:
    """State in, intents applied, changes told.

    All methods are called on one thread, and listeners are told on it; slow work goes to `background`.
    """

    def __init__(
        self,
        *,
        document: Document,
        guard: Guard,
        resolve: Resolver,
        catalogue: Catalogue,
        background: Background,
        moments: Callable[[], Moment],
    ) -> None:
        self.state = State()
        self.access = Access.ABSENT
        self.notices: tuple[Notice, ...] = ()
        self.catalogue = catalogue
        self.moments = moments
        self.closing = Closing(guard, resolve, background, moments, self._on_report)
        self._document = document
        self._background = background
        self._listeners: list[Callable[[Change], None]] = []
        self._saved = self.state
        self._saving = False
        self._waiting: list[Callable[[], Change]] = []
        self._closed_last = ""
        self.needs_passphrase = False

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Have `listener` told of each change from now on."""
        self._listeners.append(listener)

    @property
    def saved(self) -> bool:
        """Whether all of the state stands on disk, read back."""
        return self.state is self._saved

    def start(self) -> None:
        """Read what needs no key: settings, and whether there is a document at all."""
        if not self._document.exists():
            return
        self.access = Access.SEALED
        try:
            peek = self._document.peek()
        except LeewardError as error:
            self._on_not_opened(error)
        else:
            self.state = State(settings=peek.settings)
            self.needs_passphrase = peek.protection is Protection.PASSPHRASE

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the personal part; intents handed in before are applied then."""
        if self.access not in {Access.SEALED, Access.UNREADABLE}:
            return
        self._background.run(
            Lane.DOCUMENT, lambda: self._document.unlock(passphrase), self._on_opened, self._on_not_opened
        )

    def create(self, protection: Protection, passphrase: str | None = None) -> None:
        """Make the document, holding the state so far."""
        state = self.state

        def done(_: None) -> None:
            self.access = Access.OPEN
            self._saved = state
            self._settle(Matter.NOT_OPENED)
            self._settle(Matter.CHOOSE_PROTECTION)
            if protection is Protection.KEYRING:
                self._notify(Notice(matter=Matter.SEALED_BY_LOGIN))
            self._tell(Change.LOCK)
            self._save()

        self._background.run(
            Lane.DOCUMENT,
            lambda: self._document.create(state, protection, passphrase),
            done,
            self._on_not_saved,
        )

    def keep(self) -> None:
        """Make the document, sealed by the computer login where that works; else have the person choose."""

        def done(working: bool) -> None:  # noqa: FBT001  the answer of the background
            if self.access is not Access.ABSENT:
                return
            if working:
                self.create(Protection.KEYRING)
            else:
                self._notify(Notice(matter=Matter.CHOOSE_PROTECTION, steps=(Step.SEAL, Step.KEEP_OPEN)))

        self._background.run(Lane.DOCUMENT, self._document.login_seals, done, self._on_not_saved)

    def do(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Change:
        """Apply a core function `(state, *arguments, now=…)`; where it raises, nothing has changed.

        While the document is sealed the intent waits; in a read-only one nothing is taken.
        """
        if self.access is Access.SEALED:
            self._waiting.append(lambda: self.do(intent, *arguments, **named))
            return Change.NONE
        if self.access in {Access.READ_ONLY, Access.UNREADABLE}:
            self._notify(Notice(matter=Matter.READ_ONLY))
            return Change.NONE
        change = self._become(intent(self.state, *arguments, now=self.moments(), **named))
        self._save()
        if Change.PERIOD in change and self.state.targets:
            self.bring_about()
        return change

    def take_up(self) -> None:
        """The document may have changed on disk: where its content differs, merge it in."""
        if self.access is not Access.OPEN:
            return
        state = self.state

        def job() -> State:
            return self._document.reload(state) if self._document.changed_on_disk() else state

        def done(found: State) -> None:
            if found is not state:
                self._become(merge(self.state, found))
                self._saved = found if self.state != found else self.state
                self._save()

        self._background.run(Lane.DOCUMENT, job, done, self._on_not_saved)

    def wanted(self) -> dict[str, dt.datetime]:
        """Every host name wanted closed now, with its end."""
        return shield.wanted(self.state, self.catalogue, self.moments())

    def close(self, plan: Plan, until: dt.datetime | None = None) -> str:
        """Want what `plan` closes, and bring it about; the target's record."""
        self.do(shield.want, plan, until)
        self.bring_about()
        found = shield.target_of(self.state, plan)
        self._closed_last = found.record if found is not None else ""
        return self._closed_last

    def undo_close(self) -> None:
        """Take the last closing back."""
        self.dismiss(Matter.SHIELD_OUTCOME)
        self.open(self._closed_last)

    def open(self, record: str) -> None:
        """No longer want a target closed, and open what nothing else wants closed."""
        target = latest(self.state.targets, record)
        if target is None:
            return
        names = shield.plan_of(target, self.catalogue).names
        self.do(shield.drop, record)
        still = self.wanted()
        self.closing.open([name for name in names if name not in still])

    def bring_about(self) -> None:
        """Close everything on the person's list that is not closed."""
        if self.access in {Access.ABSENT, Access.OPEN}:
            self.closing.close(self.wanted())

    def look(self) -> None:
        """Read what is closed on this computer, and heal what the ledger can heal."""
        self.closing.look(self.wanted() if self.access is Access.OPEN else None)

    def take_step(self, matter: Matter, step: Step) -> None:
        """Do what a notice offered."""
        self.dismiss(matter)
        if step is Step.KEEP_OPEN:
            self.create(Protection.OPEN)
        elif step is Step.UNDO:
            self.open(self._closed_last)
        elif step is Step.SET_UP:
            self.closing.set_up(self.wanted())
        elif step is Step.RETRY and matter is Matter.NOT_SAVED:
            self._save()
        elif step is Step.RETRY and matter is Matter.NOT_OPENED:
            self.unlock()
        elif step is Step.RETRY:
            self.bring_about()

    def dismiss(self, matter: Matter) -> None:
        """Take a notice away."""
        if self._settle(matter):
            self._tell(Change.NOTICE)

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self._notify(notice)

    def _become(self, state: State) -> Change:
        change = difference(self.state, state)
        if state != self.state:
            self.state = state
        self._tell(change)
        return change

    def _save(self) -> None:
        if self.access is not Access.OPEN or self._saving or self.saved:
            return
        self._saving = True
        state = self.state

        def done(stands: State) -> None:
            self._saving = False
            self._settle(Matter.NOT_SAVED)
            self._saved = stands
            if stands is not state:
                self._become(merge(self.state, stands))
                if self.state == stands:
                    self._saved = self.state
            self._save()

        self._background.run(Lane.DOCUMENT, lambda: self._document.save(state), done, self._on_not_saved)

    def _on_not_saved(self, error: LeewardError) -> None:
        self._saving = False
        self._notify(Notice(matter=Matter.NOT_SAVED, cause=error, steps=(Step.RETRY,)))

    def _on_opened(self, state: State) -> None:
        self.access = Access.READ_ONLY if self._document.read_only else Access.OPEN
        self._settle(Matter.NOT_OPENED)
        self._saved = state
        settings = self.state.settings
        self.state = state
        self._tell(Change.LOCK | difference(State(settings=settings), state))
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _on_not_opened(self, error: LeewardError) -> None:
        if isinstance(error, DocumentBrokenError) and error.set_aside is not None:
            self.access = Access.ABSENT
        elif isinstance(error, KEY_ERRORS):
            self.access = Access.SEALED
        else:
            self.access = Access.UNREADABLE
        self._notify(Notice(matter=Matter.NOT_OPENED, cause=error, steps=(Step.RETRY,)))
        self._tell(Change.LOCK)

    def _on_report(self, change: Change, notice: Notice | None) -> None:
        for matter in (Matter.SHIELD_OUTCOME, Matter.LINES_MISSING):
            if notice is None and not self.closing.busy and self._settle(matter):
                change |= Change.NOTICE
        self._tell(change)
        if notice is not None:
            self._notify(notice)

    def _notify(self, notice: Notice) -> None:
        self._settle(notice.matter)
        self.notices = (*self.notices, notice)
        self._tell(Change.NOTICE)

    def _settle(self, matter: Matter) -> bool:
        before = self.notices
        self.notices = tuple(n for n in before if n.matter is not matter)
        return self.notices != before

    def _tell(self, change: Change) -> None:
        if change:
            for listener in self._listeners:
                listener(change)
