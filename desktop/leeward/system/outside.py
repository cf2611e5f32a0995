"""Systems on which no guard can be set up from here: what is closed is read, and closed by hand."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import msgspec

from leeward.core.shield import Actual, ByHand, Outcome, Result, Standing
from leeward.system.guard_call import PROTOCOL
from leeward.system.guard_paths import FLATPAK
from leeward.system.guard_request import NO_RULES, by_hand, stamp
from leeward.system.standing import read_bytes
from leeward_guard import hosts, templates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from leeward.core.moment import Moment
    from leeward.core.rules import PageRule

# Where a Flatpak lies on the computer itself; its own programs can't be started from in there.
ADD = 'sudo /usr/bin/python3 -IS "$(flatpak info --show-location org.leeward.Leeward)/files/guard" install'
CLOSE = f"| pkexec {templates.GUARD} close"


def hand_made(reason: str, names: Mapping[str, dt.datetime]) -> ByHand:
    """What a person can do themselves where `reason` keeps Leeward from it, to close host `names`."""
    lines = by_hand(names).lines
    if reason != FLATPAK:
        return ByHand(reason=reason, lines=lines)
    asked = {"protocol": PROTOCOL, "names": {name: stamp(end) for name, end in sorted(names.items())}}
    close = f"echo {shlex.quote(msgspec.json.encode(asked).decode())} {CLOSE}" if names else ""
    return ByHand(reason=reason, lines=lines, add=ADD, close=close)


class NoGuard:
    """Stands for the guard where there can be none: it looks, and says how closing is done by hand."""

    def __init__(self, reason: str, file: Path) -> None:
        self._reason, self._file = reason, file

    def look(self, now: Moment) -> Actual:
        """Read the hosts file; lines that anybody put there count."""
        data = read_bytes(self._file)
        ends = hosts.tagged_ends(data)
        standing = tuple(
            Standing(name=name, whole=how.whole, foreign=how.elsewhere, until=how.until or ends.get(name))
            for name, how in hosts.look(data, ends).items()
        )
        return Actual(standing=standing, outside=self._reason, read=now.at)

    def close(
        self, names: Mapping[str, dt.datetime], rules: Mapping[PageRule, dt.datetime] = NO_RULES
    ) -> Outcome:
        """The lines to add."""
        del rules
        return self._unable(names)

    def open(
        self, names: Collection[str], rules: Collection[str] = (), until: dt.datetime | None = None
    ) -> Outcome:
        """Nothing that stands is Leeward's to open here."""
        del rules, until
        standing = hosts.look(read_bytes(self._file), {})
        return self._unable() if standing.keys() & set(names) else Outcome(result=Result.UNCHANGED)

    def apply(self) -> Outcome:
        """Nothing is kept that could be applied."""
        return self._unable()

    def touch(self) -> Outcome:
        """No browser was given anything."""
        return self._unable()

    def reconnect(self) -> Outcome:
        """Only a guard could."""
        return self._unable()

    def lift(self) -> Outcome:
        """Whoever added lines takes them out."""
        return self._unable()

    def setup_plan(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def setup(self) -> Outcome:
        """There is no way."""
        return self._unable()

    def remove(self) -> Outcome:
        """There is none."""
        return self._unable()

    def _unable(self, names: Collection[str] = ()) -> Outcome:
        return Outcome(result=Result.UNAVAILABLE, reason=self._reason, lines=by_hand(names).lines)
