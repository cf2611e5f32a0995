"""The browsers' policy folders, where somebody else than root owns them or turns them round meanwhile."""

import pytest

from attack.target import ASK, MANAGED, NAME, PAGE, SOON, Target, rule

OURS = "zz-leeward.json"
VICTIM = "/etc/victim"
POLICY = "/etc/chromium/policies"
# The folder comes and goes, and is now itself and now a link to where only root may write.
TURN = f"""
while :; do
    mkdir {POLICY}/managed; rmdir {POLICY}/managed; ln -s {VICTIM} {POLICY}/managed; rm {POLICY}/managed
    ln -s {VICTIM}/{OURS} {POLICY}/.{OURS}.new; rm {POLICY}/.{OURS}.new
done 2>/dev/null
"""
TURNS = 30


@pytest.fixture
def policies(target: Target) -> Target:
    """With a folder that is root's alone, and with mallory's those of the browser's policies."""
    target.root.run("sh", "-c", f"mkdir -p {VICTIM}; chown -R mallory {POLICY}", check=True)
    return target


def victim(target: Target) -> list[str]:
    """What lies in the folder that nothing may come into."""
    return [path.name for path in target.root.path(VICTIM).iterdir()]


def test_a_folder_that_is_turned_round_meanwhile_leads_root_nowhere(policies: Target) -> None:
    """While it is exchanged as fast as can be, nothing is written where its owner may not write."""
    with policies.root.start("sh", "-c", TURN, user="mallory") as turning:
        for _ in range(TURNS):
            assert policies.close(NAME, rules={PAGE: rule()}) in ("applied", "unchanged")
            assert policies.ask("lift") == "applied"
            assert victim(policies) == []
        policies.sh("kill -KILL -1")
        turning.wait()
    policies.root.run("rmdir", VICTIM, check=True)


@pytest.mark.parametrize(
    "way",
    [
        f"rmdir {MANAGED}; ln -s {VICTIM} {MANAGED}",
        f"ln -s /etc/passwd {MANAGED}/{OURS}",
        f"ln -s /etc/passwd {POLICY}/.{OURS}.new",
        f"mkfifo {MANAGED}/{OURS}",
        f"mkfifo {MANAGED}/a.json",
        f"mkdir {MANAGED}/{OURS}",
        f"ln -s /dev/zero {MANAGED}/a.json",
        f"for n in $(seq 200); do truncate -s 60M {MANAGED}/$n.json; done",
        f"mkdir -p {MANAGED}/$(yes a/ | head -n 500 | tr -d '\\n')",
    ],
)
def test_what_its_owner_puts_into_a_folder_holds_up_nobody(policies: Target, way: str) -> None:
    """Neither read nor written while it is theirs: names close and open as ever, at once."""
    policies.sh(way)
    assert policies.close(NAME, rules={PAGE: rule()}) in ("applied", "unchanged")
    assert policies.holds()
    assert policies.ask("apply") in ("applied", "unchanged")
    assert policies.ask("lift") == "applied"
    assert victim(policies) == []
    policies.root.run("rmdir", VICTIM, check=True)


def test_a_rule_in_a_folder_that_is_somebody_elses_by_now_opens(target: Target) -> None:
    """What was closed while it was root's goes by lifting, for a file of that name is nobody else's."""
    assert target.close(NAME, rules={PAGE: rule()}) == "applied"
    assert PAGE.encode() in target.root.path(f"{MANAGED}/{OURS}").read_bytes()
    target.root.run("chown", "-R", "mallory", POLICY, check=True)
    assert target.ask("lift") == "applied"
    assert not target.root.path(f"{MANAGED}/{OURS}").exists()


def test_thousands_of_pages_hold_up_nobody(target: Target) -> None:
    """More than browsers read are refused at once, not composed first; the way out is as quick as ever."""
    pages: dict[str, object] = {f"instagram.com/n{number}": rule() for number in range(2000)}
    assert target.close(NAME, rules=pages) == "applied"
    assert not target.root.path(f"{MANAGED}/{OURS}").exists()
    assert target.sh(f"timeout {SOON / 4} {ASK} lift </dev/null")[0] == 0


def test_ten_thousand_names_leave_the_way_out_as_it_is(target: Target) -> None:
    """Who fills the list is told so, nobody else's names go, and lifting empties it at once."""
    most = 9990
    for start in range(0, most, 3330):
        names = {f"n{number}.tumblr.com" for number in range(start, start + 3330)}
        assert target.close(*names) == "applied"
    more = [f"m{number}.tumblr.com" for number in range(20)]
    assert target.close(*more) == "too-many"
    assert target.holds()
    assert target.sh(f"timeout {SOON / 4} {ASK} lift </dev/null")[0] == 0
