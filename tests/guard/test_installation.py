import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from leeward_guard import files, installation, places, templates, trust
from leeward_guard.installation import Here, Plan
from leeward_guard.protocol import APPLIED, UNCHANGED, RefusedError

PYTHON = "/usr/bin/python3"
ARCHIVE = b"PK the guard"
EVERYTHING = Here(PYTHON, systemd=True, cron=True, polkit=True, sudo=True)
WITHOUT_POLKIT = Here(PYTHON, cron=True, sudo=True)


class Runner:
    """Stands for systemctl and visudo: remembers what was run, and answers as told."""

    def __init__(self, *, works: bool = True) -> None:
        self.ran: list[tuple[str, ...]] = []
        self.works = works

    def __call__(self, command: Sequence[str]) -> bool:
        """Take note of a command."""
        self.ran.append(tuple(command))
        return self.works


def plan(here: Here) -> Plan:
    """What would be put on such a computer."""
    return installation.plan(here, ARCHIVE)


def paths(wanted: Plan) -> list[str]:
    """The paths of a plan, in order."""
    return [placed.path for placed in wanted.files]


def everything_below(root: Path) -> dict[str, bytes | None]:
    """Every file and folder, with the files' bytes."""
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else None for path in root.rglob("*")
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folders of a plain system."""
    for folder in ("etc/cron.d", "etc/sudoers.d", "etc/systemd/system", "usr/share/polkit-1/actions"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "etc/hosts").write_bytes(b"127.0.0.1 localhost\n")
    return tmp_path


def test_the_plan_takes_polkit_and_systemd_where_they_are() -> None:
    """The best of each kind, never two of one."""
    wanted = plan(EVERYTHING)
    assert paths(wanted) == [
        templates.GUARD,
        templates.POLKIT,
        templates.SERVICE,
        templates.TIMER,
        templates.NOTE,
    ]
    assert (wanted.asks, wanted.timer) == ("polkit", "systemd")
    assert wanted.commands[-1] == ("systemctl", "enable", "--now", "leeward-guard.timer")
    assert wanted.files[0].data == b"#!/usr/bin/python3 -IS\nPK the guard"
    assert wanted.files[0].mode == 0o755


def test_a_package_has_the_same_files_and_its_own_units() -> None:
    """What is packed is what is set up by hand, with the units where packages keep theirs."""
    wanted, packed = plan(EVERYTHING), plan(EVERYTHING._replace(packaged=True))
    assert paths(packed) == [path.replace("/etc/systemd", "/usr/lib/systemd") for path in paths(wanted)]
    assert [f.data for f in packed.files[:-1]] == [f.data for f in wanted.files[:-1]]
    note = packed.files[-1].data.decode()
    assert "sudo apt purge leeward" in note
    assert "guard remove" not in note
    assert all(path in note for path in paths(packed))


def test_a_guard_of_the_package_stays_with_the_package(root: Path) -> None:
    """Where the package's own timer stands, nothing is put there or taken off beside it."""
    installation.check_unpackaged(str(root))
    timer = root / templates.PACKAGED_TIMER[1:]
    timer.parent.mkdir(parents=True)
    timer.touch()
    with pytest.raises(RefusedError) as refused:
        installation.check_unpackaged(str(root))
    assert refused.value.reason == installation.FROM_PACKAGE


def test_the_plan_falls_back_to_sudo_and_cron_and_says_where_nothing_is() -> None:
    """Without polkit a sudo rule, without systemd cron, else neither, and that is told."""
    assert paths(plan(WITHOUT_POLKIT)) == [templates.GUARD, templates.SUDOERS, templates.CRON, templates.NOTE]
    bare = plan(Here(PYTHON))
    assert paths(bare) == [templates.GUARD, templates.NOTE]
    told = bare.told()
    assert (told["asks"], told["timer"], told["commands"]) == ("none", "none", [])


def test_the_note_says_how_to_undo_and_names_every_file() -> None:
    """Someone who never heard of Leeward can undo it by hand."""
    wanted = plan(EVERYTHING)
    note = wanted.files[-1].data.decode()
    assert "# leeward until=" in note
    assert all(path in note for path in paths(wanted))
    assert all(place.folder in note for place in places.PLACES)
    for own in ("~/.local/share/leeward", "~/.local/state/leeward", "autostart/leeward.desktop", "key store"):
        assert own in note


def test_the_note_tells_the_way_out_in_each_language() -> None:
    """English, German, Spanish and French: whoever finds it need not know the one Leeward was used in."""
    note = plan(EVERYTHING).files[-1].data.decode()
    for beginning in ("To open everything", "öffnen, ohne Passwort", "Para abrirlo todo", "Pour tout"):
        after = note[note.index(beginning) :]
        assert "pkexec /usr/libexec/leeward/guard lift" in after[:200]


def test_each_verb_has_its_own_polkit_action() -> None:
    """The way out is open to anyone, closing to the person at the keyboard, the rest to administrators."""
    actions = {
        action.find("annotate[@key='org.freedesktop.policykit.exec.argv1']"): action
        for action in ET.fromstring(templates.polkit_actions()).iter("action")
    }
    found: dict[str, tuple[str, ...]] = {}
    for verb, action in actions.items():
        assert verb is not None
        assert action.findtext("annotate[@key='org.freedesktop.policykit.exec.path']") == templates.GUARD
        assert action.get("id") == f"org.leeward.guard.{verb.text}"
        found[verb.text or ""] = tuple(
            action.findtext(f"defaults/allow_{who}", "") for who in ("any", "inactive", "active")
        )
    free = ("yes", "yes", "yes")
    assert found == {
        "close": ("auth_admin", "auth_admin", "yes"),
        "close-other": ("auth_admin_keep",) * 3,
        "reconnect": ("auth_admin", "auth_admin", "yes"),
        "open": free,
        "apply": free,
        "lift": free,
        "status": free,
        "remove": ("auth_admin",) * 3,
    }


def test_sudo_takes_the_rules() -> None:
    """Sudo's own check accepts them, and they name nothing that closes."""
    done = subprocess.run(
        ["/usr/sbin/visudo", "-cf", "-"], input=templates.sudoers().encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "close" not in templates.sudoers()
    assert "remove" not in templates.sudoers()


@pytest.mark.parametrize("here", [EVERYTHING, WITHOUT_POLKIT, Here(PYTHON)])
def test_installing_and_removing_leaves_no_trace(root: Path, here: Here) -> None:
    """Each file as planned, and afterwards the same files and folders as before."""
    before = everything_below(root)
    wanted = plan(here)
    run = Runner()
    answer = installation.install(wanted, run, str(root))
    assert answer.result == APPLIED
    assert answer.more == {"timer": wanted.timer, "asks": wanted.asks}
    for placed in wanted.files:
        path = root / placed.path[1:]
        assert path.read_bytes() == placed.data
        assert stat.S_IMODE(path.stat().st_mode) == placed.mode
    installation.install(wanted, run, str(root))
    assert installation.remove(run, str(root)).result == APPLIED
    assert everything_below(root) == before
    assert installation.remove(run, str(root)).result == UNCHANGED
    assert (("systemctl", "disable", "--now", "leeward-guard.timer") in run.ran) is here.systemd


def test_folders_that_were_there_stay(root: Path) -> None:
    """Only folders we made go, even when they are empty; a foreign file keeps its folder."""
    (root / "usr/libexec").mkdir()
    run = Runner()
    installation.install(plan(EVERYTHING), run, str(root))
    record = root / "var/lib/leeward/installed.json"
    assert "/usr/libexec" not in json.loads(record.read_bytes())["folders"]
    (root / "var/lib/leeward/mine").write_bytes(b"x")
    record.write_bytes(json.dumps({"folders": ["/etc/cron.d", "/etc/systemd", "/home", 7]}).encode())
    installation.remove(run, str(root))
    assert (root / "usr/libexec").is_dir()
    assert (root / "var/lib/leeward/mine").exists()
    assert not (root / "usr/libexec/leeward").exists()


@pytest.mark.parametrize("record", [b"", b"[]", b"{}", b'{"folders": 7}', b'{"folders": [[]]}'])
def test_a_broken_record_removes_all_the_same(root: Path, record: bytes) -> None:
    """What is ours by its path goes whatever the record says."""
    installation.install(plan(EVERYTHING), Runner(), str(root))
    (root / "var/lib/leeward/installed.json").write_bytes(record)
    assert installation.remove(Runner(), str(root)).result == APPLIED
    assert not list(root.rglob("*leeward*"))


def test_trouble_half_way_leaves_nothing_new(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the third file: the first two go again."""
    before = everything_below(root)
    real = os.rename

    def rename(source: str, target: str) -> None:
        if target.endswith(".service"):
            raise OSError(errno.ENOSPC, "full")
        real(source, target)

    monkeypatch.setattr(files.os, "rename", rename)
    with pytest.raises(files.FileTrouble):
        installation.install(plan(EVERYTHING), Runner(), str(root))
    assert everything_below(root) == before


def test_rules_that_sudo_does_not_take_are_not_put_there(root: Path) -> None:
    """A wrong file in sudoers.d would disable sudo for everyone."""
    installation.install(plan(WITHOUT_POLKIT), Runner(works=False), str(root))
    assert list((root / "etc/sudoers.d").iterdir()) == []
    assert (root / templates.GUARD[1:]).exists()


def test_a_timer_that_does_not_start_is_told(root: Path) -> None:
    """The answer says that no timer runs, and no unit stands there as if one did."""
    answer = installation.install(plan(EVERYTHING), Runner(works=False), str(root))
    assert answer.more["timer"] == "none"
    assert not (root / templates.TIMER[1:]).exists()
    assert not (root / templates.SERVICE[1:]).exists()


def test_only_what_is_there_is_used(root: Path) -> None:
    """Systemd counts only where it runs, the others where their program is."""
    assert installation.look_around(str(root)) == Here(sys.executable)
    for program in ("usr/bin/systemctl", "usr/sbin/cron", "usr/bin/pkexec", "usr/bin/sudo"):
        (root / program).parent.mkdir(parents=True, exist_ok=True)
        (root / program).touch()
    assert installation.look_around(str(root)) == Here(sys.executable, cron=True, polkit=True, sudo=True)
    (root / "run/systemd/system").mkdir(parents=True)
    assert installation.look_around(str(root)).systemd


def test_only_what_root_alone_can_change_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter or folder below one that others may write is refused."""
    assert trust.is_roots_own(PYTHON)
    mine = tmp_path / "python3"
    mine.touch()
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (str(mine), str(tmp_path / "missing"), "python3", "", str(loop)):
        assert not trust.is_roots_own(path)
    wanted = plan(EVERYTHING)
    installation.check_trust(wanted, PYTHON)
    with pytest.raises(RefusedError) as refused:
        installation.check_trust(wanted, str(mine))
    assert refused.value.reason == installation.PYTHON_NOT_TRUSTED
    with pytest.raises(RefusedError) as refused:
        installation.check_trust(wanted, PYTHON, str(tmp_path))
    assert refused.value.reason == installation.FOLDER_NOT_TRUSTED
    monkeypatch.setattr(installation.sys, "version_info", (3, 9))
    with pytest.raises(RefusedError) as refused:
        installation.check_trust(wanted, PYTHON)
    assert refused.value.reason == installation.PYTHON_TOO_OLD


@pytest.mark.parametrize(
    ("mode", "owner", "trusted"),
    [
        (stat.S_IFREG | 0o755, 0, True),
        (stat.S_IFREG | 0o755, 1000, False),
        (stat.S_IFDIR | 0o775, 0, False),
        (stat.S_IFDIR | 0o757, 0, False),
    ],
)
def test_each_part_of_the_way_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, mode: int, owner: int, *, trusted: bool
) -> None:
    """Someone else's file, a group's folder and one that everyone may write to are no trusted way."""
    root = os.stat_result((stat.S_IFDIR | 0o755, 0, 0, 1, 0, 0, 0, 0, 0, 0))
    part = os.stat_result((mode, 0, 0, 1, owner, 0, 0, 0, 0, 0))
    monkeypatch.setattr(installation.os, "lstat", lambda path: root if path == "/" else part)
    assert trust.is_roots_own("/a") is trusted


def test_links_are_followed_as_the_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative, absolute and upward links are followed from where they really are; a circle ends."""
    links = {"/bin": "usr/bin", "/usr/bin/python3": "../../bin/python3.11", "/usr/bin/a": "/usr/bin/a"}
    plain = {"/", "/usr", "/usr/bin", "/usr/bin/python3.11"}
    link = os.stat_result((stat.S_IFLNK | 0o777, 0, 0, 1, 0, 0, 0, 0, 0, 0))
    folder = os.stat_result((stat.S_IFDIR | 0o755, 0, 0, 1, 0, 0, 0, 0, 0, 0))

    def lstat(path: str) -> os.stat_result:
        if path not in links and path not in plain:
            raise FileNotFoundError
        return link if path in links else folder

    monkeypatch.setattr(installation.os, "lstat", lstat)
    monkeypatch.setattr(installation.os, "readlink", links.__getitem__)
    monkeypatch.setattr(installation.os.path, "islink", links.__contains__)
    assert trust.is_roots_own("/bin/python3")
    assert not trust.is_roots_own("/bin/python4")
    assert not trust.is_roots_own("/usr/bin/a")


def test_the_guard_knows_its_own_bytes(tmp_path: Path) -> None:
    """Without its first line if it has one; a guard run from its sources can't install itself."""
    path = tmp_path / "guard"
    for data in (b"#!/usr/bin/python3 -IS\nPK\n#!x", b"PK\n#!x"):
        path.write_bytes(data)
        assert installation.own_archive(str(path)) == b"PK\n#!x"
    with pytest.raises(RefusedError) as refused:
        installation.own_archive(str(tmp_path))
    assert refused.value.reason == installation.NOT_ONE_FILE
