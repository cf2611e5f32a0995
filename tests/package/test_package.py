"""The package in a plain Debian: it comes, is upgraded and goes, and nothing is left of it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from e2e.roots import HOSTS, Root
from package.installed import Installed, everything, put

LINK = "https://www.instagram.com/somebody"
NAME = "www.instagram.com"
OTHER = "www.tiktok.com"
NOWHERE = {"0.0.0.0", "::"}
GUARD = "/usr/libexec/leeward/guard"
TIMER = "leeward-guard.timer"
RULE = "zz-leeward.json"


def test_it_comes_closes_is_upgraded_and_goes_without_a_trace(
    debian: Root, package: Path, newer: Path
) -> None:
    """Installed by apt, closed through polkit, upgraded meanwhile, removed broken, purged: all as before."""
    debian.run("pkexec", "/bin/true", user="person")  # so that polkit runs and has made what it makes
    before = everything(debian)
    here = Installed(debian)
    came = here.root.run(
        "apt-get", "-s", "--no-install-recommends", "install", put(debian, package), check=True
    ).stdout
    assert "0 upgraded, 1 newly installed, 0 to remove" in came
    here.apt("install", package)
    assert debian.run("systemctl", "is-active", TIMER).stdout == "active\n"
    here.close(LINK)
    assert debian.addresses(NAME) == NOWHERE
    closed = here.hosts
    assert closed.endswith(HOSTS)
    here.apt("install", newer)
    assert here.hosts == closed
    assert debian.run("systemctl", "is-active", TIMER).stdout == "active\n"
    assert NAME in json.dumps(debian.guard("status")[1])
    debian.run("sh", "-c", "rm -r /usr/lib/leeward/leeward /usr/lib/leeward/msgspec", check=True)
    here.apt("remove")
    assert here.hosts == HOSTS
    assert debian.addresses(NAME).isdisjoint(NOWHERE)
    here.apt("purge")
    after = everything(debian)
    assert {
        path: (before.get(path), after.get(path))
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path)
    } == {}
    assert not list(debian.path("/var/lib/dpkg/info").glob("leeward*"))


def test_the_end_comes_by_the_timers_own_command(installed: Installed) -> None:
    """What a person closed until the next minute opens when systemd runs what the timer runs."""
    root = installed.root
    end = (datetime.now(UTC) + timedelta(seconds=75)).replace(second=0)
    asked = dict.fromkeys((NAME, OTHER), f"{end:%Y-%m-%dT%H:%MZ}")
    assert root.guard("close", asked, by=["pkexec"], user="person")[1]["result"] == "applied"
    assert root.addresses(NAME) == NOWHERE
    unit = root.run("systemctl", "cat", "leeward-guard.service", check=True).stdout
    (command,) = (
        line.partition("=")[2].split() for line in unit.splitlines() if line.startswith("ExecStart=")
    )
    # The guard counts whole seconds since it last looked, so it may be one early.
    while datetime.now(UTC) < end - timedelta(seconds=2):
        assert root.addresses(NAME) == NOWHERE
        root.run(*command, check=True)
    while datetime.now(UTC) < end:
        root.run(*command, check=True)
    root.run(*command, check=True)
    assert installed.hosts == HOSTS


def test_a_broken_guard_is_removed_with_everything_open(installed: Installed) -> None:
    """With guard and ledger unusable, removing takes out the lines and rules by itself, no byte else."""
    root = installed.root
    installed.close(LINK)
    rules = root.path(f"/etc/chromium/policies/managed/{RULE}")
    rules.parent.mkdir(parents=True)
    rules.write_text("{}", "ascii")
    root.path(GUARD).write_bytes(b"#!/bin/false\n")
    installed.apt("remove")
    assert installed.hosts == HOSTS
    assert not rules.exists()
    installed.apt("purge")
    assert not root.path("/var/lib/leeward").exists()


FIREFOX = "/etc/firefox/policies/policies.json"
THEIRS = b'{"policies": {"DisableTelemetry": true,  "WebsiteFilter": {"Block": ["*://ads.example/*"]}}}'


@pytest.fixture
def ruled(installed: Installed) -> Installed:
    """One with a name and a page closed, the page in a file that an administrator wrote before."""
    root = installed.root
    root.path("/usr/bin/firefox-esr").touch()
    root.path(FIREFOX).parent.mkdir(parents=True)
    root.path(FIREFOX).write_bytes(THEIRS)
    installed.close(LINK)
    end = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%MZ}"
    asked = {"protocol": 1, "rules": {"instagram.com/example.person": {"until": end, "follows": "ab"}}}
    assert root.run(GUARD, "close", request=json.dumps(asked)).returncode == 0
    assert b"example.person" in root.path(FIREFOX).read_bytes()
    return installed


@pytest.mark.parametrize("broken", ["#!/bin/false", "#!/bin/true", "#!/usr/bin/python3 -IS\nPK"])
def test_rules_in_a_shared_file_go_though_the_guard_is_broken(ruled: Installed, broken: str) -> None:
    """The application's own copy of its modules takes them out, to the byte, and the lines as well."""
    ruled.root.path(GUARD).write_text(broken, "ascii")
    ruled.apt("remove")
    assert ruled.root.path(FIREFOX).read_bytes() == THEIRS
    assert ruled.hosts == HOSTS


def test_rules_in_a_shared_file_keep_it_where_nothing_can_take_them_out(ruled: Installed) -> None:
    """Without guard and modules removing stops with words; it works once the rules are gone by hand."""
    root = ruled.root
    root.path(GUARD).write_bytes(b"#!/bin/false\n")
    root.run("rm", "-r", "/usr/lib/leeward/leeward_guard", check=True)
    done = ruled.apt("remove", check=False)
    assert done.returncode != 0
    assert "/etc/hosts.leeward.txt" in done.stdout + done.stderr
    assert ruled.hosts == HOSTS
    root.path(FIREFOX).write_bytes(THEIRS)
    ruled.apt("remove")
    assert root.path(FIREFOX).read_bytes() == THEIRS


def test_it_stays_while_something_closed_cannot_be_opened(installed: Installed) -> None:
    """On a hosts file nobody can write removing stops with words; it works again once that can be written."""
    root = installed.root
    installed.close(LINK)
    root.run(
        "sh", "-c", "mount --bind /etc/hosts /etc/hosts && mount -o remount,ro,bind /etc/hosts", check=True
    )
    done = installed.apt("remove", check=False)
    assert done.returncode != 0
    assert "/etc/hosts.leeward.txt" in done.stdout + done.stderr
    assert root.run("systemctl", "is-active", TIMER).stdout == "active\n"
    root.run("umount", "/etc/hosts", check=True)
    installed.apt("remove")
    assert installed.hosts == HOSTS


def test_a_guard_set_up_by_hand_becomes_the_packages(installed: Installed, package: Path) -> None:
    """What `setup-guard` had put there goes, what it closed stays, and an administrator's mask stays too."""
    root = installed.root
    installed.close(LINK)
    closed = installed.hosts
    for path in ("/etc/cron.d/leeward", "/etc/systemd/system/leeward-guard.service"):
        root.path(path).parent.mkdir(exist_ok=True)
        root.path(path).write_text("# of an earlier setting up\n", "ascii")
    root.path("/var/lib/leeward/installed.json").write_text('{"folders": []}\n', "ascii")
    installed.apt("--reinstall", "install", package)
    assert not root.path("/etc/cron.d/leeward").exists()
    assert not root.path("/etc/systemd/system/leeward-guard.service").exists()
    assert installed.hosts == closed
    root.run("systemctl", "mask", "--now", TIMER, check=True)
    installed.apt("--reinstall", "install", package)
    assert root.run("systemctl", "is-active", TIMER).stdout != "active\n"
    for words in (("setup-guard", "--yes"), ("setup-guard", "--remove")):
        done = installed.leeward(*words)
        assert done.returncode == 1
        assert "part of Leeward's package" in done.stderr


def test_scripts_may_run_twice(installed: Installed) -> None:
    """An interrupted dpkg begins them again: each is done, or so already."""
    root = installed.root
    folder = "/var/lib/dpkg/info/leeward"
    installed.close(LINK)
    for words in (("postinst", "configure", "0.1.0"), ("prerm", "upgrade", "9")) * 2:
        root.run(f"{folder}.{words[0]}", *words[1:], check=True)
    assert root.addresses(NAME) == NOWHERE
    for words in (("prerm", "remove"), ("postrm", "remove"), ("postrm", "purge")) * 2:
        root.run(f"{folder}.{words[0]}", *words[1:], check=True)
    assert installed.hosts == HOSTS
    assert not root.path("/var/lib/leeward").exists()


def test_nothing_it_brings_along_lacks_a_library(installed: Installed) -> None:
    """What it depends on has every library it was linked with, on a system with nothing else."""
    command = "find /usr/lib/leeward -name '*.so*' -not -name '*.cpython-*' -exec ldd {} + | grep 'not found'"
    assert installed.root.run("sh", "-c", command).stdout == ""


def test_only_root_can_change_what_runs_as_root(installed: Installed) -> None:
    """The guard, its way and what tells polkit and systemd of it belong to root alone."""
    root = installed.root
    listed = root.run("dpkg", "-L", "leeward", check=True).stdout.split()
    writable = root.run(
        "find", *listed, "-maxdepth", "0", "(", "-not", "-user", "root", "-o", "-perm", "/022", ")"
    )
    assert [line for line in writable.stdout.split() if not root.path(line).is_symlink()] == []
    assert not [path for path in listed if "/autostart/" in path]
    assert root.path(GUARD).read_bytes().startswith(b"#!/usr/bin/python3 -IS\n")


def test_nothing_around_it_changes_what_is_started(installed: Installed) -> None:
    """Neither the environment nor a folder of the person's own is looked at for what Leeward is made of."""
    root = installed.root
    evil = root.path("/home/person/msgspec.py")
    evil.write_text("raise SystemExit('taken over')\n", "ascii")
    words = (
        "env",
        "-C",
        "/home/person",
        "PYTHONPATH=/home/person",
        "PYTHONHOME=/home/person",
        "leeward",
        "status",
    )
    assert "taken over" not in root.run(*words, user="person").stderr
    assert installed.leeward("--version").stdout.startswith("leeward ")
