"""A link dragged onto the window or pasted on Closed sites is filled in, and closed only when confirmed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import period
from gui.hands import CONTROL, buttons, press, ready, settle, words, write
from gui.simulated import Simulation
from leeward.core.dropped import link_in
from leeward.core.records import Level, Shared, Situation
from leeward.core.state import Profile, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from leeward.gui.window import Window

    Opened = Callable[[Simulation, str], Window]

COPY = Qt.DropAction.CopyAction
LINK = "https://example-person.tumblr.com/post/1"


def begun(situation: Situation = Situation.DISTANCE) -> State:
    """A period that runs on one of the paths."""
    return State(periods=(period(),), profile=Profile(welcomed=True, situation=situation, shared=Shared.NO))


def mime(uris: str = "", text: str = "") -> QMimeData:
    """What a browser hands over."""
    data = QMimeData()
    if text:
        data.setText(text)
    if uris:
        data.setData("text/uri-list", uris.encode())
    return data


def drop(window: Window, data: QMimeData) -> bool:
    """Drag it in and let it go; whether the window takes it at all."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), COPY, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), COPY, data, left, none))
    settle()
    return enter.isAccepted()


@pytest.mark.parametrize("place", ["today", "list", "journal", "help", "settings", "hard"])
def test_a_dropped_link_is_filled_in(opened: Opened, place: str, caplog: pytest.LogCaptureFixture) -> None:
    """From any place it leads to the panel that asks; nothing closes by itself, and nothing is logged."""
    simulation = Simulation(begun())
    window = opened(simulation, place)
    with caplog.at_level(logging.DEBUG):
        assert drop(window, mime(f"# a comment\r\n{LINK}\r\n", "A title"))
    assert window.place == "closed"
    assert "A page on Tumblr" in words(window)
    assert simulation.session.state.targets == ()
    assert simulation.guard.held == {}
    assert "example-person" not in caplog.text
    press(window, "Close their page on Tumblr")
    assert simulation.session.state.targets[0].level is Level.PERSON


def test_plain_text_works_too(opened: Opened) -> None:
    """A selected address without a list of its own is taken as typed."""
    window = opened(Simulation(begun()), "today")
    assert drop(window, mime(text="https://www.instagram.com/"))
    assert "Close Instagram" in buttons(window)


@pytest.mark.parametrize("data", [mime("file:///home/a/letter.pdf\r\n"), mime(text="a\nwhole\nparagraph")])
def test_what_is_no_link_is_told_kindly(opened: Opened, data: QMimeData) -> None:
    """A file or a paragraph adds nothing, and one sentence says what would."""
    simulation = Simulation(begun())
    window = opened(simulation, "today")
    assert drop(window, data)
    assert "That is no link to a website." in words(window)
    assert simulation.session.state.targets == ()


def test_a_picture_is_not_taken(opened: Opened) -> None:
    """What could be no link at all is refused before it is let go, and the place stays."""
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    window = opened(Simulation(begun()), "today")
    assert not drop(window, data)
    assert window.place == "today"


@pytest.mark.parametrize("situation", [Situation.CARE])
def test_in_fear_only_the_whole_site_is_offered(opened: Opened, situation: Situation) -> None:
    """A name must not reach a system file there, whichever way it came in."""
    simulation = Simulation(begun(situation))
    window = opened(simulation, "today")
    drop(window, mime(LINK))
    assert "Close Tumblr" in buttons(window)
    assert not {"Only theirs", "Only their page"} & set(buttons(window))
    assert "example-person" not in words(window)


def test_pasting_adds_in_the_same_way(opened: Opened, qtbot: QtBot) -> None:
    """Ctrl+V anywhere on Closed sites fills the panel; in the field it pastes into the field."""
    window = ready(opened(Simulation(begun()), "closed"), qtbot)
    QGuiApplication.clipboard().setText(LINK)
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    settle()
    assert "A page on Tumblr" in words(window)
    press(window, "Not now")
    write(window, "A site, or a pasted link", "")
    field = window.focusWidget() or window
    write(window, "A site, or a pasted link", "x")
    assert "A page on Tumblr" not in words(window)
    assert field is not None
    window.open("today")
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert window.place == "today"


def test_locked_it_asks_to_be_opened_first(led: Opened, tmp_path: Path) -> None:
    """Behind the lock nothing is filled in; it says what to do."""
    simulation = Simulation(begun(), folder=tmp_path)
    simulation.session.latch.choose("storks", lambda _: None, lambda _: None)
    window = led(simulation, "today")
    assert simulation.session.door.lock()
    drop(window, mime(LINK))
    assert "Open your notes first, then add the site." in words(window)
    assert "Tumblr" not in words(window)


@given(st.text(), st.text())
def test_any_drop_is_read(uris: str, text: str) -> None:
    """Whatever is handed over, what comes out is one line of it, or nothing."""
    found = link_in(uris, text)
    assert found == found.strip()
    assert not found or found in uris or found in text
    assert len(found.splitlines()) <= 1


@given(st.sampled_from(["https://example.org/a", "HTTP://EXAMPLE.ORG"]), st.lists(st.text("ab# \t")))
def test_the_first_link_counts(link: str, around: list[str]) -> None:
    """Comments and other lines before it change nothing."""
    assert link_in("\r\n".join([*around, link, "https://later.example"]), "") == link
