"""Where the hosts file can't be written, or nobody can be asked: through the application, as a person."""

from collections.abc import Iterator

import pytest

from e2e.app import App, begun
from e2e.roots import HOSTS, throwaway_root

# A file system of its own for /etc, as on a computer where it is small or strictly kept.
OWN_ETC = "mkdir /mnt/etc && {mount} /mnt/etc && cp -a /etc/. /mnt/etc && mount --move /mnt/etc /etc"
DISK = "truncate -s 64M /root/disk && mkfs.ext4 -q /root/disk"
ON_DISK = f"{DISK} && {OWN_ETC.format(mount='mount -o loop /root/disk')}"
IN_MEMORY = OWN_ETC.format(mount="mount -t tmpfs -o size=64M,mode=755 etc")
FILLED = "(head -c 1G /dev/zero >{folder}/filler) 2>/dev/null || :"
SMALL = "cp -a /var/lib/leeward /var/lib/kept && mount -t tmpfs -o size=64k,mode=755 guard /var/lib/leeward"
# What is done to the computer, what the person reads, and what makes it work again.
SITUATIONS = {
    "read-only": (
        "cp /etc/hosts /root && mount --bind /root/hosts /etc/hosts && mount -o remount,bind,ro /etc/hosts",
        "its /etc/hosts comes from outside",
        "mount -o remount,bind,rw /etc/hosts",
    ),
    "linked": (
        "mkdir /srv/other && mv /etc/hosts /srv/other && ln -s /srv/other/hosts /etc/hosts",
        "/etc/hosts is a link here",
        "mv -f /srv/other/hosts /etc/hosts",
    ),
    "immutable": (f"{ON_DISK} && chattr +i /etc/hosts", "sudo chattr -i /etc/hosts", "chattr -i /etc/hosts"),
    "full": (f"{IN_MEMORY} && {FILLED.format(folder='/etc')}", "The disk is full.", "rm /etc/filler"),
    "no-room-for-the-ledger": (
        f"{SMALL} && cp -a /var/lib/kept/. /var/lib/leeward && {FILLED.format(folder='/var/lib/leeward')}",
        "The disk is full.",
        "rm /var/lib/leeward/filler",
    ),
    "no-way": (
        "mv /usr/bin/pkexec /usr/bin/sudo /root",
        "You can add these lines to /etc/hosts yourself.",
        "mv /root/pkexec /root/sudo /usr/bin",
    ),
}


@pytest.fixture
def app() -> Iterator[App]:
    """A person at a computer with the guard set up and a document of their own."""
    with throwaway_root() as root:
        yield begun(root)


def standing(app: App) -> list[str]:
    """The hosts file, the guard's own files with their content, and what lies beside either."""
    words = (
        "cat /etc/hosts; ls -A /etc | grep hosts; cd /var/lib/leeward; "
        "for file in $(ls -A | grep -v -e lock -e filler); do echo $file; cat $file; done"
    )
    return app.root.run("sh", "-c", words, check=True).stdout.splitlines()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_it_is_told_with_a_next_step_and_nothing_is_half_done(app: App, situation: str) -> None:
    """Why, and what to do; no file is another or one more, and once it can be done the same command works."""
    spoil, words, mend = SITUATIONS[situation]
    app.root.run("sh", "-c", spoil, check=True)
    before = standing(app)
    done = app.run("close", "instagram.com")
    assert done.returncode == 1
    assert words in done.stderr, done.stderr
    assert done.stdout == ""
    assert standing(app) == before
    report = app.json("doctor")
    assert (report["standing"], report["guard"]) == ({}, True)
    assert "www.instagram.com" in report["missing"]
    app.root.run("sh", "-c", mend, check=True)
    assert app.run("close", "instagram.com").returncode == 0
    assert app.run("lift").returncode == 0
    assert app.root.path("/etc/hosts").read_bytes() == HOSTS


def test_where_nothing_shows_a_password_window_it_is_told(app: App) -> None:
    """Somebody who is not at the keyboard closes nothing, and reads why."""
    app.root.add_person("visitor")
    visitor = App(app.root, "visitor")
    assert visitor.run("init", "--protect", "none").returncode == 0
    before = standing(app)
    done = visitor.run("close", "instagram.com")
    assert done.returncode == 1
    assert "Nothing was changed. No password window can open here" in done.stderr
    assert standing(app) == before


@pytest.mark.parametrize("situation", ["read-only", "linked", "immutable"])
def test_what_stands_closed_stays_whole(app: App, situation: str) -> None:
    """Where neither opening nor closing more can be written, what was closed before is as it was."""
    assert app.run("close", "tiktok.com").returncode == 0
    spoil, words, mend = SITUATIONS[situation]
    app.root.run("sh", "-c", spoil, check=True)
    before = standing(app)
    assert words in app.run("close", "instagram.com").stderr
    assert "Nothing was changed." in app.run("lift").stderr
    assert standing(app) == before
    app.root.run("sh", "-c", mend, check=True)
    assert app.run("lift").returncode == 0
    assert app.root.path("/etc/hosts").read_bytes() == HOSTS


def test_a_full_disk_closes_nothing_more_and_opens_all_the_same(app: App) -> None:
    """What stands is whole while closing more has no room, and lifting needs none."""
    assert app.run("close", "tiktok.com").returncode == 0
    spoil, words, _ = SITUATIONS["full"]
    app.root.run("sh", "-c", spoil, check=True)
    before = standing(app)
    assert words in app.run("close", "instagram.com").stderr
    assert standing(app) == before
    assert app.run("lift").returncode == 0
    assert app.root.path("/etc/hosts").read_bytes() == HOSTS
