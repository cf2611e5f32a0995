"""What a person may do with the document beside writing in it; both heads call it.

Spare key, protection, backups, drafts, export, import and erasing. All of it runs in the document's
lane; `done` gets the answer on the caller's own thread, and `failed` an error whose words `wording` has.
What may take long gives an `Errand`: called off, it leaves every file as it was, and nothing is answered.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from leeward.background import Errand, Lane
from leeward.core import compare, erasing, incoming, profile
from leeward.core.access import Access, Protection
from leeward.core.errors import NoDocumentError
from leeward.core.formats import Checked, Format
from leeward.core.notices import Matter, Notice
from leeward.store import erase, exports, files, imports, protection
from leeward.store.backups import Backup, Reason
from leeward.store.drafts import Drafts
from leeward.store.erase import Erased
from leeward.store.imports import Incoming
from leeward.store.keys import Keys
from leeward.store.vault import STANDARD

__all__ = ["Backup", "Checked", "Custody", "Erased", "Format", "Incoming"]

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from leeward.core.compare import Difference
    from leeward.core.errors import LeewardError
    from leeward.core.state import State
    from leeward.core.version import Version
    from leeward.engine import Engine
    from leeward.store.paths import Folders

    T = TypeVar("T")
    Failed = Callable[[LeewardError], None]


class Custody:
    """The acts on the document of `engine`, whose files are in `folders`."""

    def __init__(self, engine: Engine, folders: Folders) -> None:
        self._engine = engine
        self._document = engine.keeping.document
        self._folders = folders
        self.drafts = Drafts(folders.drafts, self._document, os.urandom)
        self._to_forget: set[str] = set()

    @property
    def protection(self) -> Protection | None:
        """Who can read the open document; None while it is not open."""
        return self._document.protection

    def spare_key(self, done: Callable[[tuple[str, ...]], None], failed: Failed) -> None:
        """The spare key's groups, to be shown or printed; NoSpareKeyError for an open document."""
        self._run(self._document.spare_key, done, failed)

    def protect(
        self,
        wanted: Protection,
        passphrase: str | None,
        done: Callable[[None], None],
        failed: Failed,
        *,
        renew: bool = False,
    ) -> Errand:
        """Change who keeps the key; `renew` makes a new key, and the old spare key opens nothing then."""
        state, errand = self._engine.state, Errand()

        def job() -> State:
            return protection.change(
                self._document, self.drafts, state, wanted, passphrase, renew=renew, commit=errand.commit
            )

        def changed(stands: State) -> None:
            self._tell_of_drafts()
            self._engine.keeping.take(state, stands)
            if wanted is Protection.PASSPHRASE and self._engine.state.profile.door is not None:
                # It locks the window from now on; one of its own would come back forgotten.
                self._engine.do(profile.answer, door=None)
            done(None)

        return self._run(job, changed, failed, errand)

    def put_draft(self, key: str, text: str, failed: Failed) -> None:
        """Keep what is half written; blank text forgets it."""
        self._to_forget.discard(key)

        def job() -> None:
            if text.strip():
                self.drafts.put(key, text)
            else:
                self.drafts.drop(key)

        self._run(job, lambda _: self._tell_of_drafts(), failed)

    def forget_draft(self, key: str, failed: Failed) -> None:
        """Forget what was half written, once all that is kept is saved; typed anew before, it stays."""

        def forget() -> None:
            if key in self._to_forget:
                self.put_draft(key, "", failed)

        self._to_forget.add(key)
        self._engine.keeping.when_saved(forget)

    def drafts_so_far(self, done: Callable[[dict[str, str]], None], failed: Failed) -> None:
        """Every draft by its key."""

        def told(found: dict[str, str]) -> None:
            self._tell_of_drafts()
            done(found)

        self._run(self.drafts.all, told, failed)

    def backups(self, done: Callable[[tuple[Backup, ...]], None], failed: Failed) -> Errand:
        """Every backup, the newest first; needs no open document."""
        errand = Errand()
        errand.run(self._engine.background, Lane.DOCUMENT, self._document.backups.all, done, failed)
        return errand

    def preview(
        self, name: str, done: Callable[[tuple[Difference[Version], ...]], None], failed: Failed
    ) -> Errand:
        """What differs between a backup and the present."""
        state = self._engine.state
        return self._run(lambda: compare.differences(state, self._state_of(name)), done, failed)

    def restore(self, name: str, done: Callable[[None], None], failed: Failed) -> Errand:
        """Bring a backup back; the present becomes a backup first.

        Where no document stands any more, the backup takes its place, and is to be unlocked then.
        """
        errand = Errand()
        if self._engine.access is Access.ABSENT:

            def put_back() -> None:
                errand.commit()
                self._document.put_back(name)

            errand.run(
                self._engine.background, Lane.DOCUMENT, put_back, lambda _: self._put_back(done), failed
            )
            return errand
        state = self._engine.state

        def job() -> tuple[State, State]:
            then = self._state_of(name)
            errand.commit()
            # Saved first, so that what becomes a backup is all there is: unsaved words, other computers' too.
            stands = self._document.save(state)
            return then, self._document.save(stands, before=Reason.RESTORE)

        def apply(found: tuple[State, State]) -> None:
            then, stands = found
            self._engine.keeping.take(state, stands)
            self._engine.do(compare.restore, then)
            done(None)

        return self._run(job, apply, failed, errand)

    def export(
        self, path: Path, kind: Format, passphrase: str, done: Callable[[None], None], failed: Failed
    ) -> Errand:
        """Write a file of the person's own; the passphrase is for an archive only."""
        state, now, errand = self._engine.state, self._engine.moments(), Errand()

        def job() -> None:
            data = {
                Format.JSON: lambda: exports.as_json(state),
                Format.MARKDOWN: lambda: exports.as_markdown(state),
                Format.CSV: lambda: exports.as_csv(state, now),
                Format.ARCHIVE: lambda: exports.as_archive(state, passphrase, STANDARD, os.urandom),
            }[kind]()
            errand.commit()
            exports.put(path, data)

        return self._run(job, done, failed, errand)

    def write_text(self, path: Path, text: str, done: Callable[[None], None], failed: Failed) -> None:
        """Write a text the person put together, readable by anyone who opens it."""
        self.write_file(path, text.encode(), done, failed)

    def write_file(self, path: Path, data: bytes, done: Callable[[None], None], failed: Failed) -> None:
        """Write a file the person asked for, owner-only, where nothing stands yet."""
        self._run(lambda: exports.put(path, data), done, failed)

    def needs_passphrase(self, path: Path, done: Callable[[bool], None], failed: Failed) -> Errand:
        """Whether a file is an archive of ours."""
        return self._run(lambda: imports.is_archive(files.read(path)), done, failed)

    def look_into(
        self,
        path: Path,
        passphrase: str | None,
        habit: str | None,
        checked: Checked,
        done: Callable[[tuple[Incoming, tuple[Difference[Version], ...]]], None],
        failed: Failed,
    ) -> Errand:
        """What a file holds, and what of it would come in; nothing is changed."""
        state, now, errand = self._engine.state, self._engine.moments(), Errand()

        def job() -> tuple[Incoming, tuple[Difference[Version], ...]]:
            keys = Keys(_NoSecrets(), os.urandom, STANDARD)
            data = files.read(path)
            errand.step()
            found = imports.read(data, now, keys, passphrase=passphrase, habit=habit, checked=checked)
            errand.step()
            return found, compare.differences(incoming.take_in(state, found.state, now=now), state)

        return self._run(job, done, failed, errand)

    def take_in(self, found: Incoming) -> None:
        """Take in what `look_into` showed."""
        self._engine.do(incoming.take_in, found.state)

    def erase_record(self, record: str, done: Callable[[Erased], None], failed: Failed) -> None:
        """Erase one record, from the backups too."""
        now = self._engine.moments()
        self._engine.do(erasing.erase_record, record)
        self._erase_backups(lambda state: erasing.erase_record(state, record, now=now), done, failed)

    def erase_day(self, day: dt.date, done: Callable[[Erased], None], failed: Failed) -> None:
        """Erase what one local date holds, from the backups too."""
        now = self._engine.moments()
        self._engine.do(erasing.erase_day, day)
        self._erase_backups(lambda state: erasing.erase_day(state, day, now=now), done, failed)

    def erase_everything(
        self, done: Callable[[Erased], None], failed: Failed, also: Iterable[Path] = ()
    ) -> None:
        """Erase keys, document, backups, drafts and locks; the engine is done with after that.

        What is closed is lifted by the engine's own part, before.
        """
        self._engine.forget()
        folders, urgent = self._folders, self._folders.urgent
        ours = (urgent, urgent.with_name(f".{urgent.name}.lock"), folders.window, folders.autostart, *also)
        self._engine.background.run(
            Lane.DOCUMENT, lambda: erase.everything(self._document, folders.drafts, ours), done, failed
        )

    def _tell_of_drafts(self) -> None:
        """Drafts that could not be read were moved away: that is told once."""
        aside, self.drafts.last_set_aside = self.drafts.last_set_aside, None
        if aside is not None:
            self._engine.board.post(Notice(matter=Matter.DRAFTS_SET_ASIDE, cause=aside))

    def _erase_backups(
        self, act: Callable[[State], State], done: Callable[[Erased], None], failed: Failed
    ) -> None:
        self._run(lambda: erase.out_of_backups(self._document, act), done, failed)

    def _put_back(self, done: Callable[[None], None]) -> None:
        self._engine.start()
        self._engine.keeping.unlock()
        done(None)

    def _state_of(self, name: str) -> State:
        return self._document.keys.opened(self._document.backups.read(name)).state

    def _run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Failed, errand: Errand | None = None
    ) -> Errand:
        errand = errand or Errand()
        if self._engine.access is not Access.OPEN:
            failed(NoDocumentError())
        else:
            errand.run(self._engine.background, Lane.DOCUMENT, job, done, failed)
        return errand


class _NoSecrets:
    """For files from elsewhere: their keys are in no keyring of ours, and are never put there."""

    def get(self, key_id: str) -> None:
        """None."""

    def set(self, key_id: str, key: bytes) -> None:
        """Not kept."""

    def delete(self, key_id: str) -> None:
        """Nothing to forget."""

    def working(self) -> bool:
        """Never."""
        return False
