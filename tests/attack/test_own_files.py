"""What is found in the place of the guard's own files: links, pipes, folders, other people's, forged ones."""

import json

import pytest

from attack.target import NAME, ROOM, STATE, Target, end
from e2e.roots import HOSTS
from leeward_guard import torn

SECRET = "/etc/shadow"
FORGED = {
    "ledger.json": json.dumps(
        {
            "version": 1,
            "claims": [{"owner": None, "name": "www.bank.example", "until": end(days=90)}],
            "stood_before": [],
            "made": ["/etc/shadow", "/etc/passwd"],
        }
    ).encode(),
    "hosts.kept": torn.kept(b"10.6.6.6 www.bank.example\n", b""),
    "lock": b"",
    ".ledger.json.leeward": b"",
    "installed.json": b'{"folders": ["/etc", "/home"]}',
}
WAYS = {
    "a pipe": "mkfifo {path}",
    "a folder": "mkdir -p {path}/in/it",
    "a device": "mknod {path} c 1 8",
    "a link to a file": f"ln -s {SECRET} {{path}}",
    "a link to nowhere": "ln -s /etc/leeward-made-this {path}",
    "a link in a circle": "ln -s {path} {path}",
    "a second name of a file": f"ln {SECRET} {{path}}",
    "somebody's own": "cp {room}/forged {path} && chown mallory {path}",
    "open to all": "cp {room}/forged {path} && chmod 666 {path}",
    "empty": ": >{path}",
    "cut off": "head -c 20 {room}/forged >{path}",
}
PLACES = [f"{STATE}/{name}" for name in FORGED] + ["/etc/.hosts.leeward"]


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_found_in_the_place_of_an_own_file_holds_up_nobody(
    target: Target, way: str, path: str
) -> None:
    """It is taken away, not believed, read or followed; what stood closed does so till it is lifted."""
    secret = target.root.path(SECRET).read_bytes()
    target.put(f"{ROOM}/forged", FORGED.get(path.rpartition("/")[2], b"10.6.6.6 forged\n"))
    target.root.run("sh", "-c", f"rm -f {path}; {WAYS[way].format(path=path, room=ROOM)}", check=True)
    told = target.ask("apply")
    if path.endswith(".hosts.leeward") and way == "a folder":
        # Not in a folder of the guard's own, and not empty: it is left, and told.
        assert told == "file-io"
        target.root.run("rm", "-r", path, check=True)
        told = target.ask("apply")
    assert told in ("applied", "unchanged")
    assert target.holds()
    assert b"10.6.6.6" not in target.hosts
    assert b"bank" not in target.hosts
    assert target.root.path(SECRET).read_bytes() == secret
    assert target.ask("lift") == "applied"
    assert target.hosts == HOSTS


@pytest.mark.parametrize(
    "way",
    [
        "chown -R mallory {state}",
        "chmod 777 {state}",
        "chmod 1777 {state}",
        "mv {state} {room}/state && chown -R mallory {room}/state && ln -s {room}/state {state}",
        "rm -rf {state} && touch {state}",
        "rm -rf {state} && ln -s /nowhere {state}",
        "rm -rf {state}",
    ],
)
def test_a_folder_that_was_somebody_elses_is_the_guards_again(target: Target, way: str) -> None:
    """What they put there is not believed, they can put nothing there any more, and nothing opened by it."""
    target.root.run("sh", "-c", way.format(state=STATE, room=ROOM), check=True)
    for name, forged in FORGED.items():
        target.put(f"{ROOM}/{name}", forged)
    target.sh(f"cp {ROOM}/*.json {ROOM}/hosts.kept {STATE}/ 2>/dev/null")
    assert target.ask("apply") in ("applied", "unchanged")
    assert target.holds()
    assert b"bank" not in target.hosts
    assert target.root.run("stat", "-c", "%U %a %F", STATE).stdout == "root 755 directory\n"
    assert target.sh(f"touch {STATE}/mine")[0] != 0


def test_nobody_but_root_writes_where_the_guard_looks(target: Target) -> None:
    """Its files, its folder, its names beside the hosts file, polkit's and the timer's are out of reach."""
    reach = (
        "/etc/hosts",
        "/etc/.hosts.leeward",
        "/etc/hosts.leeward.txt",
        f"{STATE}/ledger.json",
        f"{STATE}/lock",
        f"{STATE}/hosts.kept",
        "/usr/libexec/leeward/guard",
        "/usr/libexec/leeward/leeward_guard.py",
        "/usr/share/polkit-1/actions/org.leeward.guard.policy",
        "/etc/chromium/policies/managed/zz-leeward.json",
        "/etc/chromium/policies/.zz-leeward.json.new",
        "/etc/firefox/policies/policies.json",
    )
    for path in reach:
        assert target.sh(f"echo x 2>/dev/null >>{path}")[0] != 0, path
        assert target.sh(f"ln -sf {ROOM} {path} 2>/dev/null")[0] != 0, path


@pytest.mark.parametrize("way", ["ln /etc/hosts /etc/second", f"ln {STATE}/ledger.json /var/lib/second"])
def test_another_name_of_a_file_closes_no_way_out(target: Target, way: str) -> None:
    """Where anyone may link what they can't write the guard works on, and both names say the same."""
    target.root.run("sh", "-c", way, check=True)
    assert target.ask("apply") in ("applied", "unchanged")
    assert target.holds()
    assert target.ask("lift") == "applied"
    assert target.hosts == HOSTS
    second = target.root.path("/etc/second")
    assert not second.exists() or second.read_bytes() == HOSTS
    target.root.run("rm", "-f", "/etc/second", "/var/lib/second", check=True)


def test_a_file_that_is_linked_all_the_time_is_written_all_the_same(target: Target) -> None:
    """Each link makes it look changed; what counts is what it says."""
    # A plain system has nothing that ends processes by name.
    churn = "until [ -e /run/enough ]; do ln /etc/hosts /etc/second; rm /etc/second; done"
    with target.root.start("sh", "-c", churn) as churning:
        for _ in range(20):
            assert target.ask("lift") == "applied"
            assert target.close(NAME) == "applied"
        target.root.path("/run/enough").touch()
        churning.wait(10)
    target.root.run("rm", "-f", "/etc/second", "/run/enough")
