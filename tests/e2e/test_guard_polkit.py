"""The guard as a person has it: installed into a system, reached by an unprivileged user through polkit."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from e2e.app import AT_THE_KEYBOARD, App
from e2e.roots import HOSTS, Root, refuse_this_machine, throwaway_root

NAMES = ("www.instagram.com", "instagram.com")
OTHER = "www.example.org"
NOWHERE = {"0.0.0.0", "::"}
END = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%MZ")
CLIENT = """
from datetime import UTC, datetime, timedelta
from leeward.core.moment import Moment
from leeward.store.catalogue import load_catalogue
from leeward.store.paths import resources
from leeward.system.guard_client import InstalledGuard
from leeward.system.guard_paths import installed_paths

file = resources() / "platforms.json"
guard = InstalledGuard(installed_paths(file), lambda: load_catalogue(file))
now = Moment(datetime.now(UTC), "seed")
end = now.at + timedelta(days=1)
"""
SETUP = CLIENT + "print(*guard.setup_plan(), guard.setup().result.value, sep='\\n')"
REMOVE = CLIENT + "print(guard.remove().result.value)"


def as_person(snippet: str) -> str:
    """A snippet with the client, for `Root.python`."""
    return CLIENT + snippet


@pytest.fixture
def root() -> Iterator[Root]:
    """A root with two people, of whom `person` is at the keyboard, and a system bus."""
    with throwaway_root() as made:
        for name in ("person", "visitor"):
            made.add_person(name)
        made.path("/etc/polkit-1/rules.d/50-keyboard.rules").write_text(AT_THE_KEYBOARD, "ascii")
        made.start_bus()
        yield made


@pytest.fixture
def ready(root: Root) -> Root:
    """The same with the guard set up."""
    assert root.python(SETUP).splitlines()[-1] == "applied"
    return root


def pkexec(root: Root, verb: str, names: object = None, user: str = "person") -> tuple[int, object]:
    """Ask for a verb through polkit; the exit code and the result."""
    code, answer = root.guard(verb, names, by=["pkexec"], user=user)
    return code, answer.get("result")


def test_a_person_closes_opens_and_lifts_without_a_password(ready: Root) -> None:
    """Through the real polkit names lead nowhere while closed, and the file is the same afterwards."""
    hosts = ready.path("/etc/hosts")
    assert pkexec(ready, "close", dict.fromkeys(NAMES, END)) == (0, "applied")
    assert all(ready.addresses(name) == NOWHERE for name in NAMES)
    assert hosts.read_bytes().endswith(HOSTS)
    assert pkexec(ready, "open", list(NAMES[:1])) == (0, "applied")
    assert ready.addresses(NAMES[0]) == set()
    assert ready.addresses(NAMES[1]) == NOWHERE
    assert pkexec(ready, "lift") == (0, "applied")
    assert hosts.read_bytes() == HOSTS


def test_who_is_not_at_the_keyboard_may_open_but_not_close(ready: Root) -> None:
    """Closing is refused by polkit itself; the way out, healing and seeing work for anyone."""
    assert pkexec(ready, "close", {NAMES[0]: END}, "visitor") == (127, None)
    assert pkexec(ready, "close-other", {OTHER: END}) == (127, None)
    assert pkexec(ready, "install") == (127, None)
    assert pkexec(ready, "remove", user="visitor") == (127, None)
    assert pkexec(ready, "close", {NAMES[0]: END}) == (0, "applied")
    assert pkexec(ready, "status", user="visitor") == (0, "unchanged")
    assert pkexec(ready, "apply", user="visitor") == (0, "unchanged")
    assert pkexec(ready, "open", [NAMES[0]], "visitor") == (0, "unchanged")
    assert ready.addresses(NAMES[0]) == NOWHERE
    assert pkexec(ready, "lift", user="visitor") == (0, "applied")
    assert ready.path("/etc/hosts").read_bytes() == HOSTS


def test_a_second_argument_is_refused(ready: Root) -> None:
    """What polkit allowed by its first argument does not get in with another."""
    done = ready.run("pkexec", "/usr/libexec/leeward/guard", "lift", "/etc/shadow", user="person")
    assert done.returncode == 3
    assert "bad-verb" in done.stdout


def test_the_application_says_what_is_so(ready: Root) -> None:
    """The client closes, sees it, is refused for a name an administrator must allow, and opens."""
    told = ready.python(
        as_person(f"""
print(guard.look(now).guard, guard.close({{name: end for name in {NAMES!r}}}).result.value)
actual = guard.look(now)
print(sorted(actual.closed()), actual.standing[0].mine, actual.standing[0].until > now.at)
print(guard.close({{{OTHER!r}: end}}).result.value)
print(guard.open({NAMES!r}).result.value, guard.look(now).standing)
"""),
        user="person",
    )
    assert told.splitlines() == [
        "True applied",
        f"{sorted(NAMES)} True True",
        "not-allowed",
        "applied ()",
    ]
    assert ready.path("/etc/hosts").read_bytes() == HOSTS


def test_the_plan_shown_is_what_is_put_there_and_removing_leaves_no_trace(root: Root) -> None:
    """Every file on the list is there and no other; removed with names closed, all is as it was."""
    root.run("pkexec", "/bin/true", user="person")  # so that polkit runs and has made what it makes
    before = root.changed_files()
    told = root.python(SETUP).splitlines()
    shown = {line[1:].rstrip("/") for line in told if line.startswith("/")}
    new = root.changed_files().keys() - before.keys()
    plain = {path for path in new if root.path(f"/{path}").is_file()}
    assert {path for path in plain if not path.startswith("var/lib/leeward/")} <= shown
    assert all(root.path(f"/{path}").exists() for path in shown)
    assert pkexec(root, "close", {NAMES[0]: END}) == (0, "applied")
    assert root.python(REMOVE) == "applied\n"
    after = root.changed_files()
    assert after == before | dict.fromkeys(after.keys() - before.keys())
    assert not [path for path in after if "leeward" in path and path.startswith(("etc", "usr", "var"))]
    assert root.path("/etc/hosts").read_bytes() == HOSTS
    assert root.python(REMOVE) == "unchanged\n"


def test_without_polkit_sudo_gives_the_way_out(root: Root) -> None:
    """Where pkexec is missing sudo opens, heals and lifts without a password, and closes nothing."""
    root.path("/usr/bin/pkexec").unlink()
    assert "/etc/sudoers.d/leeward" in root.python(SETUP)
    assert root.guard("close", {NAMES[0]: END})[1] == {"protocol": 1, "result": "applied"}
    assert root.guard("status", by=["sudo", "-n"], user="person")[0] == 0
    assert root.guard("close", {NAMES[1]: END}, by=["sudo", "-n"], user="person") == (1, {})
    told = root.python(as_person("print(guard.close({'instagram.com': end}), guard.lift())"), user="person")
    assert "NOT_ALLOWED" in told
    assert "APPLIED" in told
    assert root.path("/etc/hosts").read_bytes() == HOSTS


def test_systemd_runs_it_by_itself() -> None:
    """The real systemd applies the ledger every ten minutes, and nothing of that is left when removed."""
    with throwaway_root(systemd=True) as root:
        before = root.changed_files()
        assert "systemctl enable --now leeward-guard.timer" in root.python(SETUP)
        assert root.run("systemctl", "is-active", "leeward-guard.timer").stdout == "active\n"
        due = root.run("systemctl", "show", "-p", "TimersCalendar", "leeward-guard.timer").stdout
        assert "*:00/10:00" in due
        assert root.guard("close", {NAMES[0]: END})[1]["result"] == "applied"
        root.path("/etc/hosts").write_bytes(HOSTS)
        root.run("systemctl", "start", "leeward-guard.service", check=True)
        assert root.addresses(NAMES[0]) == NOWHERE
        assert root.python(REMOVE) == "applied\n"
        assert root.run("systemctl", "is-active", "leeward-guard.timer").stdout == "inactive\n"
        after = root.changed_files()
        assert not [path for path in after if "leeward" in path and path.startswith(("etc", "usr", "var"))]
        assert {path for path, data in after.items() if data is not None} == {
            path for path, data in before.items() if data is not None
        }
        assert root.path("/etc/hosts").read_bytes() == HOSTS


def test_cron_runs_it_where_systemd_does_not(root: Root) -> None:
    """The line for cron is put there, and what it says does the work."""
    root.path("/usr/sbin/cron").write_bytes(b"")
    root.path("/etc/cron.d").mkdir(exist_ok=True)
    assert "/etc/cron.d/leeward" in root.python(SETUP)
    assert root.guard("close", {NAMES[0]: END})[1]["result"] == "applied"
    root.path("/etc/hosts").write_bytes(HOSTS)
    line = root.path("/etc/cron.d/leeward").read_text("ascii").splitlines()[-1]
    every, command = line.split(" root ")
    assert every == "*/10 * * * *"
    root.run("sh", "-c", command, check=True)
    assert root.addresses(NAMES[0]) == NOWHERE
    assert root.python(REMOVE) == "applied\n"
    assert list(root.path("/etc/cron.d").glob("leeward*")) == []


def test_the_suite_refuses_this_machine() -> None:
    """A process that has not left the machine's own namespaces is never handed to a test."""
    with pytest.raises(AssertionError, match="own mnt namespace"):
        refuse_this_machine(os.getpid())


def test_a_mounted_hosts_file_is_written_in_place(ready: Root) -> None:
    """As in a container, where the file can't be replaced: closed, opened, byte for byte the same."""
    ready.run("sh", "-c", "cp /etc/hosts /root/hosts && mount --bind /root/hosts /etc/hosts", check=True)
    assert ready.guard("close", {NAMES[0]: END})[1]["result"] == "applied"
    assert ready.addresses(NAMES[0]) == NOWHERE
    assert ready.guard("lift")[1]["result"] == "applied"
    assert ready.path("/root/hosts").read_bytes() == HOSTS
    assert sorted(os.listdir(ready.path("/var/lib/leeward"))) == ["installed.json", "ledger.json", "lock"]  # noqa: PTH208
    ready.run("mount", "-o", "remount,bind,ro", "/etc/hosts", check=True)
    code, answer = ready.guard("close", {NAMES[0]: END})
    assert (code, answer["reason"]) == (4, "file-read-only")
    assert ready.guard("apply")[1]["result"] == "unchanged"


def test_a_standard_account_closes_opens_urgently_and_lifts(ready: Root) -> None:
    """By the application's own commands, without administrator rights, a wait or a password."""
    root, app = ready, App(ready)
    assert app.run("init", "--protect", "none").returncode == 0
    assert "sudo" not in root.run("id", "-nG", "person").stdout.split()
    done = app.run("close", "instagram.com")
    assert done.returncode == 0, done.stderr
    assert all(root.addresses(name) == NOWHERE for name in NAMES)
    urgent = app.run("open", "instagram.com", "--urgent")
    assert urgent.returncode == 0, urgent.stderr
    assert root.path("/etc/hosts").read_bytes() == HOSTS
    assert app.json("status")["wanted"] == 0
    assert app.run("close", "tiktok.com").returncode == 0
    assert root.addresses("www.tiktok.com") == NOWHERE
    # Not even their own document is needed for the way out.
    assert app.run("--data-dir", "/home/person/elsewhere", "lift").returncode == 0
    assert root.path("/etc/hosts").read_bytes() == HOSTS
