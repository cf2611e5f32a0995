"""Watching files: which events count, and one real round."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from watchdog.observers.api import EventQueue, ObservedWatch
from watchdog.observers.inotify import InotifyEmitter

from leeward.system.watch import concerned, watch

HOSTS = Path("/etc/hosts")


def about(path: Path) -> Path | None:
    """Only the hosts file is watched."""
    return path if path == HOSTS else None


@pytest.mark.parametrize(
    ("kind", "source", "target", "found"),
    [
        ("modified", "/etc/hosts", "", HOSTS),
        ("moved", "/etc/.hosts.new", "/etc/hosts", HOSTS),
        ("moved", "/etc/hosts", "/etc/hosts.old", HOSTS),
        ("created", "/etc/hosts", "", HOSTS),
        ("deleted", "/etc/hosts", "", HOSTS),
        ("closed", "/etc/hosts", "", HOSTS),
        ("opened", "/etc/hosts", "", None),
        ("closed_no_write", "/etc/hosts", "", None),
        ("modified", "/etc", "", None),
        ("modified", "/etc/hostname", "", None),
    ],
)
def test_only_events_that_can_change_a_watched_file_count(
    kind: str, source: str, target: str, found: Path | None
) -> None:
    """Reading a file, and other files of its folder, are no change; an atomic replace is one."""
    assert concerned(kind, source, target, about) == found


def test_an_atomic_replace_is_told(tmp_path: Path) -> None:
    """Replacing a watched file, as editors and the guard do, reaches the callback."""
    file, told, heard = tmp_path / "hosts", [], threading.Event()
    file.write_text("old")

    def tell(path: Path) -> None:
        told.append(path)
        heard.set()

    running = watch([tmp_path], lambda path: path if path == file else None, tell)
    try:
        sibling = tmp_path / "hosts.new"
        sibling.write_text("new")
        sibling.replace(file)
        assert heard.wait(10)
    finally:
        running.close()
    assert set(told) == {file}


def test_what_happens_while_a_watch_is_stopped_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Watchdog calls it one when an event comes in that moment; nobody is to be told."""
    watch([tmp_path], about, lambda _path: None).close()
    InotifyEmitter(EventQueue(), ObservedWatch(str(tmp_path), recursive=False)).queue_events(0)
    assert not caplog.records
