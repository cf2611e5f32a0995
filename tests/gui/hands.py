"""What a person does with a window: sees words, presses buttons by their words, types."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier
W = TypeVar("W", bound=QWidget)


def ready(window: W, qtbot: QtBot) -> W:
    """With the keys in place; they come after the first paint."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    own = Qt.FindChildOption.FindDirectChildrenOnly
    qtbot.waitUntil(lambda: bool(window.findChildren(QShortcut, options=own)))
    return window


def settle() -> None:
    """Let what waits be done, and what was to be deleted be gone."""
    for _ in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def words(window: QWidget) -> str:
    """All text that can be seen."""
    settle()
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def buttons(window: QWidget) -> dict[str, QAbstractButton]:
    """Everything that can be pressed, by its name and by what stands on it; of two with one, the later."""
    settle()
    found = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    return {b.text().replace("&&", "&"): b for b in found if b.text()} | {
        b.accessibleName(): b for b in found
    }


def press(window: QWidget, *names: str) -> int:
    """Press buttons one after the other with the mouse; how many presses that were."""
    for name in names:
        QTest.mouseClick(buttons(window)[name], Qt.MouseButton.LeftButton)
    settle()
    return len(names)


def tick(window: QWidget, name: str) -> None:
    """Tick the box of that name."""
    settle()
    found = [b for b in window.findChildren(QCheckBox) if b.isVisible() and b.accessibleName() == name]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


def typed(window: QWidget, field: str) -> str:
    """What stands in a field."""
    settle()
    return next(
        f.text() for f in window.findChildren(QLineEdit) if f.isVisible() and f.accessibleName() == field
    )


def write(window: QWidget, field: str, text: str) -> None:
    """Type into a field by its name."""
    settle()
    found = {f.accessibleName(): f for f in window.findChildren(QLineEdit) if f.isVisible()}
    found[field].clear()
    QTest.keyClicks(found[field], text)
    settle()


def write_page(window: QWidget, field: str, text: str) -> None:
    """Type into a field of several lines by its name, key by key."""
    QTest.keyClicks(_area(window, field), text)
    settle()


def page_text(window: QWidget, field: str) -> str:
    """What stands in a field of several lines."""
    return _area(window, field).toPlainText()


def rows(window: QWidget) -> list[str]:
    """The rows of a long list, as they are read out."""
    settle()
    (found,) = [view for view in window.findChildren(QListView) if view.isVisible()]
    model = found.model()
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def open_row(window: QWidget, number: int) -> None:
    """Press a row of a long list, 0 being the first."""
    settle()
    (found,) = [view for view in window.findChildren(QListView) if view.isVisible()]
    where = found.visualRect(found.model().index(number, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()


def write_lines(window: QWidget, field: str, text: str) -> None:
    """Write into a field of several lines by its name."""
    settle()
    found = {f.accessibleName(): f for f in window.findChildren(QPlainTextEdit) if f.isVisible()}
    found[field].setPlainText(text)
    settle()


def _area(window: QWidget, field: str) -> QPlainTextEdit:
    settle()
    found = window.findChildren(QPlainTextEdit)
    return next(area for area in found if area.isVisible() and area.accessibleName() == field)
