"""What each verb does: changes the ledger purely, then makes the hosts file say what it says."""

from __future__ import annotations

import os

from leeward_guard import files, hosts, ledger, protocol
from leeward_guard.ledger import SINKS, BrokenLedgerError, Ledger, Line
from leeward_guard.names import NOT_IN_CATALOGUE, Rules
from leeward_guard.protocol import Answer, RefusedError
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

LEDGER = "ledger.json"
KEPT = "hosts.kept"
NOTHING = files.Read(b"", ())


class Places(NamedTuple):
    """The hosts file, and the folder that is the guard's own; both absolute."""

    hosts: str
    folder: str

    @property
    def ledger(self) -> str:
        """Where the ledger is kept."""
        return os.path.join(self.folder, LEDGER)  # noqa: PTH118

    @property
    def kept(self) -> str:
        """Where old bytes wait while the hosts file is written in place."""
        return os.path.join(self.folder, KEPT)  # noqa: PTH118


class Asked(NamedTuple):
    """One call: who asks what, when, and by which rules."""

    request: bytes
    owner: int | None
    now: dt.datetime
    rules: Rules


def close(places: Places, asked: Asked) -> Answer:
    """Close names of the catalogue."""
    return _close(places, asked, catalogue_only=True)


def close_other(places: Places, asked: Asked) -> Answer:
    """Close any public names."""
    return _close(places, asked, catalogue_only=False)


def open_names(places: Places, asked: Asked) -> Answer:
    """Drop the owner's own claims on names."""
    names = protocol.read_names(asked.request)
    return _change(places, asked, lambda held, _data: ledger.open_names(held, asked.owner, names))


def apply(places: Places, asked: Asked) -> Answer:
    """Make the file say what the ledger says now."""
    protocol.read_nothing(asked.request)
    return _change(places, asked, lambda held, _data: held)


def lift(places: Places, asked: Asked) -> Answer:
    """Open everything, whoever closed it."""
    protocol.read_nothing(asked.request)
    return _change(places, asked, lambda _held, _data: ledger.lift())


def status(places: Places, asked: Asked) -> Answer:
    """Say what is claimed and how it stands; changes nothing and needs no rights."""
    protocol.read_nothing(asked.request)
    data = files.read(places.hosts).data
    held = _held(_read_if_there(places.ledger), data)
    claims = [{"owner": c.owner, "name": c.name, "until": ledger.write_stamp(c.until)} for c in held.claims]
    names = [
        {
            "name": name,
            "whole": how.whole,
            "foreign": how.elsewhere,
            "until": ledger.write_stamp(how.until) if how.until is not None else None,
        }
        for name, how in hosts.look(data, held.ends()).items()
    ]
    return Answer(protocol.UNCHANGED, more={"claims": claims, "names": names})


VERBS: Mapping[str, Callable[[Places, Asked], Answer]] = {
    "close": close,
    "close-other": close_other,
    "open": open_names,
    "apply": apply,
    "lift": lift,
    "status": status,
}


def _close(places: Places, asked: Asked, *, catalogue_only: bool) -> Answer:
    names = protocol.read_ends(asked.request, asked.now)
    for name in names:
        reason = asked.rules.refusal(name)
        if not reason and catalogue_only and not asked.rules.knows(name):
            reason = NOT_IN_CATALOGUE
        if reason:
            raise RefusedError(reason, name)

    def change(held: Ledger, data: bytes) -> Ledger:
        stood = hosts.untagged(data, names)
        changed = ledger.close(held, asked.owner, names, stood)
        if len(changed.claims) > ledger.MOST_CLAIMS:
            raise RefusedError(protocol.TOO_MANY)
        return changed

    return _change(places, asked, change)


def _change(places: Places, asked: Asked, change: Callable[[Ledger, bytes], Ledger]) -> Answer:
    with files.locked(places.folder):
        files.mend(places.hosts, places.kept)
        for _ in range(files.TRIES):
            try:
                return _change_once(places, asked, change)
            except files.FileTrouble as trouble:
                if trouble.reason != files.CHANGING:
                    raise
        raise files.FileTrouble(files.CHANGING)


def _change_once(places: Places, asked: Asked, change: Callable[[Ledger, bytes], Ledger]) -> Answer:
    # A missing hosts file needs no line taken out; adding one to it fails by itself.
    old = _read_if_there(places.hosts) or NOTHING
    kept = _read_if_there(places.ledger)
    before = _held(kept, old.data)
    after = ledger.expire(change(before, old.data), asked.now)
    after = ledger.drop_refused(after, {name for name in after.ends() if asked.rules.refusal(name)})
    data = hosts.apply(old.data, after.ends(), _written(before))
    encoded = ledger.encode(after)
    if kept is None or encoded != kept.data:
        files.write_new(places.ledger, encoded, 0o644)
    if data != old.data:
        try:
            files.replace(places.hosts, old, data, places.kept)
        except files.FileTrouble:
            _put_back(places.ledger, kept)
            raise
    unchanged = data == old.data and after == before
    return Answer(protocol.UNCHANGED if unchanged else protocol.APPLIED)


def _held(kept: files.Read | None, data: bytes) -> Ledger:
    """The kept ledger, or where there is none that can be read, the one that the lines in `data` make."""
    try:
        if kept is not None:
            return ledger.decode(kept.data)
    except BrokenLedgerError:
        pass
    return ledger.adopt(hosts.tagged_ends(data))


def _written(held: Ledger) -> frozenset[Line]:
    lines = frozenset(Line(sink, name) for name in held.ends() for sink in SINKS)
    return lines - held.stood_before


def _read_if_there(path: str) -> files.Read | None:
    try:
        return files.read(path)
    except files.FileTrouble as trouble:
        if trouble.reason != files.MISSING:
            raise
        return None


def _put_back(path: str, kept: files.Read | None) -> None:
    if kept is None:
        files.remove(path)
    else:
        files.write_new(path, kept.data, 0o644)
