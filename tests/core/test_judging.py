"""What is true of a browser, judged from facts alone: the tables of what was seen in real ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from leeward.core.browsers import (
    BrowserFacts,
    Cache,
    Family,
    NetworkFacts,
    Order,
    Package,
    Proxy,
    SecureDns,
)
from leeward.core.proof import (
    BrowserProof,
    Caveat,
    Checked,
    Finding,
    Proof,
    Reason,
    Remedy,
    Verdict,
    judge,
)

CHANGED = dt.datetime(2026, 11, 21, 23, 40, tzinfo=dt.UTC)
BEFORE = CHANGED - dt.timedelta(hours=1)
AFTER = CHANGED + dt.timedelta(minutes=1)
CHROMIUM = BrowserFacts(id="chromium", title="Chromium", family=Family.CHROMIUM)
FIREFOX = BrowserFacts(id="firefox", title="Firefox", family=Family.FIREFOX)
CLOSED = (Checked("a.test", Finding.CLOSED), Checked("b.test", Finding.CLOSED))
HERE = NetworkFacts()


def judged(
    browser: BrowserFacts,
    network: NetworkFacts = HERE,
    checked: tuple[Checked, ...] = CLOSED,
    *,
    rules_at: dt.datetime | None = None,
    dropped_at: dt.datetime | None = None,
    **facts: Any,
) -> BrowserProof:
    """The judgement over a browser with these facts changed."""
    changed = msgspec.structs.replace(browser, **facts)
    return judge(changed, network, checked, changed_at=CHANGED, rules_at=rules_at, dropped_at=dropped_at)


@pytest.mark.parametrize(
    ("browser", "facts", "verdict", "reason"),
    [
        (CHROMIUM, {}, Verdict.CLOSED, Reason.NONE),
        (CHROMIUM, {"running_since": AFTER}, Verdict.CLOSED, Reason.NONE),
        (CHROMIUM, {"running_since": BEFORE}, Verdict.CLOSED_FOR_NEW_VISITS, Reason.RUNNING),
        # Chromium reads the hosts file before its own name server, whatever it is set to.
        (CHROMIUM, {"secure_dns": SecureDns.ON}, Verdict.CLOSED, Reason.NONE),
        (
            CHROMIUM,
            {"secure_dns": SecureDns.ON, "running_since": BEFORE},
            Verdict.CLOSED_FOR_NEW_VISITS,
            Reason.RUNNING,
        ),
        (FIREFOX, {}, Verdict.CLOSED, Reason.NONE),
        (FIREFOX, {"running_since": AFTER, "secure_dns": SecureDns.ON}, Verdict.CLOSED, Reason.NONE),
        (FIREFOX, {"running_since": BEFORE}, Verdict.AFTER_RESTART, Reason.RUNNING),
        (
            FIREFOX,
            {"running_since": BEFORE, "secure_dns": SecureDns.ON},
            Verdict.AFTER_RESTART,
            Reason.SECURE_DNS,
        ),
        (
            FIREFOX,
            {"running_since": BEFORE, "secure_dns": SecureDns.UNKNOWN},
            Verdict.AFTER_RESTART,
            Reason.SECURE_DNS,
        ),
        (
            FIREFOX,
            {"secure_dns": SecureDns.ON, "obeys_hosts": False},
            Verdict.NOT_COVERED,
            Reason.IGNORES_HOSTS,
        ),
        # Without a name server of its own there is nothing to prefer to the hosts file.
        (FIREFOX, {"obeys_hosts": False}, Verdict.CLOSED, Reason.NONE),
        (FIREFOX, {"proxy": Proxy.THERE}, Verdict.NOT_COVERED, Reason.PROXY),
        (CHROMIUM, {"proxy": Proxy.SCRIPT}, Verdict.NOT_COVERED, Reason.PROXY_SCRIPT),
        (CHROMIUM, {"proxy": Proxy.HERE}, Verdict.CLOSED, Reason.NONE),
        (FIREFOX, {"always_elsewhere": True}, Verdict.NOT_COVERED, Reason.ELSEWHERE),
        (
            CHROMIUM,
            {"package": Package.FLATPAK, "running_since": BEFORE},
            Verdict.AFTER_RESTART,
            Reason.SANDBOX,
        ),
    ],
)
def test_each_state_has_its_verdict(
    browser: BrowserFacts, facts: dict[str, Any], verdict: Verdict, reason: Reason
) -> None:
    """Fresh, running since before or after, with its own name server, with a proxy, in a sandbox."""
    found = judged(browser, **facts)
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("finding", "reason"),
    [
        (Finding.NO_LINES, Reason.NO_LINES),
        (Finding.OTHER_LINE, Reason.OTHER_LINE),
        (Finding.STILL_ANSWERS, Reason.STILL_ANSWERS),
    ],
)
def test_one_open_name_is_enough(finding: Finding, reason: Reason) -> None:
    """No browser is called closed while one name of the list is not."""
    found = judged(CHROMIUM, checked=(*CLOSED, Checked("c.test", finding)))
    assert (found.verdict, found.reason) == (Verdict.NOT_COVERED, reason)


def test_the_computers_own_proxy_and_order_count() -> None:
    """A browser that follows the computer is covered no better than the computer is."""
    assert judged(CHROMIUM, NetworkFacts(proxy=Proxy.THERE)).reason is Reason.PROXY
    assert judged(CHROMIUM, NetworkFacts(proxy=Proxy.THERE), proxy=Proxy.NONE).verdict is Verdict.CLOSED
    assert judged(FIREFOX, NetworkFacts(order=Order.OTHERS_FIRST)).reason is Reason.OTHERS_FIRST


def test_what_can_be_done_is_what_helps() -> None:
    """Dropping connections is offered only where it was seen to help, emptying caches where there is one."""
    assert judged(CHROMIUM, running_since=BEFORE).can == (Remedy.RESTART, Remedy.RECONNECT)
    assert judged(FIREFOX, running_since=BEFORE).can == (Remedy.RESTART,)
    assert judged(FIREFOX, running_since=BEFORE, secure_dns=SecureDns.ON).can == (Remedy.RESTART,)
    answers = (Checked("a.test", Finding.STILL_ANSWERS),)
    assert judged(CHROMIUM, checked=answers).can == ()
    cached = NetworkFacts(caches=frozenset({Cache.NSCD}))
    assert judged(CHROMIUM, cached, answers).can == (Remedy.FLUSH,)
    assert judged(CHROMIUM).can == ()


def test_dropping_connections_closes_where_nothing_else_is_kept() -> None:
    """In Chromium, after the change and not before it; Firefox may hold on to what it has."""
    assert judged(CHROMIUM, running_since=BEFORE, dropped_at=AFTER).verdict is Verdict.CLOSED
    assert judged(CHROMIUM, running_since=BEFORE, dropped_at=BEFORE).verdict is not Verdict.CLOSED
    assert judged(FIREFOX, running_since=BEFORE, dropped_at=AFTER).verdict is Verdict.AFTER_RESTART
    rules = judged(CHROMIUM, running_since=BEFORE, dropped_at=AFTER, rules_at=AFTER)
    assert rules.verdict is Verdict.CLOSED_FOR_NEW_VISITS


def test_rules_of_its_own_wait_for_firefox_to_start() -> None:
    """Firefox reads its rules when it starts; Chromium takes them up while it runs."""
    newer = AFTER + dt.timedelta(hours=1)
    assert judged(FIREFOX, running_since=AFTER, rules_at=newer).reason is Reason.RULES
    assert judged(FIREFOX, running_since=AFTER, rules_at=BEFORE).verdict is Verdict.CLOSED
    found = judged(CHROMIUM, running_since=AFTER, rules_at=newer)
    assert (found.verdict, found.can) == (Verdict.CLOSED_FOR_NEW_VISITS, (Remedy.RESTART,))


def test_what_could_not_be_seen_is_told() -> None:
    """A tunnel, an untried package and unread settings go with the verdict, and do not change it."""
    assert judged(CHROMIUM, NetworkFacts(vpn=True)).caveats == (Caveat.VPN,)
    found = judged(CHROMIUM, package=Package.SNAP, secure_dns=SecureDns.UNKNOWN)
    assert (found.verdict, found.caveats) == (Verdict.CLOSED, (Caveat.UNTRIED, Caveat.SETTINGS))


FACTS = st.builds(
    BrowserFacts,
    id=st.just("any"),
    title=st.just("Any"),
    family=st.sampled_from(Family),
    package=st.sampled_from(Package),
    running_since=st.sampled_from([None, BEFORE, AFTER]),
    secure_dns=st.sampled_from(SecureDns),
    obeys_hosts=st.booleans(),
    proxy=st.sampled_from(Proxy),
    always_elsewhere=st.booleans(),
)
NETWORK = st.builds(
    NetworkFacts, order=st.sampled_from(Order), proxy=st.sampled_from([Proxy.NONE, Proxy.HERE, Proxy.THERE])
)


@given(FACTS, NETWORK, st.lists(st.sampled_from(Finding), min_size=1))
def test_closed_is_said_only_when_nothing_speaks_against_it(
    browser: BrowserFacts, network: NetworkFacts, findings: list[Finding]
) -> None:
    """Whatever the facts: closed means every name closed, the file first, no proxy, started after."""
    checked = [Checked("a.test", finding) for finding in findings]
    found = judge(browser, network, checked, changed_at=CHANGED)
    if found.verdict is not Verdict.CLOSED:
        assert found.reason is not Reason.NONE
        return
    assert set(findings) == {Finding.CLOSED}
    assert network.order is Order.HOSTS_FIRST
    assert not browser.always_elsewhere
    assert browser.running_since in {None, AFTER}
    assert Proxy.THERE not in {browser.proxy} | ({network.proxy} if browser.proxy is Proxy.SYSTEM else set())
    assert browser.obeys_hosts or browser.family is Family.CHROMIUM or browser.secure_dns is SecureDns.OFF


def test_an_unknown_moment_of_change_counts_as_now() -> None:
    """Without knowing when the file changed, no running browser is called closed."""
    running = msgspec.structs.replace(CHROMIUM, running_since=AFTER)
    assert judge(running, HERE, CLOSED, changed_at=None).verdict is Verdict.CLOSED_FOR_NEW_VISITS


def test_a_proof_of_names_alone_still_stands() -> None:
    """A proof without browsers is what it was before there were any."""
    assert Proof(at=CHANGED, checked=CLOSED).browsers == ()
    assert Proof(at=CHANGED, checked=CLOSED).closed() == {"a.test", "b.test"}
