"""What remembers addresses is made to forget them without a right that was not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.browsers import Cache
from leeward.core.shield import Outcome, Result
from leeward.system.caches import flush

if TYPE_CHECKING:
    from collections.abc import Sequence


class Programs:
    """Stands for the system's programs: `run` notes what was run, and whether `works`."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.ran: list[tuple[str, ...]] = []

    def run(self, command: Sequence[str]) -> bool:
        """Note it."""
        self.ran.append(tuple(command))
        return self.works


def test_what_anyone_may_empty_is_emptied() -> None:
    """The resolver of systemd is asked, nothing else."""
    programs = Programs()
    assert flush([Cache.RESOLVED], programs.run) == Outcome(result=Result.APPLIED)
    assert programs.ran == [("resolvectl", "flush-caches")]


def test_the_rest_is_told_as_lines_to_copy() -> None:
    """An administrator's caches are never touched by us."""
    programs = Programs()
    told = flush([Cache.NSCD, Cache.RESOLVED, Cache.DNSMASQ], programs.run)
    assert (told.result, told.reason) == (Result.UNAVAILABLE, "flush-by-hand")
    assert told.lines == ("sudo killall -HUP dnsmasq", "sudo nscd --invalidate=hosts")
    assert programs.ran == [("resolvectl", "flush-caches")]


def test_what_refuses_is_told_too() -> None:
    """A service that does not take it from us is named with its line."""
    assert flush([Cache.RESOLVED], Programs(works=False).run).lines == ("sudo resolvectl flush-caches",)


def test_without_caches_there_is_nothing_to_do() -> None:
    """Nothing is run, and it is done."""
    programs = Programs()
    assert flush([], programs.run).done
    assert not programs.ran
