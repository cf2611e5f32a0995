"""What the proof says of a page rule in a real browser is what is seen in it."""

import json
import sys
from datetime import UTC, datetime, timedelta

from e2e.lab import DESKTOP, Lab
from e2e.test_page_guard import RULE, ask
from e2e.test_page_rules import BLOCKED, PERSON, seen_once, wait_until, watched
from leeward.system.guard_build import build

PROVE = """
import json, sys
from datetime import UTC, datetime
from leeward.core.moment import Moment
from leeward.proof_words import browser_words
from leeward.store.catalogue import load_catalogue
from leeward.store.paths import resources
from leeward.system.computer import this_computer
from leeward.system.guard_client import InstalledGuard
from leeward.system.guard_paths import installed_paths
from leeward.system.proof import prove, survey, system_resolver
from leeward.texts import Texts

file, now = resources() / "platforms.json", datetime.now(UTC)
actual = InstalledGuard(installed_paths(file), lambda: load_catalogue(file)).look(Moment(now, "seed"))
proof = prove([], actual, system_resolver, now, survey(this_computer(), now), sys.argv[1:])
json.dump({b.browser: browser_words(Texts(), b) for b in proof.browsers}, sys.stdout)
"""
CLOSED = "{}: closed."
RUNNING = "{}: closed for new visits; quit it and open it again for what is still open."
AGAIN = "{}: quit {} and open it again. Until then it may still show it."
OPEN = "{}: not covered, because it takes no rules from Leeward."


def said(lab: Lab) -> dict[str, str]:
    """The sentence for each browser in the lab, about the one page."""
    return json.loads(lab.run([sys.executable, "-c", PROVE, RULE]).stdout)


def close_page(lab: Lab) -> None:
    """Have the built guard close the page."""
    until = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%MZ")
    assert (
        ask(lab, "close", rules={RULE: {"until": until, "follows": "0123456789abc._"}})["result"] == "applied"
    )


def test_the_sentence_about_a_page_is_the_truth(a_lab: Lab) -> None:
    """Before: not covered. Running: closed for new visits, or after a restart. Opened again: closed."""
    catalogue = DESKTOP.parent / "resources" / "platforms.json"
    (a_lab.folder / "guard").write_bytes(build(DESKTOP / "leeward_guard", catalogue))
    managed = a_lab.etc / "chromium" / "policies" / "managed"
    managed.mkdir(parents=True, exist_ok=True)
    assert said(a_lab) == {"chromium": OPEN.format("Chromium"), "firefox-esr": OPEN.format("Firefox")}
    with a_lab.chromium() as chromium, a_lab.firefox() as firefox:
        wait_until(lambda: watched(a_lab, managed), 60)
        assert chromium.load(PERSON).ok
        assert firefox.load(PERSON).ok
        close_page(a_lab)
        told = said(a_lab)
        assert told["chromium"] == RUNNING.format("Chromium")
        seen_once(lambda: ask(a_lab, "apply", touch=True), lambda: chromium.load(PERSON).error == BLOCKED)
        assert told["firefox-esr"] == AGAIN.format("Firefox", "Firefox")
        assert firefox.load(PERSON).ok

    assert said(a_lab) == {"chromium": CLOSED.format("Chromium"), "firefox-esr": CLOSED.format("Firefox")}
    with a_lab.chromium() as chromium, a_lab.firefox() as firefox:
        assert said(a_lab)["chromium"] == CLOSED.format("Chromium")
        assert said(a_lab)["firefox-esr"] == CLOSED.format("Firefox")
        assert chromium.load(PERSON).error == BLOCKED
        assert firefox.load(PERSON).error == "blockedByPolicy"
