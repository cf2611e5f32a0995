"""A page closed by the guard itself, as it is built, in real browsers; opened, no byte of it is left."""

import json
import sys
from datetime import UTC, datetime, timedelta

from e2e.lab import DESKTOP, Lab
from e2e.test_page_rules import BLOCKED, PERSON
from leeward.system.guard_build import build

OTHER = "https://instagram.com/exname2"
RULE = "instagram.com/exname"
# An administrator's own list, formatted as nobody else would.
SCHOOL = b'{ "policies": {"WebsiteFilter":\r\n {"Block": [ "*://*.example.org/kept" ]}}}'


def ask(lab: Lab, verb: str, **fields: object) -> dict[str, object]:
    """Ask the built guard in the lab for a verb."""
    request = json.dumps({"protocol": 1, **fields}) if fields else ""
    line = ["sh", "-c", 'printf %s "$1" | "$2" -IS "$3" "$4"', "sh", request, sys.executable]
    return json.loads(lab.run([*line, lab.folder / "guard", verb]).stdout)


def files(lab: Lab) -> dict[str, bytes | None]:
    """Everything in /etc that a policy or a hosts file is."""
    folders = ("chromium", "firefox", "opt", "brave")
    found = [lab.etc / "hosts", *(p for name in folders for p in sorted((lab.etc / name).rglob("*")))]
    return {str(path): path.read_bytes() if path.is_file() else None for path in found}


def test_a_page_is_closed_and_opened_by_the_guard(a_lab: Lab) -> None:
    """Chromium and Firefox refuse the page and nobody else's; opened, /etc is as before to the byte."""
    catalogue = DESKTOP.parent / "resources" / "platforms.json"
    (a_lab.folder / "guard").write_bytes(build(DESKTOP / "leeward_guard", catalogue))
    (a_lab.etc / "firefox" / "policies").mkdir(parents=True, exist_ok=True)
    (a_lab.etc / "firefox" / "policies" / "policies.json").write_bytes(SCHOOL)
    before = files(a_lab)
    until = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%MZ")
    answer = ask(a_lab, "close", rules={RULE: {"until": until, "follows": "0123456789abc._"}})
    assert answer == {"protocol": 1, "result": "applied", "touch_again": True}
    assert ask(a_lab, "status")["rules"] == {"chromium": "", "firefox": ""}
    with a_lab.chromium() as chromium:
        assert chromium.load(PERSON).error == BLOCKED
        assert chromium.load(OTHER).ok
    with a_lab.firefox() as firefox:
        assert firefox.load(PERSON).error == "blockedByPolicy"
        assert firefox.load(OTHER).ok

    assert ask(a_lab, "open", rules=[RULE])["result"] == "applied"
    assert files(a_lab) == before
    with a_lab.chromium() as chromium:
        assert chromium.load(PERSON).ok
    with a_lab.firefox() as firefox:
        assert firefox.load(PERSON).ok
        assert firefox.load("https://example.org/kept").error == "blockedByPolicy"


def test_dropping_connections_leaves_no_address(a_lab: Lab) -> None:
    """The network is changed for a second, and is as before after it."""
    before = a_lab.run(["ip", "-o", "address"]).stdout
    (a_lab.folder / "guard").write_bytes(
        build(DESKTOP / "leeward_guard", DESKTOP.parent / "resources" / "platforms.json")
    )
    assert ask(a_lab, "reconnect") == {"protocol": 1, "result": "applied"}
    assert a_lab.run(["ip", "-o", "address"]).stdout == before
