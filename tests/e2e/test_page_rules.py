"""Page rules in real browsers: what our policy files close, what stays open, and what others' files say."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from e2e.browsers import Chromium, Firefox
from e2e.lab import Lab
from leeward_guard import chromium, firefox
from leeward_guard.policies import Place, read_rule

ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._"
RULES = (
    read_rule("instagram.com/exname", ALPHABET),
    read_rule("instagram.com/in/@some.name", ALPHABET),
    read_rule("instagram.com/$cash", ALPHABET),
    read_rule("instagram.com/profile.php?id=1000123"),
)
PERSON = "https://instagram.com/exname"
CLOSED = (
    PERSON,
    "https://instagram.com/exname/",
    "https://instagram.com/exname/posts",
    "https://instagram.com/exname?x=1",
    "https://instagram.com/exname#f",
    "http://instagram.com/exname",
    "https://www.instagram.com/exname",
    "https://instagram.com/EXNAME",
    "https://instagram.com/Exname",
    "https://instagram.com/in/@some.name",
    "https://instagram.com/in/%40some.name/",
    "https://instagram.com/in/%40SOME.NAME",
    "https://instagram.com/$cash",
    "https://instagram.com/%24cash",
    "https://instagram.com/profile.php?id=1000123",
    "https://instagram.com/profile.php?id=1000123&b=1",
    "https://instagram.com/profile.php?a=1&id=1000123",
    "https://instagram.com/profile.php?a=1&id=1000123&b=1",
)
# Chromium takes it as the same host. Firefox was seen to do so on one computer and not on another, so for
# it this counts among the other spellings, which we say stay open.
DOTTED = "https://instagram.com./exname"
OPEN = (
    "https://instagram.com/",
    "https://instagram.com/exname2",
    "https://instagram.com/exname.b",
    "https://instagram.com/exname_x/posts",
    "https://instagram.com/EXNAMEX",
    "https://instagram.com/other",
    "https://instagram.com/p/exname",
    "https://instagram.com/in/@some.name2",
    "https://instagram.com/in/%40some.name2",
    "https://instagram.com/profile.php?id=10001234",
    "https://example.org/exname",
    # What we say stays open.
    "https://instagram.com/%65xname",
    "https://instagram.com//exname",
)
THEIRS = "https://example.org/kept"
BLOCKED = "ERR_BLOCKED_BY_ADMINISTRATOR"


def write(lab: Lab, place: Place, data: bytes | None) -> None:
    """Put a policy file into the lab as the guard is to: beside the folder, then renamed into it."""
    file, temporary = (lab.etc / Path(path).relative_to("/etc") for path in (place.file, place.temporary))
    if data is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary.write_bytes(data)
    temporary.rename(file)


def table(browser: Chromium | Firefox, refusal: str) -> dict[str, str]:
    """Every address of ours for which the browser does not do what the rules say, with what it did."""
    wrong: dict[str, str] = {}
    for url in (*CLOSED, THEIRS):
        if (result := browser.load(url)).error != refusal:
            wrong[url] = result.error or "open"
    for url in OPEN:
        if not (result := browser.load(url)).ok:
            wrong[url] = result.error
    return wrong


def wait_until(condition: Callable[[], bool], limit: float) -> None:
    """Ask again and again until it holds; fails after `limit` seconds."""
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end, f"not within {limit} s"


def seen_once(act: Callable[[], object], condition: Callable[[], bool]) -> None:
    """Wait for a browser to see what was done; as the application does, `act` again for one just starting."""
    end = time.monotonic() + chromium.REWRITE_AFTER[0]
    while not condition():
        if time.monotonic() > end:
            act()
            wait_until(condition, 60)


def watched(lab: Lab, folder: Path) -> bool:
    """Whether Chromium, started for the first time in the lab, watches a folder and acts on it."""
    watches = lab.run(["sh", "-c", "cat /proc/[0-9]*/fdinfo/* 2>/dev/null"], check=False).stdout
    found = folder.stat()
    # As the kernel writes both; numbers alone stand for other files on other disks, too.
    device = os.major(found.st_dev) << 20 | os.minor(found.st_dev)
    # It acts on what it sees only in its background tasks, the first of which make files like this one.
    acts = (lab.folder / "home/chromium/Default/Network Action Predictor").exists()
    return acts and f" ino:{found.st_ino:x} sdev:{device:x} " in watches


def test_running_chromium_closes_the_page_and_nothing_else(a_lab: Lab) -> None:
    """A Chromium that runs closes and opens a page without a restart, beside an administrator's list."""
    place = chromium.PLACES[0]
    theirs = {"administrator.json": b'{"URLBlocklist": ["example.org/kept"], /* ours */ }'}
    managed = a_lab.etc / "chromium" / "policies" / "managed"
    managed.mkdir(parents=True)
    for name, data in theirs.items():
        (managed / name).write_bytes(data)
    composed = chromium.compose(RULES, theirs)
    assert not composed.notices
    with a_lab.chromium() as running:
        # A page loaded at once would hold up its start, and with it its watch of the folder.
        wait_until(lambda: watched(a_lab, managed), 180)
        assert running.load(PERSON).ok
        write(a_lab, place, composed.data)
        seen_once(lambda: write(a_lab, place, composed.data), lambda: running.load(PERSON).error == BLOCKED)
        assert table(running, BLOCKED) == {}
        assert running.load(DOTTED).error == BLOCKED

        opened = chromium.compose((), theirs).data
        write(a_lab, place, opened)
        seen_once(lambda: write(a_lab, place, opened), lambda: running.load(PERSON).ok)
        assert running.load(THEIRS).error == BLOCKED


def test_an_administrators_wider_list_is_not_opened(a_lab: Lab) -> None:
    """What keeps longer names open never opens what an administrator closed, and that is told."""
    theirs = {
        "administrator.json": b'{"URLBlocklist": ["instagram.com"], "URLAllowlist": ["instagram.com/help"]}'
    }
    (a_lab.etc / "chromium/policies/managed").mkdir(parents=True)
    (a_lab.etc / "chromium/policies/managed/administrator.json").write_bytes(theirs["administrator.json"])
    composed = chromium.compose(RULES, theirs)
    assert {notice.told for notice in composed.notices} == {"closes-longer-names"}
    write(a_lab, chromium.PLACES[0], composed.data)
    with a_lab.chromium() as running:
        assert not running.load("https://instagram.com/exname2").ok
        assert not running.load("https://instagram.com/").ok
        assert running.load("https://instagram.com/help").ok


def test_firefox_closes_the_page_after_a_restart(a_lab: Lab) -> None:
    """Firefox closes and opens a page once it starts anew, and does what its own file says throughout."""
    shipped = "/usr/lib/firefox-esr/distribution/policies.json"
    theirs = '{"policies": {"WebsiteFilter": {"Block": [\n "*://*.example.org/kept"\n]}}}'
    a_lab.run(["sh", "-c", 'printf %s "$1" >"$2"', "sh", theirs, shipped])
    hidden = {shipped: theirs.encode()}
    composed = firefox.compose(RULES, None, hidden)
    with a_lab.firefox() as running:
        assert running.load(THEIRS).error == "blockedByPolicy"
        write(a_lab, firefox.PLACE, composed.data)
        assert running.load(PERSON).ok
    with a_lab.firefox() as running:
        assert table(running, "blockedByPolicy") == {}
    write(a_lab, firefox.PLACE, firefox.compose((), composed.data, hidden).data)
    with a_lab.firefox() as running:
        assert running.load(PERSON).ok
        assert running.load(THEIRS).error == "blockedByPolicy"
