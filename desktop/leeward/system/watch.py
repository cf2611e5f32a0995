"""Tells when a watched file may have changed, or one that is about it, through watchdog.

An event only means "look again": whoever is told compares content.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable

# Opening and reading a file raise events too; answering those by reading would never end.
CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


class Watch(Protocol):
    """A running watch."""

    def close(self) -> None:
        """Stop; nothing is told any more when this returns."""
        ...


def concerned(kind: str, source: str, target: str, about: Callable[[Path], Path | None]) -> Path | None:
    """Which watched file an event is about, if it can have changed it.

    `kind` is watchdog's event type, `about` as `watch` takes it. An atomic replace is a move whose target
    is the watched file.
    """
    if kind not in CHANGES:
        return None
    return next((found for name in (target, source) if name and (found := about(Path(name)))), None)


def watch(
    folders: Iterable[Path], about: Callable[[Path], Path | None], tell: Callable[[Path], None]
) -> Watch:
    """Watch folders that exist, and `tell` of each possible change, in a thread of its own.

    `about` says which watched file a file in them is about, None for all others.
    """
    import logging  # noqa: PLC0415  as watchdog does

    from watchdog import events  # noqa: PLC0415  slow to import
    from watchdog.observers import Observer  # noqa: PLC0415  slow to import

    class Handler(events.FileSystemEventHandler):
        def on_any_event(self, event: events.FileSystemEvent) -> None:
            source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
            found = concerned(event.event_type, source, target, about)
            if found is not None:
                tell(found)

    # Not even woken by what only reads there: every program that starts reads something in /etc.
    wanted: list[type[events.FileSystemEvent]] = [
        events.FileCreatedEvent,
        events.FileModifiedEvent,
        events.FileMovedEvent,
        events.FileDeletedEvent,
        events.FileClosedEvent,
    ]
    logging.getLogger("watchdog.observers.inotify").addFilter(_is_not_too_late)
    observer = Observer()
    handler = Handler()
    for folder in folders:
        observer.schedule(handler, str(folder), event_filter=wanted)
    observer.start()
    return _Running(observer.stop, observer.join)


def _is_not_too_late(record: logging.LogRecord) -> bool:
    """Watchdog calls it an error when something happens in a folder while its watch is being stopped."""
    return "when the thread is inactive" not in record.getMessage()


class _Running:
    """Stops a watchdog observer."""

    def __init__(self, stop: Callable[[], None], join: Callable[[], None]) -> None:
        self._stop = stop
        self._join = join

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        self._stop()
        self._join()
