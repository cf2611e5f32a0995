"""What Leeward is for: a real browser that no longer opens the page, and opens it again."""

import pytest

from e2e.browsers import Result
from e2e.lab import Lab

LINK = "https://www.instagram.com/example.person/?igsh=x"
PAGE = "https://www.instagram.com/example.person/"
LOADED = Result(ok=True, title="the site is open")
# What a hosts file may hold and must keep: other encodings, other line ends, no last line end.
FOREIGN = (
    b"10.0.0.9\tprinter\r\n# caf\xe9 \x00\n0.0.0.0 www.instagram.com.example.org # leeward\n10.0.0.8 nas"
)


@pytest.fixture
def ready(a_lab: Lab) -> Lab:
    """A lab with a document and an installed guard, as after the first day."""
    with (a_lab.etc / "hosts").open("ab") as hosts:
        hosts.write(FOREIGN)
    a_lab.leeward("init", "--protect", "none")
    a_lab.leeward("setup-guard", "--yes")
    return a_lab


def test_a_browser_is_refused_until_it_is_opened_again(ready: Lab) -> None:
    """Chromium loads the page, is refused after `close`, loads it after `open`; no foreign byte differs."""
    before = (ready.etc / "hosts").read_bytes()
    with ready.chromium() as browser:
        assert browser.load(PAGE) == LOADED

    ready.leeward("close", LINK)
    asked_before = len(ready.queries())
    with ready.chromium() as browser:
        assert browser.load(PAGE) == Result(ok=False, error="ERR_CONNECTION_REFUSED")
    assert ready.addresses("www.instagram.com") == {"0.0.0.0", "::"}
    assert not [asked for asked in ready.queries()[asked_before:] if asked.endswith("instagram.com")]

    ready.leeward("open", LINK)
    with ready.chromium() as browser:
        assert browser.load(PAGE) == LOADED
    assert (ready.etc / "hosts").read_bytes() == before


def test_firefox_is_refused_until_everything_is_lifted(ready: Lab) -> None:
    """Firefox is refused after `close`, and loads the page again after `lift`."""
    before = (ready.etc / "hosts").read_bytes()
    ready.leeward("close", LINK)
    with ready.firefox() as browser:
        assert browser.load(PAGE) == Result(ok=False, error="connectionFailure")
    ready.leeward("lift")
    with ready.firefox() as browser:
        assert browser.load(PAGE) == LOADED
    assert (ready.etc / "hosts").read_bytes() == before


def test_removing_the_guard_leaves_no_trace(ready: Lab) -> None:
    """`setup-guard --remove` opens what is closed, then takes off everything it had put into the system."""
    ready.leeward("close", LINK)
    ready.leeward("setup-guard", "--remove", "--yes")
    assert b"leeward until=" not in (ready.etc / "hosts").read_bytes()
    left = ready.run(["find", "/etc", "/usr", "/var/lib", "-xdev", "-iname", "*leeward*"]).stdout
    assert not left, left
