"""What happens outside is told on the window's thread, once it has settled."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leeward.gui.watchers import NetworkWatcher, Watchers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Where the document lies, in a folder that is there."""
    place = tmp_path / "data" / "leeward.json"
    place.parent.mkdir()
    return place


@pytest.fixture
def watchers(qtbot: QtBot, tmp_path: Path, document: Path) -> Iterator[Watchers]:
    """Watchers that have told what they tell at their start."""
    (tmp_path / "etc").mkdir()
    watchers = Watchers(tmp_path / "etc" / "hosts", document)
    with qtbot.waitSignal(watchers.changed, check_params_cb=lambda path: path == document):
        watchers.start()
    yield watchers
    watchers.close()


@pytest.mark.parametrize(
    "name",
    [
        "leeward.json",
        "leeward.sync-conflict-20261121-234000-ABCDEFG.json",
        "leeward (Anna's conflicted copy 2026-11-21).json",
    ],
)
def test_the_document_and_its_copies_are_told(
    qtbot: QtBot, watchers: Watchers, document: Path, name: str
) -> None:
    """Written whole, or moved there as syncing programs do, each says: look at the document."""
    with qtbot.waitSignal(watchers.changed, check_params_cb=lambda path: path == document):
        document.with_name(name).write_text("new")
    coming = document.with_name(".coming")
    coming.write_text("newer")
    with qtbot.waitSignal(watchers.changed, check_params_cb=lambda path: path == document):
        coming.replace(document.with_name(name))


def test_other_files_there_are_no_reason_to_look(qtbot: QtBot, watchers: Watchers, document: Path) -> None:
    """Our own lock, and what the person keeps there; the hosts file, changed after them, is told alone."""
    told: list[object] = []
    watchers.changed.connect(told.append)
    for name in (".leeward.json.lock", "leeward (copy).json", "other conflict.json"):
        document.with_name(name).write_text("new")
    hosts = document.parents[1] / "etc" / "hosts"
    with qtbot.waitSignal(watchers.changed):
        hosts.write_text("new")
    assert told == [hosts]


def test_a_folder_that_comes_later_is_watched_then(qtbot: QtBot, tmp_path: Path) -> None:
    """Before the first document there is no folder; started again, what happens in it is told."""
    document = tmp_path / "later" / "leeward.json"
    watchers = Watchers(tmp_path / "hosts", document)
    with qtbot.waitSignal(watchers.changed):
        watchers.start()
    document.parent.mkdir()
    with qtbot.waitSignal(watchers.changed):
        watchers.start()
    with qtbot.waitSignal(watchers.changed, check_params_cb=lambda path: path == document):
        document.write_text("new")
    watchers.close()


def test_where_the_document_is_a_link_the_file_behind_it_counts(qtbot: QtBot, tmp_path: Path) -> None:
    """A folder that is synced holds the file: what a syncing program sets beside it there is told."""
    synced, link = tmp_path / "synced" / "mine.json", tmp_path / "data" / "leeward.json"
    for path in (synced, link):
        path.parent.mkdir()
    synced.write_text("old")
    link.symlink_to(synced)
    watchers = Watchers(tmp_path / "hosts", link)
    with qtbot.waitSignal(watchers.changed):
        watchers.start()
    with qtbot.waitSignal(watchers.changed, check_params_cb=lambda path: path == link):
        synced.with_name("mine.sync-conflict-20261121.json").write_text("new")
    watchers.close()


def test_a_burst_of_network_changes_is_told_once(qtbot: QtBot) -> None:
    """However much the kernel says, one look follows."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.setblocking(False)
    watcher = NetworkWatcher(lambda: ours, settles_ms=50)
    told: list[None] = []
    watcher.changed.connect(lambda: told.append(None))
    watcher.start()
    with theirs, qtbot.waitSignal(watcher.changed, timeout=5000):
        for _ in range(5):
            theirs.send(b"changed")
    assert len(told) == 1
    watcher.close()
    assert ours.fileno() == -1


def test_where_nobody_tells_nothing_is_wrong(qtbot: QtBot) -> None:  # noqa: ARG001  an event loop
    """Without the kernel's word it starts and stops all the same."""
    watcher = NetworkWatcher(lambda: None)
    watcher.start()
    watcher.close()


def test_once_closed_nothing_is_watched(qtbot: QtBot, tmp_path: Path) -> None:  # noqa: ARG001  an event loop
    """A start that was still to come when the window went leaves no watch and no socket behind."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    watchers = Watchers(tmp_path / "hosts", tmp_path / "leeward.json")
    watchers.close()
    watchers.start()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
