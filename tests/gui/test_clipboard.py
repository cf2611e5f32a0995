"""What is copied of the person's own leaves the clipboard again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from gui.hands import settle
from leeward.gui.widgets.clipboard import HINT, clear_copied, copy_for_a_while

pytestmark = pytest.mark.usefixtures("qapp")


def on_it() -> str:
    """What the clipboard holds."""
    return QGuiApplication.clipboard().text()


def test_it_leaves_after_a_while() -> None:
    """It is there to be pasted, marked as private for clipboard programs, and gone when its time is over."""
    copied = copy_for_a_while("About the keys: Saturday at 10.")
    assert on_it() == "About the keys: Saturday at 10."
    assert QGuiApplication.clipboard().mimeData().data(HINT) == b"secret"
    assert copied.timer.isActive()
    assert copied.timer.isSingleShot()
    assert 10_000 <= copied.timer.interval() <= 60_000
    copied.timer.timeout.emit()
    assert on_it() == ""


def test_what_was_copied_since_stays() -> None:
    """Another text on the clipboard, the person's own doing, is left alone."""
    copied = copy_for_a_while("one")
    QGuiApplication.clipboard().setText("something else")
    copied.timer.timeout.emit()
    assert on_it() == "something else"


def test_the_newer_copy_has_its_whole_time() -> None:
    """Copying again starts anew: the earlier copy's end takes nothing away."""
    first = copy_for_a_while("the same")
    second = copy_for_a_while("the same")
    assert not first.timer.isActive()
    assert second.timer.isActive()
    settle()
    assert on_it() == "the same"
    clear_copied()
    assert on_it() == ""


def test_it_does_not_outlive_the_program() -> None:
    """At the end it is taken off, before a clipboard program could take it over."""
    copy_for_a_while("three herons")
    application = QGuiApplication.instance()
    assert application is not None
    application.aboutToQuit.emit()
    assert on_it() == ""
