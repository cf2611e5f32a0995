"""What the proof says of a real browser is what is seen in it."""

import json
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

import pytest

from e2e.browsers import Chromium, Firefox
from e2e.lab import Lab
from e2e.outside import PROXY, SECURE_NAMES, SITE
from leeward.core.proof import SAME_MOMENT

OPENED = "www.instagram.com"
NEW = "www.example.org"
OVER_HTTPS: dict[str, bool | int | str] = {
    "network.trr.uri": SECURE_NAMES,
    "network.trr.bootstrapAddr": SITE[4],
    "network.trr.confirmationNS": "skip",
    "network.trr.useGET": False,
}
PROVE = """
import datetime, json, sys
from leeward.core.shield import Actual, Standing
from leeward.proof_words import browser_words
from leeward.system.computer import this_computer
from leeward.system.proof import prove, survey, system_resolver
from leeward.texts import Texts
(dropped, *names), now = sys.argv[1:], datetime.datetime.now(datetime.UTC)
lines = [line.split() for line in open("/etc/hosts") if line.strip()]
whole = {name: all([address, name] in lines for address in ("0.0.0.0", "::")) for name in names}
actual = Actual(standing=tuple(Standing(name=name, whole=whole[name]) for name in names))
seen = survey(this_computer(), now)
if dropped:
    seen = seen._replace(dropped_at=datetime.datetime.fromtimestamp(float(dropped), datetime.UTC))
proof = prove(names, actual, system_resolver, now, seen)
json.dump({
    "names": {c.name: c.finding.value for c in proof.checked},
    "browsers": {
        b.browser: (b.verdict.value, b.reason.value, browser_words(Texts(), b)) for b in proof.browsers
    },
}, sys.stdout)
"""


class Said(NamedTuple):
    """What the proof says of one browser."""

    verdict: str
    reason: str
    words: str


def until(seen: Callable[[], bool]) -> bool:
    """Whether something is seen within twenty seconds."""
    deadline = time.monotonic() + 20
    while not (result := seen()) and time.monotonic() < deadline:
        pass
    return result


def close(here: Lab, *names: str) -> None:
    """Write both lines for each name, and let the moment pass in which a start would count as before."""
    path = here.etc / "hosts"
    with path.open("a", encoding="utf-8") as hosts:
        hosts.writelines(f"0.0.0.0 {name}\n:: {name}\n" for name in names)
    assert until(lambda: time.time() > path.stat().st_mtime + 2 * SAME_MOMENT.total_seconds())


def prove(here: Lab, *names: str, dropped_at: float | None = None) -> dict[str, dict[str, str]]:
    """The proof as made inside the lab."""
    return json.loads(here.run([sys.executable, "-c", PROVE, str(dropped_at or ""), *names]).stdout)


def said(here: Lab, browser: str, *, dropped_at: float | None = None) -> Said:
    """What the proof says of a browser about both sites."""
    return Said(*prove(here, OPENED, NEW, dropped_at=dropped_at)["browsers"][browser])


def drop_connections(here: Lab) -> float:
    """Let the network look changed for a moment, as the guard does; when it was."""
    flap = "ip addr add 127.9.9.9/32 dev lo; sleep 1; ip addr del 127.9.9.9/32 dev lo"
    here.run(["sh", "-c", flap])
    return time.time()


def is_open(browser: Chromium | Firefox, name: str) -> bool:
    """Whether a page of the site loads now."""
    return browser.load(f"https://{name}/example.person/").ok


def test_chromium_is_closed_for_new_visits_until_it_is_opened_again(a_lab: Lab) -> None:
    """Running: a new site is refused, the open one loads until connections are dropped. Fresh: closed."""
    with a_lab.chromium() as running:
        assert is_open(running, OPENED)
        close(a_lab, OPENED, NEW)
        found = said(a_lab, "chromium")
        assert found.verdict == "closed-for-new-visits"
        assert "quit it and open it again" in found.words
        assert until(lambda: not is_open(running, NEW))
        assert is_open(running, OPENED)
        dropped_at = drop_connections(a_lab)
        assert said(a_lab, "chromium", dropped_at=dropped_at).verdict == "closed"
        assert until(lambda: not is_open(running, OPENED))

    assert said(a_lab, "chromium").verdict == "closed"
    with a_lab.chromium() as again:
        assert said(a_lab, "chromium") == ("closed", "none", "Chromium: closed.")
        assert not is_open(again, OPENED)
        assert not is_open(again, NEW)


@pytest.mark.parametrize(("mode", "reason"), [(0, "running"), (2, "secure-dns"), (3, "secure-dns")])
def test_firefox_is_closed_once_it_is_opened_again(a_lab: Lab, mode: int, reason: str) -> None:
    """Running, what is open stays open, and with a name server of its own any site; opened again: closed.

    Dropping connections is no promise here: it may hold on to what it has.
    """
    preferences = OVER_HTTPS | {"network.trr.mode": mode}
    with a_lab.firefox(preferences) as running:
        assert is_open(running, OPENED)
        close(a_lab, OPENED, NEW)
        found = said(a_lab, "firefox-esr")
        assert (found.verdict, found.reason) == ("after-restart", reason)
        assert "quit Firefox and open it again" in found.words
        assert is_open(running, OPENED)
        assert is_open(running, NEW) is (mode != 0)
        assert said(a_lab, "firefox-esr", dropped_at=drop_connections(a_lab)).verdict == "after-restart"
        assert is_open(running, OPENED)

    assert said(a_lab, "firefox-esr").verdict == "closed"
    with a_lab.firefox(preferences) as again:
        asked = len(a_lab.queries())
        assert said(a_lab, "firefox-esr") == ("closed", "none", "Firefox: closed.")
        assert not is_open(again, OPENED)
        assert not is_open(again, NEW)
        assert not [query for query in a_lab.queries()[asked:] if OPENED in query or NEW in query]


def test_firefox_that_ignores_the_hosts_file_is_not_covered(a_lab: Lab) -> None:
    """With `network.trr.exclude-etc-hosts` off, the page loads however often Firefox is opened again."""
    close(a_lab, OPENED, NEW)
    own_way = OVER_HTTPS | {"network.trr.mode": 3, "network.trr.exclude-etc-hosts": False}
    with a_lab.firefox(own_way) as running:
        found = said(a_lab, "firefox-esr")
        assert (found.verdict, found.reason) == ("not-covered", "ignores-hosts")
        assert is_open(running, OPENED)
        assert f"A {OPENED} over HTTPS" in a_lab.queries()


def test_a_proxy_is_not_covered(a_lab: Lab) -> None:
    """A browser set to a proxy loads the page whatever the hosts file says."""
    close(a_lab, OPENED, NEW)
    proxied = {"network.proxy.type": 1, "network.proxy.ssl": PROXY[0], "network.proxy.ssl_port": PROXY[1]}
    with a_lab.firefox(proxied) as running:
        found = said(a_lab, "firefox-esr")
        assert (found.verdict, found.reason) == ("not-covered", "proxy")
        assert is_open(running, OPENED)

    policies = a_lab.etc / "chromium/policies/managed"
    policies.mkdir(parents=True, exist_ok=True)
    (policies / "proxy.json").write_text(
        json.dumps({"ProxyMode": "fixed_servers", "ProxyServer": f"{PROXY[0]}:{PROXY[1]}"}), "utf-8"
    )
    with a_lab.chromium() as running:
        found = said(a_lab, "chromium")
        assert (found.verdict, found.reason) == ("not-covered", "proxy")
        assert is_open(running, OPENED)


def test_a_tunnel_that_is_up_changes_nothing_but_is_told(a_lab: Lab) -> None:
    """With a VPN's interface up the site stays refused; what a VPN add-on would do can't be seen."""
    close(a_lab, OPENED, NEW)
    a_lab.run(["mount", "-t", "sysfs", "lab", "/sys"])
    a_lab.run(["ip", "tuntap", "add", "dev", "tun0", "mode", "tun"])
    a_lab.run(["ip", "link", "set", "tun0", "up"])
    with a_lab.chromium() as running:
        found = said(a_lab, "chromium")
        assert found.verdict == "closed"
        assert "A VPN is on." in found.words
        assert not is_open(running, OPENED)


def test_a_proof_asks_no_name_server(a_lab: Lab) -> None:
    """Closed, half closed, open, and with name servers before the file: nothing is ever asked."""
    close(a_lab, OPENED)
    with (a_lab.etc / "hosts").open("a", encoding="utf-8") as hosts:
        hosts.write("0.0.0.0 half.example.org\n")
    names = (OPENED, "half.example.org", NEW)
    assert prove(a_lab, *names)["names"] == {
        OPENED: "closed",
        "half.example.org": "no-lines",
        NEW: "no-lines",
    }
    nsswitch = a_lab.etc / "nsswitch.conf"
    nsswitch.write_text(nsswitch.read_text("utf-8").replace("files dns", "dns files"), "utf-8")
    turned = prove(a_lab, *names)
    assert turned["names"][OPENED] == "still-answers"
    assert turned["browsers"]["chromium"][:2] == ["not-covered", "others-first"]
    assert a_lab.queries() == []
    assert a_lab.addresses(OPENED) > {SITE[4]}
    assert f"A {OPENED}" in a_lab.queries()
