"""Checking by looking."""

from __future__ import annotations

import datetime as dt

from leeward.core.browsers import BrowserFacts, Family, NetworkFacts, Order
from leeward.core.proof import Finding, Verdict
from leeward.core.shield import Actual, Standing
from leeward.system.proof import Survey, prove, system_resolver

NOW = dt.datetime(2026, 11, 21, 23, 40, tzinfo=dt.UTC)


def find(standing: Standing, *answers: str) -> Finding:
    """What is found for one name that stands so, with these answers of the system."""
    found = prove([standing.name], Actual(standing=(standing,)), lambda _name: frozenset(answers), NOW)
    return found.checked[0].finding


def test_a_name_that_leads_nowhere_is_closed() -> None:
    """Both lines stand and the system answers with unroutable addresses only."""
    assert find(Standing(name="a.test", whole=True), "0.0.0.0", "::") is Finding.CLOSED


def test_a_name_that_still_leads_out_is_told() -> None:
    """Whatever the lines say, an address that answers is not closed."""
    assert find(Standing(name="a.test", whole=True), "0.0.0.0", "203.0.113.5") is Finding.STILL_ANSWERS


def test_a_foreign_line_is_told() -> None:
    """Somebody else's line for the name wins over ours, so it is not called closed."""
    assert find(Standing(name="a.test", whole=True, foreign=True)) is Finding.OTHER_LINE


def test_a_name_without_both_lines_is_never_asked_for() -> None:
    """No closed name reaches a name server because of us."""

    def resolve(name: str) -> frozenset[str]:
        raise AssertionError(name)

    standing = (Standing(name="half.test", whole=False),)
    found = prove(["half.test", "gone.test"], Actual(standing=standing), resolve, NOW)
    assert {c.finding for c in found.checked} == {Finding.NO_LINES}
    assert not found.closed()


def test_the_systems_own_answers_are_addresses() -> None:
    """The real resolver answers for this computer's own name, and with nothing for none."""
    assert system_resolver("localhost") & {"127.0.0.1", "::1"}
    assert system_resolver("") == frozenset()


CHROMIUM = BrowserFacts(id="chromium", title="Chromium", family=Family.CHROMIUM)


def test_browsers_are_judged_with_the_names() -> None:
    """Each browser that was found has its verdict; without names there is nothing to say of any."""
    actual = Actual(standing=(Standing(name="a.test", whole=True),))
    seen = Survey(browsers=(CHROMIUM,))
    found = prove(["a.test"], actual, lambda _name: frozenset({"0.0.0.0", "::"}), NOW, seen)
    assert [(b.browser, b.verdict) for b in found.browsers] == [("chromium", Verdict.CLOSED)]
    assert prove([], actual, lambda _name: frozenset(), NOW, seen).browsers == ()


def test_nothing_is_asked_while_others_are_asked_first() -> None:
    """Where name servers come before the hosts file, asking the system would ask them."""

    def resolve(name: str) -> frozenset[str]:
        raise AssertionError(name)

    actual = Actual(standing=(Standing(name="a.test", whole=True),))
    seen = Survey(browsers=(CHROMIUM,), network=NetworkFacts(order=Order.OTHERS_FIRST))
    found = prove(["a.test"], actual, resolve, NOW, seen)
    assert not found.closed()
    assert found.browsers[0].verdict is Verdict.NOT_COVERED
