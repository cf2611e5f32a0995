"""Asks the guard, by whichever elevation fits, and reads what stands closed.

Looking is most of it, and happens at every start: what only asking needs is imported then.
"""

from __future__ import annotations

import contextlib
import os
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import msgspec

from leeward.core.handles import sites_own
from leeward.core.shield import Actual, Outcome, Result, Standing
from leeward.system import elevation
from leeward.system.elevation import Around
from leeward.system.guard_request import NO_RULES, asked_rules, both, by_hand, fields, host_of, stamp
from leeward.system.standing import read_bytes, read_ledger, standing_rules
from leeward.system.written import written
from leeward_guard import hosts
from leeward_guard.names import Rules

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Generator, Mapping, Sequence

    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.rules import PageRule
    from leeward.system.guard_call import Plan
    from leeward.system.guard_paths import Paths

# The system's package brings the guard: it is neither set up nor taken off apart from that.
PACKAGED = Outcome(result=Result.REFUSED, reason="guard-from-package")
NOTHING_MORE: Mapping[str, object] = MappingProxyType({})


class Guard(Protocol):
    """What closes and opens host names on this computer.

    Every method may block (a password window, a slow disk): never call it on the GUI thread. None
    raises for what the outside world does; that is what `Outcome` says.
    """

    def look(self, now: Moment) -> Actual:
        """Read what is closed right now. Asks for nothing and changes nothing."""
        ...

    def close(
        self, names: Mapping[str, dt.datetime], rules: Mapping[PageRule, dt.datetime] = NO_RULES
    ) -> Outcome:
        """Close each name and page until its end (aware). Never shortens what stands.

        What was open for a while is closed at once.
        """
        ...

    def open(
        self, names: Collection[str], rules: Collection[str] = (), until: dt.datetime | None = None
    ) -> Outcome:
        """Drop this person's claims on `names` and pages; what someone else holds stays closed.

        With `until` (aware) they stay claimed and close again by themselves then.
        """
        ...

    def apply(self) -> Outcome:
        """Make the files say what the ledger says now: ends that passed, lines that went missing."""
        ...

    def touch(self) -> Outcome:
        """Have browsers that were starting at the last change look at their page rules again."""
        ...

    def reconnect(self) -> Outcome:
        """Have browsers drop their open connections once; downloads and calls may break off."""
        ...

    def lift(self) -> Outcome:
        """Open everything anyone closed with Leeward on this computer."""
        ...

    def setup_plan(self) -> tuple[str, ...]:
        """What setting up would put where, one line each, in no language but that of paths and commands."""
        ...

    def setup(self) -> Outcome:
        """Install the guard; asks for one password."""
        ...

    def remove(self) -> Outcome:
        """Lift everything, then take the guard off without a trace; asks for one password."""
        ...


class InstalledGuard:
    """The guard of this computer, reached through polkit, sudo or as root.

    `owner` is the user id whose claims count as this person's.
    """

    def __init__(
        self, paths: Paths, load_catalogue: Callable[[], Catalogue], *, owner: int | None = None
    ) -> None:
        self._paths = paths
        self._load_catalogue = load_catalogue
        self._owner = os.getuid() if owner is None else owner

    def look(self, now: Moment) -> Actual:
        """Read the hosts file and the ledger themselves: no guard, no password and no process needed."""
        data = read_bytes(self._paths.hosts)
        held = read_ledger(self._paths.ledger, data)
        ends = held.ends()
        opened = held.open_until()
        mine = {c.name for c in held.claims if c.owner in (self._owner, None)}
        standing = tuple(
            Standing(
                name=name,
                whole=how.whole,
                foreign=how.elsewhere,
                until=how.until or ends.get(name),
                mine=name in mine or name not in ends,
                open_until=opened.get(name),
            )
            for name, how in hosts.look(data, ends).items()
        )
        return Actual(
            standing=standing,
            rules=standing_rules(held, self._owner, self._paths.root),
            guard=self._paths.guard.exists(),
            timer=any(path.exists() for path in self._paths.timers),
            lines=written(data, held.made, self._paths.root),
            read=now.at,
        )

    def close(
        self, names: Mapping[str, dt.datetime], rules: Mapping[PageRule, dt.datetime] = NO_RULES
    ) -> Outcome:
        """Ask for the catalogue's names and pages, then for others, which an administrator allows."""
        if not self._paths.guard.exists():
            return self._explained(by_hand(names), names)
        outcome = Outcome(result=Result.UNCHANGED)
        for verb, known in (("close", True), ("close-other", False)):
            part = {name: end for name, end in names.items() if self._rules.knows(name) is known}
            pages = {rule: end for rule, end in rules.items() if self._rules.knows(host_of(rule)) is known}
            if not part and not pages:
                continue
            asked = self._ask(
                verb, fields({name: stamp(end) for name, end in part.items()}, asked_rules(pages))
            )
            if asked.result is Result.UNAVAILABLE:
                return self._explained(by_hand(part), part)
            if not asked.done:
                return self._explained(asked, part)
            outcome = both(outcome, asked)
        return outcome

    def open(
        self, names: Collection[str], rules: Collection[str] = (), until: dt.datetime | None = None
    ) -> Outcome:
        """Drop this person's claims, or leave them open for a while."""
        asked = fields(sorted(names), sorted(rules))
        return self._ask("open", asked if until is None else {**asked, "until": stamp(until)})

    def apply(self) -> Outcome:
        """Make the files say what the ledger says now."""
        return self._ask("apply")

    def touch(self) -> Outcome:
        """The same, and browsers' page rules are written anew."""
        return self._ask("apply", {"touch": True})

    def reconnect(self) -> Outcome:
        """Have browsers drop their open connections."""
        return self._ask("reconnect")

    def lift(self) -> Outcome:
        """Open everything anyone closed."""
        return self._ask("lift")

    def setup_plan(self) -> tuple[str, ...]:
        """The files, the guard's folder and the commands, as the guard itself says; empty if it can't be."""
        if self._paths.packaged.exists():
            return ()
        from leeward.system.guard_call import plan_by  # noqa: PLC0415

        with self._built() as built:
            plan: Plan | None = None if built is None else plan_by(built)
        if plan is None:
            return ()
        placed = [file.path for file in plan.files]
        return (*placed, f"{plan.folder}/", *(" ".join(command) for command in plan.commands))

    def setup(self) -> Outcome:
        """Build the guard, then have it install itself as root."""
        if self._paths.packaged.exists():
            return PACKAGED
        with self._built() as built:
            if built is None:
                return Outcome(result=Result.UNAVAILABLE, reason="no-python")
            return self._run((*built, "install"))

    def remove(self) -> Outcome:
        """Have the guard lift everything and remove itself; one built anew does it where none is left."""
        if self._paths.packaged.exists():
            return PACKAGED
        if self._paths.guard.exists():
            return self._run((str(self._paths.guard), "remove"))
        if not (self._paths.ledger.exists() or list(hosts.tagged(read_bytes(self._paths.hosts)))):
            return Outcome(result=Result.UNCHANGED)
        with self._built() as built:
            if built is None:
                return Outcome(result=Result.UNAVAILABLE, reason="no-python")
            return self._run((*built, "remove"))

    @cached_property
    def _rules(self) -> Rules:
        return rules_of(self._load_catalogue())

    def _ask(self, verb: str, fields: Mapping[str, object] = NOTHING_MORE) -> Outcome:
        if not self._paths.guard.exists():
            return Outcome(result=Result.UNAVAILABLE)
        from leeward.system.guard_call import PROTOCOL  # noqa: PLC0415

        # A guard of any version takes a verb alone: opening everything needs no common protocol.
        request = msgspec.json.encode({"protocol": PROTOCOL, **fields}) if fields else b""
        return self._explained(self._run((str(self._paths.guard), verb), request))

    def _run(self, program: Sequence[str], request: bytes = b"") -> Outcome:
        from leeward.system.guard_call import call  # noqa: PLC0415

        around = self._around()
        outcome = Outcome(result=Result.UNAVAILABLE, reason="no-way")
        for way in elevation.ways(around):
            found = call(elevation.command(way, program, around), way, request)
            if found.result is not Result.NOT_ALLOWED:
                return found
            # That nobody could even be asked says more than that sudo may not do it either.
            outcome = outcome if outcome.reason == "no-agent" else found
        return outcome

    def _explained(self, outcome: Outcome, names: Collection[str] = ()) -> Outcome:
        if outcome.result not in {Result.FAILED, Result.UNAVAILABLE}:
            return outcome
        from leeward.system.obstacles import explained, look_around  # noqa: PLC0415  rarely needed

        return explained(outcome, look_around(self._paths.hosts, Path(self._paths.root or "/")), names)

    def _around(self) -> Around:
        import shutil  # noqa: PLC0415

        search = os.pathsep.join(self._paths.programs)
        return Around(
            root=os.geteuid() == 0,
            pkexec=shutil.which("pkexec", path=search) or "",
            sudo=shutil.which("sudo", path=search) or "",
            actions=self._paths.actions.exists(),
            terminal=os.isatty(0),
        )

    @contextlib.contextmanager
    def _built(self) -> Generator[tuple[str, ...] | None]:
        """A fresh guard in a private folder, as the start of a command line; None if nothing can run it."""
        import tempfile  # noqa: PLC0415

        from leeward.system.guard_build import build  # noqa: PLC0415
        from leeward.system.guard_call import plan_by  # noqa: PLC0415

        with tempfile.TemporaryDirectory(prefix="leeward-") as folder:
            path = Path(folder, "guard")
            path.write_bytes(build(self._paths.sources, self._paths.catalogue))
            lines = ((python, "-IS", str(path)) for python in dict.fromkeys(self._paths.pythons))
            yield next((line for line in lines if plan_by(line) is not None), None)


def rules_of(catalogue: Catalogue) -> Rules:
    """What the catalogue says about names, as the guard has it built in."""
    from leeward.system.guard_build import HANDLE  # noqa: PLC0415

    persons = [host for p in catalogue.platforms for host in p.person.hosts]
    return Rules(
        hosts=frozenset(host for p in catalogue.platforms for host in p.hosts),
        suffixes=frozenset(host.removeprefix(HANDLE) for host in persons if host.startswith(HANDLE)),
        sites_own=frozenset(host for p in catalogue.platforms for host in sites_own(p)),
        never=catalogue.never_block,
        kept_open=frozenset(host for p in catalogue.platforms for host in p.keep_open),
    )
