"""The packages of other systems in a plain one: each comes, is upgraded and goes, and nothing is left."""

import re
import subprocess
from pathlib import Path

from e2e.roots import HOSTS
from package.bases import CHECKOUT
from package.installed import everything
from package.other import Other

LINK = "https://www.instagram.com/somebody"
NAME = "www.instagram.com"
NOWHERE = {"0.0.0.0", "::"}
GUARD = "/usr/libexec/leeward/guard"
TIMER = "leeward-guard.timer"
OF_GLIBC = {f"lib{name}" for name in ("dl.so.2", "m.so.6", "pthread.so.0", "rt.so.1")} | {
    "ld-linux-x86-64.so.2"
}
READ_ONLY = "mount --bind /etc/hosts /etc/hosts && mount -o remount,ro,bind /etc/hosts"


def test_it_comes_closes_is_upgraded_and_goes_without_a_trace(other: Other, newer_others: Path) -> None:
    """Installed, closed by a person through polkit, upgraded meanwhile, broken, removed: all as before."""
    root = other.root
    root.run("pkexec", "/bin/true", user="person")  # so that polkit runs and has made what it makes
    before = everything(root)
    other.add()
    assert root.run("systemctl", "is-active", TIMER).stdout == "active\n"
    assert list(root.path("/usr/lib/leeward/leeward/__pycache__").glob("*.pyc"))
    assert other.leeward("--version").stdout.startswith("leeward ")
    other.close(LINK)
    assert root.addresses(NAME) == NOWHERE
    closed = other.hosts
    assert closed.endswith(HOSTS)
    other.add(newer_others)
    assert other.hosts == closed
    assert root.run("systemctl", "is-active", TIMER).stdout == "active\n"
    assert list(root.path("/usr/lib/leeward/leeward/__pycache__").glob("*.pyc"))
    root.run("sh", "-c", "rm -r /usr/lib/leeward/leeward /usr/lib/leeward/msgspec", check=True)
    done = other.remove()
    assert done.returncode == 0, done.stdout
    assert other.hosts == HOSTS
    assert root.addresses(NAME).isdisjoint(NOWHERE)
    after = everything(root)
    assert {
        path: (before.get(path), after.get(path))
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path)
    } == {}


def test_a_broken_guard_is_removed_with_everything_open(other: Other) -> None:
    """With the guard unusable, removing takes out the lines and rules by itself, no byte else."""
    root = other.root
    other.add()
    other.close(LINK)
    rules = root.path("/etc/chromium/policies/managed/zz-leeward.json")
    rules.parent.mkdir(parents=True)
    rules.write_text("{}", "ascii")
    root.path(GUARD).write_bytes(b"#!/bin/false\n")
    done = other.remove()
    assert done.returncode == 0, done.stdout
    assert other.hosts == HOSTS
    assert not rules.exists()
    assert not root.path("/var/lib/leeward").exists()


def test_it_stays_while_something_closed_cannot_be_opened(other: Other) -> None:
    """On a hosts file nobody can write removing stops with words; it works again once that can be written."""
    root = other.root
    other.add()
    other.close(LINK)
    root.run("sh", "-c", READ_ONLY, check=True)
    done = other.remove()
    assert done.returncode != 0
    assert "/etc/hosts.leeward.txt" in done.stdout
    assert other.there
    assert root.path(GUARD).exists()
    assert root.run("systemctl", "is-active", TIMER).stdout == "active\n"
    root.run("umount", "/etc/hosts", check=True)
    done = other.remove()
    assert done.returncode == 0, done.stdout
    assert not other.there
    assert other.hosts == HOSTS


def test_every_library_is_asked_for_by_its_name(package: Path, tmp_path: Path) -> None:
    """What is brought along is linked with nothing that it neither brings nor asks rpm for."""
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path], check=True)
    libraries = [path for path in tmp_path.rglob("*.so*") if path.is_file()]
    told = subprocess.run(["readelf", "-d", *libraries], capture_output=True, text=True, check=True).stdout
    linked = set(re.findall(r"\(NEEDED\).*\[(.*)\]", told)) - {path.name for path in libraries}
    (built,) = (CHECKOUT / "dist").glob("leeward-*.x86_64.rpm")
    told = subprocess.run(["rpm", "-qpR", built], capture_output=True, text=True, check=True).stdout
    asked = {line.partition("(")[0] for line in told.splitlines()}
    assert "libEGL.so.1" in linked
    assert linked - OF_GLIBC <= asked
