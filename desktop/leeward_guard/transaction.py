"""Makes the files say what a changed ledger says: the ledger first, then the hosts file, then browsers'."""

from __future__ import annotations

import contextlib
import os

from leeward_guard import clock, files, hosts, ledger, ledger_file, protocol, state
from leeward_guard.ledger import MINUTE, SINKS, Ledger, Line
from leeward_guard.ledger_file import BrokenLedgerError
from leeward_guard.protocol import Answer
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from leeward_guard.clock import Seen
    from leeward_guard.names import Rules
    from leeward_guard.pages import Draft

    Change = Callable[[Ledger, bytes, dt.datetime], Ledger]

NOTHING = files.Read(b"", ())
# Where page rules could stand that no ledger tells of any more.
POLICIES = (
    "/etc/chromium/policies",
    "/etc/opt/chrome/policies",
    "/etc/brave/policies",
    "/etc/opt/edge/policies",
    "/etc/firefox/policies",
)


class Places(NamedTuple):
    """The hosts file and the folder that is the guard's own, both absolute; `root` goes before all others."""

    hosts: str
    folder: str
    root: str = ""

    @property
    def ledger(self) -> str:
        """Where the ledger is kept."""
        return os.path.join(self.folder, state.LEDGER)  # noqa: PTH118

    @property
    def kept(self) -> str:
        """Where old bytes wait while the hosts file is written in place."""
        return os.path.join(self.folder, state.KEPT)  # noqa: PTH118


class Transaction(NamedTuple):
    """One change of the ledger. `change` is given the ledger, the hosts file's bytes and the time.

    `closing` trusts the wall clock from now on, even where it has been set back. `touch` has browsers look
    at their page rules again. `look` has them searched for what is ours, whatever the ledger says of it.
    """

    change: Change
    seen: Seen
    rules: Rules
    closing: bool = False
    touch: bool = False
    look: bool = False

    def after(self, before: Ledger, data: bytes) -> Ledger:
        """The ledger as it is to be."""
        now, kept = clock.now(before.clock, self.seen), before.clock
        start = before
        if self.closing and now - self.seen.wall >= MINUTE:
            start = ledger.set_back(before, now - self.seen.wall)
            now, kept = self.seen.wall, None
        after = ledger.expire(self.change(start, data, now), now)
        after = ledger.drop_refused(after, self.rules.refusal)
        return after._replace(clock=clock.noted(kept, self.seen, now) if after.claims else None)


def run(places: Places, asked: Transaction) -> Answer:
    """Change the ledger and the files; raises FileTrouble and RefusedError with the names as they were."""
    with state.locked(places.folder):
        try:
            files.mend(places.hosts, places.kept)
            return _patiently(places, asked)
        except files.FileTrouble:
            with contextlib.suppress(files.FileTrouble):
                _let_go(places, asked)
            raise


def _patiently(places: Places, asked: Transaction) -> Answer:
    for _ in range(files.TRIES):
        try:
            return _once(places, asked)
        except files.FileTrouble as trouble:
            if trouble.reason != files.CHANGING:
                raise
    raise files.FileTrouble(files.CHANGING)


def held(kept: files.Read | None, data: bytes) -> tuple[Ledger, bool]:
    """The kept ledger, or where there is none that can be read, the one that the lines in `data` make.

    And whether it was read.
    """
    try:
        if kept is not None:
            return ledger_file.decode(kept.data), True
    except BrokenLedgerError:
        pass
    found = ledger.adopt(hosts.tagged_ends(data))
    # We never write a line beside our own that says the same.
    return found._replace(stood_before=hosts.untagged(data, found.ends())), False


def read_if_there(path: str) -> files.Read | None:
    """A file's bytes, None where there is none."""
    try:
        return files.read(path)
    except files.FileTrouble as trouble:
        if trouble.reason != files.MISSING:
            raise
        return None


def _once(places: Places, asked: Transaction) -> Answer:
    # A missing hosts file needs no line taken out; adding one to it fails by itself.
    old = read_if_there(places.hosts) or NOTHING
    kept = read_if_there(places.ledger)
    before, known = held(kept, old.data)
    after = asked.after(before, old.data)
    drafts = _drafts(places.root, before, after, look=asked.touch or asked.look or not known)
    if drafts:
        from leeward_guard import pages  # noqa: PLC0415

        after = after._replace(made=pages.about_to_make(places.root, drafts, before.made))
    pieces = hosts.pieces(old.data, after.standing(), _written(before))
    rewritten = pieces != (old.data,)
    _save(places.ledger, after, kept.data if kept else b"")
    if rewritten:
        try:
            files.replace(places.hosts, old, pieces, places.kept)
        except files.FileTrouble:
            _put_back(places.ledger, kept)
            raise
    changed = rewritten or (after.claims, after.stood_before) != (before.claims, before.stood_before)
    if not drafts:
        return Answer(protocol.APPLIED if changed else protocol.UNCHANGED)
    return _browsers(places, asked, after, drafts, changed=changed)


def _browsers(
    places: Places, asked: Transaction, after: Ledger, drafts: tuple[Draft, ...], *, changed: bool
) -> Answer:
    from leeward_guard import pages  # noqa: PLC0415

    written = pages.write(places.root, drafts, after.made, touch=asked.touch)
    _save(places.ledger, after._replace(made=written.made), ledger_file.encode(after))
    more: dict[str, object] = {"rules": written.reasons} if written.reasons else {}
    if written.touch_again:
        more["touch_again"] = True
    return Answer(protocol.APPLIED if changed or written.changed else protocol.UNCHANGED, more=more)


def _drafts(root: str, before: Ledger, after: Ledger, *, look: bool) -> tuple[Draft, ...]:
    """What browsers' files are to say; nothing where none of them can hold anything of ours.

    With `look` that is not taken from the ledger: it was lost, or browsers are to look again.
    """
    there = look and any(os.path.lexists(root + folder) for folder in POLICIES)
    if not (before.made or after.pages() or there):
        return ()
    # Read only here: a guard that closes host names starts without it.
    from leeward_guard import pages  # noqa: PLC0415

    return pages.draft(root, after.pages())


def _let_go(places: Places, asked: Transaction) -> None:
    """Take out of browsers' files what is no longer to hold, though the hosts file can't be written.

    Nothing is closed by it, and the ledger stays: the next call does the rest.
    """
    before, known = held(read_if_there(places.ledger), b"")
    if not (known and before.made):
        return
    from leeward_guard import pages  # noqa: PLC0415

    after = asked.after(before, b"").pages()
    still = {rule: follows for rule, follows in before.pages().items() if rule in after}
    pages.write(places.root, pages.draft(places.root, still), before.made)


def _written(before: Ledger) -> frozenset[Line]:
    lines = frozenset(Line(sink, name) for name in before.standing() for sink in SINKS)
    return lines - before.stood_before


def _save(path: str, after: Ledger, kept: bytes) -> None:
    encoded = ledger_file.encode(after)
    if encoded != kept:
        files.write_new(path, encoded, 0o644)


def _put_back(path: str, kept: files.Read | None) -> None:
    if kept is None:
        files.remove(path)
    else:
        files.write_new(path, kept.data, 0o644)
