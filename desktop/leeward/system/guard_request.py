"""Puts what is asked of the guard into its words, and several answers into one."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING

from leeward.core.shield import Outcome, Result
from leeward_guard.ledger import SINKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from leeward.core.rules import PageRule

NO_RULES: Mapping[PageRule, dt.datetime] = MappingProxyType({})


def host_of(rule: PageRule) -> str:
    """The host a page rule is about."""
    return rule.rule.partition("/")[0]


def asked_rules(rules: Mapping[PageRule, dt.datetime]) -> dict[str, object]:
    """Page rules as the guard reads them."""
    return {rule.rule: {"until": stamp(end), "follows": rule.follows} for rule, end in rules.items()}


def fields(names: Collection[str], rules: Collection[str]) -> dict[str, object]:
    """What is asked, each part only where there is something of it; never nothing at all."""
    return {**({"names": names} if names or not rules else {}), **({"rules": rules} if rules else {})}


def both(first: Outcome, second: Outcome) -> Outcome:
    """What two askings that went well come to."""
    applied = Result.APPLIED in (first.result, second.result)
    return Outcome(
        result=Result.APPLIED if applied else Result.UNCHANGED,
        places=tuple(sorted({*first.places, *second.places})),
        touch_again=first.touch_again or second.touch_again,
    )


def by_hand(names: Iterable[str]) -> Outcome:
    """That nothing can be asked, with the lines a person can add themselves."""
    # Without a tag: nobody but the person ends them, and so nobody takes them for ours.
    lines = tuple(f"{sink} {name}" for name in sorted(names) for sink in SINKS)
    return Outcome(result=Result.UNAVAILABLE, lines=lines)


def stamp(end: dt.datetime) -> str:
    """An instant as the guard reads it, in UTC."""
    return end.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
