"""What the person wants closed, what stands closed, and the difference between the two."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from leeward.core import paths
from leeward.core.links import plan_of
from leeward.core.moment import in_utc, midday, shifted
from leeward.core.period import DEFAULT_LENGTH, closes_until, current
from leeward.core.records import Level, Target
from leeward.core.rules import page_rules
from leeward.core.state import State, put, remove

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leeward.core.links import Plan
    from leeward.core.moment import Moment
    from leeward.core.platforms import Catalogue
    from leeward.core.rules import PageRule

# No entry lives longer unrenewed: the guard's own bound, too.
LONGEST_ENTRY = dt.timedelta(days=100)
RENEWED_AFTER = dt.timedelta(days=20)


class Result(enum.Enum):
    """How asking the guard went."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    DISMISSED = "dismissed"
    NOT_ALLOWED = "not-allowed"
    REFUSED = "refused"
    FAILED = "failed"
    UNAVAILABLE = "unavailable"


class Outcome(Struct, frozen=True, kw_only=True):
    """The guard's answer. `reason` is one of the guard's reason words; `lines` can be added by hand.

    `places` are the browsers in which page rules do not stand as asked, each with its reason word: names
    are closed all the same. `touch_again` asks for `Guard.touch` after 20 seconds and after five minutes,
    for a browser that was just starting may have missed the change.
    """

    result: Result
    reason: str = ""
    lines: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    touch_again: bool = False

    @property
    def done(self) -> bool:
        """Whether the files now say what was asked."""
        return self.result in {Result.APPLIED, Result.UNCHANGED}


class ByHand(Struct, frozen=True, kw_only=True):
    """What a person can do where Leeward can't: `lines` for the hosts file, because of a reason word.

    `add` is a command that sets a guard up, `close` one that has it close what is on the list; both are
    empty where that does not go.
    """

    reason: str
    lines: tuple[str, ...]
    add: str = ""
    close: str = ""


class Standing(Struct, frozen=True, kw_only=True):
    """A name as it stands in the hosts file.

    `whole` says that both its lines (IPv4 and IPv6) stand. `foreign` says that a line that is not ours
    leads the name somewhere else. `until` (aware) is None where the lines were added by hand.
    `mine` says that this person, or nobody known, asked for it. `open_until` (aware) is when it closes
    again by itself, where it is open for a while.
    """

    name: str
    whole: bool
    foreign: bool = False
    until: dt.datetime | None = None
    mine: bool = True
    open_until: dt.datetime | None = None


class RulePlace(Struct, frozen=True, kw_only=True):
    """A page rule in one browser on this computer: whether its policy file says it, and why not.

    `reason` is a reason word of the guard; `notices` are the words of what is true all the same
    (`leeward_guard.policies.Told`).
    """

    browser: str
    stands: bool
    reason: str = ""
    notices: tuple[str, ...] = ()


class StandingRule(Struct, frozen=True, kw_only=True):
    """A page rule that somebody asked for, and how it stands in each browser that is here.

    `rule` is host and path; `until`, `open_until` and `mine` are as in `Standing`.
    """

    rule: str
    until: dt.datetime
    places: tuple[RulePlace, ...] = ()
    open_until: dt.datetime | None = None
    mine: bool = True


class Actual(Struct, frozen=True, kw_only=True):
    """What is closed on this computer, read from it just now (`read` is aware, None before the first look).

    `guard` says that the guard is installed and can be asked; `timer` that ends come by themselves.
    `outside` is a reason word where no guard can be set up from here, and empty where it can.
    `lines` are those of ours in the hosts file, and the entries of the browsers' policies that are ours or
    stand in a file of ours, each behind its file and list; all as they stand there.
    """

    standing: tuple[Standing, ...] = ()
    rules: tuple[StandingRule, ...] = ()
    guard: bool = False
    timer: bool = False
    outside: str = ""
    lines: tuple[str, ...] = ()
    read: dt.datetime | None = None

    def closed(self) -> frozenset[str]:
        """Names that are closed whole and led nowhere else, and pages that a browser here keeps closed."""
        names = {s.name for s in self.standing if s.whole and not s.foreign}
        pages = {rule.rule for rule in self.rules if any(place.stands for place in rule.places)}
        return frozenset(names | pages)

    def closed_by_others(self) -> frozenset[str]:
        """What is closed, and not by this person."""
        names = {s.name for s in self.standing if not s.mine}
        return self.closed() & (names | {rule.rule for rule in self.rules if not rule.mine})

    def ends(self) -> dict[str, dt.datetime | None]:
        """Until when each name and page stands."""
        return {s.name: s.until for s in self.standing} | {rule.rule: rule.until for rule in self.rules}


def want(state: State, plan: Plan, until: dt.datetime | None = None, *, now: Moment) -> State:
    """Add what `plan` closes to what the person wants closed.

    What is on the list already is only ever closed for longer; a temporary opening of it ends. Once the
    period's end has come, closing has an end of its own, a usual length on.
    """
    until = until or _past_the_period(state, now)
    made = now.new_id()
    same = target_of(state, plan)
    target = Target(
        version=made,
        record=made if same is None else same.record,
        saved=now.at,
        platform=plan.platform,
        host=plan.host,
        handle=plan.handle,
        level=plan.level,
        until=until,
        tightened=now.at if same is None else same.tightened,
    )
    if same is not None and end_of(state, target, now) <= end_of(state, same, now):
        if same.open_until is None:
            return state
        target = msgspec.structs.replace(target, until=same.until)
    return put(state, target)


def drop(state: State, record: str, *, now: Moment) -> State:  # noqa: ARG001  every intent takes `now`
    """No longer want a target closed."""
    return remove(state, Target, record)


def end_of(state: State, target: Target, now: Moment) -> dt.datetime:
    """Until when, in UTC, a target is wanted closed: its own day, else the period's end, else at longest."""
    running = current(state)
    own = target.until or (closes_until(running, now) if running is not None else None)
    longest = now.utc + LONGEST_ENTRY
    return min(in_utc(own), longest) if own is not None else longest


def in_time(state: State, now: Moment) -> tuple[Target, ...]:
    """The targets whose end has not come yet."""
    return tuple(target for target in state.targets if end_of(state, target, now) > now.utc)


def named(state: State) -> tuple[Target, ...]:
    """What was closed by a person's name, where since then only whole sites are to be."""
    if not paths.only_whole_sites(state):
        return ()
    return tuple(target for target in state.targets if target.level is not Level.SITE)


def has_end(state: State, target: Target, now: Moment) -> bool:
    """Whether its end is a day that stands; one as late as may be moves on for as long as Leeward is used."""
    return end_of(state, target, now) < now.utc + LONGEST_ENTRY


def wanted(state: State, catalogue: Catalogue, now: Moment) -> dict[str, dt.datetime]:
    """Every host name and page the person wants closed now, with its end (aware).

    A page is host and path, so it holds a slash and is never a name. Left out is what has ended and
    what is open for a while.
    """
    names: dict[str, dt.datetime] = {}
    for target in state.targets:
        end = end_of(state, target, now)
        if end <= now.utc or (target.open_until is not None and now.utc < target.open_until):
            continue
        for name in closes(target, catalogue):
            names[name] = max(end, names.get(name, end))
    return names


def closes(target: Target, catalogue: Catalogue) -> tuple[str, ...]:
    """The host names a target closes, and the pages where it is only a page that is closed."""
    plan = plan_of(target, catalogue)
    pages = page_rules(plan, catalogue) if plan.level is Level.PAGE else ()
    return (*plan.names, *(page.rule for page in pages))


def wanted_pages(state: State, catalogue: Catalogue) -> dict[str, PageRule]:
    """Every page of the list by its text, as the guard is asked for it."""
    plans = (plan_of(target, catalogue) for target in state.targets if target.level is Level.PAGE)
    return {page.rule: page for plan in plans for page in page_rules(plan, catalogue)}


def missing(names: Mapping[str, dt.datetime], actual: Actual) -> dict[str, dt.datetime]:
    """The wanted names that do not stand closed, with their ends."""
    closed = actual.closed()
    return {name: end for name, end in names.items() if name not in closed}


def to_close(names: Mapping[str, dt.datetime], actual: Actual, now: Moment) -> dict[str, dt.datetime]:
    """The wanted names to ask the guard for: missing ones, and those that stand closed too short.

    An end as late as it may be moves with every second; it is renewed only when it has moved far.
    """
    ends = actual.ends()
    rolling = now.utc + LONGEST_ENTRY - dt.timedelta(minutes=1)

    def too_short(name: str, end: dt.datetime) -> bool:
        stands = ends.get(name)
        slack = RENEWED_AFTER if end >= rolling else dt.timedelta(minutes=1)
        return stands is not None and stands + slack < end

    lacking = missing(names, actual)
    return {name: end for name, end in names.items() if name in lacking or too_short(name, end)}


def left_over(names: Mapping[str, dt.datetime], actual: Actual) -> frozenset[str]:
    """Names this person has lines for but does not want closed; one that is open for a while has none."""
    return frozenset(
        s.name
        for s in actual.standing
        if s.mine and s.until is not None and s.open_until is None and s.name not in names
    )


def is_closed(target: Target, catalogue: Catalogue, actual: Actual) -> bool:
    """Whether everything a target names stands closed."""
    names = closes(target, catalogue)
    return bool(names) and actual.closed().issuperset(names)


def target_of(state: State, plan: Plan) -> Target | None:
    """The kept target that is the same thing as `plan`, or None."""
    return next((t for t in state.targets if _same(t, plan)), None)


def _past_the_period(state: State, now: Moment) -> dt.datetime | None:
    running = current(state)
    promised = None if running is None else closes_until(running, now)
    if promised is None or promised > now.utc:
        return None
    return midday(shifted(now.today, DEFAULT_LENGTH), now.tz).astimezone(now.tz)


def _same(target: Target, plan: Plan) -> bool:
    return (target.platform, target.host, target.handle, target.level) == (
        plan.platform,
        plan.host,
        plan.handle,
        plan.level,
    )
