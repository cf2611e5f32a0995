"""Stand-ins for the outside world, in memory, with the same protocols."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from leeward.core.moment import Moment
from leeward.core.rules import PageRule
from leeward.core.shield import Actual, Outcome, Result, RulePlace, Standing, StandingRule
from leeward.system.guard_request import NO_RULES
from leeward_guard.ledger import SINKS, write_stamp


class FakeGuard:
    """A guard in memory.

    `held` is what stands closed, `held_rules` are the page rules in all `browsers`, and `open_until` says
    which of either are open for a while. `theirs` is what somebody else closed. Set `answer` to have every
    verb answer with it and change nothing;
    set it to None for the guard to do its work again. `asked` are the verbs in the order they came.
    `outside` is why there can be no guard.
    """

    def __init__(self, *, installed: bool = True, timer: bool = True) -> None:
        self.installed = installed
        self.outside = ""
        self.timer = timer
        self.held: dict[str, datetime] = {}
        self.held_rules: dict[str, datetime] = {}
        self.open_until: dict[str, datetime] = {}
        self.browsers: tuple[str, ...] = ("chromium", "firefox")
        self.foreign: set[str] = set()
        self.theirs: dict[str, datetime] = {}
        self.answer: Outcome | None = None
        self.asked: list[str] = []

    def look(self, now: Moment) -> Actual:
        """What is held and has not ended."""
        opened = {name: end for name, end in self.open_until.items() if end > now.at}
        standing = tuple(
            Standing(
                name=name,
                whole=name not in opened,
                foreign=name in self.foreign,
                mine=name in self.held,
                until=end,
                open_until=opened.get(name),
            )
            for name, end in sorted({**self.theirs, **self.held}.items())
            if end > now.at
        )
        rules = tuple(
            StandingRule(
                rule=rule,
                until=end,
                open_until=opened.get(rule),
                places=tuple(RulePlace(browser=b, stands=rule not in opened) for b in self.browsers),
            )
            for rule, end in sorted(self.held_rules.items())
            if end > now.at
        )
        timer = self.installed and self.timer
        lines = tuple(
            f"{sink} {name} # leeward until={write_stamp(end.astimezone(UTC))}"
            for name, end in sorted(self.held.items())
            if name not in opened
            for sink in SINKS
        )
        return Actual(
            standing=standing,
            rules=rules,
            guard=self.installed,
            timer=timer,
            outside=self.outside,
            lines=lines,
            read=now.at,
        )

    def close(self, names: Mapping[str, datetime], rules: Mapping[PageRule, datetime] = NO_RULES) -> Outcome:
        """Hold names and rules, never shorter than before."""
        if not self.installed and self.answer is None:
            lines = [f"{sink} {name}" for name in sorted(names) for sink in ("0.0.0.0", "::")]
            self.asked.append("close")
            return Outcome(result=Result.UNAVAILABLE, reason=self.outside, lines=tuple(lines))
        later = {name: max(end, self.held.get(name, end)) for name, end in names.items()}
        pages = {r.rule: max(end, self.held_rules.get(r.rule, end)) for r, end in rules.items()}
        opened = {n: end for n, end in self.open_until.items() if n not in later and n not in pages}
        return self._do("close", {**self.held, **later}, {**self.held_rules, **pages}, opened)

    def open(
        self, names: Collection[str], rules: Collection[str] = (), until: datetime | None = None
    ) -> Outcome:
        """No longer hold names and rules, or have them open for a while."""
        gone = {*names, *rules}
        if until is not None:
            opened = {**self.open_until, **dict.fromkeys(gone & {*self.held, *self.held_rules}, until)}
            return self._do("open", self.held, self.held_rules, opened)
        held, pages, opened = (
            {name: end for name, end in kept.items() if name not in gone}
            for kept in (self.held, self.held_rules, self.open_until)
        )
        return self._do("open", held, pages, opened)

    def apply(self) -> Outcome:
        """Nothing to heal in memory."""
        return self._do("apply", self.held, self.held_rules, self.open_until)

    def touch(self) -> Outcome:
        """Nothing to write anew in memory."""
        return self._do("touch", self.held, self.held_rules, self.open_until)

    def reconnect(self) -> Outcome:
        """Nothing to drop in memory."""
        self.asked.append("reconnect")
        return self.answer or Outcome(result=Result.APPLIED if self.installed else Result.UNAVAILABLE)

    def lift(self) -> Outcome:
        """Hold nothing, of nobody."""
        self.theirs = {} if self.answer is None else self.theirs
        return self._do("lift", {}, {}, {})

    def setup_plan(self) -> tuple[str, ...]:
        """One line, as if it were all."""
        return ("/usr/libexec/leeward/guard",)

    def setup(self) -> Outcome:
        """Be installed from now on."""
        self.asked.append("setup")
        if self.answer is not None:
            return self.answer
        already, self.installed = self.installed, True
        return Outcome(result=Result.UNCHANGED if already else Result.APPLIED)

    def remove(self) -> Outcome:
        """Hold nothing and be gone."""
        outcome = self._do("remove", {}, {}, {})
        if outcome.done:
            self.installed = False
        return outcome

    def _do(
        self, verb: str, held: dict[str, datetime], rules: dict[str, datetime], opened: dict[str, datetime]
    ) -> Outcome:
        self.asked.append(verb)
        if self.answer is not None:
            return self.answer
        if not self.installed:
            return Outcome(result=Result.UNAVAILABLE)
        before = (self.held, self.held_rules, self.open_until)
        self.held, self.held_rules, self.open_until = held, rules, opened
        same = before == (held, rules, opened)
        return Outcome(result=Result.UNCHANGED if same else Result.APPLIED)
