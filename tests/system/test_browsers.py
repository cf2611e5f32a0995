"""Which browsers are here, on a computer made of a folder."""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from leeward.core.browsers import BrowserFacts, Package, Proxy, SecureDns
from leeward.system.browsers import find_browsers
from leeward.system.computer import Computer
from leeward.system.known_browsers import KNOWN
from leeward.system.processes import Process
from leeward.system.reading import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

USER = 1000
NOW = dt.datetime(2026, 11, 21, 23, 40, tzinfo=dt.UTC)
BOOT = NOW - dt.timedelta(seconds=1000)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """A computer without any browser, a thousand seconds after its start."""
    here = Computer(
        root=tmp_path / "root",
        proc=tmp_path / "proc",
        net=tmp_path / "net",
        home=tmp_path / "home",
        user=USER,
        environment={},
    )
    write(here.proc / "uptime", "1000.00 2000.00\n")
    return here


def write(path: Path, content: str | bytes | dict[str, Any] = "") -> None:
    """Put a file there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content) if isinstance(content, dict) else content
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def runs(program: str, *arguments: str, started: float = 500, group: str = "", owner: int = USER) -> Process:
    """A running program."""
    return Process(
        pid=int(started),
        owner=owner,
        started=started,
        name=program.rpartition("/")[2][:15],
        program=program,
        arguments=(program, *arguments),
        group=group,
    )


def found(computer: Computer, *running: Process) -> dict[str, BrowserFacts]:
    """What is found, by id."""
    return {facts.id: facts for facts in find_browsers(computer, running, NOW)}


def test_a_computer_without_browsers_has_none(computer: Computer) -> None:
    """Nothing is made up."""
    assert find_browsers(computer, (), NOW) == ()


def test_each_kind_of_package_is_found(computer: Computer) -> None:
    """Native by its program, Flatpak by its export, also the person's own, Snap by its link."""
    write(computer.root / "usr/bin/firefox-esr", b"\x7fELF")
    write(computer.root / "usr/bin/brave-browser", b"#!/bin/bash\nexec ./brave\n")
    write(computer.root / "var/lib/flatpak/exports/bin/org.mozilla.firefox")
    write(computer.home / ".local/share/flatpak/exports/bin/com.google.Chrome")
    (computer.root / "snap/bin").mkdir(parents=True)
    (computer.root / "snap/bin/chromium").symlink_to("/usr/bin/snap")
    here = found(computer)
    assert {name: facts.package for name, facts in here.items()} == {
        "firefox-esr": Package.NATIVE,
        "brave": Package.NATIVE,
        "firefox-flatpak": Package.FLATPAK,
        "chrome-flatpak": Package.FLATPAK,
        "chromium-snap": Package.SNAP,
    }
    assert [here[name].title for name in ("firefox-esr", "firefox-flatpak", "chrome-flatpak")] == [
        "Firefox",
        "Firefox (Flatpak)",
        "Chrome",
    ]


@pytest.mark.parametrize(
    "script", [b'#!/bin/sh\nexec /snap/bin/firefox "$@"\n', b'#!/bin/sh\nexec firefox-esr "$@"\n']
)
def test_a_script_that_starts_another_is_no_browser(computer: Computer, script: bytes) -> None:
    """Ubuntu's way to its snap and Debian's to its ESR are not second browsers."""
    write(computer.root / "usr/bin/firefox", script)
    assert found(computer) == {}


@pytest.mark.parametrize(
    ("browser", "process"),
    [
        ("chromium", runs("/usr/lib/chromium/chromium", "--show-component-extension-options")),
        ("chromium", runs("/usr/lib/chromium-browser/chromium-browser")),
        ("chrome", runs("/opt/google/chrome/chrome")),
        ("brave", runs("/opt/brave.com/brave/brave")),
        ("edge", runs("/opt/microsoft/msedge/msedge")),
        ("vivaldi", runs("/opt/vivaldi/vivaldi-bin")),
        ("opera", runs("/usr/lib/x86_64-linux-gnu/opera/opera")),
        ("firefox", runs("/usr/lib/firefox/firefox")),
        ("firefox", runs("/home/ex/Downloads/firefox/firefox-bin")),
        ("firefox-esr", runs("/usr/lib/firefox-esr/firefox-esr")),
        ("librewolf", runs("/usr/share/librewolf/librewolf")),
        ("tor-browser", runs("/home/ex/tor-browser/Browser/firefox.real")),
        (
            "firefox-flatpak",
            runs("/app/lib/firefox/firefox", group="app-flatpak-org.mozilla.firefox-71.scope"),
        ),
        ("chrome-flatpak", runs("/app/extra/chrome", group="app-flatpak-com.google.Chrome-71.scope")),
        (
            "firefox-snap",
            runs("/snap/firefox/9/usr/lib/firefox/firefox", group="/snap.firefox.firefox-1.scope"),
        ),
        (
            "chromium-snap",
            runs("/snap/chromium/9/usr/lib/chromium-browser/chrome", group="snap.chromium.x.scope"),
        ),
    ],
)
def test_a_running_browser_is_known_by_its_program(
    computer: Computer, browser: str, process: Process
) -> None:
    """Each is one browser and no other, running since its start."""
    here = found(computer, process)
    assert list(here) == [browser]
    assert here[browser].running_since == BOOT + dt.timedelta(seconds=500)


def test_the_oldest_own_process_counts(computer: Computer) -> None:
    """Not the processes for pages, not other people's, and not a program that only sounds alike."""
    here = found(
        computer,
        runs("/usr/lib/firefox/firefox", started=700),
        runs("/usr/lib/firefox/firefox", started=800),
        runs("/usr/lib/firefox/firefox", "-contentproc", started=10),
        runs("/usr/lib/chromium/chromium", "--type=renderer", started=20),
        runs("/usr/lib/firefox/firefox", started=30, owner=0),
        runs("/usr/bin/firefox-installer", started=40),
    )
    assert list(here) == ["firefox"]
    assert here["firefox"].running_since == BOOT + dt.timedelta(seconds=700)


def test_without_a_clock_it_runs_since_always(computer: Computer) -> None:
    """Where the start can't be told, it counts as before any change."""
    (computer.proc / "uptime").unlink()
    since = found(computer, runs("/usr/lib/firefox/firefox"))["firefox"].running_since
    assert since is not None
    assert since < NOW - dt.timedelta(days=100_000)


PROFILES = "[Profile0]\nName=default\nIsRelative=1\nPath=abcd.default\nDefault=1\n"


@pytest.mark.parametrize("home", [".mozilla/firefox", ".config/mozilla/firefox"])
def test_firefox_is_read_from_its_profile(computer: Computer, home: str) -> None:
    """Its packagers' choice, then prefs.js, then user.js."""
    write(computer.root / "usr/bin/firefox-esr", b"\x7fELF")
    write(computer.root / "etc/firefox-esr/choice.js", 'pref("network.proxy.type", 0);')
    write(computer.home / home / "profiles.ini", PROFILES)
    write(computer.home / home / "abcd.default/prefs.js", 'user_pref("network.trr.mode", 3);')
    write(
        computer.home / home / "abcd.default/user.js",
        'user_pref("network.trr.exclude-etc-hosts", false);',
    )
    facts = found(computer)["firefox-esr"]
    assert (facts.secure_dns, facts.obeys_hosts, facts.proxy) == (SecureDns.ON, False, Proxy.NONE)


def test_firefox_obeys_the_first_policy_file_only(computer: Computer) -> None:
    """The second is not read at all where the first is there, even a broken one."""
    write(computer.root / "usr/bin/firefox-esr", b"\x7fELF")
    second = computer.root / "usr/lib/firefox-esr/distribution/policies.json"
    write(second, {"policies": {"DNSOverHTTPS": {"Enabled": True, "Locked": True}}})
    assert found(computer)["firefox-esr"].secure_dns is SecureDns.ON
    write(computer.root / "etc/firefox/policies/policies.json", "{ broken")
    assert found(computer)["firefox-esr"].secure_dns is SecureDns.OFF


def test_a_profile_given_on_the_command_line_is_the_one(computer: Computer, tmp_path: Path) -> None:
    """What runs counts, not what would be opened."""
    write(computer.home / ".mozilla/firefox/profiles.ini", PROFILES)
    write(computer.home / ".mozilla/firefox/abcd.default/prefs.js", 'user_pref("network.trr.mode", 3);')
    write(tmp_path / "given/prefs.js", 'user_pref("network.trr.mode", 5);')
    process = runs("/usr/lib/firefox/firefox", "--profile", str(tmp_path / "given"))
    assert found(computer, process)["firefox"].secure_dns is SecureDns.OFF
    assert found(computer, runs("/usr/lib/firefox/firefox"))["firefox"].secure_dns is SecureDns.ON


def test_settings_that_cannot_be_read_are_unknown(computer: Computer) -> None:
    """A file too large, or broken, is told apart from none."""
    write(computer.root / "usr/bin/firefox-esr", b"\x7fELF")
    write(computer.home / ".mozilla/firefox/profiles.ini", PROFILES)
    assert found(computer)["firefox-esr"].secure_dns is SecureDns.OFF
    write(computer.home / ".mozilla/firefox/abcd.default/prefs.js")
    os.truncate(computer.home / ".mozilla/firefox/abcd.default/prefs.js", LARGEST + 1)
    assert found(computer)["firefox-esr"].secure_dns is SecureDns.UNKNOWN
    write(computer.root / "usr/bin/chromium", b"\x7fELF")
    assert found(computer)["chromium"].secure_dns is SecureDns.OFF
    write(computer.home / ".config/chromium/Default/Preferences", "{ broken")
    assert found(computer)["chromium"].secure_dns is SecureDns.UNKNOWN


def test_chromium_is_read_from_its_profiles_and_policies(computer: Computer, tmp_path: Path) -> None:
    """Any file in `managed` counts, whatever its ending, the last by name; other data by the command line."""
    write(computer.root / "usr/bin/chromium", b"\x7fELF")
    data = computer.home / ".config/chromium"
    write(data / "Local State", {"profile": {"last_used": "Profile 1"}})
    write(data / "Profile 1/Preferences", {"proxy": {"mode": "fixed_servers", "server": "p.test:80"}})
    assert found(computer)["chromium"].proxy is Proxy.THERE
    elsewhere = runs("/usr/lib/chromium/chromium", f"--user-data-dir={tmp_path / 'other'}")
    assert found(computer, elsewhere)["chromium"].proxy is Proxy.SYSTEM
    write(computer.root / "etc/chromium/policies/managed/a.json", {"ProxyMode": "auto_detect"})
    write(computer.root / "etc/chromium/policies/managed/b.json.bak", {"ProxyMode": "direct"})
    assert found(computer)["chromium"].proxy is Proxy.NONE


def test_a_sandboxed_firefox_is_read_from_its_own_folder(computer: Computer) -> None:
    """A Flatpak keeps its profile below .var/app, and reads policies of its extension only."""
    write(computer.root / "var/lib/flatpak/exports/bin/org.mozilla.firefox")
    home = computer.home / ".var/app/org.mozilla.firefox/.mozilla/firefox"
    write(home / "profiles.ini", PROFILES)
    write(home / "abcd.default/prefs.js", 'user_pref("network.trr.mode", 2);')
    write(
        computer.root / "etc/firefox/policies/policies.json", {"policies": {"Proxy": {"Mode": "autoDetect"}}}
    )
    facts = found(computer)["firefox-flatpak"]
    assert (facts.secure_dns, facts.proxy) == (SecureDns.ON, Proxy.SYSTEM)
    extension = (
        "var/lib/flatpak/extension/org.mozilla.firefox.systemconfig/x86_64/stable/policies/policies.json"
    )
    write(computer.root / extension, {"policies": {"Proxy": {"Mode": "none"}}})
    assert found(computer)["firefox-flatpak"].proxy is Proxy.NONE


def test_no_two_browsers_have_one_id() -> None:
    """What is told of one can't be taken for another."""
    assert len({known.id for known in KNOWN}) == len(KNOWN)


def test_looking_changes_and_keeps_nothing(computer: Computer) -> None:
    """Every file is as before, its times too."""
    write(computer.root / "usr/bin/firefox-esr", b"\x7fELF")
    write(computer.home / ".mozilla/firefox/profiles.ini", PROFILES)
    before = {path: path.stat().st_mtime_ns for path in computer.root.parent.rglob("*")}
    found(computer, runs("/usr/lib/chromium/chromium"))
    assert {path: path.stat().st_mtime_ns for path in computer.root.parent.rglob("*")} == before
