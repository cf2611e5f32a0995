"""Stand-ins for the outside world, in memory, with the same protocols."""

from collections.abc import Collection, Mapping
from datetime import datetime

from leeward.core.moment import Moment
from leeward.core.shield import Actual, Outcome, Result, Standing


class FakeGuard:
    """A guard in memory.

    `held` is what stands closed. Set `answer` to have every verb answer with it and change nothing;
    set it to None for the guard to do its work again. `asked` are the verbs in the order they came.
    """

    def __init__(self, *, installed: bool = True, timer: bool = True) -> None:
        self.installed = installed
        self.timer = timer
        self.held: dict[str, datetime] = {}
        self.foreign: set[str] = set()
        self.answer: Outcome | None = None
        self.asked: list[str] = []

    def look(self, now: Moment) -> Actual:
        """What is held and has not ended."""
        standing = tuple(
            Standing(name=name, whole=True, foreign=name in self.foreign, until=end)
            for name, end in sorted(self.held.items())
            if end > now.at
        )
        return Actual(
            standing=standing, guard=self.installed, timer=self.installed and self.timer, read=now.at
        )

    def close(self, names: Mapping[str, datetime]) -> Outcome:
        """Hold names, never shorter than before."""
        if not self.installed and self.answer is None:
            lines = [f"{sink} {name}" for name in sorted(names) for sink in ("0.0.0.0", "::")]
            self.asked.append("close")
            return Outcome(result=Result.UNAVAILABLE, lines=tuple(lines))
        later = {name: max(end, self.held.get(name, end)) for name, end in names.items()}
        return self._do("close", {**self.held, **later})

    def open(self, names: Collection[str]) -> Outcome:
        """No longer hold names."""
        return self._do("open", {n: end for n, end in self.held.items() if n not in names})

    def apply(self) -> Outcome:
        """Nothing to heal in memory."""
        return self._do("apply", self.held)

    def lift(self) -> Outcome:
        """Hold nothing."""
        return self._do("lift", {})

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
        outcome = self._do("remove", {})
        if outcome.done:
            self.installed = False
        return outcome

    def _do(self, verb: str, held: dict[str, datetime]) -> Outcome:
        self.asked.append(verb)
        if self.answer is not None:
            return self.answer
        if not self.installed:
            return Outcome(result=Result.UNAVAILABLE)
        before, self.held = self.held, held
        return Outcome(result=Result.UNCHANGED if held == before else Result.APPLIED)
