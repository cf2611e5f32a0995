"""The engine as the window sees it: one signal, and the words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from leeward.core import paths, reminders
from leeward.core.access import Access
from leeward.core.notices import Matter, Notice
from leeward.core.records import Shared, Situation
from leeward.gui.door import Door
from leeward.gui.shield_session import ShieldSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from leeward.core.access import Protection
    from leeward.core.changes import Change
    from leeward.core.content import Content
    from leeward.core.errors import LeewardError
    from leeward.core.notices import Step
    from leeward.core.reminders import Reminder
    from leeward.core.state import State
    from leeward.custody import Custody
    from leeward.custody import Erased as Erased  # noqa: PLC0414  pages name it, too
    from leeward.custody import Incoming as Incoming  # noqa: PLC0414
    from leeward.engine import Engine
    from leeward.latch import Latch
    from leeward.store.autostart import Autostart
    from leeward.texts import Texts
    from leeward.wording import NoticeWords

READABLE = frozenset({Access.OPEN, Access.READ_ONLY})


class Session(ShieldSession):
    """What pages, flows and the tray are handed.

    `custody` has the acts on the document itself, and is made when first needed; `latch` has those on the
    lock's passphrase, `autostart` whether it starts with the computer.
    They draw from `state` and `actual`, call intents, and listen to `changed`, which carries `Change` flags.
    """

    def __init__(
        self,
        engine: Engine,
        make_custody: Callable[[], Custody],
        latch: Latch,
        texts: Texts,
        content: Content,
        autostart: Autostart,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(engine, parent)
        self.autostart = autostart
        self.texts = texts
        self.content = content
        self._make_custody = make_custody
        self.latch = latch
        self.door = Door(latch, engine.board, engine.take_in, self.changed.emit)
        self._was_open = engine.access in READABLE
        self._typed = False
        engine.listen(self._on_engine)

    @cached_property
    def custody(self) -> Custody:
        """Spare key, protection, backups, drafts, export, import, erasing."""
        return self._make_custody()

    @property
    def state(self) -> State:
        """Everything Leeward knows, as far as it is open."""
        return self.door.shown(self._engine.state)

    @property
    def access(self) -> Access:
        """How far the personal part is open."""
        return Access.SEALED if self.door.locked else self._engine.access

    @property
    def is_everyday(self) -> bool:
        """Whether this is the standard path on a private computer; known even while it is locked."""
        state = self._engine.state
        return (
            self._engine.access in READABLE
            and not state.settings.discreet
            and state.profile.situation is Situation.DISTANCE
            and state.profile.shared is Shared.NO
        )

    @property
    def stays_silent(self) -> bool:
        """Whether nothing may show outside the window: in fear; known even while it is locked."""
        return not paths.reminds(self._engine.state)

    @property
    def waiting(self) -> int:
        """How much was logged that can be taken in only once this is unlocked."""
        return self.door.waiting + self._engine.waiting

    @property
    def needs_passphrase(self) -> bool:
        """Whether a passphrase, and nothing else, opens the personal part."""
        return self.door.locked or self._engine.keeping.needs_passphrase

    @property
    def needs_spare_key(self) -> bool:
        """Whether the computer has lost the key, so that the spare one opens the personal part."""
        return self._engine.keeping.needs_spare_key

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be told, oldest first."""
        return self._engine.board.notices

    def tick(self) -> None:
        """A minute has passed: where what is shown would differ now, that is told, and ends are seen to."""
        self._engine.tick()

    def do(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> Change:
        """Apply an intent of core; raises LeewardError where it refuses, and then nothing has changed."""
        if self.door.locked:
            return self.door.wait(self._engine.asked(intent, *arguments, **named))
        return self._engine.do(intent, *arguments, **named)

    def remove(self, intent: Callable[..., State], *arguments: Any, **named: Any) -> None:
        """`do` for what takes something away: it can come back for a while, by one line for all pages."""
        self.removals.note(lambda: self.do(intent, *arguments, **named))

    def keep(self) -> None:
        """Make the document, sealed by the computer login where that works; else a notice asks."""
        self._engine.keeping.keep()

    def protect(self, protection: Protection, passphrase: str | None = None) -> None:
        """Make the document, protected as chosen."""
        self._engine.keeping.create(protection, passphrase)

    def unlock(self, passphrase: str | None = None, spare: str | None = None) -> None:
        """Open the personal part; `spare` is the spare key as typed."""
        if self.door.locked and spare is not None:
            self.door.open_by_spare(spare)
        elif self.door.locked:
            self.door.open(passphrase or "")
        else:
            self._typed = passphrase is not None or spare is not None
            self._engine.keeping.unlock(passphrase, spare)

    def erase_everything(
        self, done: Callable[[Erased], None], failed: Callable[[LeewardError], None]
    ) -> None:
        """Open what is closed, and erase all that is the person's."""
        self._engine.closing.lift()
        self.custody.erase_everything(done, failed)

    def take_step(self, matter: Matter, step: Step) -> None:
        """Do what a notice offers."""
        self._typed = False
        self._engine.take_step(matter, step)

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self._engine.board.post(notice)

    def reminder(self) -> Reminder | None:
        """The reminder that was asked for and comes now; known even while it is locked."""
        return reminders.due(self._engine.state, self.now())

    def reminded(self) -> None:
        """Note that it was shown."""
        self._engine.do(reminders.came)

    def tell_awaited(self) -> None:
        """Say that the key store is asking for something, if it still is."""
        if self.access is Access.SEALED and not (self.needs_passphrase or self.needs_spare_key):
            self.tell(Notice(matter=Matter.KEY_AWAITED, steps=()))

    def take_up(self) -> None:
        """The document may have changed on disk: merge it in."""
        self._engine.keeping.take_up()

    def notice_words(self, notice: Notice) -> NoticeWords:
        """A notice as shown."""
        from leeward.wording import notice_words  # noqa: PLC0415  not before the first paint

        return notice_words(self.texts, notice)

    def explain(self, error: LeewardError) -> str:
        """An error as shown."""
        from leeward.wording import error_words  # noqa: PLC0415

        return error_words(self.texts, error)

    def _on_engine(self, change: Change) -> None:
        """A document the computer opened by itself is behind the lock before any of it is drawn."""
        if not self._was_open and self._engine.access in READABLE:
            self._was_open = True
            if not self._typed:
                self.door.locked = self.latch.is_own
        if self.door.locked and not self.latch.has_passphrase():
            # Taken off meanwhile by the other head or another computer: nothing would open it.
            self.door.let_in()
        self.changed.emit(change)
