"""Checking by looking."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from leeward.core.browsers import BrowserFacts, Family, HostsFile, NetworkFacts, Order
from leeward.core.proof import Finding, Proof, Reason, Remedy, Verdict
from leeward.core.shield import Actual, RulePlace, Standing, StandingRule
from leeward.proof_words import browser_words
from leeward.system.computer import Computer
from leeward.system.proof import Survey, prove, survey, system_resolver
from leeward.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path

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


VIVALDI = BrowserFacts(id="vivaldi", title="Vivaldi", family=Family.CHROMIUM)
PAGE = "social.test/jane"


def paged(
    *browsers: BrowserFacts, stands: bool = True, reason: str = "", told: tuple[str, ...] = ()
) -> Proof:
    """A proof of one page, held or not by Chromium, changed an hour ago."""
    place = RulePlace(browser="chromium", stands=stands, reason=reason, notices=told)
    actual = Actual(rules=(StandingRule(rule=PAGE, until=NOW, places=(place,)),))
    hour = dt.timedelta(hours=1)
    return prove(
        [],
        actual,
        lambda _name: frozenset(),
        NOW,
        Survey(browsers, rules_at={"chromium": NOW - hour}),
        [PAGE],
    )


def test_a_page_is_closed_where_the_browser_holds_its_rule() -> None:
    """Without any name on the list each browser is judged by its rules alone."""
    older = msgspec.structs.replace(CHROMIUM, running_since=NOW - dt.timedelta(hours=2))
    (fresh,) = paged(CHROMIUM).browsers
    (running,) = paged(older).browsers
    assert fresh.verdict is Verdict.CLOSED
    assert (running.verdict, running.can) == (Verdict.CLOSED_FOR_NEW_VISITS, (Remedy.RESTART,))


def test_a_browser_that_takes_no_rules_is_not_covered() -> None:
    """One that is not known to read the file is never called closed."""
    chromium, vivaldi = paged(CHROMIUM, VIVALDI).browsers
    assert chromium.verdict is Verdict.CLOSED
    assert (vivaldi.verdict, vivaldi.reason) == (Verdict.NOT_COVERED, Reason.NO_RULE)
    assert browser_words(Texts(), vivaldi) == (
        "Vivaldi: not covered, because it takes no rules from Leeward."
    )


def test_why_a_rule_does_not_stand_is_told() -> None:
    """The guard's reason comes behind "because", and what is true all the same behind that."""
    (found,) = paged(CHROMIUM, stands=False, reason="policy-too-many").browsers
    assert browser_words(Texts(), found) == "Chromium: not covered, because its list of rules is full."
    (longer,) = paged(CHROMIUM, told=("closes-longer-names",)).browsers
    assert browser_words(Texts(), longer) == (
        "Chromium: closed. Longer names that begin the same are closed in it, too."
    )


def test_names_and_pages_are_told_apart() -> None:
    """A browser that closes the names and takes no rules says both."""
    actual = Actual(standing=(Standing(name="a.test", whole=True),))
    seen = Survey((VIVALDI,), NetworkFacts(hosts=HostsFile(changed=NOW)))
    (found,) = prove(["a.test"], actual, lambda _name: frozenset(), NOW, seen, [PAGE]).browsers
    assert browser_words(Texts(), found) == (
        "Vivaldi: closed. The single pages on your list stay open in it."
    )


def test_the_time_of_rules_is_read_from_their_files(tmp_path: Path) -> None:
    """Each browser's own file counts, Firefox's for all its packages that read it."""
    policies = tmp_path / "etc/firefox/policies/policies.json"
    policies.parent.mkdir(parents=True)
    policies.touch()
    computer = Computer(tmp_path, tmp_path, tmp_path, tmp_path, 1000, {})
    assert set(survey(computer, NOW).rules_at) == {"firefox", "firefox-esr", "firefox-snap"}
