"""Work in real threads that is called off: before its turn, between its parts, and too late."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from leeward.background import Errand, Lane
from leeward.core.errors import NoDocumentError
from leeward.gui.background import Threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

LONG = 10


@pytest.fixture
def threads(qapp: object) -> Iterator[Threads]:  # noqa: ARG001  answers need its loop
    """As in the application; all of it is over at the end."""
    made = Threads()
    yield made
    made.close()


def failed(error: object) -> None:
    """Nothing here goes wrong."""
    raise AssertionError(error)


def test_what_waits_for_its_turn_is_not_begun(threads: Threads, qtbot: QtBot) -> None:
    """Another piece holds the lane; what was called off meanwhile never runs, and the lane is free again."""
    go_on = threading.Event()
    done: list[str] = []
    threads.run(Lane.DOCUMENT, lambda: go_on.wait(LONG), lambda _: done.append("first"), failed)
    errand = Errand()
    errand.run(threads, Lane.DOCUMENT, lambda: done.append("begun"), lambda _: done.append("second"), failed)
    assert errand.cancel()
    with qtbot.waitSignal(threads.rested):
        go_on.set()
    assert done == ["first"]


@pytest.mark.parametrize(
    ("asks", "won", "left"), [(Errand.step, True, []), (Errand.commit, True, []), (None, False, ["written"])]
)
def test_cancel_or_commit_wins_and_never_both(
    threads: Threads, qtbot: QtBot, asks: Callable[[Errand], None] | None, *, won: bool, left: list[str]
) -> None:
    """Called off between its parts nothing is written and answered; after the commit both happen."""
    at_it, go_on = threading.Event(), threading.Event()
    errand = Errand()
    written: list[str] = []
    answered: list[bool] = []

    def job() -> bool:
        if asks is None:
            errand.commit()
        at_it.set()
        go_on.wait(LONG)
        if asks is not None:
            asks(errand)
        written.append("written")
        return True

    errand.run(threads, Lane.DOCUMENT, job, answered.append, failed)
    assert at_it.wait(LONG)
    assert errand.cancel() is won
    with qtbot.waitSignal(threads.rested):
        go_on.set()
    assert written == left
    assert bool(answered) is not won


def test_trouble_after_a_cancel_is_not_told(threads: Threads, qtbot: QtBot) -> None:
    """Nobody waits for it; without the cancel it is told."""
    told: list[object] = []

    def job() -> None:
        raise NoDocumentError

    for cancelled in (False, True):
        errand = Errand()
        with qtbot.waitSignal(threads.rested):
            errand.run(threads, Lane.DOCUMENT, job, failed, told.append)
            if cancelled:
                errand.cancel()
    assert len(told) == 1
