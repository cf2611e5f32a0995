"""The window over a document of a newer Leeward: it shows, says so first, and keeps every word on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPlainTextEdit

from builders import page, period, written
from gui.hands import press, words
from gui.simulated import Simulation
from leeward.core.access import Access, Protection
from leeward.core.companion import Answer
from leeward.core.records import Shared, Situation
from leeward.core.state import Profile, State
from leeward.store.codec import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

OLD = page("I sleep better.")
ANSWERED = replace(written("", prompt="review-1"), answers=(Answer(question="good", text="Tea."),))
LIVED = State(
    periods=(period(),),
    pages=(OLD, ANSWERED),
    profile=Profile(welcomed=True, situation=Situation.DISTANCE, shared=Shared.NO),
)
TOLD = "A newer Leeward wrote your document."


@pytest.fixture
def newer(tmp_path: Path) -> Simulation:
    """A started process over a document that a newer version saved."""
    made = Simulation(LIVED, folder=tmp_path, sealed_by=Protection.OPEN)
    path = made.folders.document
    path.write_bytes(
        path.read_bytes().replace(
            b'"version":%d,"settings":{' % VERSION, b'"version":%d,"settings":{"new":1,' % (VERSION + 1)
        )
    )
    again = Simulation(folder=tmp_path, sealed_by=Protection.OPEN)
    again.engine.start()
    again.session.unlock()
    assert again.session.access is Access.READ_ONLY
    return again


def fields(window: Window) -> list[QPlainTextEdit]:
    """Where one may write now."""
    return [each for each in window.findChildren(QPlainTextEdit) if each.isVisible()]


def test_it_shows_and_says_so_before_a_word_is_typed(opened: Opened, newer: Simulation) -> None:
    """Today as ever, with one calm line."""
    window = opened(newer, "today")
    assert TOLD in words(window)
    assert newer.session.state.pages == (OLD, ANSWERED)


@pytest.mark.parametrize("place", ["write free", f"write {OLD.record}", f"write {ANSWERED.record}"])
def test_what_was_typed_all_the_same_stays_on_the_screen(
    opened: Opened, newer: Simulation, place: str
) -> None:
    """Keeping it writes nothing, says so, and takes no word out of the field."""
    before = newer.folders.document.read_bytes()
    window = opened(newer, place)
    press(window, "All right")
    fields(window)[0].setPlainText("Half a thou")
    press(window, "Keep")
    assert TOLD in words(window)
    assert fields(window)[0].toPlainText() == "Half a thou"
    assert newer.folders.document.read_bytes() == before
