"""Page rules where a browser's files are broken, unreadable, strange or not plain: nothing else suffers."""

import os
from pathlib import Path

import pytest

from guard.computer import LATER, NAME, SOON, Computer
from guard.test_page_verbs import FIREFOX, MANAGED, OTHER, OURS, PERSON, SIGNS, THEIRS, Desk
from leeward_guard import chromium, files, ledger_file, network
from leeward_guard.files import FileTrouble
from leeward_guard.protocol import APPLIED, Answer


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One with Chromium and Firefox, and no policy of anyone's."""
    return Desk(tmp_path, *SIGNS)


def test_a_file_of_ours_that_someone_broke_goes_where_it_cannot_be_made_anew(desk: Desk) -> None:
    """What it closes can't be told, so nothing of it may stay closed past an end."""
    desk.do("close", rules=desk.rules(PERSON))
    desk.put(OURS, b"{")
    desk.put(THEIRS, b"{ broken")
    assert desk.do("apply").more["rules"] == {"chromium": "policy-file-broken"}
    assert not desk.at(OURS).exists()


def test_a_rule_that_ended_goes_from_a_full_list_of_firefoxs(desk: Desk) -> None:
    """Where the others no longer fit, what has ended is taken out, and what is not ours stays as it was."""
    desk.do("close", rules={**desk.rules(PERSON, until=SOON), **desk.rules(OTHER)})
    file = desk.at(FIREFOX)
    crowd = ",".join(f'"*://*.example.org/{number}"' for number in range(1000))
    file.write_bytes(file.read_bytes().replace(b'"Block":[', f'"Block":[{crowd},'.encode()))
    desk.now = SOON
    assert desk.do("apply").more["rules"] == {"firefox": "policy-too-many"}
    data = file.read_bytes()
    assert b"example.person" not in data
    assert b"another" not in data
    assert crowd.encode() in data


@pytest.mark.parametrize("ended", [True, False])
def test_a_policy_file_that_broke_is_left_as_it_is(desk: Desk, *, ended: bool) -> None:
    """Firefox reads no policy at all from it, so nothing is closed by it either."""
    desk.do("close", rules=desk.rules(PERSON, until=SOON))
    broken = desk.at(FIREFOX).read_bytes() + b"}"
    desk.put(FIREFOX, broken)
    if ended:
        desk.now = SOON
    assert desk.do("apply").more["rules"] == {"firefox": "policy-file-broken"}
    assert desk.at(FIREFOX).read_bytes() == broken


def test_what_is_no_file_in_a_policy_folder_is_told_and_kept(desk: Desk) -> None:
    """A pipe, a link to nowhere or a folder there holds up nobody, and is still there afterwards."""
    folder = desk.at(MANAGED)
    folder.mkdir(parents=True)
    (folder / "folder.json").mkdir()
    assert "rules" not in desk.do("close", rules=desk.rules(PERSON)).more
    (folder / "link.json").symlink_to("/no/such/file")
    assert desk.do("apply").more["rules"] == {"chromium": "policy-file-broken"}
    (folder / "link.json").unlink()
    os.mkfifo(folder / "pipe.json")
    assert desk.do("apply").more["rules"] == {"chromium": "policy-file-broken"}
    (folder / "pipe.json").unlink()
    assert desk.do("lift").result == APPLIED
    assert [path.name for path in folder.iterdir()] == ["folder.json"]


def test_a_folder_where_a_policy_file_belongs_is_told(desk: Desk) -> None:
    """What stands in its place can't be read: names and the other browser close, and it stays."""
    desk.at(FIREFOX).mkdir(parents=True)
    answer = desk.do("close", {NAME: LATER}, rules=desk.rules(PERSON))
    assert answer.more["rules"] == {"firefox": "file-not-plain"}
    assert desk.closed == {NAME}
    assert desk.at(OURS).exists()
    assert desk.do("status").more["rules"] == {"chromium": "", "firefox": "file-not-plain"}
    desk.do("lift")
    assert desk.at(FIREFOX).is_dir()


def test_a_file_in_the_place_of_a_policy_folder_is_told(desk: Desk) -> None:
    """Nothing can be put there; the other browser's page closes, and the file is still there."""
    desk.put(MANAGED, b"not a folder")
    answer = desk.do("close", rules=desk.rules(PERSON))
    assert answer.more["rules"] == {"chromium": "file-not-plain"}
    assert desk.at(MANAGED).read_bytes() == b"not a folder"
    assert desk.at(FIREFOX).exists()


def test_once_nothing_is_closed_browsers_that_were_starting_look_again(desk: Desk) -> None:
    """A browser that missed the opening sees its folder change, and nothing stays in it."""
    desk.put(THEIRS, b"{}")
    desk.do("close", rules=desk.rules(PERSON))
    assert desk.do("open", rules=[PERSON]).more == {"touch_again": True}
    before = desk.at(MANAGED).stat().st_mtime_ns
    answer = desk.do("apply", touch=True)
    assert (answer.result, answer.more) == ("unchanged", {})
    assert desk.at(MANAGED).stat().st_mtime_ns > before
    assert [path.name for path in desk.at(MANAGED).iterdir()] == ["administrator.json"]


def test_what_a_cut_short_writing_left_goes_with_the_next_call(desk: Desk) -> None:
    """Half a file of ours beside a policy folder stays no longer than that, even where nothing changes."""
    desk.do("close", rules=desk.rules(PERSON))
    half = desk.at(chromium.PLACES[0].temporary)
    half.write_bytes(b'{"URLBl')
    assert desk.do("apply").result == "unchanged"
    assert not half.exists()


def test_a_removal_lasts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of ours that went does not come back with a power cut: its folder is synced after."""
    desk.do("close", rules=desk.rules(PERSON))
    synced: list[tuple[int, bool]] = []
    sync = os.fsync

    def remembering(handle: int) -> None:
        synced.append((os.fstat(handle).st_ino, desk.at(OURS).exists()))
        sync(handle)

    folder = desk.at(MANAGED)
    (folder / "administrator.json").write_bytes(b"{}")
    inode = folder.stat().st_ino
    monkeypatch.setattr(os, "fsync", remembering)
    desk.do("open", rules=[PERSON])
    assert (inode, False) in synced


def test_a_policy_file_too_large_to_read_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read into memory, whatever is in it, and no rule is put beside it."""
    desk.put(THEIRS, b"{}" + b" " * 99_998)
    monkeypatch.setattr(files, "LARGEST", 99_999)
    assert desk.do("close", rules=desk.rules(PERSON)).more["rules"] == {"chromium": "policy-file-broken"}
    monkeypatch.setattr(files, "LARGEST", 100_000)
    assert "rules" not in desk.do("apply").more


def test_reconnecting_asks_for_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verb changes the network for a moment, and no file."""
    monkeypatch.setattr(network, "flap", lambda: Answer(APPLIED))
    computer = Computer(tmp_path)
    assert computer.do("reconnect") == Answer(APPLIED)
    assert not computer.folder.exists()


@pytest.mark.parametrize("lost", [True, False])
def test_where_nobody_knows_what_is_to_hold_pages_stay_closed(desk: Desk, *, lost: bool) -> None:
    """Without its ledger, and with a hosts file it can't write, the guard takes nothing out on a guess."""
    desk.do("close", rules=desk.rules(PERSON))
    before = desk.at(OURS).read_bytes(), desk.at(FIREFOX).read_bytes()
    ledger = Path(desk.places.ledger)
    if lost:
        ledger.unlink()
    else:
        ledger.write_bytes(b"{")
    desk.hosts.rename(desk.hosts.with_name("elsewhere"))
    desk.hosts.symlink_to("elsewhere")
    with pytest.raises(FileTrouble):
        desk.do("apply")
    assert (desk.at(OURS).read_bytes(), desk.at(FIREFOX).read_bytes()) == before


@pytest.mark.parametrize("mode", [0o777, 0o775])
def test_a_folder_others_can_change_is_not_written(desk: Desk, mode: int) -> None:
    """What root writes there could be led elsewhere: the other browser closes, and this one is told."""
    folder = desk.at(MANAGED)
    folder.mkdir(parents=True)
    folder.chmod(mode)
    answer = desk.do("close", {NAME: LATER}, rules=desk.rules(PERSON))
    assert answer.more["rules"] == {"chromium": "policy-folder-open"}
    assert not list(folder.iterdir())
    assert desk.at(FIREFOX).exists()
    folder.chmod(0o755)
    assert "rules" not in desk.do("apply").more
    assert desk.at(OURS).exists()


def test_a_folder_led_elsewhere_by_its_owner_is_not_written(desk: Desk) -> None:
    """A link on the way that anyone can turn counts for as open as what it leads to."""
    elsewhere = desk.at("/elsewhere")
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    desk.at(MANAGED).parent.mkdir(parents=True)
    desk.at(MANAGED).symlink_to("../../../elsewhere")
    assert desk.do("close", rules=desk.rules(PERSON)).more["rules"] == {"chromium": "policy-folder-open"}
    assert not list(elsewhere.iterdir())


def test_what_was_closed_in_a_folder_that_is_open_by_now_opens(desk: Desk) -> None:
    """A file of ours there may say what has ended, so it goes whole; one of Firefox's is left, and told."""
    desk.do("close", rules=desk.rules(PERSON))
    for path in (MANAGED, FIREFOX.rpartition("/")[0]):
        desk.at(path).chmod(0o777)
    before = desk.at(FIREFOX).read_bytes()
    assert desk.do("lift").more["rules"] == dict.fromkeys(("chromium", "firefox"), "policy-folder-open")
    assert not desk.at(OURS).exists()
    assert desk.at(FIREFOX).read_bytes() == before
    desk.at(FIREFOX).parent.chmod(0o755)
    assert "rules" not in desk.do("apply").more
    assert not desk.at(FIREFOX).exists()


def test_thousands_of_pages_are_refused_before_they_are_composed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list beyond what browsers read costs nothing more than telling so."""
    monkeypatch.setattr(chromium, "allow_entries", lambda _rule: pytest.fail("composed"))
    rules = {f"instagram.com/n{number}": desk.rules(PERSON)[PERSON] for number in range(1001)}
    assert desk.do("close", rules=rules).more["rules"] == dict.fromkeys(
        ("chromium", "firefox"), "policy-too-many"
    )


def test_lifting_believes_no_ledger_about_browsers(desk: Desk) -> None:
    """One that forgot what it put where keeps no page closed."""
    before = desk.everything()
    desk.do("close", rules=desk.rules(PERSON))
    kept = Path(desk.places.ledger)
    kept.write_bytes(ledger_file.encode(ledger_file.decode(kept.read_bytes())._replace(made=())))
    desk.do("lift")
    assert not desk.at(OURS).exists()
    assert not desk.at(FIREFOX).exists()
    assert {path for path in before if "policies" not in path} <= desk.everything().keys()
