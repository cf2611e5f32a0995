"""Brings about on this computer what the person wants closed: asks the guard, then looks."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from leeward.background import Errand, Lane
from leeward.core import shield
from leeward.core.changes import Change
from leeward.core.notices import Matter, Notice, Step
from leeward.core.privileged import Act, Verb, Why
from leeward.core.shield import Actual, Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from leeward.background import Background
    from leeward.core.errors import LeewardError
    from leeward.core.moment import Moment
    from leeward.core.proof import Proof
    from leeward.core.rules import PageRule
    from leeward.system.guard_client import Guard
    from leeward.system.machine import Machine

ROUNDS = 3
A_FIGHT = dt.timedelta(minutes=1)


class Closing:
    """What is closed on this computer, and the one way to change it.

    `actual` is what was read from the computer last, `proof` what checking showed last, `busy` the
    names being closed or opened right now, `checking` a check under way, which may be called off by
    `stop_checking`. `report` is told each time one of them changes. While
    `touch_again` is set, a browser that was just starting may have missed a page rule: `touch` then.
    """

    def __init__(
        self,
        machine: Machine,
        background: Background,
        moments: Callable[[], Moment],
        report: Callable[[Change, Notice | None], None],
        acted: Callable[[Act], None],
        pages: Callable[[], Mapping[str, PageRule]],
    ) -> None:
        self.actual = Actual()
        self.proof: Proof | None = None
        self.checking: Errand | None = None
        self.busy: frozenset[str] = frozenset()
        self.touch_again = False
        self._dropped_at: dt.datetime | None = None
        self._machine = machine
        self._background = background
        self._moments = moments
        self._report = report
        self._acted = acted
        self._pages = pages
        self._proven: tuple[str, ...] = ()
        self._healed: tuple[dt.datetime, ...] = ()

    @cached_property
    def _guard(self) -> Guard:
        return self._machine.make_guard()

    def look(self, wanted: Mapping[str, dt.datetime] | None = None) -> None:
        """Read what is closed; where a wanted name is missing, first ask for what the ledger holds.

        That asking needs no password, and changes nothing that is as it should be. Where another
        program takes the lines out again and again, it stops after three times within a minute.
        """
        names = wanted or {}
        now = self._moments().utc
        self._healed = tuple(at for at in self._healed if now - A_FIGHT < at <= now)
        fights = len(self._healed) >= ROUNDS

        def job() -> tuple[Actual, Actual, Outcome | None]:
            actual = self._guard.look(self._moments())
            if fights or not actual.guard or not shield.missing(names, actual):
                return actual, actual, None
            outcome = self._guard.apply()
            return actual, self._guard.look(self._moments()), outcome

        def done(found: tuple[Actual, Actual, Outcome | None]) -> None:
            before, actual, outcome = found
            if outcome is not None:
                self._healed = (*self._healed, now)
                self._acted(Act(Verb.HEAL, Why.MISSING, (), outcome.result.value, before.lines, actual.lines))
            cause = outcome or Outcome(result=Result.UNAVAILABLE)
            matter = Matter.FIGHT if fights else Matter.LINES_MISSING
            notice = Notice(matter=matter, cause=cause, steps=(Step.RETRY, Step.DISMISS))
            # Where there can be no guard, Closed sites says what to do.
            self._take(actual, notice if shield.missing(names, actual) and not actual.outside else None)

        self._background.run(Lane.MACHINE, job, done, self._on_error)

    def close(self, names: Mapping[str, dt.datetime], why: Why = Why.CLOSED) -> None:
        """Close `names` until their ends; where all of it stands already, nothing is asked."""
        pages = self._pages()

        def asked(before: Actual) -> Collection[str]:
            return shield.to_close(names, before, self._moments())

        self._act(
            Verb.CLOSE, why, names.keys(), lambda actual: self._close(names, pages, actual), asked=asked
        )

    def open(self, names: Collection[str], until: dt.datetime | None = None, why: Why = Why.OPENED) -> None:
        """Open `names` as far as this person closed them; until then they close again by themselves."""
        hosts, rules = _parted(names)
        self._act(Verb.OPEN, why, names, lambda _actual: self._guard.open(hosts, rules, until))

    def heal(self, why: Why) -> None:
        """Have the files say what the ledger says now, as when an end has come; needs no password."""
        self._act(Verb.HEAL, why, (), lambda _actual: self._guard.apply())

    def touch(self) -> None:
        """Have browsers that were starting at the last change look at their page rules again."""
        self.touch_again = False
        self._act(Verb.HEAL, Why.STARTING, (), lambda _actual: self._guard.touch())

    def lift(self) -> None:
        """Open everything anyone closed with Leeward on this computer: the way out."""
        self._act(Verb.LIFT, Why.ASKED, (), lambda _actual: self._guard.lift())

    def reconnect(self) -> None:
        """Have browsers drop their open connections once, then check again what was checked last."""

        def then(outcome: Outcome) -> None:
            if outcome.done:
                self._dropped_at = self._moments().utc
                self.prove_again()

        self._act(Verb.RECONNECT, Why.ASKED, (), lambda _actual: self._guard.reconnect(), then)

    def flush(self) -> None:
        """Have this computer forget the addresses it remembered, then check again what was checked last."""

        def done(outcome: Outcome) -> None:
            if outcome.done:
                self.prove_again()
            else:
                self._report(Change.SHIELD, _notice(outcome, Step.DISMISS))

        self._background.run(Lane.MACHINE, self._machine.flush, done, self._on_error)

    def set_up(self, names: Mapping[str, dt.datetime]) -> None:
        """Install the guard, then close `names`."""
        pages = self._pages()

        def work(actual: Actual) -> Outcome:
            outcome = self._guard.setup()
            return self._close(names, pages, actual) if outcome.done and names else outcome

        self._act(Verb.SET_UP, Why.ASKED, names.keys(), work)

    def remove_guard(self) -> None:
        """Lift everything and take the guard off this computer."""
        self._act(Verb.REMOVE, Why.ASKED, (), lambda _actual: self._guard.remove())

    def set_up_plan(self) -> tuple[str, ...]:
        """What installing the guard would put where, line by line."""
        return self._guard.setup_plan()

    def prove(self, names: Collection[str]) -> None:
        """Check `names` by looking at the files, asking the system for them, and at each browser.

        An earlier check that is still under way is called off for this one.
        """
        self._proven = tuple(names)
        if self.checking is not None:
            self.checking.cancel()
        errand = self.checking = Errand()
        self._report(Change.CHECKING, None)

        def resolve(name: str) -> frozenset[str]:
            errand.step()
            return self._machine.resolve(name)

        def job() -> tuple[Actual, Proof]:
            from leeward.system.proof import prove  # noqa: PLC0415  not needed before the first paint

            now = self._moments()
            actual = self._guard.look(now)
            hosts, pages = _parted(names)
            seen = self._machine.survey(now.at)._replace(dropped_at=self._dropped_at)
            return actual, prove(hosts, actual, resolve, now.at, seen, pages)

        def done(found: tuple[Actual, Proof]) -> None:
            self.checking = None
            self.actual, self.proof = found
            self._report(Change.SHIELD | Change.CHECKING, None)

        def failed(error: LeewardError) -> None:
            self.checking = None
            self._report(Change.CHECKING, None)
            self._on_error(error)

        errand.run(self._background, Lane.MACHINE, job, done, failed)

    def stop_checking(self) -> None:
        """No longer wait for a check: what was known before stays."""
        if self.checking is not None:
            self.checking.cancel()
            self.checking = None
            self._report(Change.CHECKING, None)

    def prove_again(self) -> None:
        """Check what was checked last; nothing where nothing was."""
        if self._proven:
            self.prove(self._proven)

    def _close(
        self, names: Mapping[str, dt.datetime], pages: Mapping[str, PageRule], actual: Actual
    ) -> Outcome:
        lacking = shield.to_close(names, actual, self._moments())
        if not lacking:
            return Outcome(result=Result.UNCHANGED)
        hosts, rules = _parted(lacking)
        return self._guard.close(
            {name: lacking[name] for name in hosts}, {pages[rule]: lacking[rule] for rule in rules}
        )

    def _act(
        self,
        verb: Verb,
        why: Why,
        names: Collection[str],
        work: Callable[[Actual], Outcome],
        then: Callable[[Outcome], None] = lambda _outcome: None,
        asked: Callable[[Actual], Collection[str]] | None = None,
    ) -> None:
        """Do `work` on the guard; with `asked`, which of the names it was asked for where so much stood."""
        self.busy |= frozenset(names)
        self._report(Change.SHIELD, None)

        def job() -> tuple[Actual, Actual, Outcome]:
            before = self._guard.look(self._moments())
            outcome = work(before)
            return before, self._guard.look(self._moments()), outcome

        def done(found: tuple[Actual, Actual, Outcome]) -> None:
            before, actual, outcome = found
            self.busy -= frozenset(names)
            self.touch_again = self.touch_again or (outcome.touch_again and verb is not Verb.HEAL)
            if outcome.result is not Result.UNCHANGED:
                about = tuple(names if asked is None else asked(before))
                self._acted(Act(verb, why, about, outcome.result.value, before.lines, actual.lines))
            self._take(actual, _after(verb, names, actual, outcome))
            then(outcome)

        def failed(error: LeewardError) -> None:
            self.busy -= frozenset(names)
            self._on_error(error)

        self._background.run(Lane.MACHINE, job, done, failed)

    def _take(self, actual: Actual, notice: Notice | None) -> None:
        same = msgspec.structs.replace(self.actual, read=actual.read) == actual
        self.actual = actual
        self._report(Change.NONE if same and not notice else Change.SHIELD, notice)

    def _on_error(self, error: LeewardError) -> None:
        self._report(Change.SHIELD, Notice(matter=Matter.SHIELD_OUTCOME, cause=error, steps=(Step.RETRY,)))


def _after(verb: Verb, names: Collection[str], actual: Actual, outcome: Outcome) -> Notice | None:
    """What is to be told after an act, and what can be done about it."""
    if not outcome.done:
        if verb is Verb.RECONNECT:
            return _notice(outcome, Step.DISMISS)
        unset = outcome.result is Result.UNAVAILABLE and not actual.guard and not actual.outside
        return _notice(outcome, *((Step.SET_UP,) if unset else ()), Step.RETRY, Step.UNDO)
    if verb is Verb.OPEN and actual.closed_by_others().intersection(names):
        return Notice(matter=Matter.HELD_BY_OTHERS, steps=(Step.LIFT, Step.DISMISS))
    return None


def _notice(outcome: Outcome, *steps: Step) -> Notice:
    return Notice(matter=Matter.SHIELD_OUTCOME, cause=outcome, steps=steps)


def _parted(names: Collection[str]) -> tuple[list[str], list[str]]:
    """Host names, and pages: host and path."""
    return [name for name in names if "/" not in name], [name for name in names if "/" in name]
